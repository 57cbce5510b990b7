"""All albums there are, as a tree, and what a new name or parent must keep to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from cene.core.album import Album
from cene.core.errors import UsageError
from cene.core.naming import NAME_BYTES, album_folder, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_MARK = ("Z", "C")
"""Unicode categories of what leaves no mark: spaces, and characters that only steer others."""
_LINE_ENDS = ("Cc", "Zl", "Zp")
"""Unicode categories of control characters and line ends."""


class Albums(Mapping[str, Album]):
    """The albums by key; never changed, only replaced.

    Args:
        albums: all of them, in the order to show them in. A parent that is not among them is none.
        merged: key of an album that was merged into another, to the key of that one. It is no
            longer in the collection, but its name stays taken.
    """

    def __init__(self, albums: Iterable[Album], merged: Mapping[str, str] | None = None) -> None:
        self.merged = dict(merged or {})
        every = {album.key: album for album in albums}
        self._gone = [album for key, album in every.items() if key in self.merged]
        here = {key: album for key, album in every.items() if key not in self.merged}
        parents = {None, *here}
        self._albums = {
            key: album if album.parent in parents else replace(album, parent=None)
            for key, album in here.items()
        }

    def __getitem__(self, key: str) -> Album:
        return self._albums[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._albums)

    def __len__(self) -> int:
        return len(self._albums)

    def find(self, name: str) -> Album | None:
        """The album of a name that a person gave: its key or its title, in any case."""
        wanted = _name(name)
        return next((album for album in self.values() if wanted in _names(album)), None)

    def named(self, name: str) -> Album:
        """As `find`, where there must be one.

        Raises:
            UsageError: there is no such album.
        """
        album = self.find(name)
        if album is None:
            raise UsageError(f"There is no album {name!r}; `cene albums list` shows all there are.")
        return album

    @cached_property
    def in_use(self) -> frozenset[str]:
        """Keys of the albums that are enabled."""
        return frozenset(key for key, album in self.items() if album.enabled)

    @cached_property
    def thresholds(self) -> Mapping[str, float]:
        """How sure is sure enough for the albums that have a threshold of their own, by key."""
        return {key: album.threshold for key, album in self.items() if album.threshold is not None}

    def children(self, key: str) -> tuple[Album, ...]:
        """The albums directly under one."""
        return tuple(album for album in self.values() if album.parent == key)

    def ancestors(self, key: str) -> tuple[Album, ...]:
        """The albums that one stands under, the nearest first."""
        found: dict[str, Album] = {}
        above = self[key].parent
        while above is not None and above not in found:
            found[above] = self[above]
            above = found[above].parent
        return tuple(found.values())

    def plus(self, album: Album) -> Albums:
        """The same with one more album, or with another state of one."""
        return Albums([*{**self._albums, album.key: album}.values(), *self._gone], self.merged)

    def check_title(self, title: str, key: str | None = None) -> str:
        """What an album may be called if this is asked for.

        Args:
            title: the wish.
            key: the album that is to be renamed; None for a new one.

        Returns:
            The title as it is kept: NFC, without spaces around it.

        Raises:
            UsageError: it cannot be the name of a folder everywhere, or is another album's.
        """
        wish = unicodedata.normalize("NFC", title).strip()
        fault = _fault(wish)
        if fault:
            raise UsageError(f"An album cannot be called {title!r}: {fault}.")
        for album in self.values():
            if album.key != key and _name(wish) in _names(album):
                raise UsageError(
                    f"An album cannot be called {title!r}: the album {album.title!r} goes by that "
                    "name."
                )
        for album in self._gone:
            if _name(wish) in _names(album):
                raise UsageError(
                    f"An album cannot be called {title!r}: that is the name of a ready-made one, "
                    f"which was merged into {self[self.merged[album.key]].title!r}."
                )
        return wish

    def check_parent(self, key: str, parent: str | None) -> None:
        """Check that one album may stand under another; both are keys.

        Raises:
            UsageError: it would stand under itself.
        """
        if parent is None:
            return
        title = self[key].title
        if parent == key:
            raise UsageError(f"The album {title!r} cannot stand under itself.")
        if any(album.key == key for album in self.ancestors(parent)):
            raise UsageError(
                f"The album {title!r} cannot stand under {self[parent].title!r}, which stands "
                f"under {title!r}."
            )


def _name(text: str) -> str:
    return folded(text.strip())


def _names(album: Album) -> set[str]:
    """All that an album answers to, the name of its folder among them."""
    return {_name(text) for text in (album.key, album.title, album_folder(album.title))}


def _fault(title: str) -> str | None:
    """Why no folder can be called so, or None if one can."""
    categories = [unicodedata.category(char) for char in title]
    if all(category.startswith(_NO_MARK) for category in categories):
        return "there is nothing to read in it"
    if any(category in _LINE_ENDS for category in categories):
        return "there is a line end or control character in it"
    if "/" in title or "\\" in title:
        return "a slash would make two folders of it"
    folder = album_folder(title)
    return None if folder == title else _misfit(title, folder)


def _misfit(title: str, folder: str) -> str:
    """Why a title is not the name of its own folder."""
    if len(title.encode("utf-8", "surrogateescape")) >= NAME_BYTES:
        return f"it is too long for the name of a folder ({NAME_BYTES - 1} bytes at most)"
    if folder == f"{title}_":
        return "Windows keeps that name for itself"
    return f"not every system can have a folder of that name; {folder!r} would do"
