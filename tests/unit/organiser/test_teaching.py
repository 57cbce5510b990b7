from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from tests.scenes import scene
from tests.unit.organiser.conftest import Watched

from cene.core.errors import UnusableError, UsageError
from cene.core.example import Example, Labeller, Verdict
from cene.organiser import albums, marking
from cene.organiser.albums import in_catalogue
from cene.organiser.classifier import Classifier
from cene.organiser.teaching import Lesson, Rejected, Taught, reject, teach
from cene.organiser.workspace import Silent
from cene.vision.decode import content_hash

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.classifier import Look
    from cene.organiser.workspace import Workspace


@dataclass
class School:
    """An inbox, and what is taught with the photos in it."""

    inbox: Inbox

    @property
    def workspace(self) -> Workspace:
        return self.inbox.workspace

    def teach(self, *lessons: Lesson, progress: Silent | None = None) -> Taught:
        return teach(self.workspace, self.inbox.classifier, lessons, progress or Silent())

    def taught(self, album: str, *photos: Path) -> Taught:
        return self.teach(*(Lesson(photo, album) for photo in photos))

    def reject(self, album: str, *photos: Path, progress: Silent | None = None) -> Rejected:
        return reject(self.workspace, self.inbox.classifier, album, photos, progress or Silent())

    def said(self, photo: Path) -> dict[str, Verdict]:
        """What is known of a photo by its bytes."""
        return {example.album: example.verdict for example in self.examples(photo)}

    def examples(self, photo: Path) -> list[Example]:
        content = self.workspace.catalogue.content(content_hash(photo))
        return [] if content is None else self.workspace.examples.of(content)

    def rows(self) -> dict[str, int]:
        """How much is in the catalogue."""
        tables = ("album", "example", "content", "photo", "folder")
        execute = self.workspace.database.connection.execute
        return {table: execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


@pytest.fixture
def school(inbox: Inbox) -> School:
    return School(inbox)


class Blind(Classifier):
    """One that must not look."""

    def look(self, path: Path) -> Look:
        raise AssertionError(path)


NOTHING = dict.fromkeys(("album", "example", "content", "photo", "folder"), 0)


def test_a_taught_photo_is_an_example_and_in_the_catalogue(school: School) -> None:
    photo = school.inbox.add("a.jpg", "other")
    assert school.taught("Sea", photo) == Taught((photo,), (), (), (), ("sea",))
    (example,) = school.examples(photo)
    assert replace(example, time="") == Example("sea", Verdict.CONFIRMED)
    assert example.time.endswith("+00:00")
    (row,) = school.workspace.examples.all()
    look = school.inbox.classifier.look(photo)
    assert (row.digest, [row.embedding]) == (
        look.content,
        school.inbox.classifier.embeddings([look]),
    )
    assert row.backbone == school.inbox.classifier.card.backbone_version
    entry = school.workspace.catalogue.at(photo)
    assert entry is not None
    assert entry.content == row.content


def test_an_album_that_is_not_there_is_made(school: School) -> None:
    photos = [school.inbox.add(f"{number}.jpg", "other", number) for number in range(2)]
    taught = school.teach(Lesson(photos[0], " Bella"), Lesson(photos[1], "BELLA"))
    assert taught == Taught((*photos,), (), (), ("Bella",), ("Bella",))
    assert in_catalogue(school.workspace)["Bella"].own
    assert [school.said(photo) for photo in photos] == [{"Bella": Verdict.CONFIRMED}] * 2
    assert school.taught("bella", photos[0]).already == (photos[0],)


def test_a_name_that_no_album_can_have_stops_everything_before_it_began(school: School) -> None:
    photo = school.inbox.add("a.jpg")
    with pytest.raises(UsageError, match="a slash"):
        school.teach(Lesson(photo, "sea"), Lesson(photo, "a/b"))
    with pytest.raises(UsageError, match="no album 'Bella'"):
        school.reject("Bella", photo)
    assert school.rows() == NOTHING


def test_what_cannot_be_read_fails_and_the_others_go_on(school: School) -> None:
    good = school.inbox.add("a.jpg")
    text, missing, folder = (school.inbox.folder / name for name in ("b.jpg", "c.jpg", "d.jpg"))
    text.write_text("no picture")
    folder.mkdir()
    too_long = good.with_name("e" * 300)
    taught = school.taught("Bella", text, missing, good, folder, good / "e.jpg", too_long)
    assert (taught.taught, taught.new_albums) == ((good,), ("Bella",))
    reasons = dict(taught.failed)
    assert reasons[text].startswith("is not a picture")
    assert reasons[missing] == reasons[good / "e.jpg"] == "is not there"
    assert reasons[folder].startswith("is a folder")
    assert reasons[too_long] == "cannot be read (File name too long)"


def test_an_album_without_any_example_is_not_made_and_no_row_is_left(school: School) -> None:
    text = school.inbox.folder / "a.jpg"
    text.write_text("no picture")
    taught = school.taught("Bella", text, school.inbox.folder / "gone.jpg")
    assert (taught.taught, taught.new_albums, taught.albums) == ((), (), ())
    assert len(taught.failed) == 2
    assert school.rows() == NOTHING


def test_a_photo_that_the_catalogue_knows_is_not_decoded_again(school: School) -> None:
    photo = school.inbox.add("a.jpg", "other")
    school.inbox.index()
    blind = Blind()
    before = school.rows()
    taught = teach(school.workspace, blind, [Lesson(photo, "Bella")], Silent())
    assert taught.taught == (photo,)
    assert reject(school.workspace, blind, "sea", [photo], Silent()).rejected == (photo,)
    assert school.rows() == {**before, "album": 1, "example": 2}


def test_a_photo_that_changed_is_looked_at_again(school: School) -> None:
    photo = school.inbox.add("a.jpg", "other")
    photo.with_suffix(".xmp").touch()
    school.inbox.index()
    scene("forest").save(photo, "JPEG", quality=95)
    os.utime(photo, (1, 1))
    school.taught("Bella", photo)
    assert school.said(photo) == {"Bella": Verdict.CONFIRMED}
    assert school.inbox.index().looked == 0, "the scan takes over what was seen"
    ((found, _),) = school.workspace.predictions.unsure(1.1, ())
    assert found.companions == (photo.with_suffix(".xmp"),)


def test_a_photo_that_is_as_it_was_again_is_scanned_again(school: School) -> None:
    photo, companion = school.inbox.add("a.jpg", "other"), school.inbox.folder / "a.xmp"
    companion.touch()
    kept = shutil.copy2(photo, school.inbox.folder.with_name("kept.jpg"))
    school.inbox.index()
    school.taught("Bella", school.inbox.add("a.jpg", "forest"))
    shutil.copy2(kept, photo)
    assert school.inbox.index().looked == 1
    ((found, _),) = school.workspace.predictions.unsure(1.1, ())
    assert (found.content, found.companions) == (content_hash(photo), (companion,))


def test_another_network_looks_again(school: School) -> None:
    photo = school.inbox.add("a.jpg")
    school.taught("Bella", photo)
    other = Classifier()
    other.card = replace(other.card, backbone_version="other")
    school.inbox.classifier = other
    school.reject("sea", photo)
    assert {row.backbone for row in school.workspace.examples.all()} == {"other"}


def test_a_link_is_the_photo_it_leads_to(school: School) -> None:
    photo, link = school.inbox.add("a.jpg"), school.inbox.folder / "link.jpg"
    link.symlink_to(photo)
    assert school.taught("Bella", link).taught == (link,)
    assert school.workspace.catalogue.at(photo) is not None
    assert school.workspace.catalogue.at(link) is None
    assert school.taught("Bella", photo).already == (photo,)


def test_a_picture_that_no_scan_would_find_teaches_all_the_same(school: School) -> None:
    photo = school.inbox.add("a.jpg").rename(school.inbox.folder / "a.jpg.bak")
    assert school.taught("Bella", photo).taught == (photo,)
    assert school.rows() == {**NOTHING, "album": 1, "example": 1, "content": 1}
    assert school.inbox.index().looked == 0


def test_a_photo_is_an_example_of_one_album(school: School) -> None:
    photo, copy = school.inbox.add("a.jpg"), school.inbox.folder / "copy.jpg"
    school.taught("Bella", photo)
    shutil.copy(photo, copy)
    before = school.rows()
    taught = school.taught("Luna", photo, copy)
    reason = "is an example of 'Bella' already; forget it first"
    assert taught.failed == ((photo, reason), (copy, reason))
    assert (taught.taught, taught.albums) == ((), ())
    assert school.rows() == before


def test_one_photo_for_two_albums_is_for_neither(school: School) -> None:
    photo, other = school.inbox.add("a.jpg"), school.inbox.add("b.jpg", "forest")
    copy = school.inbox.folder / "copy.jpg"
    shutil.copy(photo, copy)
    reason = "cannot be an example of 'Bella' and 'Sea'; a photo belongs into one album"
    for second in (photo, copy, school.inbox.folder / ".." / photo.parent.name / "a.jpg"):
        taught = school.teach(Lesson(photo, "Bella"), Lesson(other, "Sea"), Lesson(second, "Sea"))
        assert taught.failed == ((photo, reason), (second, reason))
        assert taught.taught + taught.already == (other,)
        assert "Bella" not in in_catalogue(school.workspace)
        assert school.said(photo) == {}


def test_one_photo_twice_for_one_album_is_one_example(school: School) -> None:
    photo, copy = school.inbox.add("a.jpg"), school.inbox.folder / "copy.jpg"
    shutil.copy(photo, copy)
    taught = school.taught("Bella", photo, photo, copy)
    assert (taught.taught, taught.already, taught.failed) == ((photo,), (photo, copy), ())
    assert school.rows()["example"] == 1


def test_a_rejected_photo_is_rejected_from_many_albums_until_it_is_taught(school: School) -> None:
    photo = school.inbox.add("a.jpg")
    assert school.reject("Sea", photo, photo) == Rejected("sea", (photo,), (photo,), ())
    assert school.reject("forest", photo).rejected == (photo,)
    assert school.said(photo) == dict.fromkeys(("forest", "sea"), Verdict.REJECTED)
    assert school.reject("sea", photo).already == (photo,)
    school.taught("sea", photo)
    assert school.said(photo) == {"forest": Verdict.REJECTED, "sea": Verdict.CONFIRMED}
    school.reject("sea", photo)
    assert school.said(photo) == dict.fromkeys(("forest", "sea"), Verdict.REJECTED)
    assert school.taught("Bella", photo).taught == (photo,)


def test_what_cannot_be_read_cannot_be_rejected(school: School) -> None:
    rejected = school.reject("sea", school.inbox.folder / "a.jpg")
    assert rejected.failed == ((school.inbox.folder / "a.jpg", "is not there"),)
    assert school.rows() == NOTHING


def test_a_machine_never_has_the_word_over_a_person(school: School) -> None:
    photo = school.inbox.add("a.jpg")
    machine = Lesson(photo, "sea", Labeller.MACHINE, 0.75, "open-images")
    school.reject("sea", photo)
    assert school.teach(machine).already == (photo,)
    assert school.said(photo) == {"sea": Verdict.REJECTED}
    school.taught("sea", photo)
    assert school.teach(machine).already == (photo,)
    assert school.examples(photo)[0].labeller is Labeller.PERSON
    assert len(school.teach(replace(machine, album_name="forest")).failed) == 1


def test_a_person_has_the_word_over_a_machine(school: School) -> None:
    photo = school.inbox.add("a.jpg")
    machine = Lesson(photo, "sea", Labeller.MACHINE, 0.75, "open-images")
    assert school.teach(machine).taught == (photo,)
    (example,) = school.examples(photo)
    assert (example.labeller, example.confidence) == (Labeller.MACHINE, 0.75)
    assert example.source == "open-images"
    assert school.teach(machine).already == (photo,)
    assert len(school.teach(replace(machine, album_name="forest")).failed) == 1
    assert school.taught("sea", photo).taught == (photo,)
    assert school.examples(photo)[0].labeller is Labeller.PERSON
    other = school.inbox.add("b.jpg", "forest")
    school.teach(replace(machine, path=other))
    assert school.taught("Bella", other).taught == (other,)
    assert school.said(other) == {"Bella": Verdict.CONFIRMED}


def test_many_photos_are_taught_in_chunks_and_progress_counts_them_all(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "CHUNK", 2)
    photos = [school.inbox.add(f"{number}.jpg", "other", number) for number in range(5)]
    progress = Watched()
    taught = school.teach(*(Lesson(photo, "Bella") for photo in photos), progress=progress)
    assert taught == Taught((*photos,), (), (), ("Bella",), ("Bella",))
    assert progress.stages == [("Looking at photos", 5)]
    assert progress.steps == {"Looking at photos": 5}


def test_one_path_for_two_albums_fails_however_far_apart_the_lessons_are(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "CHUNK", 1)
    photo, other = school.inbox.add("a.jpg"), school.inbox.add("b.jpg", "forest")
    taught = school.teach(Lesson(photo, "Bella"), Lesson(other, "Sea"), Lesson(photo, "Sea"))
    assert taught.taught == (other,)
    assert [path for path, _ in taught.failed] == [photo, photo]


def test_of_copies_for_two_albums_far_apart_the_first_is_taught(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "CHUNK", 1)
    photo, copy = school.inbox.add("a.jpg"), school.inbox.folder / "copy.jpg"
    shutil.copy(photo, copy)
    taught = school.teach(Lesson(photo, "Bella"), Lesson(copy, "Sea"))
    assert taught.taught == (photo,)
    assert taught.failed == ((copy, "is an example of 'Bella' already; forget it first"),)


@pytest.mark.parametrize(("after", "kept"), [(0, 0), (1, 0), (3, 2), (5, 5)])
def test_stopped_on_the_way_whole_chunks_are_kept(
    school: School, monkeypatch: pytest.MonkeyPatch, after: int, kept: int
) -> None:
    monkeypatch.setattr(marking, "CHUNK", 2)
    photos = [school.inbox.add(f"{number}.jpg", "other", number) for number in range(5)]
    stopping = Watched("Looking at photos", after)
    taught = school.teach(*(Lesson(photo, "Bella") for photo in photos), progress=stopping)
    assert taught.taught == tuple(photos[:kept])
    assert taught.complete == (kept == 5)
    assert taught.albums == taught.new_albums == (("Bella",) if kept else ())
    assert school.rows()["example"] == school.rows()["photo"] == kept


def test_a_stopped_rejection_says_so(school: School) -> None:
    photo = school.inbox.add("a.jpg")
    rejected = school.reject("sea", photo, progress=Watched("Looking at photos", 0))
    assert rejected == Rejected("sea", (), (), (), complete=False)


def test_a_catalogue_that_cannot_be_written_keeps_neither_album_nor_photo(
    school: School,
) -> None:
    photos = [school.inbox.add(f"{number}.jpg", "other", number) for number in range(3)]
    database = school.workspace.database
    pages = database.connection.execute("PRAGMA page_count").fetchone()[0]
    database.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UnusableError, match="disk is full"):
        school.taught("Bella", *photos)
    assert school.rows() == NOTHING
    database.connection.execute("PRAGMA max_page_count = 1000000")
    assert school.taught("Bella", *photos).taught == tuple(photos)


def test_an_album_out_of_use_can_be_taught(school: School) -> None:
    albums.disable(school.workspace, ["sea"])
    assert school.taught("sea", school.inbox.add("a.jpg")).albums == ("sea",)
    assert not in_catalogue(school.workspace)["sea"].enabled
