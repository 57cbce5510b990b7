from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.conftest import Watched

from cene.core.errors import FileError, UnusableError, UsageError
from cene.core.example import Labeller, Verdict
from cene.organiser import albums
from cene.organiser.labels import Frequency, Labels, LeftOut, from_folders, learn
from cene.organiser.teaching import Lesson
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.core.example import Example
    from cene.organiser.labels import Learned


def examples(inbox: Inbox) -> list[Example]:
    return [row.example for row in inbox.workspace.examples.all()]


def learned(inbox: Inbox, labels: Labels) -> Learned:
    return learn(inbox.workspace, inbox.classifier, labels, Silent())


def test_each_folder_is_an_album_with_all_photos_below_it(tmp_path: Path) -> None:
    for name in ("Dogs/1.jpg", "Dogs/deep/er/2.heic", "cats/1.png", "loose.jpg", "Dogs/3.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = from_folders(tmp_path)
    assert found.lessons == (
        Lesson(tmp_path / "Dogs/1.jpg", "Dogs", source="folders"),
        Lesson(tmp_path / "Dogs/deep/er/2.heic", "Dogs", source="folders"),
        Lesson(tmp_path / "cats/1.png", "cats", source="folders"),
    )
    assert found.frequencies == (Frequency("Dogs", "Dogs", 2), Frequency("cats", "cats", 1))
    assert found.left_out == {LeftOut.NO_FOLDER: 1}


def test_folders_without_photos_teach_nothing(tmp_path: Path) -> None:
    (tmp_path / "Dogs").mkdir()
    (tmp_path / "loose.jpg").touch()
    with pytest.raises(UsageError, match="each folder in it is to be an album"):
        from_folders(tmp_path)
    with pytest.raises(UnusableError, match="is not there"):
        from_folders(tmp_path / "gone")


def test_lessons_are_taught_and_denials_kept_of_albums_that_there_are(inbox: Inbox) -> None:
    sea, forest = inbox.add("1.jpg"), inbox.add("2.jpg", "forest")
    labels = Labels(
        lessons=(
            Lesson(sea, "Waves", source="open-images"),
            Lesson(forest, "Forest", Labeller.MACHINE, 0.75, "open-images"),
        ),
        rejections=(
            Lesson(forest, "waves", source="open-images"),
            Lesson(sea, "Dogs of mine", source="open-images"),
        ),
        left_out={LeftOut.MACHINE: 3},
    )
    found = learned(inbox, labels)
    assert found.taught.taught == (sea, forest)
    assert found.taught.new_albums == ("Waves",)
    assert (found.rejected, found.failed, found.complete) == (1, (), True)
    assert found.left_out == {LeftOut.MACHINE: 3, LeftOut.NO_ALBUM: 1}
    told = {(e.album, e.verdict, e.labeller, e.confidence, e.source) for e in examples(inbox)}
    assert told == {
        ("Waves", Verdict.CONFIRMED, Labeller.PERSON, 1.0, "open-images"),
        ("Waves", Verdict.REJECTED, Labeller.PERSON, 1.0, "open-images"),
        ("forest", Verdict.CONFIRMED, Labeller.MACHINE, 0.75, "open-images"),
    }
    again = learned(inbox, labels)
    assert (again.taught.taught, again.rejected) == ((), 0)
    assert len(again.taught.already) == 2


def test_what_failed_is_told_once_and_the_rest_done(inbox: Inbox) -> None:
    bad = inbox.folder / "bad.jpg"
    bad.write_text("text")
    labels = Labels(
        lessons=(Lesson(bad, "Waves"), Lesson(inbox.add("1.jpg"), "Waves")),
        rejections=(Lesson(bad, "sea"),),
        problems=(FileError(inbox.folder / "closed", "may not be read"),),
    )
    found = learned(inbox, labels)
    assert [os.path.basename(path) for path, _ in found.failed] == ["closed", "bad.jpg"]
    assert len(found.taught.taught) == 1


def test_a_name_that_no_album_can_have_stops_it_before_anything_is_done(inbox: Inbox) -> None:
    labels = Labels((Lesson(inbox.add("1.jpg"), "Waves"), Lesson(inbox.add("2.jpg"), "a/b")))
    with pytest.raises(UsageError, match="a slash"):
        learned(inbox, labels)
    assert examples(inbox) == []
    assert albums.in_catalogue(inbox.workspace).find("Waves") is None


def test_stopped_it_says_so_and_rejects_nothing_more(inbox: Inbox) -> None:
    photo = inbox.add("1.jpg")
    labels = Labels((Lesson(photo, "sea"),), (Lesson(photo, "forest"), Lesson(photo, "street")))
    stopping = Watched("Looking at photos", 0)
    found = learn(inbox.workspace, inbox.classifier, labels, stopping)
    assert not found.complete
    assert examples(inbox) == []
