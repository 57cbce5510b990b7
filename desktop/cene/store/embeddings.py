"""What the network saw of chosen photos."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cene.store.database import Database


class Embeddings:
    """Stored embeddings, by photo."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    def of(self, photos: Iterable[int], backbone: str) -> list[tuple[int, bytes]]:
        """Photo and embedding (int16, see `cene.vision.embedding`) of those that one network saw.

        Args:
            photos: their numbers.
            backbone: version of the network.

        Returns:
            In no order; nothing of photos that were not read, or by another network.
        """
        # CROSS JOIN: in this order, else SQLite reads all contents of that network.
        return self._connection.execute(
            "SELECT photo.id, embedding FROM json_each(?) "
            "CROSS JOIN photo ON photo.id = json_each.value "
            "CROSS JOIN content ON content.id = content_id WHERE backbone = ?",
            (json.dumps(list(photos)), backbone),
        ).fetchall()
