from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.core.errors import FileError, UnusableError
from cene.core.lab import DataSet, Part, Sample
from cene.organiser.lab.dataset_file import located, read, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

DATA = DataSet(
    ("cats", "dogs"),
    (
        Sample("/photos/Katze ü.jpg", "0" * 64, 0, Part.TEST),
        Sample("/photos/\udcff.jpg", "a" * 64, 0, Part.TRAIN),
        Sample("/photos/dog.jpg", "b" * 64, 1, Part.VALIDATION),
    ),
    -3,
)


def documented(path: Path) -> dict[str, Any]:
    write(DATA, path)
    document: dict[str, Any] = json.loads(path.read_text())
    return document


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "dataset.json"
    assert documented(path) == {
        "format": 1,
        "seed": -3,
        "classes": ["cats", "dogs"],
        "samples": [
            ["/photos/Katze ü.jpg", "0" * 64, 0, "test"],
            ["/photos/\udcff.jpg", "a" * 64, 0, "train"],
            ["/photos/dog.jpg", "b" * 64, 1, "validation"],
        ],
    }
    assert read(path) == DATA
    write(DATA, path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_newer_one_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "dataset.json"
    path.write_text(json.dumps({**documented(path), "format": 2}))
    with pytest.raises(UnusableError, match=r"dataset\.json was written by a newer Cene"):
        read(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", "1"),
        ("seed", "0"),
        ("classes", "cats"),
        ("classes", ["dogs", "cats"]),
        ("classes", ["cats", "cats"]),
        ("classes", [1, 2]),
        ("classes", ["cats"]),
        ("samples", {}),
        ("samples", [["/a.jpg", "0" * 64, 0]]),
        ("samples", [["/a.jpg", "0" * 64, -1, "train"]]),
        ("samples", [["/a.jpg", "0" * 64, True, "train"]]),
        ("samples", [["/a.jpg", "../../evil", 0, "train"]]),
        ("samples", [["/a.jpg", "0" * 64, 0, "exam"]]),
        ("samples", [["/a.jpg", "0" * 64, 0, "train"], ["/b.jpg", "0" * 64, 0, "test"]]),
        ("samples", [["/b.jpg", "1" * 64, 0, "train"], ["/a.jpg", "0" * 64, 0, "test"]]),
    ],
)
def test_what_is_not_as_it_must_be_is_refused(tmp_path: Path, field: str, value: object) -> None:
    path = tmp_path / "dataset.json"
    path.write_text(json.dumps({**documented(path), field: value}))
    with pytest.raises(UnusableError, match=r"dataset\.json is damaged"):
        read(path)


@pytest.mark.parametrize("key", ["format", "seed", "classes", "samples"])
def test_a_field_must_not_lack(tmp_path: Path, key: str) -> None:
    path = tmp_path / "dataset.json"
    document = documented(path)
    del document[key]
    path.write_text(json.dumps(document))
    with pytest.raises(UnusableError, match="is damaged"):
        read(path)


@given(st.binary(max_size=40))
def test_rubbish_is_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "rubbish.json"
    path.write_bytes(data)
    with pytest.raises(UnusableError, match="is damaged"):
        read(path)


def test_what_cannot_be_read_or_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match=r"gone\.json cannot be read: No such file"):
        read(tmp_path / "gone.json")
    with pytest.raises(FileError, match=r"dataset\.json: cannot be written: No such file"):
        write(DATA, tmp_path / "gone/dataset.json")


def test_photos_that_were_moved_are_found_by_their_content(inbox: Inbox) -> None:
    stays, moved, gone = (inbox.add(f"{k}.jpg", "sea", k) for k in range(3))
    inbox.index()
    entries = [inbox.workspace.catalogue.at(path) for path in (stays, moved, gone)]
    samples = tuple(
        Sample(str(path), entry.digest.hex(), 0, Part.TRAIN)
        for path, entry in zip((stays, moved, gone), entries, strict=True)
        if entry is not None and entry.digest is not None
    )
    stranger = Sample(str(inbox.folder / "never.jpg"), "f" * 64, 1, Part.TEST)
    data = DataSet(("sea", "street"), (*samples, stranger), 0)
    there = inbox.folder / "deep/other.jpg"
    there.parent.mkdir()
    moved.rename(there)
    gone.unlink()
    inbox.index()
    found = located(data, inbox.workspace)
    assert [sample.path for sample in found.samples] == [
        str(stays),
        str(there),
        str(gone),
        stranger.path,
    ]
    assert [s.content for s in found.samples] == [s.content for s in data.samples]
