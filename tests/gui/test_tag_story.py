"""Photos get keywords: chosen by keyboard, agreed to, answered in the review, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from tests.gui.driving import contents
from tests.gui.test_filing_choices import choose
from tests.gui.test_telling import said

from cene.core.move import Mode
from cene.core.shown import Standing
from cene.files.metadata import read
from cene.organiser.preferences import glance
from cene.ui.library.facts import Facts
from cene.ui.parts.controls import Combo, Tick
from cene.ui.work.answer_jobs import Answer
from cene.ui.work.jobs import UndoMoves

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Gallery
    from tests.gui.driving import Running

    from cene.ui.work.bench import Job

SOMEBODYS = """\
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4">
  <dc:subject><rdf:Bag><rdf:li>Grandma</rdf:li></rdf:Bag></dc:subject>
 </rdf:Description></rdf:RDF></x:xmpmeta>
"""
"""A sidecar that another program wrote."""


def tick(app: Running, words: str) -> Tick:
    """A tick of the settings, pressed by keyboard."""
    ticks = app.window.pages.settings.findChildren(Tick)
    found = next(one for one in ticks if one.text().startswith(words))
    found.setFocus()
    app.press(Qt.Key.Key_Space)
    app.rest()
    return found


def second(app: Running, name: str) -> None:
    """In the settings, the second of two choices, by keyboard."""
    combos = app.window.pages.settings.findChildren(Combo)
    next(combo for combo in combos if combo.accessibleName() == name).setFocus()
    app.press(Qt.Key.Key_Down)
    app.rest()


def undo_all(app: Running, batches: int) -> None:
    """On the page of the history, the newest first, by keyboard."""
    app.shortcut(Qt.Key.Key_4)
    rows = app.window.pages.history.view.rows
    app.until(lambda: rows.rowCount() == batches)
    for done in range(1, batches + 1):
        app.shortcut(Qt.Key.Key_Z)
        app.until(lambda done=done: count(app, UndoMoves) == done)  # type: ignore[misc]
        app.rest()


def count(app: Running, kind: type[Job]) -> int:
    return sum(isinstance(job, kind) for job, _ in app.done)


def history(app: Running) -> list[str]:
    """What the page of the history says of the batches."""
    app.shortcut(Qt.Key.Key_4)
    app.rest()
    rows = app.window.pages.history.view.rows
    app.until(lambda: rows.rowCount() > 0)
    return [str(rows.data(rows.index(row))) for row in range(rows.rowCount())]


def numbered(app: Running, name: str) -> int:
    """Number of the photo of a name."""
    photos = app.window.library.grid.photos.photos
    return next(int(n) for n in photos if app.details(int(n)).photo.path.name == name)


def inspected(app: Running) -> dict[str, str]:
    """What is said of the selected photo, line by line."""
    (facts,) = app.window.library.inspector.findChildren(Facts)
    return facts.texts()


def keywords(path: Path) -> set[str]:
    """The last steps of the keywords that Cene wrote."""
    return {steps[-1] for steps in read(path.read_bytes()).machine}


def test_what_is_chosen_of_tags_is_kept(program: Running, gallery: Gallery) -> None:
    choose(program, "What Cene does", "C")
    tick(program, "Tag photos too")
    tick(program, "Keep the time")
    second(program, "Where tags are written")
    second(program, "Name of new XMP files")
    kept = glance(gallery.catalogue)
    assert kept == program.session.preferences
    assert (kept.mode, kept.tag, kept.keep_times) == (Mode.COPY, True, False)
    assert (kept.tags_in_photos, kept.short_sidecars) == (True, True)


def test_sure_photos_are_tagged_where_they_are_and_it_is_undone_to_the_byte(
    program: Running, gallery: Gallery
) -> None:
    (gallery.photos / "sea0.jpg.xmp").write_text(SOMEBODYS)
    as_it_was = contents(gallery.photos)
    choose(program, "What Cene does", "T")
    photos, albums = program.snapshot.filing(program.session.threshold)
    consent = program.window.library.consent
    program.until(consent.isVisible)
    sentence = f"Cene will write keywords of {albums} album(s) beside {photos} photo(s)."
    assert consent.sentence == sentence
    assert contents(gallery.photos) == as_it_was
    program.click("Tag them")
    program.until(lambda: bool(program.counts().filed_today))
    program.rest()
    assert program.counts().filed_today == photos
    assert said(program) == [f"{photos} photo(s) tagged."]
    now = contents(gallery.photos, gallery.albums)
    pictures = {path for path in as_it_was if path.suffix == ".jpg"}
    assert {path: now[path] for path in pictures} == {path: as_it_was[path] for path in pictures}
    sidecars = now.keys() - pictures
    assert len(sidecars) == photos
    assert keywords(gallery.photos / "sea0.jpg.xmp") == {"Sea"}
    assert "Grandma" in (gallery.photos / "sea0.jpg.xmp").read_text()
    program.window.library.grid.choose(numbered(program, "sea0.jpg"))
    program.until(lambda: inspected(program).get("Keywords") == "Grandma, Sea (by Cene)")
    assert inspected(program)["Rating"] == "4 of 5 ★"

    program.shortcut(Qt.Key.Key_2)
    program.press("G")  # one by one
    asked = program.window.pages.review.current
    answered = program.details(asked)
    program.press("1")
    program.until(lambda: count(program, Answer) == 1)
    program.rest()
    assert program.details(asked).standing is Standing.FILED
    assert program.details(asked).tagged
    beside = answered.photo.path.with_name(f"{answered.photo.path.name}.xmp")
    best = program.snapshot.albums[answered.ranking[0][0]]
    assert keywords(beside) == {best.title}
    program.press(Qt.Key.Key_Escape)

    newest, first = history(program)
    assert first.startswith(f"Tagged {photos} photo(s) with {albums} album(s)")
    assert newest.startswith(f"Tagged 1 photo(s) with {best.title} ")
    undo_all(program, 2)
    assert said(program) == [f"Tags of {n} photo(s) are as they were." for n in (1, photos)]
    assert contents(gallery.photos, gallery.albums) == as_it_was
    assert not program.failures


def test_a_moved_photo_is_tagged_too_and_both_are_undone_at_once(
    program: Running, gallery: Gallery
) -> None:
    as_it_was = contents(gallery.photos)
    choose(program, "What Cene does", "M")
    tick(program, "Tag photos too")
    program.until(program.window.library.consent.isVisible)
    assert program.window.library.consent.sentence.endswith("It will tag them there.")
    program.click("Move them")
    program.until(lambda: bool(program.counts().filed_today))
    program.rest()
    photos = program.counts().filed_today
    assert keywords(gallery.albums / "Sea/sea0.jpg.xmp") == {"Sea"}
    (row,) = history(program)
    assert row.startswith(f"Moved {photos} photo(s) into ")
    assert row.endswith(f"{photos} tagged")
    undo_all(program, 1)
    assert said(program) == [f"{photos} photo(s) filed.", f"{photos} photo(s) put back."]
    assert contents(gallery.photos, gallery.albums) == as_it_was
    assert not program.failures
