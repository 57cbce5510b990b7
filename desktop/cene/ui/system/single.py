"""One Cene per catalogue: a second start asks the first to show itself, and to offer folders."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from cene.core.errors import UnusableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

RAISE = b"raise\n"
"""A message: show the window."""
OFFER = b"offer "
"""How the only other begins: show the window and offer folders, a list of paths in JSON."""
LONGEST = 2**16
"""Bytes of a message at most."""
DONE = b"done\n"
"""The only answer."""
ANSWER_MS = 1000
"""How long the first instance may take to answer."""
STARTING = 5.0
"""Seconds that an instance may take from its lock to its first answer."""


class Single(QObject):
    """Whether this process is the one with the window of a catalogue.

    Args:
        catalogue: the file.
        parent: its owner.

    Signals:
        raised: another start asks to be shown the window.
        offered: it brings folders to sort, a tuple of absolute paths.
    """

    raised = Signal()
    offered = Signal(object)

    def __init__(self, catalogue: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(catalogue)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._lock = QLockFile(str(_folder() / f"{Path(self._name).name}.lock"))
        # Held as long as the window is open; a dead holder is known by its process number.
        self._lock.setStaleLockTime(0)

    def first(self, folders: Sequence[Path] = ()) -> bool:
        """Become the one instance, or ask the one that is there to show its window.

        Args:
            folders: what the one that is there shall offer to sort, absolute.

        Returns:
            True if this is the one now. False if there is another, which was asked: end.

        Raises:
            UsageError: too many folders for a message.
            UnusableError: there is another, and it does not answer; or nobody may listen here.
        """
        message = _message(folders)
        end = time.monotonic() + STARTING
        # Asking comes first: removing the socket of a living instance would cut it off.
        while not self._ask(message):
            if self._lock.tryLock(0):
                return self._listen()
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                raise UnusableError(
                    f"Cene cannot write into {_folder()}, where it notes that it runs. "
                    "Give yourself the right to."
                )
            if time.monotonic() > end:
                raise UnusableError(
                    "Cene is already running, but it does not answer. End it and start again."
                )
            time.sleep(0.05)
        return False

    def close(self) -> None:
        """Let the next one in. May be called twice."""
        self._server.close()
        self._lock.unlock()

    def _ask(self, message: bytes) -> bool:
        """Whether somebody listened, and answered."""
        if not _is_mine(self._name):
            return False
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            return False
        socket.write(message)
        end = time.monotonic() + ANSWER_MS / 1000
        while socket.bytesAvailable() < len(DONE) and time.monotonic() < end:
            if not socket.waitForReadyRead(ANSWER_MS):
                break
        return socket.readAll().data() == DONE

    def _listen(self) -> bool:
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            self._lock.unlock()
            raise UnusableError(
                f"Cene cannot be reached by its own next start ({self._server.errorString()})."
            )
        return True

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket):
            return
        if not socket.canReadLine() and socket.bytesAvailable() <= LONGEST:
            return
        # Whoever says anything else is not ours.
        folders = _understood(bytes(socket.read(LONGEST + 1).data()))
        if folders is not None:
            socket.write(DONE)
            socket.flush()
            self.raised.emit()
            if folders:
                self.offered.emit(folders)
        socket.disconnectFromServer()


def _message(folders: Sequence[Path]) -> bytes:
    """What asks the first instance to show its window, and to offer folders if there are any."""
    if not folders:
        return RAISE
    # No byte above 127, so that names that are no text arrive as they are.
    message = OFFER + json.dumps([str(path) for path in folders]).encode("ascii") + b"\n"
    if len(message) > LONGEST:
        raise UsageError("These are too many folders at once; name the one above them.")
    return message


def _understood(message: bytes) -> tuple[Path, ...] | None:
    """The folders that a message offers, none with `RAISE`; None where it is no message."""
    if message == RAISE:
        return ()
    line, end, rest = message.partition(b"\n")
    if not line.startswith(OFFER) or not end or rest:
        return None
    try:
        listed = json.loads(line.removeprefix(OFFER))
    except (ValueError, RecursionError):
        return None
    if not isinstance(listed, list) or not listed:
        return None
    absolute = all(isinstance(name, str) and os.path.isabs(name) for name in listed)
    return tuple(map(Path, listed)) if absolute else None


def _folder() -> Path:
    """Where sockets of this user belong: the session's own folder, or that of temporary files."""
    session = Path(os.environ.get("XDG_RUNTIME_DIR") or "-")
    return session if session.is_absolute() and session.is_dir() else Path(tempfile.gettempdir())


def _name(catalogue: Path) -> str:
    """Of the socket; the same for all spellings of the catalogue's path."""
    whose = f"{getpass.getuser()}\0{os.path.realpath(catalogue)}"
    mark = hashlib.blake2b(os.fsencode(whose), digest_size=8).hexdigest()
    name = f"cene-{mark}"
    return name if os.name == "nt" else QDir.cleanPath(str(_folder() / name))


def _is_mine(name: str) -> bool:
    """Whether a socket belongs to this user: anybody may put one into a common folder."""
    if os.name == "nt":  # pragma: no cover - a pipe there has no owner that a path tells
        return True
    try:
        return os.lstat(name).st_uid == os.getuid()
    except OSError:
        return False
