"""What a user asks to be sorted, checked before anything is touched."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import AwayError, UnusableError, UsageError, printable
from cene.core.move import Collision, Companions
from cene.core.naming import album_folder
from cene.core.watched import EVERYWHERE
from cene.files.carrier import Writing
from cene.files.leave import check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cene.core.album import Album
    from cene.core.move import Mode
    from cene.core.tree import Albums
    from cene.core.watched import Changes
    from cene.files.settle import Settling


@dataclass(frozen=True, slots=True)
class SortOrder:
    """What is to be sorted, and how.

    Attributes:
        sources: folders to look through.
        into: the folder of the albums.
        mode: what is done with the photos.
        threshold: how sure is sure enough, in 0..1, where an album has no threshold of its own.
        albums: keys or titles of the only albums to file into; empty for all.
        listed: how many of the photos that are not filed to report; None for all.
        again: whether to file also what was filed before and put back.
        cause: what the journal calls the batch.
        changes: what may have changed since the last time; nothing else is looked at.
        settling: says which files are whole; without it all are.
        most: so many photos are looked at before those are filed; None for all.
        collision: what is done where a name is taken.
        companions: what is done with the files beside a photo.
        exclude: patterns of folders and files below each source to leave out, as in .gitignore.
        gently: whether nobody waits for it.
        tags: whether photos are tagged too, where the mode is another.
        writing: where tags are written.
    """

    sources: tuple[Path, ...]
    into: Path
    mode: Mode
    threshold: float
    albums: tuple[str, ...] = ()
    listed: int | None = None
    again: bool = True
    cause: str = "sort"
    changes: Changes = EVERYWHERE
    settling: Settling | None = None
    most: int | None = None
    collision: Collision = Collision.NUMBER
    companions: Companions = Companions.TOGETHER
    exclude: tuple[str, ...] = ()
    gently: bool = False
    tags: bool = False
    writing: Writing = Writing()  # noqa: RUF009 - it never changes


def chosen_albums(names: Collection[str], albums: Albums) -> set[str]:
    """Keys of the albums that a user named by key or title; all in use if he named none.

    Raises:
        UsageError: there is no such album, or it is not in use.
    """
    chosen = [albums.named(name) for name in names]
    for album in chosen:
        if not album.enabled:
            raise UsageError(
                f"The album {album.title!r} is not in use; `cene albums enable` takes it into use."
            )
    return {album.key for album in chosen} or set(albums.in_use)


def checked(order: SortOrder, albums: Collection[Album]) -> SortOrder:
    """The order with absolute paths, each source once and none inside another.

    Raises:
        UsageError: a source is the folder of the albums, or one of the albums; or a pattern of
            what to leave out is none.
        UnusableError: a folder is not there, is a file, or goes round in links.
    """
    if order.exclude:
        check(order.exclude)
    into = _folder_of_albums(order.into)
    folders = {into / album_folder(album.title) for album in albums}
    found: list[Path] = []
    for source in order.sources:
        real = folder_of_photos(source)
        if real == into:
            raise UsageError(
                f"{printable(source)} is both the source and the folder of the albums. "
                "Give --into another folder; one inside the source will do."
            )
        if not folders.isdisjoint((real, *real.parents)):
            raise UsageError(
                f"{printable(source)} is an album of {printable(into)}; what lies in an album is "
                "sorted already."
            )
        found.append(real)
    return replace(order, sources=outermost(found), into=into)


def outermost(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Each folder once, without those that are in another."""
    found = dict.fromkeys(folders)
    return tuple(path for path in found if found.keys().isdisjoint(path.parents))


def folder_of_photos(path: Path) -> Path:
    """A folder that is to be read, absolute and with links resolved.

    Raises:
        UnusableError: it is not there, is no folder, or may not be read.
    """
    try:
        real = Path(os.path.realpath(path, strict=True))
        os.listdir(real)
    except OSError as error:
        reasons = {
            errno.ENOENT: "is not there",
            errno.ENOTDIR: "is a file; name the folder it is in",
            errno.ELOOP: "is a link that leads back to itself",
            errno.EACCES: "may not be read by you",
        }
        reason = reasons.get(error.errno or 0, f"cannot be read: {error.strerror}")
        raise UnusableError(f"The folder {printable(path)} {reason}.") from error
    return real


def _folder_of_albums(path: Path) -> Path:
    """A folder that may be still to be made, absolute and with links resolved."""
    real = Path(os.path.realpath(path))
    nearest = next((place for place in (real, *real.parents) if os.path.lexists(place)), None)
    if nearest is None:  # pragma: no cover - a drive of Windows
        raise AwayError(f"{printable(real)} is on a drive that is not there; connect it.")
    if not nearest.is_dir():
        kind = "link that leads back to itself" if nearest.is_symlink() else "file"
        raise UnusableError(f"{printable(nearest)} is a {kind}; name a folder for the albums.")
    return real
