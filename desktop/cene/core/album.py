"""An album: a destination and a class."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Album:
    """One album, ready-made or of one's own.

    Attributes:
        key: name that never changes: as in `albums.toml` and the model card, or the title that an
            album of one's own was made with.
        title: what people read, and the name of the folder.
        parent: key of the album it stands under, or None.
        own: whether a person made it.
        enabled: whether it is in use; one that is not is never predicted.
    """

    key: str
    title: str
    parent: str | None = None
    own: bool = False
    enabled: bool = True
