"""Files that are at their place whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Write a file (UTF-8, line ends as they are given); one that was there before is replaced.

    Raises:
        FileError: it cannot be written there.
    """
    try:
        handle, draft = tempfile.mkstemp(".tmp", ".cene-", path.parent)
    except OSError as error:
        raise FileError(path, f"cannot be written: {error.strerror}") from error
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(draft)
        if isinstance(error, OSError):
            raise FileError(path, f"cannot be written: {error.strerror}") from error
        raise


def keep(data: bytes | memoryview, place: Path, cache: Path) -> None:
    """Write a file of a cache, whole or not at all, for others may read it at the same time.

    It does not wait for the disk: what is lost is made anew.

    Args:
        data: the bytes.
        place: where to, in a folder of the cache.
        cache: the folder of all of it; both are made if need be.

    Raises:
        OSError: the system would not.
    """
    # Pictures of a person's photos are nobody else's business.
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
        except OSError:
            file.close()
            temporary.unlink()
            raise
    temporary.replace(place)
