"""Looks at single photos, wherever they are, and enters them in the catalogue."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import FileError
from cene.core.photo import Stat
from cene.files.scan import is_photo
from cene.organiser.lookout import lookout
from cene.organiser.opinions import hear
from cene.store.catalogue import Sighting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cene.organiser.classifier import Classifier, Look
    from cene.organiser.lookout import Lookout
    from cene.organiser.workspace import Progress, Workspace


@dataclass(frozen=True, slots=True)
class Seen:
    """A photo that was looked at, now or before.

    Attributes:
        path: where it is, absolute and with links resolved.
        digest: BLAKE3 of its bytes.
        found: what was seen now, or the number under which the catalogue has it from before.
    """

    path: Path
    digest: bytes
    found: Look | int


def see(
    workspace: Workspace, classifier: Classifier, photos: Sequence[Path], progress: Progress
) -> list[Seen | FileError] | None:
    """Look at photos on all cores, but for those that the catalogue knows as they are.

    Returns:
        What was seen of each, in their order; None if it was stopped before the end.
    """
    waiting = [_known(workspace, classifier, photo) for photo in photos]
    if None in waiting:
        _ = classifier.backbone  # loaded here, for the threads would each load it
    cores = os.cpu_count() or 1
    with lookout(workspace, classifier, cores, progress) as out:
        return _seen(out, list(zip(photos, waiting, strict=True)), cores, progress)


def _seen(
    out: Lookout,
    photos: Sequence[tuple[Path, Seen | FileError | None]],
    threads: int,
    progress: Progress,
) -> list[Seen | FileError] | None:
    """Look at those photos of which nothing is known."""
    found: list[Seen | FileError] = []
    pool = ThreadPoolExecutor(threads, thread_name_prefix="see")
    try:
        looking = [
            pool.submit(_look, out, photo) if known is None else known for photo, known in photos
        ]
        for look in looking:
            if progress.stopped():
                return None
            found.append(look.result() if isinstance(look, Future) else look)
            progress.advance()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return found


def enter(workspace: Workspace, classifier: Classifier, seen: Seen) -> int:
    """Enter a photo in the catalogue, and return the number of what is in it.

    Called inside a transaction. Its folder is listed anew by the next scan, which finds the
    companions.
    """
    catalogue, look = workspace.catalogue, seen.found
    if isinstance(look, int):
        return look
    (embedding,) = classifier.embeddings([look])
    content = catalogue.add_content(
        look.content,
        classifier.card.backbone_version,
        embedding,
        look.taken_at,
        camera=look.camera,
    )
    hear(workspace, classifier, content, look.opinion)
    if is_photo(seen.path.name):  # else no scan would find it there
        catalogue.read(_photo(workspace, seen.path, look), content, look.content)
    return content


def _photo(workspace: Workspace, path: Path, look: Look) -> int:
    """Number of a photo, which is entered if it is not known as it was seen."""
    catalogue, stat = workspace.catalogue, (look.stat.size, look.stat.mtime_ns)
    entry = catalogue.at(path)
    if entry is not None and entry.photo[1:] == stat:
        return entry.photo.id
    folder = catalogue.folder(path.parent)
    catalogue.sign(folder, b"")
    return catalogue.see(folder, Sighting(path.name, (), *stat), entry and entry.photo)


def _known(workspace: Workspace, classifier: Classifier, photo: Path) -> Seen | FileError | None:
    """What the catalogue knows of a photo that has not changed since."""
    real = Path(os.path.realpath(photo))
    try:
        stat = Stat.of(os.stat(real))
    except (FileNotFoundError, NotADirectoryError):
        return FileError(photo, "is not there")
    except OSError:
        return None  # why it cannot be read is said when that is tried
    entry = workspace.catalogue.at(real)
    if (
        entry is None
        or entry.content is None
        or entry.digest is None
        or entry.backbone != classifier.card.backbone_version
        or entry.photo[1:] != (stat.size, stat.mtime_ns)
    ):
        return None
    return Seen(real, entry.digest, entry.content)


def _look(out: Lookout, photo: Path) -> Seen | FileError:
    place = Path(os.path.realpath(photo))
    try:
        look = out.look(photo, place)
    except FileError as error:
        return error
    return Seen(place, look.content, look)
