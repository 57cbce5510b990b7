"""What people and scripts see: lines, tables and JSON on stdout, progress on stderr."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
import tempfile
import unicodedata
import weakref
from contextlib import contextmanager
from itertools import islice
from stat import S_ISCHR
from typing import TYPE_CHECKING, Any, Self, TextIO, cast

import click

from cene.core.errors import UnusableError, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import FrameType

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

LISTED = 20
"""How many things of a kind are listed to people, rather than counted."""

_PLAIN = str.maketrans({"→": "->", "…": "...", "·": "-"})
"""What stands for our own signs where the encoding lacks them."""


def say(text: str = "") -> None:
    """A line on stdout; what its encoding lacks is escaped rather than fatal."""
    with _written_to(sys.stdout):
        click.echo(_encodable(text, sys.stdout))


def warn(text: str) -> None:
    """A line on stderr."""
    with _written_to(sys.stderr):
        click.echo(_encodable(text, sys.stderr), err=True)


def print_json(document: object) -> None:
    """One JSON document on stdout."""
    say(json.dumps(document, indent=2))


def table(rows: Iterable[tuple[str, ...]], indent: str = "  ") -> None:
    """Rows in columns, numbers and what stands above them to the right."""
    rows = list(rows)
    columns = list(zip(*rows, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    numbers = [_is_number(next(filter(None, reversed(column)), "")) for column in columns]
    for row in rows:
        cells = []
        for cell, width, number in zip(row, widths, numbers, strict=True):
            space = " " * (width - _width(cell))
            cells.append(space + cell if number else cell + space)
        say((indent + "  ".join(cells)).rstrip())


def listing(
    rows: Iterable[tuple[str, ...]], total: int, head: tuple[str, ...] | None = None
) -> None:
    """The first rows of a table, below its head if it has one, and how many more there are."""
    shown = [tuple(map(printable, row)) for row in islice(rows, LISTED)]
    if shown:
        table(shown if head is None else [head, *shown])
    if total > len(shown):
        say(f"  … and {total - len(shown):,} more (--json lists all)")


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 photo", "1,204 photos"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def strings(paths: Iterable[Path]) -> list[str]:
    """Paths as JSON has them."""
    return [str(path) for path in paths]


def companions(number: int, verb: str) -> str:
    """What happened to files beside photos: "1 companion joined its photo"."""
    return f"{count(number, 'companion')} {verb} {'its photo' if number == 1 else 'their photos'}"


class JsonList:
    """A JSON object whose first key is a long list, printed whole at the end or not at all."""

    def __init__(self, key: str) -> None:
        self._items = tempfile.SpooledTemporaryFile(1 << 22, "w+", encoding="ascii")  # noqa: SIM115
        weakref.finalize(self, self._items.close)  # an error may end the list half-way
        self._items.write(f'{{\n"{key}": [')
        self._separator = "\n"

    def add(self, item: object) -> None:
        """Append one entry; long lists go to a temporary file, not to memory."""
        self._items.write(self._separator + json.dumps(item))
        self._separator = ",\n"

    def print(self, rest: dict[str, object]) -> None:
        """Print the object with these keys after the list."""
        self._items.write("\n]")
        for key, value in rest.items():
            self._items.write(f',\n"{key}": {json.dumps(value)}')
        self._items.write("\n}\n")
        self._items.seek(0)
        with _written_to(sys.stdout):
            shutil.copyfileobj(self._items, sys.stdout)


def ending_signals() -> list[int]:
    """The signals by which the program is asked to end; nohup(1) has the last of them ignored."""
    numbers: list[int] = [signal.SIGINT, signal.SIGTERM]
    hangup = getattr(signal, "SIGHUP", None)  # Windows has none
    if hangup is not None and signal.getsignal(hangup) is not signal.SIG_IGN:
        numbers.append(hangup)
    return numbers


class ConsoleProgress:
    """A bar on stderr, if that is a terminal, with rate and time left; and the user's Ctrl-C.

    The first Ctrl-C or SIGTERM, or the end of the terminal, asks to stop at the next safe point; a
    second ends at once.
    """

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._stopped = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in ending_signals():
            self._before[number] = signal.signal(number, self._ask_to_stop)
        return self

    def __exit__(self, *_: object) -> None:
        self._end_stage()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins; its bar replaces the one before."""
        self._end_stage()
        if sys.stderr.isatty():
            from cene.bar import bar  # noqa: PLC0415 - rich is slow, and few see a bar

            self._bar = bar(cast("TextIO", _Terminal()))
            self._task = self._bar.add_task(stage, total=total)
            self._bar.start()

    def advance(self, steps: int = 1) -> None:
        """So many steps of it are done."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task, steps)

    def stopped(self) -> bool:
        """Whether the user asked to stop."""
        return self._stopped

    def _end_stage(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _ask_to_stop(self, number: int, _: FrameType | None) -> None:
        if self._stopped:
            self._end_stage()  # which hides the cursor
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        self._stopped = True


class _Terminal:
    """Stderr for a bar, which may be closed while the work goes on."""

    def __init__(self) -> None:
        self._stream = stream = sys.stderr  # which rich replaces by itself
        self.encoding, self.isatty, self.fileno = stream.encoding, stream.isatty, stream.fileno

    def write(self, text: str) -> None:
        with _written_to(self._stream):
            self._stream.write(text)

    def flush(self) -> None:
        """Each text goes out at once."""


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").removesuffix(" %").isdecimal()


def _width(cell: str) -> int:
    """Columns that a terminal takes for a text."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in cell)
    return len(cell) + wide - sum(map(bool, map(unicodedata.combining, cell)))


def _encodable(text: str, stream: TextIO) -> str:
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, "backslashreplace").decode(encoding)
    return text


@contextmanager
def _written_to(stream: TextIO) -> Iterator[None]:
    """Whoever reads may go away (`cene history | head`), which is no reason to stop working.

    Raises:
        UnusableError: what is printed goes into a file that cannot be written.
    """
    try:
        yield
        stream.flush()
    except OSError as error:
        # A terminal that was closed says EIO.
        closed = error.errno == errno.EIO and S_ISCHR(os.fstat(stream.fileno()).st_mode)
        # What is still in the buffer must go somewhere, now and when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not closed and not isinstance(error, BrokenPipeError):
            raise UnusableError(f"The output cannot be written: {error.strerror}.") from error
