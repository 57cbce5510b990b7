"""The bundled classifier and what it was taught, loaded when the first photo needs it."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cene import paths
from cene.core.prediction import TOP, Prediction
from cene.organiser import learned
from cene.vision.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.photo import Stat
    from cene.organiser.learned import Known
    from cene.organiser.ranking import Ranker
    from cene.vision.backbone import Backbone, Features
    from cene.vision.decode import Picture
    from cene.vision.embedding import Shipped
    from cene.vision.head import Head
    from cene.vision.network import Network


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a photo gives.

    Attributes:
        stat: the file's identity while it was read.
        content: BLAKE3 of its bytes.
        taken_at: ISO 8601 local time of the exposure, or None.
        camera: maker and model as people say them, or None.
        features: what the network saw, see `Classifier.embeddings`.
        opinion: what the adopted network says, little-endian float32; empty where there is none.
    """

    stat: Stat
    content: bytes
    taken_at: str | None
    camera: str | None
    features: Features
    opinion: bytes = b""


class Classifier:
    """Backbone and head with the card that vouches for them.

    NumPy, Pillow and LiteRT take longer to import than a second run over an unchanged library
    takes in all: the imports inside these functions are the only late ones of the program.

    Args:
        known: what was taught; nothing if None.
        folder: of the artefacts, if not the bundled ones.

    Raises:
        UnusableError: the artefacts are missing or do not match their card.
    """

    def __init__(self, known: Known | None = None, folder: Path | None = None) -> None:
        self.folder = folder or paths.bundled("models/bundled")
        self.card = Card.read(self.folder)
        self.known = known or learned.nothing()
        self.version = self.known.version(self.card)

    def with_known(self, known: Known) -> Classifier:
        """The same one with something else taught; what is loaded already stays loaded."""
        other = copy(self)
        other.known = known
        other.version = known.version(self.card)
        for solved in ("head", "_ranker", "network"):
            vars(other).pop(solved, None)
        return other

    @cached_property
    def backbone(self) -> Backbone:
        """The network, pixels to features."""
        from cene.vision.backbone import Backbone

        return Backbone(self.folder)

    @cached_property
    def network(self) -> Network | None:
        """The network that a person adopted, if any.

        Raises:
            UnusableError: it is missing or damaged.
        """
        from cene.vision.network import Network

        adopted = self.known.network
        if adopted is None:
            return None
        folder = paths.networks() / adopted.version
        return Network(folder, adopted.sha256, len(adopted.classes))

    @cached_property
    def shipped(self) -> Shipped:
        """What was fitted for the ready-made albums, features to embeddings."""
        from cene.vision.embedding import read_shipped

        return read_shipped(self.card)

    @cached_property
    def head(self) -> Head:
        """The album head, embeddings to probabilities."""
        return self._ranker.head

    def look(self, path: Path) -> Look:
        """Decode a photo and run the network on it; safe to call from several threads.

        Raises:
            FileError: it cannot be read, or is no picture.
        """
        from cene.vision.decode import decode, network_input

        picture = decode(path)
        features = self.backbone.run(network_input(picture.pixels))
        opinion = b"" if self.network is None else _opinion(self.network, picture)
        taken = picture.taken_at, picture.camera
        return Look(picture.stat, picture.content, *taken, features, opinion)

    def opinion(self, path: Path) -> bytes:
        """What the adopted network says of a photo; safe to call from several threads.

        Returns:
            As in `Look`; empty where no network was adopted.

        Raises:
            FileError: it cannot be read, or is no picture.
        """
        from cene.vision.decode import decode

        return b"" if self.network is None else _opinion(self.network, decode(path))

    def embeddings(self, looks: Sequence[Look]) -> list[bytes]:
        """What is kept of each look, see `cene.vision.embedding`; best many at a time."""
        from cene.vision.embedding import stacked

        if not looks:
            return []
        rows = self.shipped.embed(stacked(self.card, [look.features for look in looks]))
        return [row.astype("<i2").tobytes() for row in rows]

    def predict(
        self,
        embeddings: Sequence[bytes],
        contents: Sequence[int] = (),
        top: int = TOP,
        opinions: Sequence[bytes] = (),
    ) -> list[Prediction]:
        """What the head says of stored embeddings: the top albums of each.

        Args:
            embeddings: as `embeddings` returns them.
            contents: their numbers in the catalogue, for what a person said of them counts more;
                empty where they are not in it.
            top: how many albums of each.
            opinions: what the adopted network said of each, empty where it has not seen it; empty
                altogether where there is none.
        """
        return self._ranker.predictions(embeddings, contents, top, opinions)

    @cached_property
    def _ranker(self) -> Ranker:
        from cene.organiser.ranking import Ranker

        return Ranker(self.card, self.shipped, self.known, self.version)


def _opinion(network: Network, picture: Picture) -> bytes:
    from cene.vision.square import square

    return network.run(square(picture.pixels)).astype("<f4").tobytes()
