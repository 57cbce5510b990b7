"""How well albums are recognised, and which of their examples may be in the wrong one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.core.errors import UsageError
from cene.core.example import Labeller, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Workspace
    from cene.vision.head import Reliability


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An example that the head, not knowing it, would put into another album.

    Attributes:
        path: where the photo is, None if nobody knows.
        content: BLAKE3 of its bytes.
        album: key of the other album.
        probability: how probable that one is.
        own: how probable the album is that it is an example of.
        labeller: who said that it belongs there.
    """

    path: Path | None
    content: bytes
    album: str
    probability: float
    own: float
    labeller: Labeller


def contradictions(workspace: Workspace, classifier: Classifier, album: str) -> list[Contradiction]:
    """The examples of an album that would be put elsewhere, the most certain first.

    Raises:
        UsageError: there is no such album, or fewer than two are in use.
    """
    key = classifier.known.albums.named(album).key
    head = classifier.head
    if key not in head.albums:
        return []
    number = head.albums.index(key)
    # The head keeps examples by their embeddings alone, sorted; equal ones have equal answers.
    mine = sorted(
        (
            row
            for row in classifier.known.examples(classifier.card)
            if row.example.album == key and row.example.verdict is Verdict.CONFIRMED
        ),
        key=lambda row: (row.embedding, row.example.weight),
    )
    found = []
    for row, chances in zip(mine, head.left_out(number).tolist(), strict=True):
        best = max(range(len(chances)), key=chances.__getitem__)
        if best != number:
            found.append(
                Contradiction(
                    path=workspace.catalogue.place_of_content(row.content),
                    content=row.digest,
                    album=head.albums[best],
                    probability=chances[best],
                    own=chances[number],
                    labeller=row.example.labeller,
                )
            )
    return sorted(found, key=lambda contradiction: -contradiction.probability)


def reliability(classifier: Classifier) -> dict[str, Reliability]:
    """How well each album is recognised, by photos that the head did not know; by key.

    Nothing where fewer than two albums are in use, for one has nothing to be told apart from.
    """
    try:
        head = classifier.head
    except UsageError:
        return {}
    return {found.album: found for found in head.reliability}
