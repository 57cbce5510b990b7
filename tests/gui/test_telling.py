"""What came of a job is said in the quiet bar, once, and in words for people."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.gui.driving import add_photo

from cene.core.move import Mode
from cene.files import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from tests.conftest import Stick
    from tests.gui.conftest import Gallery
    from tests.gui.driving import Running


def said(app: Running) -> list[str]:
    """All that the bar says, one after the other."""
    found = []
    while app.window.notices.text:
        found.append(app.window.notices.text)
        app.window.notices.close_notice()
    return found


def test_a_filing_is_told_with_its_undo_and_the_undo_is_told(
    program: Running, gallery: Gallery
) -> None:
    session = program.session
    session.prefer(replace(session.preferences, mode=Mode.MOVE))
    program.rest()
    session.file_sure()
    program.rest()
    filed = program.counts().filed_today
    assert program.window.notices.text == f"{filed} photo(s) filed."
    program.click("Undo", program.window.notices)
    program.rest()
    assert said(program) == [f"{filed} photo(s) put back."]
    assert not gallery.albums.exists()


def test_a_folder_that_is_gone_is_told_once_and_again_when_it_goes_again(
    program: Running, gallery: Gallery
) -> None:
    away = gallery.photos.with_name("away")
    for _ in range(2):
        shutil.move(gallery.photos, away)
        for _ in range(2):
            program.session.scan()
            program.rest()
        sentences = said(program)
        assert len(sentences) == 1
        assert gallery.photos.name in sentences[0]
        shutil.move(away, gallery.photos)
        program.session.scan()
        program.rest()
        assert said(program) == []
    assert program.counts().photos == 12


def test_while_the_disk_of_the_albums_is_out_that_is_told_once_and_photos_wait(
    program: Running,
    gallery: Gallery,
    plugged: Callable[[Path], Stick],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settle, "QUIET", 0.0)
    stick, session = plugged(gallery.albums), program.session
    session.prefer(replace(session.preferences, mode=Mode.MOVE, automatic=True))
    program.until(lambda: bool(program.counts().filed_today))
    program.rest()
    said(program)
    stick.unplug()
    photo = add_photo(gallery.photos, "buildings", 5)
    for _ in range(2):
        session.scan()
        program.rest()
    (sentence,) = said(program)
    assert "Connect that disk" in sentence
    session.file_sure()  # whoever asks for it is told again
    program.rest()
    assert said(program) == [sentence]
    assert photo.exists()
    assert list(gallery.albums.iterdir()) == []
    stick.plug()
    session.scan()
    program.rest()
    assert not photo.exists()
    assert said(program) == []


def test_what_could_not_be_answered_is_told_with_its_reason(
    program: Running, gallery: Gallery
) -> None:
    session = program.session
    photo = session.waiting()[0]
    details = session.details(photo)
    assert details is not None
    details.photo.path.unlink()
    session.answer([photo], "sea")
    program.rest()
    sentences = [*said(program), *program.failures]
    assert sentences
    assert all(details.photo.path.name in sentence for sentence in sentences[:1])
    assert gallery.photos.exists()


def test_photos_that_cannot_be_read_are_counted_and_the_first_is_named(
    program: Running, gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle, "QUIET", 0)  # nobody writes them any more
    for number in range(3):
        (gallery.photos / f"broken{number}.jpg").write_bytes(b"\xff\xd8nothing")
    session = program.session
    session.prefer(replace(session.preferences, mode=Mode.MOVE))
    session.file_sure()
    program.rest()
    sentences = said(program)
    assert any(
        text.startswith("broken0.jpg: ") and text.endswith("; and 2 more.") for text in sentences
    )
