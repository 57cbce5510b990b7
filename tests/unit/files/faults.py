"""System calls that fail, or that the program does not live to make, one after the other."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cene.files import rename

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

CALLS = (
    "open", "close", "read", "write", "fsync", "fstat", "lstat", "stat", "link", "unlink",
    "replace", "utime", "chmod", "fchown", "posix_fadvise", "listxattr", "getxattr", "setxattr",
)  # fmt: skip


class Killed(BaseException):
    """The process died here."""


@dataclass
class Faults:
    """What happens at which system call.

    Attributes:
        at: the call at which it begins, counted from 1; 0 for never.
        number: errno of the failure, None for the death of the process.
        lasting: whether every later call fails too.
        calls: the calls made so far.
    """

    at: int
    number: int | None = None
    lasting: bool = False
    calls: list[str] = field(default_factory=list)

    def reach(self, name: str) -> None:
        """Count a call that is about to be made."""
        self.calls.append(name)
        if self.at and (len(self.calls) == self.at or (self.lasting and len(self.calls) > self.at)):
            if self.number is None:
                raise Killed(name)
            raise OSError(self.number, os.strerror(self.number))

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The call, counted; a file that cannot be closed is closed all the same."""

        def call(*args: Any, **kwargs: Any) -> Any:
            caller = sys._getframe(1).f_globals["__name__"]
            if not caller.startswith(("cene.", "shutil")):  # coverage and pytest look at files too
                return real(*args, **kwargs)
            if name == "close":
                real(*args, **kwargs)
                return self.reach(name)
            self.reach(name)
            return real(*args, **kwargs)

        return call

    def rename(self, real: Callable[[], Callable[[bytes, bytes, int], int]]) -> Callable[..., Any]:
        """The C library's rename, counted; it reports by number."""

        def system_rename() -> Callable[[bytes, bytes, int], int]:
            function = real()

            def call(source: bytes, target: bytes, how: int) -> int:
                try:
                    self.reach("rename")
                except OSError as error:
                    ctypes.set_errno(error.errno or 0)
                    return -1
                return function(source, target, how)

            return call

        return system_rename


@contextmanager
def injected(monkeypatch: pytest.MonkeyPatch, faults: Faults) -> Iterator[Faults]:
    """Let faults reach every system call of the code inside."""
    with monkeypatch.context() as patch:
        for name in CALLS:
            if hasattr(os, name):
                patch.setattr(os, name, faults.wrapped(name, getattr(os, name)))
        patch.setattr(rename, "_system_rename", faults.rename(rename._system_rename))
        yield faults
