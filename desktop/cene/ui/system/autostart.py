"""Starting with the session: one small file, or one value in the registry, that Cene owns."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSettings

from cene import paths
from cene.core.errors import UnusableError, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "cene"
LABEL = "org.cene.Cene"
"""What launchd calls it."""
_RUN = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"
_OFF = ("hidden=true", "x-gnome-autostart-enabled=false")
"""Lines by which a desktop's own settings switch an entry off."""


class Autostart(Protocol):
    """Whether Cene starts when its person logs in."""

    def is_on(self) -> bool:
        """Whether it does."""
        ...

    def turn_on(self, command: Sequence[str]) -> None:
        """Have it started so from now on.

        Args:
            command: the program and its arguments.

        Raises:
            UnusableError: the system does not allow it.
        """

    def turn_off(self) -> None:
        """Have it not started any more. May be called twice.

        Raises:
            UnusableError: the system does not allow it.
        """


def here() -> Autostart:
    """The way of this system."""
    if sys.platform == "win32":
        return RunKey(QSettings(_RUN, QSettings.Format.NativeFormat))
    if sys.platform == "darwin":
        return EntryFile(Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or "-")
    config = config if config.is_absolute() else Path.home() / ".config"
    return EntryFile(config / "autostart" / f"{NAME}.desktop")


def command() -> list[str]:
    """How this very Cene is started without showing its window."""
    return [*paths.program(), "gui", "--hidden"]


class EntryFile:
    """A file that the session reads: a desktop entry, or a property list for launchd.

    Args:
        path: the file; ``.plist`` for launchd, anything else is a desktop entry.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def is_on(self) -> bool:
        """Whether the file is there, and no desktop has switched it off in it."""
        try:
            text = self.path.read_text("utf-8", errors="replace")
        except OSError:
            return False
        lines = {line.replace(" ", "").lower() for line in text.splitlines()}
        return lines.isdisjoint(_OFF)

    def turn_on(self, command: Sequence[str]) -> None:
        """Write the file, whole or not at all."""
        text = launch_agent(command) if self.path.suffix == ".plist" else desktop_entry(command)
        half = self.path.with_name(f".{self.path.name}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            half.write_text(text, "utf-8", newline="\n")
            half.replace(self.path)
        except OSError as error:
            raise _refused(self.path, error) from error

    def turn_off(self) -> None:
        """Remove the file."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise _refused(self.path, error) from error


class RunKey:
    """A value below the registry's key of programs that Windows starts.

    Args:
        settings: that key.
    """

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def is_on(self) -> bool:
        """Whether the value is there."""
        return bool(self._settings.contains(NAME))

    def turn_on(self, command: Sequence[str]) -> None:
        """Write the value."""
        self._settings.setValue(NAME, subprocess.list2cmdline(command))
        self._write()

    def turn_off(self) -> None:
        """Remove the value."""
        self._settings.remove(NAME)
        self._write()

    def _write(self) -> None:
        self._settings.sync()
        if self._settings.status() is not QSettings.Status.NoError:
            raise UnusableError("Windows does not let Cene change what starts with the session.")


def desktop_entry(command: Sequence[str]) -> str:
    """The file for Linux desktops (specifications.freedesktop.org/autostart-spec)."""
    line = " ".join(map(_quoted, command)).replace("\\", "\\\\")
    return (
        "[Desktop Entry]\nType=Application\nName=Cene\nComment=Sorts new photos into albums\n"
        f"Exec={line}\nIcon={NAME}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    )


def launch_agent(command: Sequence[str]) -> str:
    """The file for launchd (``man launchd.plist``)."""
    entry = {"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True}
    return plistlib.dumps(entry).decode("utf-8")


def _quoted(argument: str) -> str:
    """An argument of ``Exec``, quoted as its specification says."""
    for char in '\\"`$':
        argument = argument.replace(char, "\\" + char)
    return '"' + argument.replace("%", "%%") + '"'


def _refused(path: Path, error: OSError) -> UnusableError:
    return UnusableError(
        f"Cene cannot change {printable(path)}, which starts it with the session "
        f"({error.strerror})."
    )
