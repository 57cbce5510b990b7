from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.core.errors import (
    CeneError,
    FileError,
    PictureError,
    PlacementError,
    TargetTakenError,
    UnusableError,
    UsageError,
    printable,
)


@given(st.text(st.characters(exclude_categories=[])))
def test_what_is_printed_is_one_line_that_every_terminal_takes(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Été ☀ 写真.jpg", "Été ☀ 写真.jpg"),
        ("a\nb\t\x1b[31m", r"a\nb\t\x1b[31m"),
        ("caf\udce9.jpg", r"caf\xe9.jpg"),
        ("\ud800", r"\ud800"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
    ],
)
def test_stray_bytes_and_controls_are_shown_by_number(name: str, shown: str) -> None:
    assert printable(name) == shown
    assert printable(Path(name)) == shown


@pytest.mark.parametrize("kind", [FileError, PictureError, PlacementError, TargetTakenError])
def test_a_file_error_names_the_file_and_comes_home_from_a_worker(kind: type[FileError]) -> None:
    error = pickle.loads(pickle.dumps(kind(Path("/a\n.jpg"), "is no picture")))
    assert type(error) is kind
    assert str(error) == r"/a\n.jpg: is no picture"
    assert (error.path, error.reason) == (Path("/a\n.jpg"), "is no picture")


def test_exit_codes_are_those_of_the_command_line() -> None:
    codes = {kind: kind.exit_code for kind in (CeneError, FileError, UsageError, UnusableError)}
    assert codes == {CeneError: 1, FileError: 1, UsageError: 2, UnusableError: 3}
