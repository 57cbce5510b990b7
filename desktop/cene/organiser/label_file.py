"""Reads label files as Open Images publishes them, line by line: they have millions of lines.

A label file has the columns ImageID, Source, LabelName and Confidence (others are ignored), a class
file a label and its name a line. See https://storage.googleapis.com/openimages/web/download_v7.html
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from cene.core.errors import UsageError, printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COLUMNS = ("ImageID", "Source", "LabelName", "Confidence")
_CLASS_COLUMNS = ["LabelName", "DisplayName"]
_LONGEST = 1 << 20
"""Bytes of a line; what is longer is another kind of file, and would fill the memory."""


class Row(NamedTuple):
    """One label of one image.

    Attributes:
        image: the name of the image's file without its ending.
        label: identifier of the label.
        person: whether a person verified it; else it is a machine's.
        confidence: in 0..1; of a person 1 says that it is there and 0 that it is not.
    """

    image: str
    label: str
    person: bool
    confidence: float


def rows(path: Path) -> Iterator[Row]:
    """The labels of a file, in its order.

    Raises:
        UsageError: the file cannot be read, or a line is not as it must be; says which.
    """
    lines = _table(path)
    first = next(lines, None)
    if first is None:
        raise UsageError(f"{printable(path)} is empty; its first line must name the columns.")
    header = [cell.strip() for cell in first[1]]
    missing = [column for column in _COLUMNS if column not in header]
    if missing:
        raise UsageError(
            f"{printable(path)}, line {first[0]}, names no column {' and no '.join(missing)}; "
            f"a label file has {', '.join(_COLUMNS)}."
        )
    image, source, label, confidence = (header.index(column) for column in _COLUMNS)
    for number, cells in lines:
        if len(cells) != len(header):
            expected = f"{len(header)} as the first line says"
            raise _wrong(path, number, f"has {len(cells)} fields, not {expected}; mend that line")
        if not cells[image] or not cells[label]:
            raise _wrong(path, number, "names no image or no label; mend that line")
        sure = _confidence(path, number, cells[confidence])
        yield Row(cells[image], cells[label], _is_person(cells[source]), sure)


def names(path: Path) -> dict[str, str]:
    """Names of labels for people, by label; a line that names the columns may come first.

    Raises:
        UsageError: the file cannot be read, or a line is not as it must be; says which.
    """
    found: dict[str, str] = {}
    for number, cells in _table(path):
        if [cell.strip() for cell in cells] == _CLASS_COLUMNS and not found:
            continue
        if len(cells) != len(_CLASS_COLUMNS) or not all(cell.strip() for cell in cells):
            raise _wrong(path, number, "is not a label and its name; is this the file of classes?")
        found[cells[0]] = cells[1].strip()
    if not found:
        raise UsageError(f"{printable(path)} is empty; it must hold a label and its name a line.")
    return found


def _is_person(source: str) -> bool:
    """Whether people verified it.

    Since the second edition they are called "verification" and "crowdsource-verification", before
    that "human".
    """
    return "verification" in source or source == "human"


def _confidence(path: Path, number: int, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:  # nor is it nan
        found = printable(text[:20])
        raise _wrong(path, number, f"has the confidence {found!r}, no number from 0 to 1; mend it")
    return value


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of a CSV file that hold something, each with its number, from 1."""
    reader = csv.reader(_lines(path), strict=True)
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        raise _wrong(path, reader.line_num, f"is no CSV ({error}); mend that line") from error


def _lines(path: Path) -> Iterator[str]:
    """The lines of a text file, decoded one by one so that a bad one can be named."""
    number = 0
    try:
        with path.open("rb") as file:
            while line := file.readline(_LONGEST):
                number += 1
                yield _text(path, number, line)
    except OSError as error:
        raise UsageError(f"{printable(path)} cannot be read: {error.strerror}.") from error


def _text(path: Path, number: int, line: bytes) -> str:
    if len(line) == _LONGEST or b"\0" in line:
        raise _wrong(path, number, "is no line of text; is this a CSV file?")
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise _wrong(path, number, "is not UTF-8; save the file in that encoding") from error


def _wrong(path: Path, number: int, what: str) -> UsageError:
    return UsageError(f"{printable(path)}, line {number}, {what}.")
