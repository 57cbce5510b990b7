"""All photos as a window shows them: read once, then looked at from all sides without waiting."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cene.core.move import Mode
from cene.core.policy import LEAST_THRESHOLD, decide
from cene.core.shown import Counts, Details, Scope, Tile
from cene.organiser.albums import in_catalogue
from cene.organiser.columns import NONE, columns
from cene.organiser.listing import Lister, Listing, Section, within
from cene.organiser.search import Search
from cene.organiser.standing import ASKS, FAILED, FILED, STANDINGS, SURE, standings
from cene.store.shown import Shown
from cene.vision.risk import Risk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cene.core.prediction import Prediction
    from cene.core.shown import View
    from cene.core.tree import Albums
    from cene.organiser.columns import Bits, Columns
    from cene.organiser.standing import Standings
    from cene.organiser.workspace import Workspace

__all__ = ("Listing", "Section", "Snapshot", "details", "snapshot")


class Snapshot:
    """All photos that have a place, as they were at one moment; it never changes.

    Whatever is asked at one threshold again and again is worked out once.

    Args:
        albums: all albums.
        photos: all photos.
    """

    def __init__(self, albums: Albums, photos: Columns) -> None:
        self.albums = albums
        self._photos = photos
        self._keys = (*albums, None)  # the last is of `NONE`
        self._search = Search(photos, albums)
        self._lister = Lister(photos, albums, self._search)
        self._now = standings(photos, 1.0)

    def listing(self, view: View, threshold: float) -> Listing:
        """The photos that a view asks for, in its order.

        An album has those that are in it or would go there by themselves, at the threshold.
        """
        now = self._at(threshold)
        chosen = self._in_scope(view.scope, now)
        if view.album is not None:
            chosen = chosen & now.belongs & self._below(view.album)[now.albums]
        if view.folder is not None:
            chosen = chosen & within(view.folder, self._photos)
        if view.search:
            chosen = chosen & self._search.found(view.search, now.albums)
        return self._lister.listing(view, chosen, now)

    def counts(self, threshold: float) -> Counts:
        """How many photos there are of which kind, at a threshold."""
        now = self._at(threshold)
        each = np.bincount(
            now.albums[now.belongs & (now.albums != NONE)], minlength=len(self.albums)
        )
        albums = dict(zip(self.albums, each.tolist(), strict=True))
        for key, count in zip(self.albums, each.tolist(), strict=True):
            for above in self.albums.ancestors(key):
                albums[above.key] += count
        return Counts(
            photos=len(self._photos.ids),
            review=int(np.count_nonzero(now.codes == ASKS)),
            sure=int(np.count_nonzero(now.codes == SURE)),
            filed_today=int(np.count_nonzero(self._in_scope(Scope.FILED_TODAY, now))),
            failed=int(np.count_nonzero(now.codes == FAILED)),
            albums=albums,
        )

    def histogram(self, bins: int) -> list[int]:
        """How sure Cene is of the photos that nobody decided on, from 0.5 to 1 in equal bins.

        A photo counts where it is up to which threshold it would file itself: at any threshold,
        those to the right of it do. Those that an album takes by its own threshold are in the last
        bin; those below `LEAST_THRESHOLD` are in none.
        """
        photos = self._photos
        decided = photos.failed | photos.filed | photos.refused | (photos.told != NONE)
        found, _ = np.histogram(photos.reach[~decided], bins, (LEAST_THRESHOLD, 1.0))
        return [int(count) for count in found]

    def risk(self, threshold: float) -> Risk:
        """What is to be expected at a threshold of the photos that nobody decided on."""
        now = self._at(threshold)
        sure, asks = now.codes == SURE, int(np.count_nonzero(now.codes == ASKS))
        filed = int(np.count_nonzero(sure))
        wrong = float(np.sum(1 - now.sure[sure]))
        return Risk(threshold, filed + asks, filed, wrong, asks)

    def filing(self, threshold: float) -> tuple[int, int]:
        """How many photos would be filed at a threshold, and into how many albums.

        Those that a person put into an album go there with the sure ones.
        """
        now = self._at(threshold)
        goes = now.belongs & (now.codes != FILED)
        return int(np.count_nonzero(goes)), len(np.unique(now.albums[goes]))

    def tiles(self, photos: Sequence[int], threshold: float) -> list[Tile]:
        """Photos as the grid shows them, in the order asked for; unknown numbers are left out."""
        now, known = self._at(threshold), self._photos
        wanted = np.array(photos, np.int64)
        rows = np.searchsorted(known.ids, wanted[np.isin(wanted, known.ids)])
        return [self._tile(row, now) for row in rows.tolist()]

    def _tile(self, row: int, now: Standings) -> Tile:
        name = os.fsdecode(self._photos.names[row])
        return Tile(
            id=int(self._photos.ids[row]),
            name=name,
            path=self._folders[self._photos.folders[row]] / name,
            album=self._keys[now.albums[row]],
            confidence=float(now.sure[row]),
            standing=STANDINGS[now.codes[row]],
        )

    def _at(self, threshold: float) -> Standings:
        now = self._now  # once, for another thread may ask at another threshold
        if now.threshold != threshold:
            self._now = now = standings(self._photos, threshold)
        return now

    def _in_scope(self, scope: Scope, now: Standings) -> Bits:
        chosen = np.ones(len(now.codes), np.bool_)
        if scope is Scope.REVIEW:
            chosen &= now.codes == ASKS
        elif scope is Scope.FAILED:
            chosen &= now.codes == FAILED
        elif scope is Scope.FILED_TODAY:
            midnight = datetime.combine(datetime.now().astimezone().date(), time.min).timestamp()
            chosen &= (now.codes == FILED) & (self._photos.filed_at >= midnight)
        return chosen

    def _below(self, key: str) -> Bits:
        """Which albums are one or stand below it; the last is none."""
        ways = (
            (album, *(above.key for above in self.albums.ancestors(album))) for album in self.albums
        )
        return np.array([*(key in way for way in ways), False])

    @cached_property
    def _folders(self) -> list[Path]:
        return [Path(os.fsdecode(path)) for path in self._photos.folder_paths]


def snapshot(workspace: Workspace) -> Snapshot:
    """Read all photos; half a second for a hundred thousand, so in a thread of its own.

    Raises:
        UnusableError: the catalogue is damaged.
    """
    albums = in_catalogue(workspace)
    return Snapshot(albums, columns(Shown(workspace.database), albums))


def details(workspace: Workspace, photo: int, threshold: float) -> Details | None:
    """All that is known of one photo, None where it has no place any more.

    Args:
        workspace: the open catalogue.
        photo: its number.
        threshold: how sure is sure enough, in 0..1.
    """
    shown, albums = Shown(workspace.database), in_catalogue(workspace)
    found = shown.details(photo)
    if found is None:
        return None
    now = standings(columns(shown, albums, photo), threshold)
    prediction = _of_albums(found.prediction, albums)
    said = shown.said(photo)
    filed = shown.filed(photo)
    move = workspace.journal.move(filed[0].move) if filed else None
    return Details(
        photo=found.photo,
        standing=STANDINGS[now.codes[0]],
        decision=None if prediction is None else decide(prediction, threshold, albums),
        ranking=() if prediction is None else prediction.ranking,
        camera=found.camera,
        came_from=None if move is None or move.mode is Mode.TAG else move.files[0].source,
        move=None if move is None else move.id,
        error=found.error,
        told=next((row.album for row in said if row.confirmed), None),
        rejected=tuple(row.album for row in said if not row.confirmed),
        tagged=move is not None and move.mode is Mode.TAG,
    )


def _of_albums(prediction: Prediction | None, albums: Albums) -> Prediction | None:
    """What was said of albums that are still there: others may be gone until all is ranked anew."""
    if prediction is None:
        return None
    ranking = tuple(pair for pair in prediction.ranking if pair[0] in albums)
    parents = tuple(pair for pair in prediction.parents if pair[0] in albums)
    return replace(prediction, ranking=ranking, parents=parents) if ranking else None
