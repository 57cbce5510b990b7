from __future__ import annotations

import plistlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from cene.core.errors import UnusableError
from cene.ui.system import autostart
from cene.ui.system.autostart import EntryFile, RunKey, command, desktop_entry, here, launch_agent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import AsNobody

COMMAND = ["/opt/my apps/cene", "gui", "--hidden"]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def test_on_linux_an_entry_comes_and_goes(config: Path) -> None:
    one, file = here(), config / "autostart" / "cene.desktop"
    assert not one.is_on()
    one.turn_on(COMMAND)
    assert one.is_on()
    assert file.read_text("utf-8") == desktop_entry(COMMAND)
    assert [path.name for path in file.parent.iterdir()] == ["cene.desktop"]
    one.turn_on(["/other/cene"])
    assert "/other/cene" in file.read_text("utf-8")
    one.turn_off()
    assert not one.is_on()
    assert not file.exists()
    one.turn_off()


@pytest.mark.parametrize("home", ["", "relative"])
def test_without_a_folder_of_settings_the_usual_one_is_taken(
    config: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", home)
    monkeypatch.setenv("HOME", str(config))
    one = here()
    assert isinstance(one, EntryFile)
    assert one.path == config / ".config" / "autostart" / "cene.desktop"


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_an_entry_that_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    one = EntryFile(tmp_path / "cene.desktop")
    one.turn_on(COMMAND)
    one.path.write_text(f"[Desktop Entry]\nExec=cene\n{line}\n")
    assert not one.is_on()
    one.turn_on(COMMAND)
    assert one.is_on()


def test_an_entry_that_cannot_be_written_is_a_sentence(
    open_folder: Path, unprivileged: AsNobody
) -> None:
    one = EntryFile(open_folder / "shut" / "cene.desktop")
    one.turn_on(COMMAND)
    one.path.parent.chmod(0o555)
    with unprivileged:
        with pytest.raises(UnusableError, match=r"cene\.desktop.*Permission denied"):
            one.turn_off()
        with pytest.raises(UnusableError, match="Permission denied"):
            one.turn_on(COMMAND)
    one.path.parent.chmod(0o755)


def test_an_entry_quotes_its_command_as_the_specification_says() -> None:
    line = next(
        line for line in desktop_entry(['/a b/$x`"\\', "50%"]).splitlines() if "Exec" in line
    )
    assert line == 'Exec="/a b/\\\\$x\\\\`\\\\"\\\\\\\\" "50%%"'
    unescaped = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    words = subprocess.check_output(["sh", "-c", f"printf '%s\\n' {unescaped}"], text=True)
    assert words.splitlines() == ['/a b/$x`"\\', "50%"]


def test_the_entry_passes_the_desktops_own_check(tmp_path: Path) -> None:
    file = tmp_path / "cene.desktop"
    file.write_text(desktop_entry(COMMAND))
    try:
        checked = subprocess.run(
            ["desktop-file-validate", str(file)], capture_output=True, check=False, text=True
        )
    except FileNotFoundError:
        pytest.skip("needs desktop-file-validate")
    assert checked.stdout == ""


def test_a_mac_gets_an_agent_that_starts_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert plistlib.loads(launch_agent(COMMAND).encode()) == {
        "Label": autostart.LABEL,
        "ProgramArguments": COMMAND,
        "RunAtLoad": True,
    }
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    one = here()
    one.turn_on(COMMAND)
    assert one.is_on()
    (file,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    assert plistlib.loads(file.read_bytes())["ProgramArguments"] == COMMAND
    one.turn_off()
    assert not one.is_on()


def test_windows_gets_a_value_with_the_command_on_one_line(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat)
    one = RunKey(settings)
    assert not one.is_on()
    one.turn_on([r"C:\Program Files\Cene\cene.exe", "gui"])
    assert one.is_on()
    assert settings.value("cene") == r'"C:\Program Files\Cene\cene.exe" gui'
    one.turn_off()
    assert not one.is_on()


def test_a_registry_that_refuses_is_a_sentence(tmp_path: Path) -> None:
    one = RunKey(QSettings(str(tmp_path), QSettings.Format.IniFormat))
    with pytest.raises(UnusableError, match="Windows does not let"):
        one.turn_on(COMMAND)


def program(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_command_is_the_program_that_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cene = program(tmp_path / "bin" / "cene")
    monkeypatch.setattr(sys, "argv", [cene, "gui"])
    assert command() == [cene, "gui", "--hidden"]
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys, "argv", ["cene"])
    assert command() == [cene, "gui", "--hidden"]


def test_started_as_a_module_the_command_is_the_program_beside_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "cene" / "__main__.py")])
    monkeypatch.setattr(sys, "executable", program(tmp_path / "bin" / "python"))
    assert command() == [sys.executable, "-m", "cene", "gui", "--hidden"]
    cene = program(tmp_path / "bin" / "cene")
    assert command() == [cene, "gui", "--hidden"]


def test_a_frozen_cene_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/cene/cene")
    assert command() == ["/opt/cene/cene", "gui", "--hidden"]


def test_windows_is_given_its_own_key(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    class Registry:
        Format = QSettings.Format

        def __init__(self, key: str, _: QSettings.Format) -> None:
            given.append(key)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(autostart, "QSettings", Registry)
    assert isinstance(here(), RunKey)
    assert given == [r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"]
