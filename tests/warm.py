"""Starts the program without its waiting a quarter of a second for its modules.

A process that has loaded them is forked: the program is a process of its own still, with its own
arguments, environment, folder and streams, that may be killed at any moment. What an interpreter
does as it begins is not repeated, so what concerns that (`PYTHONUTF8`, `LC_ALL`, …) needs a real
start, as `tests.e2e.program` has it.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SERVER = Path(__file__).with_name("warm_program.py")


class Program:
    """The program at work, or ended: as `subprocess.Popen`, as far as tests need it.

    Args:
        told: says its number, then its exit status.
        out: what it prints.
        err: what it prints on stderr, which may be the same file.
    """

    def __init__(self, told: BinaryIO, out: BinaryIO, err: BinaryIO) -> None:
        self._told, self._out, self._err = told, out, err
        self.pid = int(told.readline())
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Exit status, negative for a signal; None while it runs."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.returncode = int(self._told.readline())
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Wait for its end; one that does not come is killed."""
        if self.returncode is None:
            ready = select.select([self._told], [], [], timeout)[0]
            if not ready:
                self.send_signal(signal.SIGKILL)
            self.returncode = int(self._told.readline())
            if not ready:
                raise subprocess.TimeoutExpired("cene", timeout)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            # It may have ended this moment, with nobody having said so yet.
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def communicate(self, timeout: float) -> tuple[bytes, bytes]:
        """Wait for its end; all that it has printed."""
        self.wait(timeout)
        printed = []
        with self._told, self._out, self._err:
            for file in (self._out, self._err):
                file.seek(0)
                printed.append(file.read())
        return printed[0], printed[1]


class Warm:
    """Starts programs; ends when this process does.

    Args:
        environment: of the interpreter that programs are forked from.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._link, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-P", SERVER, str(number)],
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[number],
            )

    def start(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        folder: str | Path | None = None,
        merged: bool = False,
        log: Path | None = None,
    ) -> Program:
        """Start the program.

        Args:
            arguments: of the command line.
            environment: all of it.
            folder: that it works in.
            merged: whether stderr goes where stdout goes.
            log: an empty file of a tracer; the program begins when something is written there.
        """
        wanted = {
            "arguments": list(arguments),
            "environment": dict(environment),
            "folder": os.fspath(folder or Path.cwd()),
            "log": None if log is None else os.fspath(log),
        }
        with ExitStack() as on_error:
            out = on_error.enter_context(tempfile.TemporaryFile())
            err = out if merged else on_error.enter_context(tempfile.TemporaryFile())
            reading, writing = os.pipe()
            told = on_error.enter_context(os.fdopen(reading, "rb", buffering=0))
            with os.fdopen(writing, "wb"):
                files = [out.fileno(), err.fileno(), writing]
                socket.send_fds(self._link, [json.dumps(wanted).encode()], files)
            program = Program(told, out, err)
            on_error.pop_all()
        return program
