"""Gathers examples from elsewhere: downloaded, proven to be pictures, kept, and taught."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from blake3 import blake3

from cene.core.errors import FileError, LinkError, printable
from cene.core.example import Labeller, Verdict
from cene.core.naming import album_folder
from cene.files.arrive import drop, publish, put_aside
from cene.organiser.albums import in_catalogue, new_album
from cene.organiser.lookout import lookout
from cene.organiser.teaching import Lesson, teach
from cene.organiser.unsaying import said
from cene.organiser.workspace import Silent
from cene.store.origins import Origins
from cene.vision.decode import identified, opening
from cene.web import data_uri
from cene.web.fetch import LONGEST, Fetcher, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cene.core.tree import Albums
    from cene.organiser.classifier import Classifier
    from cene.organiser.unsaying import Said
    from cene.organiser.workspace import Progress, Workspace

FOLDER = "gathered"
"""Beside the catalogue: holds a folder for each album."""
SOURCE = "web"
"""Of the examples, see `Example.source`."""
ENDINGS = {
    "JPEG": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "GIF": ".gif",
    "TIFF": ".tif",
    "BMP": ".bmp",
    "HEIF": ".heic",
    "AVIF": ".avif",
}
"""By the formats of `cene.vision.decode`."""

_NAME = 16
"""Hexadecimal digits of the content that a picture is called by."""
_HEAD, _TAIL = 48, 24
"""Characters that are shown of the two ends of a long link."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of links.

    Attributes:
        album: key of the album; it was not made where there is no picture for it.
        title: what it is called.
        folder: where the pictures are kept.
        pictures: the new examples, each with its link, or "data:".
        already: how many links were named twice, or lead to what is an example already.
        failed: the links that no example came of, each with the reason; of a ``data:`` link only
            the beginning.
        handled: how many links were dealt with, one way or the other.
        complete: False if it was stopped before the end.
        said: what was and is said of the new examples.
    """

    album: str
    title: str
    folder: Path
    pictures: tuple[tuple[Path, str], ...]
    already: int
    failed: tuple[tuple[str, str], ...]
    handled: int
    complete: bool
    said: tuple[Said, ...]


def gather(
    workspace: Workspace,
    classifier: Classifier,
    links: Iterable[str],
    album: str,
    progress: Progress,
    *,
    into: Path | None = None,
    limits: Limits | None = None,
    total: int | None = None,
) -> Gathered:
    """Make examples of an album of what links lead to; an album that is not there yet is made.

    Each picture is kept and taught before the next is fetched, so that nothing is lost when it is
    stopped, and the same links again go on from there.

    Args:
        workspace: the open catalogue.
        classifier: looks at the pictures.
        links: to pictures in the web, or pictures written out as ``data:`` links.
        album: key or title of the album, or the title of a new one.
        progress: is told of every link.
        into: folder for the pictures; None for one of the album's own beside the catalogue.
        limits: what a download may take; None for the usual.
        total: how many links there are, None if that is unknown.

    Raises:
        UsageError: a new album cannot be called so; nothing was done.
        UnusableError: the catalogue, the classifier or the folder cannot be used.
    """
    run = _Gathering(workspace, classifier, album, progress, into=into, limits=limits or Limits())
    complete = run.do(links, total)
    return Gathered(
        album=run.album.key,
        title=run.album.title,
        folder=run.folder,
        pictures=tuple(run.pictures),
        already=run.already,
        failed=tuple(run.failed),
        handled=run.handled,
        complete=complete,
        said=tuple(run.said),
    )


def shortened(link: str) -> str:
    """A link for people, on one line of no more than `_HEAD` and `_TAIL` characters."""
    if data_uri.is_data(link):
        return f"{printable(link[:_HEAD])}…" if len(link) > _HEAD else printable(link)
    if len(link) <= _HEAD + _TAIL:
        return printable(link)
    return f"{printable(link[:_HEAD])}…{printable(link[-_TAIL:])}"


class _Gathering:
    """One run over links, see `gather`."""

    def __init__(
        self,
        workspace: Workspace,
        classifier: Classifier,
        album: str,
        progress: Progress,
        *,
        into: Path | None,
        limits: Limits,
    ) -> None:
        self.pictures: list[tuple[Path, str]] = []
        self.failed: list[tuple[str, str]] = []
        self.said: list[Said] = []
        self.already = self.handled = 0
        self._albums: Albums = in_catalogue(workspace)
        self.album = self._albums.find(album) or new_album(self._albums, album)
        home = workspace.database.path.parent / FOLDER / album_folder(self.album.title)
        self.folder = Path(os.path.realpath(into or home))
        self._workspace, self._classifier, self._progress = workspace, classifier, progress
        self._origins = Origins(workspace.database)
        self._limits = limits
        self._fetcher = Fetcher(limits, progress.stopped)

    def do(self, links: Iterable[str], total: int | None) -> bool:
        """Deal with all links; False if it was stopped before the end."""
        named: set[bytes] = set()
        self._progress.begin("Gathering pictures", total)
        for link in links:
            if self._progress.stopped():
                return False
            mark = blake3(link.encode("utf-8", "surrogatepass")).digest()
            if mark in named:
                self.already += 1
            elif not self._deal_with(link):
                return False
            named.add(mark)
            self.handled += 1
            self._progress.advance()
        return True

    def _deal_with(self, link: str) -> bool:
        """One link; False if it was stopped before there was anything to keep."""
        try:
            known = self._origins.content(link)
            if known is not None and self._is_example(known):
                self.already += 1
                return True
            data = self._data(link)
            if data is None:
                return False
            self._take(data, link)
        except LinkError as error:
            self.failed.append((_named(link), str(error)))
        except FileError as error:
            self.failed.append((_named(link), error.reason))
        return True

    def _data(self, link: str) -> bytes | None:
        if data_uri.is_data(link):
            return data_uri.decoded(link, self._limits.size)
        return self._fetcher.fetch(link)

    def _take(self, data: bytes, link: str) -> None:
        """Make an example of the bytes of a picture, unless they are one."""
        content = blake3(data).digest()
        if self._is_example(content):
            self._remember(content, link)
            self.already += 1
            return
        path = self._kept(data, content)
        self._remember(content, link)
        lesson = Lesson(path, self.album.key, source=SOURCE)
        taught = teach(self._workspace, self._classifier, [lesson], Silent())
        for _, reason in taught.failed:
            raise LinkError(reason)
        self.pictures.append((path, _place(link)))
        self.said += said(self._workspace, taught.before)

    def _kept(self, data: bytes, content: bytes) -> Path:
        """The file of a picture, which is proven to be one before it has a name.

        Raises:
            FileError: it is none.
            UnusableError: the folder cannot be written in.
        """
        name = content.hex()[:_NAME]
        temporary = put_aside(data, self.folder, name)
        try:
            with lookout(self._workspace, self._classifier, 1, self._progress) as out:
                out.look(temporary, temporary)
            with opening(temporary) as (source, _):
                kind, _image = identified(temporary, source)
            target = self.folder / f"{name}{ENDINGS[kind]}"
            publish(temporary, target, content)
        finally:
            drop(temporary)
        return target

    def _is_example(self, content: bytes) -> bool:
        """Whether a content is an example of the album already.

        Raises:
            LinkError: a person said that it is not one, or one of another album.
        """
        number = self._workspace.catalogue.content(content)
        known = [] if number is None else self._workspace.examples.of(number)
        for example in known:
            album = self._albums.get(example.album, self.album)
            if example.album == self.album.key:
                if example.verdict is Verdict.CONFIRMED:
                    return True
                raise LinkError(f"was rejected from {album.title!r}; forget it first")
            if example.verdict is Verdict.CONFIRMED and example.labeller is Labeller.PERSON:
                raise LinkError(f"is an example of {album.title!r} already; forget it first")
        return False

    def _remember(self, content: bytes, link: str) -> None:
        """Note where a content came from."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._workspace.database.transaction():
            self._origins.put(content, _place(link), now)


def _place(link: str) -> str:
    """Where a picture came from; of one in the link itself, only that."""
    return data_uri.PREFIX if data_uri.is_data(link) else link


def _named(link: str) -> str:
    """A link by which it can be found again, if that is no waste of memory."""
    wasteful = data_uri.is_data(link) or len(link) > LONGEST
    return shortened(link) if wasteful else link
