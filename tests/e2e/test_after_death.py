"""What was in work when a process died is tried by another, which the program starts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.store.looking import Looking, left

if TYPE_CHECKING:
    from tests.e2e.program import Library


def test_a_good_photo_that_was_in_work_is_tried_and_filed(library: Library) -> None:
    library.add("a.jpg", "sea")
    assert library.sort("copy").code == 0
    photo = library.add("b.jpg", "forest")
    catalogue = library.home / "catalogue.sqlite"
    before = set(library.home.iterdir())
    with Looking(catalogue, 1) as looking, looking.at(photo):
        (slots,) = set(library.home.iterdir()) - before
        held = slots.read_bytes()
    slots.write_bytes(held)  # as if the process had died there
    assert left(catalogue)

    done = library.sort("copy")

    assert (done.code, done.err) == (0, "")
    assert (done.json["filed"], done.json["failed"]) == (1, [])
    assert not left(catalogue)
