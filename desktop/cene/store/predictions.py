"""What the classifier said of the photos, and the photos by what it said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from cene.core.policy import NO_OWN, NOVELTY_LIMIT
from cene.core.prediction import PARENTS, Prediction
from cene.store.rows import CHANCES, PLACES, STEPS, photo_of, prediction_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cene.core.photo import Photo
    from cene.store.database import Database

CHUNK = 256
"""Photos loaded at a time."""

_COUNTED = "FROM selected JOIN photo USING (folder_id) "
_PHOTOS = _COUNTED + "JOIN folder ON folder.id = folder_id "
_NO_PARENTS = ((None, 0.0),) * PARENTS

_COLUMNS = (
    "model", "ranking", "chances", "album", "confidence", "novelty", "alike", "told", "reach",
    "steps", *(f"parent_{n}{what}" for n in range(1, PARENTS + 1) for what in ("", "_confidence")),
)  # fmt: skip
# Not OR REPLACE, which would take every row out first.
_PUT = (
    f"INSERT INTO prediction (content_id, {', '.join(_COLUMNS)}) "  # noqa: S608
    f"VALUES (?{', ?' * len(_COLUMNS)}) ON CONFLICT DO UPDATE SET "
    f"{', '.join(f'{column} = excluded.{column}' for column in _COLUMNS)}"
)


class AlbumTally(NamedTuple):
    """How many selected photos are filed into one album, and how many of them may be wrong."""

    album: str
    sure: int
    expected_wrong: float


class Tally(NamedTuple):
    """Counts over the selected folders.

    Attributes:
        photos: all photos.
        read: those with a prediction.
        unpredicted: RAW files without a picture beside them.
        albums: those that are sure, by the album that they are sure of.
    """

    photos: int
    read: int
    unpredicted: int
    albums: tuple[AlbumTally, ...]


class Confidences(NamedTuple):
    """All that says how many photos would be filed at any threshold.

    Attributes:
        photos: those with a prediction.
        steps: for each that is not unlike everything known, the confidence of its best album and
            of up to `PARENTS` parents, the narrowest first, 0 where there is none; little-endian
            float64, all photos after one another.
        places: keys of those albums and parents, a line each, empty for none; empty altogether
            unless they were asked for.
    """

    photos: int
    steps: bytes
    places: str


class Predictions:
    """Stored predictions; they change only with the photo or the model, never by a decision.

    Where albums are named, a photo goes into its best album whether it is among them or not, but
    into a parent only if that is. A threshold does not count for albums that have one of their own,
    which are given by key.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection = database.connection

    def add(self, predictions: Iterable[tuple[int, Prediction]]) -> None:
        """Store what the head said of contents; inside a transaction."""
        self._connection.executemany(
            _PUT,
            ((content, *_row(prediction)) for content, prediction in predictions),
        )

    def complete(self, model: str) -> bool:
        """Whether this model is known to have seen every content: cheaper than to look for some."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'predicted'").fetchone()
        return row is not None and row[0] == model

    def note_complete(self, model: str) -> None:
        """Note that this model has seen every content; true until the next one is added."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('predicted', ?)", (model,))

    def missing(self, backbone: str, model: str, after: int, limit: int) -> list[tuple[int, bytes]]:
        """Contents (number, embedding) of which this model has said nothing yet, by number.

        Args:
            backbone: version of the network that must have looked at them.
            model: version of all that predicts.
            after: number of the last content that is known not to be missing, 0 for none.
            limit: how many to return at most.
        """
        return self._connection.execute(
            "SELECT id, embedding FROM content LEFT JOIN prediction ON content_id = id "
            "WHERE backbone = ? AND id > ? AND model IS NOT ? ORDER BY id LIMIT ?",
            (backbone, after, model, limit),
        ).fetchall()

    def tally(
        self, threshold: float, albums: Collection[str], own: Mapping[str, float] = NO_OWN
    ) -> Tally:
        """Count the selected photos at a threshold, without loading one."""
        photos, read, unpredicted = self._connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE state = 'read'), "
            f"count(*) FILTER (WHERE state = 'raw') {_COUNTED}"
        ).fetchone()
        rows = self._connection.execute(_tally(len(own)), _values(threshold, albums, own))
        return Tally(photos, read, unpredicted, tuple(AlbumTally(*row) for row in rows))

    def confidences(self, *, selected_only: bool, places: bool = False) -> Confidences:
        """What files itself at which threshold, of the selected photos or of all; and where."""
        photos = _COUNTED if selected_only else "FROM photo "
        known = "FILTER (WHERE novelty <= :novelty)"
        keys = f"ifnull(group_concat({PLACES}, char(10)) {known}, '')" if places else "''"
        return Confidences(
            *self._connection.execute(
                f"SELECT count(*), CAST(ifnull(group_concat(steps, '') {known}, '') AS BLOB), "
                f"{keys} {photos}JOIN prediction USING (content_id) WHERE folder_id IS NOT NULL",
                {"novelty": NOVELTY_LIMIT},
            ).fetchone()
        )

    def sure(
        self, threshold: float, albums: Collection[str], own: Mapping[str, float] = NO_OWN
    ) -> Iterator[tuple[Photo, Prediction | None]]:
        """The selected photos that file themselves into the albums, by folder and name."""
        return self._photos(_sure(len(own)), _values(threshold, albums, own))

    def unsure(
        self,
        threshold: float,
        albums: Collection[str],
        limit: int | None = None,
        own: Mapping[str, float] = NO_OWN,
    ) -> Iterator[tuple[Photo, Prediction | None]]:
        """The selected photos that do not, at most `limit`; RAW files come with no prediction."""
        where = f"(state = 'raw' OR state = 'read' AND NOT ({_sure(len(own))}))"
        return self._photos(where, _values(threshold, albums, own), limit)

    def _photos(
        self, where: str, values: dict[str, object], limit: int | None = None
    ) -> Iterator[tuple[Photo, Prediction | None]]:
        # The numbers first: photos are relocated while the caller works through them.
        chosen = self._connection.execute(
            f"SELECT photo.id {_PHOTOS} LEFT JOIN prediction USING (content_id) "
            f"WHERE {where} ORDER BY path, name LIMIT :limit",
            {**values, "limit": -1 if limit is None else limit},
        ).fetchall()
        for start in range(0, len(chosen), CHUNK):
            numbers = [number for (number,) in chosen[start : start + CHUNK]]
            rows = {row[4]: row for row in self._rows(numbers)}
            for number in numbers:
                if number in rows:  # else it lost its place since
                    yield photo_of(rows[number][:8]), prediction_of(rows[number][8:])

    def _rows(self, numbers: list[int]) -> list[sqlite3.Row]:
        marks = ", ".join("?" * len(numbers))
        return self._connection.execute(
            "SELECT path, name, size, mtime_ns, photo.id, "  # noqa: S608 - marks alone
            "ifnull(photo.digest, content.digest), taken_at, "
            "(SELECT group_concat(hex(name)) FROM companion WHERE photo_id = photo.id), "
            "ranking, chances, novelty, model, steps, parent_1, parent_2, parent_3, alike, told "
            "FROM photo JOIN folder ON folder.id = folder_id "
            "LEFT JOIN content ON content.id = photo.content_id "
            f"LEFT JOIN prediction USING (content_id) WHERE photo.id IN ({marks})",
            numbers,
        ).fetchall()


# `policy.place` in SQL, so that 100,000 photos are counted without loading one.
_REACHED = "reach >= :least AND novelty <= :novelty"


def _enough(album: str, own: int) -> str:
    """How sure is sure enough for the album in a column, where so many have an own threshold."""
    cases = (f"WHEN :album_{n} THEN :own_{n}" for n in range(own))
    return f"CASE {album} {' '.join(cases)} ELSE :threshold END" if own else ":threshold"


def _parent(wanted: str, own: int) -> str:
    """A column of the narrowest sure parent that may be filed into, its number left open."""
    cases = (
        f"WHEN parent_{n}_confidence >= {_enough(f'parent_{n}', own)} "  # noqa: S608
        f"AND parent_{n} IN (SELECT value FROM json_each(:albums)) THEN {wanted.format(n)}"
        for n in range(1, PARENTS + 1)
    )
    return f"CASE {' '.join(cases)} END"


def _sure(own: int) -> str:
    """Whether a photo files itself into one of the albums."""
    place = (
        f"CASE WHEN confidence >= {_enough('album', own)} THEN album "
        f"ELSE {_parent('parent_{}', own)} END"
    )
    return f"{_REACHED} AND ifnull({place}, '') IN (SELECT value FROM json_each(:albums))"  # noqa: S608


def _tally(own: int) -> str:
    """How many photos file themselves into which album, and how many of them may be wrong."""
    enough, said = _enough("album", own), f"{_COUNTED}JOIN prediction USING (content_id) WHERE"
    # The best albums on their own: few photos go into a parent, and grouping by a CASE is slow.
    best = (
        f"SELECT album AS place, confidence AS sure {said} "
        f"confidence >= {enough} AND novelty <= :novelty"
    )
    above = (
        f"SELECT {_parent('parent_{}', own)} AS place, "
        f"{_parent('parent_{}_confidence', own)} AS sure {said} "
        f"confidence < {enough} AND {_REACHED}"
    )
    sums = "SELECT place, count(*) AS photos, sum(1 - sure) AS wrong FROM"
    return (
        "SELECT place, sum(photos), sum(wrong) FROM ("  # noqa: S608
        f"{sums} ({best}) GROUP BY place UNION ALL {sums} ({above}) GROUP BY place"
        ") WHERE place IS NOT NULL GROUP BY place ORDER BY place"
    )


def _values(
    threshold: float, albums: Collection[str], own: Mapping[str, float]
) -> dict[str, object]:
    """What the expressions above leave open."""
    return {
        "threshold": threshold,
        "least": min(threshold, *own.values()) if own else threshold,
        "novelty": NOVELTY_LIMIT,
        "albums": json.dumps(list(albums)),
        **{f"album_{n}": key for n, key in enumerate(own)},
        **{f"own_{n}": enough for n, enough in enumerate(own.values())},
    }


def _row(said: Prediction) -> tuple[object, ...]:
    """A prediction as it is stored, but for the content it is of."""
    albums, chances = zip(*said.ranking, strict=True)
    (above_1, sure_1), (above_2, sure_2), (above_3, sure_3) = (said.parents + _NO_PARENTS)[:PARENTS]
    best = chances[0]
    return (
        said.model, "\n".join(albums), CHANCES[len(chances)].pack(*chances), albums[0], best,
        said.novelty, said.alike, said.told, max(best, sure_1, sure_2, sure_3),
        STEPS.pack(best, sure_1, sure_2, sure_3),
        above_1, sure_1, above_2, sure_2, above_3, sure_3,
    )  # fmt: skip
