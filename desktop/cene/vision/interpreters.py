"""Interpreters of one network, lent to whichever thread has a picture for it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Loaded = TypeVar("Loaded")


class Interpreters(Generic[Loaded]):
    """An interpreter runs one picture at a time; there are as many as threads needed at once.

    Threads come and go with each look, and an interpreter takes long to load: so those that are
    free wait here for any thread.

    Args:
        load: makes one; called at once for the first.
    """

    def __init__(self, load: Callable[[], Loaded]) -> None:
        self._load = load
        self._free = [load()]

    def __len__(self) -> int:
        """How many are free."""
        return len(self._free)

    @contextmanager
    def lent(self) -> Iterator[Loaded]:
        """One that nobody else has, for as long as the block takes."""
        try:
            one = self._free.pop()  # as `append`, in one step for all threads
        except IndexError:
            one = self._load()
        try:
            yield one
        finally:
            self._free.append(one)
