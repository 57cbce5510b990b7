"""Says of photos whether they belong into albums, unless what was said before forbids it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.core.errors import FileError
from cene.core.example import Example, Verdict
from cene.organiser.albums import in_catalogue
from cene.organiser.entering import Seen, enter, see

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from pathlib import Path

    from cene.core.tree import Albums
    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Progress, Workspace

CHUNK = 256
"""Photos that are looked at and entered as a whole: all of them, or after a stop none."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be said of a photo.

    Attributes:
        path: the photo.
        example: the album and the verdict on it.
    """

    path: Path
    example: Example


class Marking:
    """Enters examples, and the albums that are made for them.

    Args:
        workspace: the open catalogue.
        classifier: looks at the photos.
        albums: all albums that wishes speak of, also those that are still to be made.
        replacing: whether a wish takes the place of all that was said of its photo before; else
            what was said before may forbid it.

    Attributes:
        entered: photos of which something new was said.
        already: photos of which as much was known before.
        failed: photos of which nothing could be said, with the reason.
        made: keys of the albums that were made.
        before: what had been said of the contents that something new was said of, by number.
    """

    def __init__(
        self,
        workspace: Workspace,
        classifier: Classifier,
        albums: Albums,
        *,
        replacing: bool = False,
    ) -> None:
        self.entered: list[Path] = []
        self.already: list[Path] = []
        self.failed: list[tuple[Path, str]] = []
        self.made: list[str] = []
        self.before: dict[int, tuple[Example, ...]] = {}
        self._replacing = replacing
        self._workspace = workspace
        self._classifier = classifier
        self._albums = albums
        self._there = set(in_catalogue(workspace))

    def do(self, wishes: Sequence[Wish], progress: Progress) -> bool:
        """Do what can be done; False if it was stopped before the end."""
        paths = [os.path.realpath(wish.path) for wish in wishes]
        whole = self._without_torn(wishes, paths)
        progress.begin("Looking at photos", len(whole))
        for start in range(0, len(whole), CHUNK):
            chunk = whole[start : start + CHUNK]
            seen = see(self._workspace, self._classifier, [wish.path for wish in chunk], progress)
            if seen is None:
                return False
            self._enter(chunk, seen)
        return True

    def _enter(self, wishes: list[Wish], seen: list[Seen | FileError]) -> None:
        readable, photos = list[Wish](), dict[Wish, Seen]()
        for wish, photo in zip(wishes, seen, strict=True):
            if isinstance(photo, FileError):
                self.failed.append((wish.path, photo.reason))
            else:
                readable.append(wish)
                photos[wish] = photo
        whole = self._without_torn(readable, [photos[wish].digest for wish in readable])
        with self._workspace.database.transaction():
            for wish in whole:
                self._say(wish, photos[wish])

    def _without_torn(self, wishes: Sequence[Wish], photos: Sequence[Hashable]) -> list[Wish]:
        """The wishes but for those that want one photo in several albums, which fail."""
        wanted: dict[Hashable, dict[str, None]] = {}
        for wish, photo in zip(wishes, photos, strict=True):
            wanted.setdefault(photo, {})[wish.example.album] = None
        whole = []
        for wish, photo in zip(wishes, photos, strict=True):
            if len(wanted[photo]) == 1:
                whole.append(wish)
            else:
                names = " and ".join(self._title(album) for album in wanted[photo])
                self.failed.append(
                    (wish.path, f"cannot be an example of {names}; a photo belongs into one album")
                )
        return whole

    def _say(self, wish: Wish, seen: Seen) -> None:
        """Enter one example, unless what was said before forbids it; inside a transaction."""
        workspace, example = self._workspace, wish.example
        content = workspace.catalogue.content(seen.digest)
        said = [] if content is None else workspace.examples.of(content)
        if not self._replacing and self._forbidden(wish, said):
            return
        if example.album not in self._there:
            workspace.albums.put(self._albums[example.album])
            self._there.add(example.album)
            self.made.append(example.album)
        content = enter(workspace, self._classifier, seen)
        self.before.setdefault(content, tuple(said))
        if self._replacing:
            workspace.examples.remove(content)
        workspace.examples.put(content, example)
        self.entered.append(wish.path)

    def _forbidden(self, wish: Wish, said: Sequence[Example]) -> bool:
        """Whether what was said of a photo stands against a wish, which is noted."""
        example = wish.example
        for before in said:
            if before.album == example.album and not example.replaces(before):
                self.already.append(wish.path)
                return True
        for before in said:
            if (
                example.verdict is before.verdict is Verdict.CONFIRMED
                and before.album != example.album
                and not example.replaces(before)
            ):
                title = self._title(before.album)
                self.failed.append(
                    (wish.path, f"is an example of {title} already; forget it first")
                )
                return True
        return False

    def _title(self, key: str) -> str:
        return repr(self._albums[key].title if key in self._albums else key)
