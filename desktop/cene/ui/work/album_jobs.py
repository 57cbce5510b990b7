"""What the window has the work thread do to albums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication

from cene.organiser import albums
from cene.ui.work.bench import Bench, Job
from cene.ui.work.jobs import Rerank

if TYPE_CHECKING:
    from cene.organiser.albums import Edited


class AlbumJob(Job):
    """An edit of albums.

    Attributes:
        reranks: whether it changes what is predicted.
    """

    __slots__ = ()
    reranks: ClassVar[bool] = True

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Changing albums")

    def run(self, bench: Bench) -> Edited:
        """What the edit did."""
        edited = self.edit(bench)
        if self.reranks:
            bench.then(Rerank())
        return edited

    def edit(self, bench: Bench) -> Edited:
        """Make the edit.

        Raises:
            UsageError: it makes no sense, and nothing was done.
        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class AddAlbum(AlbumJob):
    """Add an album of one's own.

    Attributes:
        name: its title.
        parent: key of the album to stand under, or None.
    """

    name: str
    parent: str | None = None

    def edit(self, bench: Bench) -> Edited:
        """Make the edit."""
        return albums.add(bench.workspace, self.name, self.parent)


@dataclass(frozen=True, slots=True)
class RenameAlbum(AlbumJob):
    """Give the album of a key another title."""

    key: str
    name: str

    def edit(self, bench: Bench) -> Edited:
        """Make the edit."""
        return albums.rename(bench.workspace, self.key, self.name)


@dataclass(frozen=True, slots=True)
class RemoveAlbum(AlbumJob):
    """Remove an album of one's own with its examples; files stay."""

    key: str

    def edit(self, bench: Bench) -> Edited:
        """Make the edit."""
        return albums.remove(bench.workspace, self.key)


@dataclass(frozen=True, slots=True)
class MergeAlbums(AlbumJob):
    """Make albums part of another one, all by their keys."""

    keys: tuple[str, ...]
    into: str

    def edit(self, bench: Bench) -> Edited:
        """Make the edit."""
        return albums.merge(bench.workspace, self.keys, self.into)


@dataclass(frozen=True, slots=True)
class SetParent(AlbumJob):
    """Put the album of a key under another, or under none."""

    key: str
    parent: str | None

    def edit(self, bench: Bench) -> Edited:
        """Make the edit."""
        return albums.set_parent(bench.workspace, self.key, self.parent)


@dataclass(frozen=True, slots=True)
class EnableAlbums(AlbumJob):
    """Take albums into use, or out of it."""

    keys: tuple[str, ...]
    on: bool

    def edit(self, bench: Bench) -> Edited:
        """Make the edit."""
        change = albums.enable if self.on else albums.disable
        return change(bench.workspace, self.keys)


class AlbumWish(AlbumJob):
    """An edit of albums after which the same is predicted as before."""

    __slots__ = ()

    def run(self, bench: Bench) -> Edited:
        """What the edit did."""
        return self.edit(bench)


@dataclass(frozen=True, slots=True)
class SetThreshold(AlbumWish):
    """Let the album of a key be sure enough at its own threshold, or at that of all."""

    key: str
    threshold: float | None

    def edit(self, bench: Bench) -> Edited:
        """Make the edit."""
        return albums.set_threshold(bench.workspace, self.key, self.threshold)


@dataclass(frozen=True, slots=True)
class SetFolder(AlbumWish):
    """Give the album of a key another pattern of folders, or none."""

    key: str
    pattern: str | None

    def edit(self, bench: Bench) -> Edited:
        """Make the edit."""
        return albums.set_folder(bench.workspace, self.key, self.pattern)


@dataclass(frozen=True, slots=True)
class SetColour(AlbumWish):
    """Mark the album of a key by another colour, or by its own."""

    key: str
    colour: str | None

    def edit(self, bench: Bench) -> Edited:
        """Make the edit."""
        return albums.set_colour(bench.workspace, self.key, self.colour)
