"""The bundled classifier, loaded when the first photo needs it and not before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cene import paths
from cene.core.prediction import TOP, Prediction
from cene.vision.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.photo import Stat
    from cene.vision.backbone import Backbone
    from cene.vision.head import Head


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a photo gives.

    Attributes:
        stat: the file's identity while it was read.
        content: BLAKE3 of its bytes.
        taken_at: ISO 8601 local time of the exposure, or None.
        embedding: int16 as bytes, see `cene.vision.backbone`.
    """

    stat: Stat
    content: bytes
    taken_at: str | None
    embedding: bytes


class Classifier:
    """Backbone and head with the card that vouches for them.

    NumPy, Pillow and LiteRT take longer to import than a second run over an unchanged library
    takes in all: the imports inside these methods are the only late ones of the program.

    Raises:
        UnusableError: the artefacts are missing or do not match their card.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.bundled("models/bundled")
        self.card = Card.read(self.folder)

    @cached_property
    def backbone(self) -> Backbone:
        """The network, pixels to features."""
        from cene.vision.backbone import Backbone

        return Backbone(self.folder)

    @cached_property
    def head(self) -> Head:
        """The album head, features to probabilities."""
        from cene.vision.head import ready_made

        return ready_made(self.folder)

    def look(self, path: Path) -> Look:
        """Decode a photo and run the network on it; safe to call from several threads.

        Raises:
            FileError: it cannot be read, or is no picture.
        """
        return self.look_closely(path, 0)[0]

    def look_closely(self, path: Path, top: int) -> tuple[Look, list[tuple[int, float]]]:
        """As `look`, and the best ImageNet classes as (index, probability)."""
        import numpy as np

        from cene.vision.decode import decode, network_input

        picture = decode(path)
        features = self.backbone.run(network_input(picture.pixels))
        look = Look(
            stat=picture.stat,
            content=picture.content,
            taken_at=picture.taken_at,
            embedding=features.embedding.astype("<i2").tobytes(),
        )
        best = np.argsort(-features.imagenet, kind="stable")[:top]
        return look, [(int(k), float(features.imagenet[k])) for k in best]

    def predict(self, embeddings: Sequence[bytes], top: int = TOP) -> list[Prediction]:
        """What the head says of stored embeddings: the top albums of each."""
        import numpy as np

        stacked = np.stack([np.frombuffer(embedding, "<i2") for embedding in embeddings])
        probabilities, novelty = self.head.predict(stacked)
        best = np.argsort(-probabilities, axis=1, kind="stable")[:, :top]
        return [
            Prediction(
                ranking=tuple((self.head.albums[k], float(row[k])) for k in order),
                novelty=float(novel),
                model=self.card.head_version,
            )
            for row, order, novel in zip(probabilities, best, novelty, strict=True)
        ]
