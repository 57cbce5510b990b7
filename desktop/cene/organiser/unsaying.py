"""What was said of pictures before something was taught, so that it can hold again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cene.core.errors import UsageError
from cene.organiser import albums as editing
from cene.organiser.albums import in_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cene.core.example import Example
    from cene.organiser.workspace import Workspace


class Said(NamedTuple):
    """What is said of a content, before it was taught and by that."""

    content: int
    before: tuple[Example, ...]
    after: tuple[Example, ...]


def said(workspace: Workspace, before: Mapping[int, tuple[Example, ...]]) -> tuple[Said, ...]:
    """What is said now of contents of which something else was said before, by number."""
    return tuple(
        Said(content, earlier, tuple(workspace.examples.of(content)))
        for content, earlier in before.items()
    )


def unsay(workspace: Workspace, sayings: Iterable[Said], new_albums: Iterable[str] = ()) -> int:
    """Let hold again what was said before, as far as nobody said anything since.

    Args:
        workspace: the open catalogue.
        sayings: what was said, and what before that.
        new_albums: keys of albums that were made for it; they go if nothing is in them.

    Returns:
        Of how many contents.
    """
    albums = in_catalogue(workspace)
    done = 0
    with workspace.database.transaction():
        for content, before, after in sayings:
            if tuple(workspace.examples.of(content)) != after:
                continue
            workspace.examples.remove(content)
            done += 1
            for example in before:
                key = albums.merged.get(example.album, example.album)
                if key in albums:
                    workspace.examples.put(content, replace(example, album=key))
    counts = workspace.examples.counts()
    for key in new_albums:
        if key in albums and key not in counts and not albums.children(key):
            with suppress(UsageError):  # by now the last one in use
                editing.remove(workspace, key)
    return done
