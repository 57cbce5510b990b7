"""Squares of photos, made once and kept in a folder for all that is trained.

What a photo does to the program is guarded as in `cene.organiser.lookout`. That one keeps what it
learns in a catalogue; folders of photos need none here, so a photo that ends any program is
remembered among the squares, by what is in it.
"""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cene.core.errors import FileError, PictureError, UnusableError, printable
from cene.core.lab import SIDE
from cene.organiser.whole_file import keep
from cene.store.looking import Looking, left
from cene.vision.decode import content_hash, decode
from cene.vision.fingerprint import outline
from cene.vision.square import square
from cene.vision.trial import survived

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from cene.core.lab import DataSet, Sample
    from cene.organiser.workspace import Progress

BYTES = SIDE * SIDE * 3
"""Bytes of a square."""
ENDS = "ends any program that looks at it, so it is left out"
_STOPPED = "was not tried, for that was stopped"


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A photo whose square is in the cache.

    Attributes:
        content: BLAKE3 of its bytes, in hexadecimal.
        outline: uint8 (32, 32), see `cene.vision.fingerprint`.
    """

    content: str
    outline: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """What came of many photos.

    Attributes:
        ready: those that have a square now.
        failed: those that cannot be read, with the reason.
    """

    ready: Mapping[Path, Ready]
    failed: tuple[tuple[Path, str], ...]


class Squares:
    """The cache: a file of uint8 (256, 256, 3) a content, upright sRGB, nothing else in it.

    Args:
        folder: where they are; made when it is needed, and may be deleted at any time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, content: str) -> Path:
        """Where the square of a content is, or would be."""
        return self.folder / content[:2] / f"{content}.rgb"

    def read(self, content: str) -> NDArray[np.uint8] | None:
        """The square of a content, None where there is none that is whole."""
        try:
            data = self.place(content).read_bytes()
        except OSError:
            return None
        if len(data) != BYTES:
            return None
        return np.frombuffer(data, np.uint8).reshape(SIDE, SIDE, 3)

    def keep(self, content: str, pixels: NDArray[np.uint8]) -> None:
        """Write a square, whole or not at all.

        Raises:
            UnusableError: the system would not write it.
        """
        self._write(self.place(content), pixels.tobytes())

    def ends_programs(self, content: str) -> bool:
        """Whether a photo was found to end any program that looks at it."""
        return self._mark(content).exists()

    def mark(self, content: str) -> None:
        """Remember that a photo ends any program that looks at it.

        Raises:
            UnusableError: the system would not write that.
        """
        self._write(self._mark(content), b"")

    def _mark(self, content: str) -> Path:
        return self.place(content).with_suffix(".ends")

    def _write(self, place: Path, data: bytes) -> None:
        try:
            keep(data, place, self.folder)
        except OSError as error:
            raise UnusableError(
                f"Nothing can be written to {printable(self.folder)}: {error.strerror}."
            ) from error


def fill(cache: Squares, photos: Sequence[Path], progress: Progress) -> Filled | None:
    """Make the squares that are not there yet, on all cores.

    Args:
        cache: where they are kept.
        photos: absolute paths.
        progress: is told of every photo, and may stop it.

    Returns:
        What came of it; None if it was stopped. What was made by then is kept.

    Raises:
        UnusableError: the cache cannot be written, or its disk has too little space.
    """
    _make_folder(cache.folder)
    threads = os.cpu_count() or 1
    ready: dict[Path, Ready] = {}
    failed: list[tuple[Path, str]] = []
    with ThreadPoolExecutor(threads, thread_name_prefix="square") as pool:
        _check_space(cache, photos, pool)
        progress.begin("Preparing photos", len(photos))
        beside = cache.folder / "squares"
        suspects = frozenset(left(beside))
        with Looking(beside, threads) as looking:
            worker = _Worker(cache, looking, suspects, progress.stopped)
            try:
                waiting = [pool.submit(worker.prepared, path) for path in photos]
                for path, future in zip(photos, waiting, strict=True):
                    found = future.result()
                    if progress.stopped():
                        return None
                    if isinstance(found, FileError):
                        failed.append((path, found.reason))
                    else:
                        ready[path] = found
                    progress.advance()
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
    return Filled(ready, tuple(failed))


def refill(
    cache: Squares, data: DataSet, progress: Progress
) -> tuple[tuple[Sample, str], ...] | None:
    """Make squares of a data set anew that were deleted since.

    Returns:
        Samples that have no square still, with the reason; None if it was stopped.

    Raises:
        UnusableError: as `fill`.
    """
    gone = [sample for sample in data.samples if not cache.place(sample.content).exists()]
    if not gone:
        return ()
    found = fill(cache, [Path(sample.path) for sample in gone], progress)
    if found is None:
        return None
    reasons = dict(found.failed)
    return tuple(
        (sample, reasons.get(Path(sample.path), "has changed since the data set was made"))
        for sample in gone
        if not cache.place(sample.content).exists()
    )


class _Worker:
    """Makes single squares, in any number of threads."""

    def __init__(
        self,
        cache: Squares,
        looking: Looking,
        suspects: frozenset[Path],
        stopped: Callable[[], bool],
    ) -> None:
        self._cache = cache
        self._looking = looking
        self._suspects = suspects
        self._stopped = stopped

    def prepared(self, path: Path) -> Ready | FileError:
        """See that a photo has a square.

        Raises:
            UnusableError: it cannot be written, or no process started to try the photo in.
        """
        try:
            content = content_hash(path).hex()
            pixels = self._cache.read(content)
            if pixels is None:
                content, pixels = self._made(path, content)
        except FileError as error:
            return error
        return Ready(content, outline(pixels))

    def _made(self, path: Path, content: str) -> tuple[str, NDArray[np.uint8]]:
        if path in self._suspects and not self._cache.ends_programs(content):
            self._try(path, content)
        if self._cache.ends_programs(content):
            raise PictureError(path, ENDS)
        with self._looking.at(path):
            picture = decode(path)
            pixels = square(picture.pixels)
        content = picture.content.hex()  # the file may have changed since
        self._cache.keep(content, pixels)
        return content, pixels

    def _try(self, path: Path, content: str) -> None:
        """Have a process of its own look at a photo that was in work when the last one died."""
        verdict = survived(path, self._stopped)
        if verdict is None:
            raise PictureError(path, _STOPPED)
        if not verdict:
            self._cache.mark(content)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableError(
            f"The folder {printable(folder)} cannot be made: {error.strerror}."
        ) from error


def _check_space(cache: Squares, photos: Sequence[Path], pool: ThreadPoolExecutor) -> None:
    """Refuse to begin what a full disk would end."""
    free = shutil.disk_usage(cache.folder).free
    if len(photos) * BYTES <= free:
        return
    # Only now is it worth reading all photos twice, to know which squares are there.
    missing = sum(pool.map(lambda path: _is_missing(cache, path), photos))
    if missing * BYTES > free:
        raise UnusableError(
            f"{missing:,} photos need {_megabytes(missing * BYTES)} in {printable(cache.folder)}, "
            f"and {_megabytes(missing * BYTES - free)} of that is not free; make room on its disk."
        )


def _is_missing(cache: Squares, path: Path) -> bool:
    try:
        return not cache.place(content_hash(path).hex()).exists()
    except PictureError:
        return False


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / 1e6)):,} MB"
