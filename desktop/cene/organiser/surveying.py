"""Brings what the catalogue knows of folders up to date: which photos are where. Reads no photo."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from cene.core.errors import FileError
from cene.core.photo import Stat, signed
from cene.core.watched import EVERYWHERE
from cene.files.group import groups
from cene.files.leave import leaving_out
from cene.files.scan import is_passed_over, listed, scan
from cene.organiser.request import outermost
from cene.store.catalogue import Sighting
from cene.store.stragglers import Stragglers
from cene.store.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from cene.core.watched import Changes
    from cene.files.group import Grouping
    from cene.files.leave import LeftOut
    from cene.files.scan import Folder
    from cene.files.settle import Settling
    from cene.organiser.workspace import Progress, Workspace
    from cene.store.catalogue import Listed
    from cene.store.whereabouts import FolderRow

AWAY = "is not there; connect its disk?"
EMPTY = "is empty, and was on another disk; connect that?"

_LeftOut: TypeAlias = "dict[Path, LeftOut | None]"
"""What is left out below each root."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is to be surveyed.

    Attributes:
        roots: folders, absolute and with links resolved, none in another.
        exclude: folders to stay out of.
        changes: what may have changed since the last time; by default, anything.
        settling: says which files are whole; those that are not wait. Without it all are.
        patterns: what to leave out below each root, as `files.leave` has it.
        gently: whether nobody waits for it, so that it goes after what people wait for.
        most: so many photos are looked at, and the others left for the next time; None for all.
    """

    roots: tuple[Path, ...]
    exclude: Collection[Path] = ()
    changes: Changes = EVERYWHERE
    settling: Settling | None = None
    patterns: tuple[str, ...] = ()
    gently: bool = False
    most: int | None = None


@dataclass
class Survey:
    """What was found.

    Attributes:
        folders: catalogue numbers of all folders that were listed.
        problems: folders that could not be read.
        links: symbolic links that were not followed.
        online: files that are only online, and were left there.
        waiting: new or changed files that had not come to rest.
        complete: False if it was stopped before the end.
    """

    folders: list[int] = field(default_factory=list)
    problems: list[FileError] = field(default_factory=list)
    links: int = 0
    online: int = 0
    waiting: list[Path] = field(default_factory=list)
    complete: bool = True


def survey(workspace: Workspace, ground: Ground, progress: Progress) -> Survey:
    """Look at folders, and note which photos are there, which are new and which are gone.

    A photo that somebody renamed stays the one that it was. One whose disk is not connected is not
    gone. One that is left out has no place while it is, and all that is known of it is kept.

    Raises:
        UsageError: one of the patterns is none.
    """
    left_out = {root: leaving_out(os.fspath(root), ground.patterns) for root in ground.roots}
    surveyor = _Surveyor(workspace, ground, left_out)
    progress.begin("Scanning folders", None)
    for folder in _folders(ground, left_out):
        surveyor.take_in(folder)
        progress.advance(len(folder.files))
        if progress.stopped():
            surveyor.found.complete = False
            return surveyor.found
    for tree in _walked(ground):
        surveyor.take_leave(tree)
    surveyor.end()
    return surveyor.found


def _walked(ground: Ground) -> Iterable[Path]:
    """What was walked with all below it, or is gone."""
    if ground.changes.everywhere:
        return ground.roots
    return (*ground.changes.trees, *(path for path in ground.changes.folders if _is_gone(path)))


def _folders(ground: Ground, left_out: _LeftOut) -> Iterator[Folder]:
    """Whatever is to be listed, each folder once."""
    changes = ground.changes
    if changes.everywhere:
        yield from chain.from_iterable(
            scan(root, ground.exclude, left_out[root]) for root in ground.roots
        )
        return
    for tree in sorted(outermost(changes.trees)):
        root = _root(tree, ground, left_out)
        if root is not None and not _is_gone(tree):
            yield from scan(tree, ground.exclude, left_out[root])
    for path in sorted(changes.folders):
        if changes.trees.isdisjoint((path, *path.parents)):
            root = _root(path, ground, left_out)
            folder = None if root is None else listed(path, left_out[root])
            if folder is not None:
                yield folder


def _root(path: Path, ground: Ground, left_out: _LeftOut) -> Path | None:
    """The root from which a scan would come to a folder, if it is there; None for none."""
    above = (path, *path.parents)
    if not set(ground.exclude).isdisjoint(above) or os.path.realpath(path) != os.fspath(path):
        return None
    root = next((root for root in ground.roots if root in above), None)
    if root is None or path == root:
        return root
    leaves = left_out[root]
    if leaves is not None and leaves.within(os.fspath(path)):
        return None
    return None if is_passed_over(os.fspath(path.relative_to(root))) else root


class _Surveyor:
    """Makes the catalogue agree with one folder after the other."""

    def __init__(self, workspace: Workspace, ground: Ground, left_out: _LeftOut) -> None:
        self.found = Survey()
        self._workspace = workspace
        self._catalogue = workspace.catalogue
        self._whereabouts = Whereabouts(workspace.database)
        self._stragglers = Stragglers(workspace.database)
        self._ground = ground
        self._left_out = left_out
        self._unread: list[str] = []
        """Folders of which nobody knows what is in and below them."""
        self._numbered_anew: list[tuple[int, bytes, int]] = []
        """Folders as they were, on a disk that the system gave another number."""

    def take_in(self, folder: Folder) -> None:
        """Note the photos of a folder; nothing to do if its signature is the stored one."""
        found = self.found
        found.problems += folder.problems
        found.links += folder.links
        found.online += len(folder.online)
        if folder.problems:
            self._unread.append(os.fspath(folder.path))
        before = self._catalogue.listed(folder.path)
        if before is not None and folder.signature and before.signature == folder.signature:
            found.folders.append(before.number)
            if before.device != folder.device:
                self._numbered_anew.append((before.number, folder.signature, folder.device))
        elif before is not None and self._is_unmounted(folder, before):
            found.problems.append(FileError(folder.path, EMPTY))
            self._unread.append(os.fspath(folder.path))
        else:
            with self._workspace.database.transaction():
                number = self._catalogue.folder(folder.path)
                signature = folder.signature if self._see(folder, number) else b""
                self._catalogue.sign(number, signature, folder.device or None)
            found.folders.append(number)

    def take_leave(self, tree: Path) -> None:
        """Note that photos are gone whose folders are, and those that are left out now."""
        met = set(self.found.folders)
        below = self._whereabouts.below(tree)
        gone = [
            row
            for row in below
            if row.number not in met and _is_gone(row.path) and not self._is_unread(row.path)
        ]
        lost = [row.number for row in gone if not self._is_on_absent_disk(row)]
        lost += [row.number for row in below if self._is_left_out(row.path)]
        # Last: a root that went meanwhile took all of them along.
        if any(_is_gone(root) for root in self._ground.roots if root in (tree, *tree.parents)):
            return
        with self._workspace.database.transaction():
            for number in lost:
                known = self._catalogue.photos_in(number)
                self._catalogue.lose(photo.id for photo in known.values())
                self._catalogue.sign(number, b"")

    def end(self) -> None:
        """Note what need not be noted folder by folder."""
        if self._numbered_anew:
            with self._workspace.database.transaction():
                for folder in self._numbered_anew:
                    self._catalogue.sign(*folder)

    def _is_unread(self, path: Path) -> bool:
        places = (os.fspath(path), *map(os.fspath, path.parents))
        return any(place in places for place in self._unread)

    def _is_left_out(self, path: Path) -> bool:
        """Whether a folder is; what is in the folder of the albums never is."""
        above = (path, *path.parents)
        if not self._ground.patterns or not set(self._ground.exclude).isdisjoint(above):
            return False
        leaves = next((self._left_out[root] for root in self._ground.roots if root in above), None)
        return leaves is not None and leaves.within(os.fspath(path))

    def _is_unmounted(self, folder: Folder, before: Listed) -> bool:
        """Whether a folder is but the place where a disk belongs, on which there were photos."""
        if folder.problems or folder.files or folder.online or folder.folders or folder.links:
            return False
        if folder.left_out:
            return False
        elsewhere = before.device is not None and before.device != folder.device
        return elsewhere and bool(self._whereabouts.below(folder.path))

    def _is_on_absent_disk(self, row: FolderRow) -> bool:
        """Whether a folder that is not there was on another disk than what is there above it."""
        if self._is_unread(row.path):
            return True
        # On Windows there is none where the drive is not there.
        nearest = next((place for place in row.path.parents if os.path.isdir(place)), None)
        here = None if nearest is None else signed(os.stat(nearest).st_dev)
        if row.device is None or row.device == here:
            return False
        self.found.problems.append(FileError(row.path, AWAY))
        self._unread.append(os.fspath(row.path))
        return True

    def _see(self, folder: Folder, number: int) -> bool:
        """Note the photos of a folder; whether all of them could be."""
        known, renamed, whole = self._catalogue.photos_in(number), set[int](), True
        stats = {name: (size, signed(mtime_ns)) for name, size, mtime_ns in folder.files}
        grouping = groups(stats)
        for sighting in _sightings(grouping, stats):
            before = known.pop(sighting.name, None)
            if before is not None and before[1:] == (sighting.size, sighting.mtime_ns):
                self._catalogue.see(number, sighting, before)
                continue
            path = folder.path / sighting.name
            inode = self._rested(path, sighting)
            whole = whole and inode is not None
            if inode is not None:
                sighting = sighting._replace(inode=inode)  # noqa: PLW2901 - the same, better known
                photo = self._renamed(path, sighting) if before is None else None
                renamed.add(photo or self._catalogue.see(number, sighting, before))
        for name in folder.online:
            known.pop(name, None)
        if not folder.problems:
            self._catalogue.lose(one.id for one in known.values() if one.id not in renamed)
            self._stragglers.note(number, folder.path, grouping.strays)
        return whole

    def _rested(self, path: Path, sighting: Sighting) -> int | None:
        """Inode of a file that has come to rest with its companions; None where one has not."""
        settling = self._ground.settling
        try:
            now = Stat.of(os.lstat(path))
            for file in (path, *map(path.with_name, sighting.companions)):
                if settling and not settling.settled(os.fspath(file), os.lstat(file)):
                    self.found.waiting.append(file)
                    return None
        except OSError:
            return None  # gone, or another disk's trouble: the next look says which
        same = (now.size, now.mtime_ns) == (sighting.size, sighting.mtime_ns)
        return now.inode if same else None

    def _renamed(self, path: Path, sighting: Sighting) -> int | None:
        """The photo of which a new name is another one; it keeps all that is known of it."""
        for photo, place in self._whereabouts.seen_as(sighting):
            if place is None or not os.path.lexists(place):
                companions = map(path.with_name, sighting.companions)
                self._catalogue.relocate(photo, path, companions)
                return photo
        return None


def _sightings(grouping: Grouping, stats: Mapping[str, tuple[int, int]]) -> Iterator[Sighting]:
    for name, companions in grouping.photos:
        yield Sighting(name, companions, *stats[name])
    for name in grouping.raw_only:
        yield Sighting(name, (), *stats[name], raw=True)


def _is_gone(folder: Path) -> bool:
    """Whether a folder is not there, or something else is; what cannot be told is no."""
    try:
        return not stat.S_ISDIR(os.lstat(folder).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
