"""Decodes a photo in a process of its own, to see whether that process lives on."""

from __future__ import annotations

import signal
import sys
import time
from multiprocessing import get_context
from typing import TYPE_CHECKING

from cene.core.errors import FileError, UnusableError
from cene.vision.decode import decode, network_input
from cene.vision.silence import silenced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIMIT = 60
"""Seconds within which a photo must be decoded; no honest one takes more than a few."""
MEMORY = 2 << 30
"""Bytes beyond those of an idle process: `cene.vision.decode` keeps any photo below 1.2 billion."""
_BEAT = 0.1
"""Seconds between two looks at whether to stop."""
_ASKED_TO = [
    -getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
"""Exit status of a process that somebody else ended, mostly together with ours."""


def survived(path: Path, stopped: Callable[[], bool]) -> bool | None:
    """Whether a process that decodes a photo comes to a good end, be the photo damaged or not.

    Args:
        path: the photo.
        stopped: asked now and then whether to give up.

    Returns:
        False if it crashed, ran out of memory or took too long; None if it was stopped before that
        was clear.

    Raises:
        UnusableError: the system would not start a process.
    """
    process = get_context("spawn").Process(target=_decoded, args=(path,), daemon=True)
    try:
        with silenced():  # what it says of a photo, or of our own death, is of no use to anybody
            process.start()
    except OSError as error:
        raise UnusableError(
            f"No process could be started to try a photo in: {error.strerror}."
        ) from error
    try:
        end = time.monotonic() + LIMIT
        while process.exitcode is None:
            if stopped():
                return None
            if time.monotonic() >= end:
                return False
            process.join(_BEAT)
        if stopped() or process.exitcode in _ASKED_TO:
            return None
        return process.exitcode == 0
    finally:
        process.kill()
        process.join()
        process.close()


def _decoded(path: Path) -> None:
    """What the process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for its parent to hear
    if sys.platform == "linux":
        _limit()
    try:
        network_input(decode(path).pixels)
    except FileError as error:
        # A photo that needs too much memory may have got the other process killed for it.
        if isinstance(error.__cause__, MemoryError):
            sys.exit(1)


def _limit() -> None:
    """Have the system end this process if it goes beyond what a photo needs."""
    import resource  # noqa: PLC0415 - there is none on Windows

    with open("/proc/self/statm", encoding="ascii") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    memory = used + MEMORY if most == resource.RLIM_INFINITY else min(used + MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (memory, most))
    # Should the parent die meanwhile, nobody else would end a decoder that never does.
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
