"""Keeps from the terminal what others than Cene say there."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def silenced() -> Iterator[None]:
    """Turn stderr away for a moment, also for processes that are started in it.

    LiteRT's own log has no switch in Python, so the stream under it is turned away.
    """
    try:
        terminal = os.dup(2)
    except OSError:  # a windowed program has none
        yield
        return
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(terminal, 2)
            os.close(terminal)
