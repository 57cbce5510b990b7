"""What a person has taught, in the form that the head learns from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cene.core.example import Labeller, Verdict
from cene.organiser.albums import in_catalogue, ready_made
from cene.store.networks import Networks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cene.core.network import Adopted
    from cene.core.tree import Albums
    from cene.organiser.workspace import Workspace
    from cene.store.examples import ExampleRow, Mark
    from cene.vision.card import Card


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said of one content.

    Attributes:
        album: key of the album that it belongs into, None if nobody said.
        rejected: keys of albums that it does not belong into.
    """

    album: str | None = None
    rejected: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Known:
    """All that decides predictions beside the bundled classifier.

    Attributes:
        albums: the albums there are.
        marks: what was said of which content, without its embedding.
        workspace: where the embeddings are; None where nothing was taught.
        network: the network that a person adopted; None where only what ships counts.
    """

    albums: Albums
    marks: tuple[Mark, ...] = ()
    workspace: Workspace | None = field(default=None, repr=False)
    network: Adopted | None = None

    def version(self, card: Card) -> str:
        """Changes whenever predictions would; the card's as long as nothing was changed.

        Cheap, for it is asked at every start: no embedding is read.
        """
        digest = hashlib.sha256(card.head_version.encode())
        for album in sorted(self.albums.values(), key=lambda album: album.key):
            digest.update(repr((album.key, album.parent, album.enabled)).encode())
        digest.update(repr(sorted(self.albums.merged.items())).encode())
        for mark in self.marks:
            digest.update(repr(mark).encode())
        if self.network is not None:
            digest.update(repr(self.network).encode())
        return digest.hexdigest()[:16]

    def examples(self, card: Card) -> Iterator[ExampleRow]:
        """Every example that the bundled network has looked at, by digest and album."""
        if self.workspace is not None:
            for row in self.workspace.examples.all():
                # One that another network saw waits until its photo is looked at again.
                if row.backbone == card.backbone_version:
                    yield row

    def told(self) -> dict[int, Told]:
        """What a person, not a machine, said of contents, by their numbers."""
        found: dict[int, Told] = {}
        for mark in self.marks:
            if mark.labeller is Labeller.PERSON:
                before = found.get(mark.content, Told())
                if mark.verdict is Verdict.CONFIRMED:
                    found[mark.content] = Told(mark.album, before.rejected)
                else:
                    found[mark.content] = Told(before.album, before.rejected | {mark.album})
        return found

    def number(self, digest: bytes) -> int:
        """Number of a content in the catalogue, 0 if it is not in it."""
        found = None if self.workspace is None else self.workspace.catalogue.content(digest)
        return found or 0

    def columns(self, card: Card) -> dict[str, tuple[int, ...]]:
        """For each album in use, its columns among the ready-made scores; some have none."""
        found: dict[str, list[int]] = {key: [] for key in self.albums if self.albums[key].enabled}
        for number, key in enumerate(card.albums):
            album = self.albums.merged.get(key, key)
            if album in found:
                found[album].append(number)
        return {key: tuple(columns) for key, columns in found.items()}


def known(workspace: Workspace) -> Known:
    """What was taught in a catalogue."""
    return Known(
        in_catalogue(workspace),
        tuple(workspace.examples.marks()),
        workspace,
        Networks(workspace.database).current(),
    )


def nothing() -> Known:
    """What is known where nothing was taught."""
    return Known(ready_made())
