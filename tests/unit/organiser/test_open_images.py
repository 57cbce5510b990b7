from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from cene.core.errors import UnusableError, UsageError
from cene.core.example import Labeller
from cene.organiser.labels import Frequency, LeftOut
from cene.organiser.open_images import read
from cene.organiser.teaching import Lesson

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.labels import Labels

CLASSES = "/m/dog,Dog\n/m/cat,cat\n/m/sea,Sea\n/m/pup,dog\n/m/odd,black/white. \n"


class Files:
    """A label file, a file of classes, and the photos (empty, for none is looked at)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.images = root / "images"
        self.images.mkdir()
        self.labels = root / "labels.csv"
        self.classes = root / "classes.csv"
        self.classes.write_text(CLASSES)

    def photo(self, name: str) -> Path:
        path = self.images / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        return path

    def write(self, *lines: str) -> None:
        self.labels.write_text("\n".join(("ImageID,Source,LabelName,Confidence", *lines)) + "\n")

    def read(self, *lines: str, **how: Any) -> Labels:
        """Read these lines: "image source label confidence", sources cut to one letter."""
        sources = {"v": "verification", "c": "crowdsource-verification", "m": "machine"}
        rows = []
        for line in lines:
            image, source, label, confidence = line.split()
            rows.append(f"{image},{sources[source]},/m/{label},{confidence}")
        self.write(*rows)
        classes = how.pop("classes", self.classes)
        how = {"machine_too": False, "minimum": 0.5, **how}
        return read(self.labels, classes, self.images, **how)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    found = Files(tmp_path)
    for name in ("a.jpg", "b.jpg"):
        found.photo(name)
    return found


def test_what_a_person_verified_is_a_lesson_and_what_they_denied_a_rejection(
    files: Files,
) -> None:
    found = files.read("a v dog 1", "a c cat 0", "b v dog 0")
    assert found.lessons == (Lesson(files.images / "a.jpg", "Dog", source="open-images"),)
    assert found.rejections == (
        Lesson(files.images / "a.jpg", "Cat", source="open-images"),
        Lesson(files.images / "b.jpg", "Dog", source="open-images"),
    )
    assert found.left_out == {}


def test_machines_are_believed_only_if_asked_for(files: Files) -> None:
    lines = ("a m dog 0.9", "b m cat 0.4")
    assert files.read(*lines).lessons == ()
    assert files.read(*lines).left_out == {LeftOut.MACHINE: 2}
    found = files.read(*lines, machine_too=True)
    (lesson,) = found.lessons
    assert (lesson.album_name, lesson.labeller, lesson.confidence) == ("Dog", Labeller.MACHINE, 0.9)
    assert found.left_out == {LeftOut.UNSURE: 1}
    assert len(files.read(*lines, machine_too=True, minimum=0.4).lessons) == 2


def test_a_person_has_the_last_word(files: Files) -> None:
    found = files.read("a m cat 0.9", "a v dog 1", "b m cat 0.9", "b v cat 0", machine_too=True)
    assert [(lesson.path.name, lesson.album_name) for lesson in found.lessons] == [("a.jpg", "Dog")]
    assert [(lesson.path.name, lesson.album_name) for lesson in found.rejections] == [
        ("b.jpg", "Cat")
    ]
    assert found.left_out == {LeftOut.OVERRULED: 1}
    both = files.read("a m dog 0.9", "a v dog 1", machine_too=True)
    assert [lesson.labeller for lesson in both.lessons] == [Labeller.PERSON]


def test_people_who_disagree_say_nothing(files: Files) -> None:
    found = files.read("a v dog 1", "a c dog 0", "a v cat 1")
    assert [lesson.album_name for lesson in found.lessons] == ["Cat"]
    assert found.rejections == ()
    assert found.left_out == {LeftOut.DISAGREED: 1}


def test_a_photo_of_several_albums_is_left_out_unless_one_is_asked_for(files: Files) -> None:
    lines = ("a v dog 1", "a v cat 1", "a v sea 0", "b m dog 0.9", "b m cat 0.8")
    found = files.read(*lines, machine_too=True)
    assert found.lessons == ()
    assert found.left_out == {LeftOut.SEVERAL: 4}
    assert len(found.rejections) == 1
    for name in ("dog", " DOG", "/m/dog"):
        narrowed = files.read(*lines, machine_too=True, albums=[name])
        assert [lesson.album_name for lesson in narrowed.lessons] == ["Dog", "Dog"]
        assert narrowed.left_out == {LeftOut.OTHER_ALBUM: 3}
        assert narrowed.rejections == ()


def test_an_album_that_no_label_is_called_by_is_refused(files: Files) -> None:
    with pytest.raises(UsageError, match=r"labels\.csv has no label called 'Dgo'\."):
        files.read("a v dog 1", albums=["dog", "Dgo"])


def test_labels_of_one_name_are_one_album(files: Files) -> None:
    found = files.read("a v dog 1", "a v pup 1", "b v pup 1")
    assert [lesson.album_name for lesson in found.lessons] == ["Dog", "Dog"]


def test_the_same_line_twice_is_one_lesson(files: Files) -> None:
    assert len(files.read("a v dog 1", "a v dog 1", "a c dog 1").lessons) == 1


def test_all_labels_of_the_file_are_counted(files: Files) -> None:
    found = files.read("a v dog 1", "z v dog 1", "a v dog 0", "b m dog 0.1", "b m cat 1", "z m x 1")
    assert found.frequencies == (
        Frequency("/m/dog", "Dog", 2, 1, 1),
        Frequency("/m/cat", "Cat", 0, 0, 1),
        Frequency("/m/x", "", 0, 0, 1),
    )


def test_photos_are_found_by_their_name_in_any_folder(files: Files) -> None:
    files.photo("deep/er/c.PNG")
    files.photo("d.jpeg")
    files.photo("e.gif")
    found = files.read(*(f"{name} v dog 1" for name in "abcdez"))
    names = [str(lesson.path.relative_to(files.images)) for lesson in found.lessons]
    assert names == ["a.jpg", "b.jpg", "deep/er/c.PNG", "d.jpeg"]
    assert found.left_out == {LeftOut.NO_PHOTO: 2}


def test_titles_are_names_that_a_folder_can_have(files: Files) -> None:
    found = files.read("a v cat 1", "b v odd 1")
    assert [lesson.album_name for lesson in found.lessons] == ["Cat", "Black white"]


def test_a_label_without_a_name_is_left_out(files: Files) -> None:
    found = files.read("a v dog 1", "b v mystery 1")
    assert len(found.lessons) == 1
    assert found.left_out == {LeftOut.NO_NAME: 1}


def test_identifiers_need_a_file_of_classes_and_names_do_not(files: Files) -> None:
    with pytest.raises(UsageError, match="identifiers such as /m/dog; give the file that names"):
        files.read("a v dog 1", classes=None)
    files.write("a,verification,allotment,1", "b,verification,Allotment,1")
    found = read(files.labels, None, files.images, machine_too=False, minimum=0.5)
    assert [lesson.album_name for lesson in found.lessons] == ["Allotment", "Allotment"]


def test_a_folder_that_cannot_be_read_is_no_folder_of_photos(files: Files) -> None:
    files.write("a,verification,/m/dog,1")
    with pytest.raises(UnusableError, match="is not there"):
        read(files.labels, files.classes, files.root / "no", machine_too=False, minimum=0.5)


def test_a_large_file_is_read_line_by_line(files: Files) -> None:
    files.write(*(f"{k:016x},machine,/m/dog,0.5" for k in range(100_000)))
    tracemalloc.start()
    labels = read(files.labels, files.classes, files.images, machine_too=True, minimum=0.5)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert labels.frequencies[0].machine == labels.left_out[LeftOut.NO_PHOTO] == 100_000
    assert peak < 2 << 20
