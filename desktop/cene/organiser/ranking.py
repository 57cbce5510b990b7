"""From probabilities to predictions: parents, what a person said, and what looks alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cene.core.example import Verdict
from cene.core.prediction import PARENTS, Prediction
from cene.vision.head import solve
from cene.vision.likeness import Likeness
from cene.vision.pool import Weights, pooled
from cene.vision.statistics import AlbumStatistics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cene.core.network import Adopted
    from cene.organiser.learned import Known, Told
    from cene.vision.card import Card
    from cene.vision.embedding import Shipped
    from cene.vision.head import Head

    Floats = NDArray[np.float64]

GAIN = 1e-3
"""How much more probable a parent is than what is below it, to be worth a word."""


def statistics(card: Card, known: Known) -> list[AlbumStatistics]:
    """All albums in use of which something is known, with their examples."""
    albums = {key: AlbumStatistics(key, ready) for key, ready in known.columns(card).items()}
    for row in known.examples(card):
        album = albums.get(row.example.album)
        if album is not None:
            embedding = np.frombuffer(row.embedding, "<i2")
            add = album.add if row.example.verdict is Verdict.CONFIRMED else album.reject
            add(embedding, row.example.weight)
    return [album for album in albums.values() if album.known]


class Ranker:
    """A head, and what turns its probabilities into predictions.

    Args:
        card: of the bundled classifier.
        shipped: what was fitted for the ready-made albums.
        known: what was taught.
        version: of all this.

    Raises:
        UsageError: fewer than two albums are in use.
    """

    def __init__(self, card: Card, shipped: Shipped, known: Known, version: str) -> None:
        albums = statistics(card, known)
        self.head: Head = solve(card, shipped, albums)
        self._version = version
        self._network = known.network
        self._told = known.told()
        self._columns = {key: number for number, key in enumerate(self.head.albums)}
        self._likeness = Likeness(len(shipped.spread), [album.confirmed[0] for album in albums])
        self._parents, self._below = self._tree(known)

    def predictions(
        self,
        embeddings: Sequence[bytes],
        contents: Sequence[int],
        top: int,
        opinions: Sequence[bytes] = (),
    ) -> list[Prediction]:
        """See `Classifier.predict`."""
        if not embeddings:
            return []
        rows = np.frombuffer(b"".join(embeddings), "<i2").reshape(len(embeddings), -1)
        probabilities, novelty = self.head.predict(rows)
        if self._network is not None:
            self._hear(self._network, probabilities, opinions)
        told = [self._told.get(content) for content in contents] or [None] * len(rows)
        self._obey(probabilities, novelty, told)
        best = np.argsort(-probabilities, axis=1, kind="stable")[:, :top]
        alike = self._likeness.count(rows, best[:, 0])
        above = self._above(probabilities, told)
        chances = np.take_along_axis(probabilities, best, axis=1)
        albums = self.head.albums
        return [
            Prediction(
                ranking=tuple(zip([albums[k] for k in order], row, strict=True)),
                novelty=novel,
                model=self._version,
                parents=parents,
                alike=like,
                told=said is not None and said.album == albums[order[0]],
            )
            for order, row, novel, parents, like, said in zip(
                best.tolist(), chances.tolist(), novelty.tolist(), above, alike.tolist(), told,
                strict=True,
            )
        ]  # fmt: skip

    def _hear(self, network: Adopted, probabilities: Floats, opinions: Sequence[bytes]) -> None:
        """Give the adopted network its say of those photos that it has seen."""
        heard = [number for number, said in enumerate(opinions) if said]
        said = [k for k, key in enumerate(network.classes) if key in self._columns]
        rest = [k for k, key in enumerate(network.classes) if key is None]
        if not heard or len(said) + len(rest) < 2:  # noqa: PLR2004 - nothing to tell apart
            return
        scores = np.frombuffer(b"".join(opinions), "<f4").reshape(len(heard), -1)
        columns = np.array([self._columns[network.classes[k] or ""] for k in said])
        probabilities[heard] = pooled(
            probabilities[heard],
            scores[:, said + rest].astype(np.float64),
            columns,
            Weights(network.own, network.beside),
            rest=bool(rest),
        )

    def _obey(self, probabilities: Floats, novelty: Floats, told: list[Told | None]) -> None:
        """What a person said is so, whatever the head thinks."""
        for number, said in enumerate(told):
            if said is None:
                continue
            if said.album in self._columns:
                probabilities[number] = 0.0
                probabilities[number, self._columns[said.album]] = 1.0
                novelty[number] = 0.0
                continue
            forbidden = [self._columns[key] for key in said.rejected if key in self._columns]
            row = probabilities[number]
            left = 1.0 - row[forbidden].sum()
            row[forbidden] = 0.0
            row /= max(left, 1e-9)

    def _above(
        self, probabilities: Floats, told: list[Told | None]
    ) -> list[tuple[tuple[str, float], ...]]:
        """The parents of each photo that are more probable than its best album."""
        sums = np.minimum(probabilities @ self._below, 1.0)
        allowed = np.ones(sums.shape, np.bool_)
        for number, said in enumerate(told):
            if said is not None and said.rejected:
                allowed[number] = [key not in said.rejected for key in self._parents]
        # The narrowest come first; one that is no surer than a narrower one says nothing.
        last, count = probabilities.max(axis=1), np.zeros(len(told), np.intp)
        columns = np.zeros((len(told), PARENTS), np.intp)
        for parent, chances in enumerate(sums.T):
            chosen = np.flatnonzero((chances >= last + GAIN) & allowed[:, parent])
            chosen = chosen[count[chosen] < PARENTS]
            columns[chosen, count[chosen]] = parent
            last[chosen] = chances[chosen]
            count[chosen] += 1
        chances = np.take_along_axis(sums, columns, axis=1) if self._parents else columns
        return [
            tuple((self._parents[k], p) for k, p in zip(row[:kept], of_row, strict=False))
            for row, of_row, kept in zip(
                columns.tolist(), chances.tolist(), count.tolist(), strict=True
            )
        ]

    def _tree(self, known: Known) -> tuple[list[str], Floats]:
        """The parents in use, the narrowest first, and which columns (K, P) are below each."""
        below: dict[str, set[int]] = {}
        for key, column in self._columns.items():
            for above in (known.albums[key], *known.albums.ancestors(key)):
                below.setdefault(above.key, set()).add(column)
        parents = [
            key for key, columns in below.items() if known.albums[key].enabled and len(columns) > 1
        ]
        parents.sort(key=lambda key: (len(below[key]), key))
        matrix = np.zeros((len(self._columns), len(parents)))
        for number, key in enumerate(parents):
            matrix[sorted(below[key]), number] = 1.0
        return parents, matrix
