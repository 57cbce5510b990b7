"""A catalogue that is taught with embeddings, so that no picture is needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cene.core.example import Example, Labeller, Verdict
from cene.organiser.learned import Known

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cene.core.tree import Albums
    from cene.organiser.workspace import Workspace
    from cene.vision.card import Card


@dataclass
class Notebook:
    """What was taught, under which numbers."""

    workspace: Workspace
    card: Card
    contents: dict[bytes, int] = field(default_factory=dict)

    def enter(self, embedding: NDArray[np.int16], backbone: str = "") -> int:
        """Number of a photo in the catalogue."""
        data = embedding.astype("<i2").tobytes()
        if data not in self.contents:
            digest = len(self.contents).to_bytes(32)
            with self.workspace.database.transaction():
                self.contents[data] = self.workspace.catalogue.add_content(
                    digest, backbone or self.card.backbone_version, data, None
                )
        return self.contents[data]

    def tell(
        self,
        album: str,
        *embeddings: NDArray[np.int16],
        verdict: Verdict = Verdict.CONFIRMED,
        labeller: Labeller = Labeller.PERSON,
        confidence: float = 1.0,
    ) -> list[int]:
        """Make photos examples."""
        numbers = [self.enter(embedding) for embedding in embeddings]
        with self.workspace.database.transaction():
            for number in numbers:
                example = Example(album, verdict, labeller, confidence)
                self.workspace.examples.put(number, example)
        return numbers

    def reject(self, album: str, *embeddings: NDArray[np.int16]) -> list[int]:
        """Reject photos from an album."""
        return self.tell(album, *embeddings, verdict=Verdict.REJECTED)

    def forget(self, *numbers: int) -> None:
        """Take back all that was said of photos."""
        with self.workspace.database.transaction():
            for number in numbers:
                self.workspace.examples.remove(number)

    def known(self, albums: Albums) -> Known:
        """What was taught, of these albums."""
        return Known(albums, tuple(self.workspace.examples.marks()), self.workspace)
