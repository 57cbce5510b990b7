"""An album: a destination and a class."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Album:
    """One album, ready-made or of one's own.

    Attributes:
        key: name that never changes: as in `albums.toml` and the model card, or the title that an
            album of one's own was made with.
        title: what people read, and the name of the folder that all its photos lie in.
        parent: key of the album it stands under, or None.
        own: whether a person made it.
        enabled: whether it is in use; one that is not is never predicted.
        threshold: how sure is sure enough for this album, in 0..1, whatever is for all others; None
            for as sure as for all.
        folder: pattern of the folders that its photos go into, as `naming.FolderPattern` reads it;
            None for `{album}` alone.
        colour: "#rrggbb" that marks it; None for the one that it gets by itself.
    """

    key: str
    title: str
    parent: str | None = None
    own: bool = False
    enabled: bool = True
    threshold: float | None = None
    folder: str | None = None
    colour: str | None = None
