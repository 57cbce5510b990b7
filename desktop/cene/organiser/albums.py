"""The albums there are, and what a person changes about them.

Each edit first checks all that could be wrong and then is one transaction: done whole, or not at
all.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from cene import paths
from cene.core.album import Album
from cene.core.errors import UsageError
from cene.core.naming import folded
from cene.core.tree import Albums

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cene.organiser.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit did.

    Attributes:
        changed: the albums that are not as they were, as they are now.
        gone: those that are no longer there, as they were.
        examples: how many examples went with those.
    """

    changed: tuple[Album, ...]
    gone: tuple[Album, ...] = ()
    examples: int = 0


@cache
def ready_made() -> Albums:
    """The albums that ship with Cene, as `resources/albums.toml` lists them."""
    with paths.bundled("resources/albums.toml").open("rb") as file:
        entries = tomllib.load(file)["album"]
    return Albums(Album(entry["key"], entry["title"], entry.get("parent")) for entry in entries)


def in_catalogue(workspace: Workspace) -> Albums:
    """The albums of one catalogue: the ready-made as the person wants them, then the own ones."""
    rows = {row.album.key: row for row in workspace.albums.rows()}
    shipped = [rows[key].album if key in rows else album for key, album in ready_made().items()]
    # One that a newer Cene no longer ships is the person's from then on.
    own = [replace(row.album, own=True) for key, row in rows.items() if key not in ready_made()]
    own.sort(key=lambda album: folded(album.title))
    merged = {key: row.merged_into for key, row in rows.items() if row.merged_into is not None}
    return Albums([*shipped, *own], merged)


def new_album(albums: Albums, title: str, parent: str | None = None) -> Album:
    """An album of one's own that could be added to these.

    Args:
        albums: the albums there are.
        title: what it is to be called.
        parent: key or title of the album it is to stand under, or None.

    Raises:
        UsageError: it cannot be called so, or there is no such parent.
    """
    title = albums.check_title(title)
    return Album(title, title, None if parent is None else albums.named(parent).key, own=True)


def add(workspace: Workspace, title: str, parent: str | None = None) -> Edited:
    """Add an album of one's own.

    Raises:
        UsageError: as for `new_album`.
    """
    album = new_album(in_catalogue(workspace), title, parent)
    with workspace.database.transaction():
        workspace.albums.put(album)
    return Edited((album,))


def remove(workspace: Workspace, name: str) -> Edited:
    """Remove an album of one's own with its examples; what stood under it moves up.

    Ready-made albums that were merged into it are there again.

    Raises:
        UsageError: there is no such album, it is ready-made, or the last in use.
    """
    albums = in_catalogue(workspace)
    album = albums.named(name)
    if not album.own:
        raise UsageError(
            f"The album {album.title!r} is ready-made and stays; `cene albums disable` takes it "
            "out of use."
        )
    children = [replace(child, parent=album.parent) for child in albums.children(album.key)]
    back = {key for key, into in albums.merged.items() if into == album.key}
    _check_some_in_use(other for key, other in albums.items() if key != album.key)
    with workspace.database.transaction():
        for child in children:
            workspace.albums.put(child)
        examples = workspace.examples.drop(album.key)
        workspace.albums.remove(album.key)
    left = in_catalogue(workspace)
    returned = (left[key] for key in left if key in back)
    return Edited((*children, *returned), (album,), examples)


def rename(workspace: Workspace, name: str, title: str) -> Edited:
    """Give an album another title. It goes by its key still, and files stay in the old folder.

    Raises:
        UsageError: there is no such album, or it cannot be called so.
    """
    albums = in_catalogue(workspace)
    album = albums.named(name)
    return _put(workspace, replace(album, title=albums.check_title(title, album.key)))


def set_parent(workspace: Workspace, name: str, parent: str | None) -> Edited:
    """Put an album under another, or under none.

    Raises:
        UsageError: there is no such album, or it would stand under itself.
    """
    albums = in_catalogue(workspace)
    album = albums.named(name)
    above = None if parent is None else albums.named(parent).key
    albums.check_parent(album.key, above)
    return _put(workspace, replace(album, parent=above))


def set_threshold(workspace: Workspace, name: str, threshold: float | None) -> Edited:
    """Let an album have its own idea of sure enough, in 0..1; None for that of all albums.

    Raises:
        UsageError: there is no such album.
    """
    return _put(workspace, replace(in_catalogue(workspace).named(name), threshold=threshold))


def set_folder(workspace: Workspace, name: str, pattern: str | None) -> Edited:
    """File what an album gets into folders of a pattern; None for one folder with its title.

    Raises:
        UsageError: there is no such album.
    """
    return _put(workspace, replace(in_catalogue(workspace).named(name), folder=pattern))


def set_colour(workspace: Workspace, name: str, colour: str | None) -> Edited:
    """Mark an album by a colour, as "#rrggbb"; None for the one that it gets by itself.

    Raises:
        UsageError: there is no such album.
    """
    return _put(workspace, replace(in_catalogue(workspace).named(name), colour=colour))


def enable(workspace: Workspace, names: Iterable[str]) -> Edited:
    """Take albums into use.

    Raises:
        UsageError: there is no such album.
    """
    albums = in_catalogue(workspace)
    return _put(workspace, *(replace(albums.named(name), enabled=True) for name in names))


def disable(workspace: Workspace, names: Iterable[str]) -> Edited:
    """Take albums out of use; what they were taught is kept.

    Raises:
        UsageError: there is no such album, or none would be left in use.
    """
    albums = in_catalogue(workspace)
    changed = [replace(albums.named(name), enabled=False) for name in names]
    off = {album.key for album in changed}
    _check_some_in_use(album for key, album in albums.items() if key not in off)
    return _put(workspace, *changed)


def merge(workspace: Workspace, sources: Iterable[str], into: str) -> Edited:
    """Make albums part of another: their examples, what stands under them, and their names go.

    Raises:
        UsageError: there is no such album, or it is to go into itself or into one below it.
    """
    albums = in_catalogue(workspace)
    target = albums.named(into)
    merged = list(dict.fromkeys(albums.named(source) for source in sources))
    above = {album.key for album in albums.ancestors(target.key)}
    for album in merged:
        if album.key == target.key:
            raise UsageError(f"The album {album.title!r} cannot be merged into itself.")
        if album.key in above:
            raise UsageError(
                f"The album {album.title!r} cannot be merged into {target.title!r}, which stands "
                f"under it; `cene albums parent` puts {target.title!r} elsewhere."
            )
    _check_some_in_use(album for album in albums.values() if album not in merged)
    children = [
        replace(child, parent=target.key)
        for album in merged
        for child in albums.children(album.key)
        if child not in merged
    ]
    counts = workspace.examples.counts()
    with workspace.database.transaction():
        for album in (target, *merged, *children):
            workspace.albums.put(album)
        for album in merged:
            workspace.examples.reassign(album.key, target.key)
            workspace.albums.merge(album.key, target.key)
    examples = sum(sum(counts[album.key][:2]) for album in merged if album.key in counts)
    return Edited((target, *children), tuple(merged), examples)


def _put(workspace: Workspace, *albums: Album) -> Edited:
    with workspace.database.transaction():
        for album in albums:
            workspace.albums.put(album)
    return Edited(tuple(dict.fromkeys(albums)))


def _check_some_in_use(albums: Iterable[Album]) -> None:
    if not any(album.enabled for album in albums):
        raise UsageError("No album would be left in use; enable another one first.")
