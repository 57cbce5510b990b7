"""Keywords in bytes: what becomes of a photo or sidecar as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.files import metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cene.core.tags import Signature, Tag
    from cene.files.embed import Edit


def tagged(data: bytes, tags: Sequence[Tag], signature: Signature) -> bytes:
    """All bytes with keywords; the same ones where nothing changes."""
    return edited(data, metadata.tagged(data, tags, signature))


def untagged(data: bytes) -> bytes:
    """All bytes without what Cene wrote."""
    return edited(data, metadata.untagged(data))


def edited(data: bytes, edit: Edit | None) -> bytes:
    """All bytes after an edit."""
    return data if edit is None else edit.head + bytes(edit.kept)
