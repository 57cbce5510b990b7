"""Legal and free names for what is filed."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from pathvalidate import Platform, sanitize_filename

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NAME_BYTES = 255
"""Longest file name in bytes that ext4, APFS, NTFS and exFAT all take."""


@cache  # asked for every photo
def album_folder(title: str) -> str:
    """A folder name for an album that every system accepts and that cannot leave its parent.

    Args:
        title: the album's title, any text.

    Returns:
        The title where it is legal, else with what is illegal taken out, or "Album".
    """
    text = unicodedata.normalize("NFC", title.encode("utf-8", "ignore").decode("utf-8"))
    legal = sanitize_filename(text, replacement_text=" ", platform=Platform.UNIVERSAL)
    bare = shortened(" ".join(legal.split()).strip(". "), NAME_BYTES - 1)
    # Once more: what was taken out may have hidden a reserved name (".CON"), which gets a "_".
    return sanitize_filename(bare or "Album", platform=Platform.UNIVERSAL)


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
