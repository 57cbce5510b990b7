"""Puts photos in order and under headings."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from cene.core.shown import Grouping, Order
from cene.organiser.columns import NONE
from cene.organiser.search import iso_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from cene.core.shown import View
    from cene.core.tree import Albums
    from cene.organiser.columns import Bits, Columns, Numbers
    from cene.organiser.search import Search
    from cene.organiser.standing import Standings


@dataclass(frozen=True, slots=True)
class Section:
    """Photos that stand together.

    Attributes:
        title: date of a day (2026-07-12), or key of an album, empty for none; empty where all
            stand together.
        first: place of the first of them in the listing.
        count: how many there are.
    """

    title: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Photos in the order to show them in.

    Attributes:
        photos: their numbers in the catalogue.
        sections: all of them one after the other; none where there are no photos.
    """

    photos: Sequence[int]
    sections: tuple[Section, ...]


class Lister:
    """Lists some photos; each order is worked out when it is first asked for.

    Args:
        photos: the photos.
        albums: all albums, in the order of their sections.
        search: knows the names as they are compared.
    """

    def __init__(self, photos: Columns, albums: Albums, search: Search) -> None:
        self._photos = photos
        self._albums = tuple(albums)
        self._search = search

    def listing(self, view: View, chosen: Bits, now: Standings) -> Listing:
        """Those that are chosen, (n,), as a view wants them."""
        rows = self._ordered(view.order, now)
        rows = rows[chosen[rows]]
        groups, titles = self._groups(view, now)
        # A small type, for NumPy sorts what has two bytes in one go.
        group = groups[rows].astype(np.min_scalar_type(len(titles)))
        together = np.argsort(group, kind="stable")
        photos = tuple(self._photos.ids[rows[together]].tolist())
        return Listing(photos, _sections(group[together], titles))

    def _ordered(self, order: Order, now: Standings) -> Numbers:
        """All photos in an order, the newest first where it says nothing."""
        newest = self._by_time[::-1]
        if order is Order.NEWEST:
            return newest
        if order is Order.OLDEST:
            return self._by_time
        if order is Order.NAME:
            return self._by_name
        # Those that nothing is known of come last either way.
        sure = np.where(
            now.albums == NONE, np.inf, now.sure if order is Order.UNSUREST else -now.sure
        )
        return newest[np.argsort(sure[newest], kind="stable")]

    def _groups(self, view: View, now: Standings) -> tuple[Numbers, list[str]]:
        """The group (n,) of each photo, and the titles of the groups in their order."""
        if view.grouping is Grouping.ALBUM:
            return np.where(now.albums == NONE, len(self._albums), now.albums), [*self._albums, ""]
        if view.grouping is Grouping.NONE:
            return np.zeros_like(now.albums), [""]
        titles = [iso_day(day) for day in self._photos.day_numbers.tolist()]
        if view.order is Order.OLDEST:
            return self._photos.days, titles
        return len(titles) - 1 - self._photos.days, titles[::-1]

    @cached_property
    def _by_time(self) -> Numbers:
        return np.argsort(self._photos.moments, kind="stable")

    @cached_property
    def _by_name(self) -> Numbers:
        names = self._search.names
        return np.array(sorted(range(len(names)), key=names.__getitem__), np.int64)


def within(folder: Path, photos: Columns) -> Bits:
    """Which photos (n,) are in a folder or below it."""
    path = os.fsencode(folder)
    below = path.rstrip(os.fsencode(os.sep)) + os.fsencode(os.sep)
    inside = [other == path or other.startswith(below) for other in photos.folder_paths]
    return np.array(inside, np.bool_)[photos.folders]


def _sections(groups: NDArray[np.unsignedinteger[Any]], titles: list[str]) -> tuple[Section, ...]:
    """The runs of equal groups, which stand together."""
    new = np.ones(len(groups), np.bool_)
    np.not_equal(groups[1:], groups[:-1], out=new[1:])
    firsts = np.flatnonzero(new)
    counts = np.diff(firsts, append=len(groups)).tolist()
    return tuple(
        Section(titles[number], first, count)
        for number, first, count in zip(
            groups[firsts].tolist(), firsts.tolist(), counts, strict=True
        )
    )
