from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathvalidate import Platform, is_valid_filename

from cene.core.errors import UsageError
from cene.core.naming import DEEPEST, FolderPattern, album_folder

MOMENT = datetime(2026, 7, 4, 23, 59)  # noqa: DTZ001 - local time
FIELDS = ("{album}", "{year}", "{month}", "{day}", "{camera}")
PARTS = st.lists(st.one_of(st.sampled_from(FIELDS), st.text(max_size=8)), min_size=1, max_size=4)


def folders(text: str, camera: str | None = "NIKON D750", title: str = "Sea") -> list[str]:
    return list(FolderPattern.parsed(text).folders(title, MOMENT, camera))


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("{album}", []),
        ("{album}/{year}", ["2026"]),
        (" {album} / {year} /{year}-{month}", ["2026", "2026-07"]),
        ("{album}/{camera}/{day}", ["NIKON D750", "04"]),
        ("{album}/Trips/{album} {year}", ["Trips", "Sea 2026"]),
    ],
)
def test_a_pattern_names_the_folders_of_a_photo(text: str, below: list[str]) -> None:
    assert folders(text) == below


@pytest.mark.parametrize("camera", [None, "", "..", "///"])
def test_where_no_camera_is_known_the_folder_that_says_it_is_left_out(camera: str | None) -> None:
    assert folders("{album}/{year}/by {camera}/{month}", camera) == ["2026", "07"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "does not begin with {album}"),
        ("{year}/{album}", "does not begin with {album}"),
        ("/{album}", "does not begin with {album}"),
        ("my {album}", "does not begin with {album}"),
        ("{album}/", "has no name"),
        ("{album}//{year}", "has no name"),
        ("{album}/{author}", "there is no field 'author'"),
        ("{album}/{}", "there is no field ''"),
        ("{album}/{year", "a brace in it stands alone"),
        ("{album}/{{year}}", "a brace in it stands alone"),
        ("{album}/..", "not every system can have a folder called '..'"),
        ("{album}/{year}:{month}", "not every system can have a folder"),
        ("{album}\\{year}", "does not begin with {album}"),
        ("{album}/a\\b", "not every system can have a folder"),
        ("{album}/con", "not every system can have a folder"),
        ("{album}" + "/{year}" * DEEPEST, "it has more than 5 folders"),
    ],
)
def test_what_is_no_pattern_is_refused_with_what_is_possible(text: str, reason: str) -> None:
    with pytest.raises(UsageError) as refused:
        FolderPattern.parsed(text)
    assert reason in str(refused.value)
    assert "each of text and of {album}, {year}, {month}, {day} and {camera}" in str(refused.value)


@given(st.lists(PARTS, max_size=DEEPEST - 1), st.text(), st.none() | st.text())
@example([["{camera}"]], "..", "../../etc")
@example([["{album}"]], "/", "\\")
@example([["."], ["{camera}"]], ".", "..")
@example([["CO", "{album}"]], "M1", None)
@example([["x", "{camera}"]], "Sea", "C:\\Windows")
def test_no_photo_ever_leaves_the_folder_of_its_album(
    parts: list[list[str]], title: str, camera: str | None
) -> None:
    text = "/".join(["{album}", *("".join(part) for part in parts)])
    try:
        pattern = FolderPattern.parsed(text)
    except UsageError:
        return
    found = (album_folder(title), *pattern.folders(title, MOMENT, camera))
    assert len(found) <= DEEPEST
    for part in found:
        assert is_valid_filename(part, platform=Platform.UNIVERSAL, min_len=1)
        assert part.strip(". ") == part
        assert len(part.encode()) <= 255
    for kind, root in ((PurePosixPath, "/albums"), (PureWindowsPath, "C:/albums")):
        path = kind(root).joinpath(*found)
        assert path.parts[: len(kind(root).parts)] == kind(root).parts
        assert len(path.parts) == len(kind(root).parts) + len(found)
    assert FolderPattern.parsed(str(pattern)) == pattern
