"""All photos as columns of numbers, so that a hundred thousand are looked at in milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from cene.core.policy import NOVELTY_LIMIT
from cene.core.prediction import PARENTS
from cene.store.shown import PhotoColumns
from cene.vision.risk import clears

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from cene.core.tree import Albums
    from cene.store.shown import FiledRow, SaidRow, Shown

    Bits = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

NONE = -1
"""The number of no album."""
DAY = 24 * 60 * 60
_NOBODY = PhotoColumns(*((),) * len(PhotoColumns._fields))
_YEARS = (-62135596800, 253402300799)
"""Seconds of the first and the last moment that Python's dates reach."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """All photos by number, n of them; an album goes by its place among all albums.

    Attributes:
        ids: (n,), their numbers, ascending.
        names: their file names, as bytes of the file system.
        folders: (n,), which of the `folder_paths` they are in.
        folder_paths: as bytes of the file system.
        moments: (n,), when they were taken, else changed, in seconds of local time since 1970.
        days: (n,), which of the `day_numbers` that was.
        day_numbers: days since 1970, ascending.
        cameras: (n,), which of the `camera_names`.
        camera_names: the first is empty, for unknown.
        failed: (n,), whether they cannot be read.
        predicted: (n,), whether the classifier said anything.
        places: (1 + parents, n), the best album and its parents, the narrowest first.
        steps: (1 + parents, n), how sure they are; below 0 where there is none in use.
        clears: (1 + parents, n), up to which general threshold each of the places takes them, see
            `vision.risk.clears`; the steps where no album has a threshold of its own.
        reach: (n,), up to which general threshold they file themselves; below 0 for none.
        told: (n,), the album that a person put them into.
        rejected: (n,), whether a person rejected them from any album.
        refused: (n,), whether that was the album that is still said to be the best.
        filed: (n,), whether they were filed and that was not taken back.
        filed_in: (n,), into which album.
        filed_sure: (n,), how sure Cene was then.
        filed_at: (n,), when, in seconds since 1970 UTC.
    """

    ids: Numbers
    names: list[bytes]
    folders: Numbers
    folder_paths: list[bytes]
    moments: Numbers
    days: Numbers
    day_numbers: Numbers
    cameras: Numbers
    camera_names: tuple[str, ...]
    failed: Bits
    predicted: Bits
    places: Numbers
    steps: Floats
    clears: Floats
    reach: Floats
    told: Numbers
    rejected: Bits
    refused: Bits
    filed: Bits
    filed_in: Numbers
    filed_sure: Floats
    filed_at: Numbers


def columns(shown: Shown, albums: Albums, photo: int | None = None) -> Columns:
    """Read all photos, or one of them, as they are at one moment.

    Args:
        shown: where they are.
        albums: all albums; what is said of others counts as nothing.
        photo: number of the only one that is wanted.
    """
    builder = _Builder(albums)
    with shown.still():
        for chunk in shown.photos(photo):
            builder.add(chunk)
        return builder.built(shown.folders(), shown.said(photo), shown.filed(photo))


_T = TypeVar("_T", bound=np.generic)


class _Codes(dict["str | None", int]):
    """Numbers for texts, in the order in which they are met; the first is None."""

    def __missing__(self, text: str | None) -> int:
        self[text] = len(self)
        return self[text]


class _Builder:
    """Columns while they are being read."""

    def __init__(self, albums: Albums) -> None:
        numbers = {key: number for number, key in enumerate(albums)}
        merged = {key: numbers[into] for key, into in albums.merged.items()}
        self._albums = {**merged, **numbers}
        # One more for `NONE`, which is the last.
        self._in_use = np.array([*(album.enabled for album in albums.values()), False])
        own = albums.thresholds
        self._has_own = bool(own)
        self._own = np.array([*(own.get(key, np.nan) for key in albums), np.nan])
        self._names: list[bytes] = []
        self._cameras = _Codes({None: 0})
        self._places = _Codes({None: 0})
        self._parts = [self._part(_NOBODY)]

    def add(self, chunk: PhotoColumns) -> None:
        """Take some photos."""
        self._names += chunk.names
        self._parts.append(self._part(chunk))

    def built(
        self, folders: list[tuple[int, bytes]], said: list[SaidRow], filed: list[FiledRow]
    ) -> Columns:
        """All of them."""
        ids, contents, folder, failed, moments, cameras, place, novelty, steps = map(
            np.concatenate, zip(*self._parts, strict=True)
        )
        places = self._table()[place].T
        steps = np.where(self._in_use[places], steps.T, -1.0)
        cleared = clears(steps, self._own[places]) if self._has_own else steps
        # Where the best album went out of use since, the photo waits until it is ranked anew.
        may_go = (novelty <= NOVELTY_LIMIT) & (steps[0] >= 0)
        day_numbers, days = np.unique(np.clip(moments, *_YEARS) // DAY, return_inverse=True)
        rejected, refused = self._rejected(contents, places[0], said)
        put = [row.photo for row in filed]
        return Columns(
            ids=ids,
            names=self._names,
            folders=np.searchsorted([number for number, _ in folders], folder),
            folder_paths=[path for _, path in folders],
            moments=moments,
            days=days,
            day_numbers=day_numbers,
            cameras=cameras,
            camera_names=tuple(camera or "" for camera in self._cameras),
            failed=failed,
            predicted=place > 0,
            places=places,
            steps=steps,
            clears=cleared,
            reach=np.where(may_go, cleared.max(axis=0), -1.0),
            told=self._told(contents, said),
            rejected=rejected,
            refused=refused,
            filed=np.isin(ids, put),
            filed_in=_looked_up(ids, put, self._numbers(row.album for row in filed), NONE),
            filed_sure=_looked_up(ids, put, np.array([row.confidence for row in filed]), 0.0),
            filed_at=_looked_up(ids, put, np.array([row.time for row in filed], np.int64), 0),
        )

    def _part(self, chunk: PhotoColumns) -> tuple[NDArray[Any], ...]:
        return (
            np.array(chunk.ids, np.int64),
            np.array(chunk.contents, np.int64),
            np.array(chunk.folders, np.int64),
            np.array(chunk.failed, np.bool_),
            np.array(chunk.moments, np.int64),
            np.array([self._cameras[camera] for camera in chunk.cameras], np.int64),
            np.array([self._places[place] for place in chunk.places], np.int64),
            np.array(chunk.novelties, np.float64),
            np.frombuffer(b"".join(chunk.steps), "<f8").reshape(-1, 1 + PARENTS),
        )

    def _table(self) -> Numbers:
        """The albums (1 + parents) that each of the different places stands for."""
        nowhere = "\n" * PARENTS
        keys = [(place or nowhere).split("\n") for place in self._places]
        return np.stack([self._numbers(row) for row in keys])

    def _told(self, contents: Numbers, said: list[SaidRow]) -> Numbers:
        rows = [row for row in said if row.confirmed]
        albums = self._numbers(row.album for row in rows)
        return _looked_up(contents, [row.content for row in rows], albums, NONE)

    def _rejected(self, contents: Numbers, best: Numbers, said: list[SaidRow]) -> tuple[Bits, Bits]:
        """Which were rejected from any album, and which from the best."""
        rows = [row for row in said if not row.confirmed]
        of = np.array([row.content for row in rows], np.int64)
        albums = self._numbers(row.album for row in rows)
        # One number for content and album.
        size = len(self._in_use)
        pairs = (of * size + albums)[albums != NONE]
        return np.isin(contents, of), np.isin(contents * size + best, pairs) & (best != NONE)

    def _numbers(self, keys: Iterable[str]) -> Numbers:
        return np.array([self._albums.get(key, NONE) for key in keys], np.int64)


def _looked_up(
    values: Numbers, keys: list[int], answers: NDArray[_T], default: float
) -> NDArray[_T]:
    """For each value the answer at its place among the keys, which ascend, or the default."""
    found = np.full(len(values), default, answers.dtype)
    hit = np.isin(values, keys)
    found[hit] = answers[np.searchsorted(keys, values[hit])]
    return found
