"""Makes decoders die of photos that end in a certain word, in each process that starts with this.

Real poison is a bug in a decoder, and gets mended; so these photos are sound ones, and what their
bytes do to a process is done here, when Pillow opens them.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

os.cpu_count = lambda: 4
_open: Any = Image.open
_gate = Path(os.environ["CENE_TEST_GATE"])


def _die() -> None:
    """Once the other threads have a photo in work too."""
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGKILL)


def _wait() -> None:
    """Until the test opens the gate."""
    while not _gate.exists():
        time.sleep(0.01)


WORDS: dict[bytes, Callable[[], object]] = {
    b"kills": _die,
    b"crash": lambda: ctypes.string_at(0),
    b"slow!": lambda: time.sleep(1),
    b"waits": _wait,
    b"greed": lambda: bytearray(3 << 30),
}


def _poisoned(file: Any, *args: Any, **options: Any) -> Any:
    if hasattr(file, "getvalue"):
        WORDS.get(file.getvalue()[-5:], lambda: None)()
    return _open(file, *args, **options)


vars(Image)["open"] = _poisoned
