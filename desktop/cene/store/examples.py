"""The photos that albums were taught with, and those rejected from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cene.core.example import Example, Labeller, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cene.store.database import Database

_SELECT = "SELECT album, verdict, labeller, confidence, source, time"


class Counts(NamedTuple):
    """How many examples an album has.

    Attributes:
        confirmed: photos that belong into it, whoever said so.
        rejected: photos that do not.
        machine: those of the confirmed ones that a machine labelled.
    """

    confirmed: int = 0
    rejected: int = 0
    machine: int = 0


class ExampleRow(NamedTuple):
    """An example with what the classifier learns from.

    Attributes:
        content: number of the content.
        digest: BLAKE3 of the picture's bytes.
        embedding: int16 as bytes, see `cene.vision.backbone`.
        backbone: version of the network that made it.
        example: what was said of it.
    """

    content: int
    digest: bytes
    embedding: bytes
    backbone: str
    example: Example


class Mark(NamedTuple):
    """What was said of a content, without what the classifier learns from it."""

    content: int
    digest: bytes
    album: str
    verdict: Verdict
    labeller: Labeller
    confidence: float


class Examples:
    """Examples by content, so that they outlive any move of their files.

    Methods that change something are called inside a transaction of the database.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection = database.connection

    def put(self, content: int, example: Example) -> None:
        """Enter an example in place of what was said of this content and album before.

        A confirmation also takes the place of one for another album.
        """
        self._connection.execute(
            "INSERT OR REPLACE INTO example (content_id, album, verdict, labeller, confidence, "
            "source, time) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                content,
                example.album,
                example.verdict,
                example.labeller,
                example.confidence,
                example.source,
                example.time,
            ),
        )

    def remove(self, content: int) -> list[Example]:
        """Take back all that was said of a content, and return it."""
        found = self.of(content)
        self._connection.execute("DELETE FROM example WHERE content_id = ?", (content,))
        return found

    def of(self, content: int) -> list[Example]:
        """All that was said of a content, by album."""
        rows = self._connection.execute(
            f"{_SELECT} FROM example WHERE content_id = ? ORDER BY album", (content,)
        )
        return [_example(*row) for row in rows]

    def all(self) -> Iterator[ExampleRow]:
        """Every example with its embedding, by digest and album."""
        for *row, content, digest, embedding, backbone in self._connection.execute(
            f"{_SELECT}, content_id, digest, embedding, backbone FROM example "
            "JOIN content ON content.id = content_id ORDER BY digest, album"
        ):
            yield ExampleRow(content, digest, embedding, backbone, _example(*row))

    def from_source(self, source: str) -> dict[int, Example]:
        """What one source confirmed, by number of the content."""
        rows = self._connection.execute(
            f"{_SELECT}, content_id FROM example WHERE source = ? AND verdict = 'confirmed'",
            (source,),
        )
        return {content: _example(*row) for *row, content in rows}

    def marks(self) -> list[Mark]:
        """All examples by digest and album; no embedding is read."""
        rows = self._connection.execute(
            "SELECT content_id, digest, album, verdict, labeller, confidence FROM example "
            "JOIN content ON content.id = content_id ORDER BY digest, album"
        )
        return [
            Mark(content, digest, album, Verdict(verdict), Labeller(labeller), confidence)
            for content, digest, album, verdict, labeller, confidence in rows
        ]

    def counts(self) -> dict[str, Counts]:
        """How many examples each album has; one without any is not in it."""
        return {
            album: Counts(*numbers)
            for album, *numbers in self._connection.execute(
                "SELECT album, count(*) FILTER (WHERE verdict = 'confirmed'), "
                "count(*) FILTER (WHERE verdict = 'rejected'), "
                "count(*) FILTER (WHERE verdict = 'confirmed' AND labeller = 'machine') "
                "FROM example GROUP BY album ORDER BY album"
            )
        }

    def reassign(self, old: str, new: str) -> None:
        """Make the examples of one album those of another.

        Of a content that has both, a person's word stays rather than a machine's, then a
        confirmation rather than a rejection.
        """
        self._connection.execute(
            "DELETE FROM example AS loser WHERE album IN (?1, ?2) AND EXISTS "
            "(SELECT 1 FROM example AS winner WHERE winner.content_id = loser.content_id "
            "AND winner.album IN (?1, ?2) "
            "AND (winner.labeller = 'person', winner.verdict = 'confirmed', winner.album = ?2) "
            "> (loser.labeller = 'person', loser.verdict = 'confirmed', loser.album = ?2))",
            (old, new),
        )
        self._connection.execute("UPDATE example SET album = ? WHERE album = ?", (new, old))

    def drop_source(self, source: str) -> int:
        """Take back all examples from one source, and return how many there were."""
        return self._connection.execute("DELETE FROM example WHERE source = ?", (source,)).rowcount

    def drop(self, album: str) -> int:
        """Take back all examples of an album, and return how many there were."""
        return self._connection.execute("DELETE FROM example WHERE album = ?", (album,)).rowcount


def _example(  # noqa: PLR0917
    album: str, verdict: str, labeller: str, confidence: float, source: str, time: str
) -> Example:
    return Example(album, Verdict(verdict), Labeller(labeller), confidence, source, time)
