"""Files of text that are at their place whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from cene.core.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
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
