"""What a person is shown of one album: its examples, and how well it is recognised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.core.example import Labeller, Verdict
from cene.core.shown import Standing, Tile
from cene.organiser.checking import contradictions, reliability
from cene.store.examples import Counts
from cene.store.exhibits import Exhibits

if TYPE_CHECKING:
    from cene.organiser.checking import Contradiction
    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Workspace

SHOWN = 200
"""So many examples of each kind are shown; nobody looks through more."""


@dataclass(frozen=True, slots=True)
class Examples:
    """What an album was taught with.

    Attributes:
        confirmed: the newest photos that belong into it, a person's examples first.
        rejected: the newest photos that a person keeps out of it.
        counts: how many there are of each, shown or not.
    """

    confirmed: tuple[Tile, ...]
    rejected: tuple[Tile, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Doubt:
    """An example that Cene would put elsewhere, had nobody said otherwise.

    Attributes:
        tile: the photo; its album and confidence are those that Cene would choose.
        own: how probable the album is that it is an example of, in 0..1.
        by_machine: whether a machine made it an example, and no person.
    """

    tile: Tile
    own: float
    by_machine: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """How well an album is recognised, by photos that the classifier did not know.

    Attributes:
        precision: share of what would go there that belongs there, in 0..1.
        recall: share of its photos that would go there, in 0..1.
        photos: how many were tried; with none, precision and recall say nothing.
        doubts: its examples that would be put elsewhere, the most certain first.
    """

    precision: float
    recall: float
    photos: int
    doubts: tuple[Doubt, ...] = ()


def examples_of(workspace: Workspace, album: str) -> Examples:
    """What an album, by its key, was taught with; nothing where there is no such album."""
    shown = Exhibits(workspace.database)
    confirmed, rejected = (
        tuple(
            Tile(photo, path.name, path, album, 1.0, Standing.KEPT)
            for photo, path, _ in shown.of(album, verdict, SHOWN)
        )
        for verdict in (Verdict.CONFIRMED, Verdict.REJECTED)
    )
    return Examples(confirmed, rejected, workspace.examples.counts().get(album, Counts()))


def quality(workspace: Workspace, classifier: Classifier, album: str) -> Quality:
    """How well an album, by its key, is recognised; this fits the classifier if need be.

    Raises:
        UsageError: there is no such album, or fewer than two are in use.
    """
    maybe = (_shown(workspace, one) for one in contradictions(workspace, classifier, album))
    shown = tuple(doubt for doubt in maybe if doubt is not None)
    found = reliability(classifier).get(album)
    if found is None:
        return Quality(0.0, 0.0, 0, shown)
    return Quality(found.precision, found.recall, found.photos, shown)


def _shown(workspace: Workspace, found: Contradiction) -> Doubt | None:
    """A contradiction as it is shown; None where the photo is gone."""
    entry = None if found.path is None else workspace.catalogue.at(found.path)
    if found.path is None or entry is None:
        return None
    tile = Tile(
        entry.photo.id, found.path.name, found.path, found.album, found.probability, Standing.KEPT
    )
    return Doubt(tile, found.own, found.labeller is Labeller.MACHINE)
