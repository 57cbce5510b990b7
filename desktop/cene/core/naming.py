"""Legal and free names for what is filed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pathvalidate import Platform, sanitize_filename

from cene.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

NAME_BYTES = 255
"""Longest file name in bytes that ext4, APFS, NTFS and exFAT all take."""
ALBUM_FIELD = "{album}"
"""The pattern of an album whose photos all lie in one folder, and the beginning of every other."""
DEEPEST = 5
"""So many folders a pattern has at most, with that of the album."""
_FIELD = re.compile(r"\{([^{}]*)\}")
_FIELDS = ("album", "year", "month", "day", "camera")
_POSSIBLE = (
    "A pattern begins with {album}; up to four folders may follow, each of text and of {album}, "
    "{year}, {month}, {day} and {camera}, as in {album}/{year}/{year}-{month}."
)


@dataclass(frozen=True, slots=True)
class FolderPattern:
    """How the folders are called that the photos of an album go into.

    Attributes:
        below: the folders in that of the album, the outermost first; text with fields in braces.
    """

    below: tuple[str, ...] = ()

    @classmethod
    def parsed(cls, text: str) -> FolderPattern:
        """Read a pattern such as ``{album}/{year}/{year}-{month}``.

        Raises:
            UsageError: it is none, with what is possible.
        """
        first, *below = (part.strip() for part in text.split("/"))
        begins = first == ALBUM_FIELD
        fault = _fault(below) if begins else f"it does not begin with {ALBUM_FIELD}"
        if fault is not None:
            raise UsageError(f"{text!r} is no pattern for folders: {fault}. {_POSSIBLE}")
        return cls(tuple(below))

    def __str__(self) -> str:
        """The pattern as it is kept."""
        return "/".join((ALBUM_FIELD, *self.below))

    @property
    def asks_for_camera(self) -> bool:
        """Whether it matters what took a photo."""
        return any("{camera}" in part for part in self.below)

    def folders(self, title: str, moment: datetime, camera: str | None) -> tuple[str, ...]:
        """What the folders in that of the album are called for one photo; none leads out of it.

        Args:
            title: of the album.
            moment: when the photo was taken, in local time.
            camera: what took it; None where that is unknown, and then folders that are to say it
                are left out.
        """
        values = {
            "album": title,
            "year": f"{moment.year:04}",
            "month": f"{moment.month:02}",
            "day": f"{moment.day:02}",
            "camera": _legal(camera or ""),
        }
        parts = [part for part in self.below if values["camera"] or "{camera}" not in part]
        filled = (_FIELD.sub(lambda field: values[field[1]], part) for part in parts)
        return tuple(album_folder(part) for part in filled)


def album_folder(title: str) -> str:
    """A folder name for an album that every system accepts and that cannot leave its parent.

    Args:
        title: the album's title, any text.

    Returns:
        The title where it is legal, else with what is illegal taken out, or "Album".
    """
    return _legal(title) or "Album"


@cache  # asked for every photo
def _legal(title: str) -> str:
    """A text with what is illegal in a folder name taken out, which may be all of it."""
    text = unicodedata.normalize("NFC", title.encode("utf-8", "ignore").decode("utf-8"))
    legal = sanitize_filename(text, replacement_text=" ", platform=Platform.UNIVERSAL)
    bare = shortened(" ".join(legal.split()).strip(". "), NAME_BYTES - 1)
    # Once more: what was taken out may have hidden a reserved name (".CON"), which gets a "_".
    return sanitize_filename(bare, platform=Platform.UNIVERSAL)


def _fault(below: list[str]) -> str | None:
    """Why no folders can be called by the parts of a pattern; None if they can."""
    if len(below) >= DEEPEST:
        return f"it has more than {DEEPEST} folders"
    for part in below:
        if not part:
            return "one of its folders has no name"
        unknown = next((name for name in _FIELD.findall(part) if name not in _FIELDS), None)
        if unknown is not None:
            return f"there is no field {unknown!r}"
        filled = _FIELD.sub("1", part)
        if "{" in filled or "}" in filled:
            return "a brace in it stands alone"
        if _legal(filled) != filled:
            return f"not every system can have a folder called {part!r}"
    return None


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """The name as a case-insensitive, Unicode-normalising file system compares it."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def shortened(text: str, limit: int) -> str:
    """Cut a text to at most `limit` bytes of file-system encoding, never inside a character."""
    while text and len(text.encode("utf-8", "surrogateescape")) > limit:
        text = text[:-1]
    return text


def free_stem(stem: str, suffixes: Iterable[str], taken: Callable[[str], bool]) -> str:
    """The first of "stem", "stem (2)", "stem (3)" … under which every file of a group is free.

    Args:
        stem: what the names of the group have in common.
        suffixes: what follows it in each (".jpg", ".jpg.xmp").
        taken: says whether a name is in use at the target.
    """
    endings = tuple(suffixes)
    room = NAME_BYTES - max(len(end.encode("utf-8", "surrogateescape")) for end in endings)
    number = 1
    while True:
        mark = "" if number == 1 else f" ({number})"
        candidate = shortened(stem, room - len(mark)) + mark
        if not any(taken(candidate + end) for end in endings):
            return candidate
        number += 1
