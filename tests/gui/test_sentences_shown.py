"""The window in German says in German what went wrong, wherever it says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cene.core.move import Mode
from cene.ui.reasons import Reasons

if TYPE_CHECKING:
    from tests.gui.driving import Running


def test_a_german_window_says_in_german_why_a_photo_failed(german: Running) -> None:
    photo = german.session.waiting()[0]
    path = german.details(photo).photo.path
    path.write_bytes(path.read_bytes()[:900])

    german.session.scan()
    german.rest()
    german.session.retry([photo])
    german.rest()

    reason = "ist beschädigt oder unvollständig; "
    assert german.window.notices.text.startswith(f"{path.name}: {reason}")
    german.window.show_failed()
    assert german.window.pages.failed._model.index(0, 1).data().startswith(reason)
    assert Reasons().why(german.details(photo), german.snapshot.albums).startswith(reason)


def test_a_german_window_says_in_german_why_a_photo_was_not_put_back(german: Running) -> None:
    session = german.session
    session.prefer(replace(session.preferences, mode=Mode.MOVE))
    german.rest()
    session.file_sure()
    german.rest()
    for path in session.preferences.into.rglob("*.jpg") if session.preferences.into else ():
        path.write_bytes(b"another picture")
    german.window.show_history()
    german.rest()

    german.window.pages.history.undo_newest.trigger()
    german.rest()

    refusals = german.window.pages.history._refusals.text().splitlines()
    assert len(refusals) > 1
    assert all("wurde seit dem Ablegen geändert" in line for line in refusals[1:3])


def test_a_german_window_says_in_german_why_an_album_cannot_be_called_so(german: Running) -> None:
    page = german.window.pages.albums
    german.window.show_albums()
    german.rest()
    page.new.setText("Sea/Beach")

    page.new.returnPressed.emit()

    assert page._new_error.text().startswith("! Ein Album kann nicht „Sea/Beach“ heißen: ")
