"""An album: a destination and a class."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Album:
    """One album.

    Attributes:
        key: stable ASCII name, as in `albums.toml` and the model card.
        title: what people read, and the name of the folder.
        parent: title of the group it stands under, or None.
    """

    key: str
    title: str
    parent: str | None = None
