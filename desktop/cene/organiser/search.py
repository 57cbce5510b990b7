"""Finds photos by words, whatever their case and accents."""

from __future__ import annotations

import os
import unicodedata
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from cene.core.tree import Albums
    from cene.organiser.columns import Bits, Columns, Numbers


class Search:
    """What can be searched of some photos; its text is made at the first search.

    Args:
        photos: the photos.
        albums: all albums, for their titles.
    """

    def __init__(self, photos: Columns, albums: Albums) -> None:
        self._photos = photos
        self._albums = albums

    def found(self, text: str, albums: Numbers) -> Bits:
        """Which photos have all words of a text in name, folder, album, camera or date.

        Args:
            text: the words, with spaces between them.
            albums: (n,), the album of each photo.

        Returns:
            (n,), true for each photo that was found.
        """
        photos = self._photos
        found = np.ones(len(photos.ids), np.bool_)
        for word in bare(text).split():
            # All but the names are few, and looked at once each.
            found &= (
                _within(word, self.names)
                | _within(word, self._folders)[photos.folders]
                | _within(word, self._titles)[albums]
                | _within(word, self._cameras)[photos.cameras]
                | _within(word, self._days)[photos.days]
            )
        return found

    @cached_property
    def names(self) -> list[str]:
        """The file names as they are compared."""
        return [bare(os.fsdecode(name)) for name in self._photos.names]

    @cached_property
    def _folders(self) -> list[str]:
        """The folders from where their ways part: nobody looks for what is above them all."""
        paths = [os.fsdecode(path) for path in self._photos.folder_paths]
        try:
            above = Path(os.path.commonpath(paths)).parent
        except ValueError:  # there are none, or they are on several drives
            return [bare(path) for path in paths]
        return [bare(os.path.relpath(path, above)) for path in paths]

    @cached_property
    def _titles(self) -> list[str]:
        """The titles of the albums; the last is of none."""
        return [*(bare(album.title) for album in self._albums.values()), ""]

    @cached_property
    def _cameras(self) -> list[str]:
        return [bare(camera) for camera in self._photos.camera_names]

    @cached_property
    def _days(self) -> list[str]:
        return [iso_day(number) for number in self._photos.day_numbers.tolist()]


def bare(text: str) -> str:
    """A text without case and accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


def iso_day(number: int) -> str:
    """The date (2026-07-12) of a day since 1970."""
    return (date(1970, 1, 1) + timedelta(days=number)).isoformat()


def _within(word: str, texts: list[str]) -> Bits:
    return np.array([word in text for text in texts], np.bool_)
