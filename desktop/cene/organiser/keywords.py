"""Albums as keywords, and photos where they have arrived."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cene.core.move import Move
    from cene.core.photo import Photo
    from cene.core.tags import KeywordPath
    from cene.core.tree import Albums


def keyword(albums: Albums, key: str) -> KeywordPath:
    """An album as a keyword, below the albums that it stands under."""
    return (*(album.title for album in reversed(albums.ancestors(key))), albums[key].title)


def arrived(photo: Photo, move: Move | None) -> Photo:
    """A photo where a move has brought it."""
    targets = [file.target for file in move.files] if move else [photo.path]
    return replace(photo, path=targets[0], companions=tuple(targets[1:]))
