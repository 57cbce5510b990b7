from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cene import paths
from cene.core.errors import UnusableError, UsageError
from cene.core.move import Mode
from cene.organiser.manners import Hours, Manners
from cene.organiser.request import SortOrder
from cene.organiser.service import Service, install, unit

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has systemd")
ODD = [
    "two words",
    "50 %",
    "%h",
    "$HOME and ${HOME}",
    'a "quoted" one',
    "it's",
    "back\\slash\\n",
    "Ferien in Österreich 写真",
    "semi;colon",
    "#hash",
    "~",
    "@!-:+",
    "",
]


def words_of(text: str) -> list[str]:
    """The words of `ExecStart` by the rules of systemd.syntax(7) and systemd.service(5)."""
    (line,) = (line for line in text.splitlines() if line.startswith("ExecStart="))
    words, rest = [], line.removeprefix("ExecStart=")
    while rest:
        assert rest[0] == '"'
        word, at = "", 1
        while rest[at] != '"':
            if rest[at] == "\\":
                at += 1
                assert rest[at] in '"\\'
            elif rest[at] in "%$":
                assert rest[at + 1] == rest[at], "it would be replaced"
                at += 1
            word += rest[at]
            at += 1
        words.append(word)
        rest = rest[at + 1 :].removeprefix(" ")
    return words


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder


def service(tmp_path: Path, *sources: Path) -> Service:
    order = SortOrder(sources or (tmp_path / "Inbox",), tmp_path / "Albums", Mode.MOVE, 0.8)
    return Service(order, Manners())


def test_every_word_of_the_command_comes_through_unchanged() -> None:
    assert words_of(unit(["/usr/bin/cene", *ODD])) == ["/usr/bin/cene", *ODD]


@pytest.mark.parametrize("word", ["a\nb", "a\rb", "a\tb", "a\0b", "\x1b[m", "\udcff", "\u2028"])
def test_what_no_line_can_hold_is_refused(word: str) -> None:
    with pytest.raises(UsageError, match="cannot be named in a service; rename it"):
        unit(["/usr/bin/cene", word])


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_takes_it_without_a_complaint(tmp_path: Path) -> None:
    path = tmp_path / "odd-names.service"
    path.write_text(unit(["/bin/true", *ODD]), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", path],
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if path.name in line]
    assert ours == []


def test_it_is_written_where_systemd_looks_and_replaces_the_one_before(
    tmp_path: Path, config: Path
) -> None:
    path = install(service(tmp_path))
    assert path == config / "systemd/user/cene-watch.service"
    first = path.read_text("utf-8")
    assert "Restart=on-failure" in first
    assert "WantedBy=default.target" in first
    install(service(tmp_path, tmp_path / "Other"))
    assert words_of(path.read_text("utf-8")) != words_of(first)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_without_a_folder_of_settings_it_is_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for value in ("", "relative/config"):
        monkeypatch.setenv("XDG_CONFIG_HOME", value)
        assert install(service(tmp_path)) == tmp_path / ".config/systemd/user/cene-watch.service"


def test_it_says_all_that_was_asked_for_with_absolute_paths(
    tmp_path: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real 50 %").mkdir()
    (tmp_path / "link").symlink_to("real 50 %")
    monkeypatch.chdir(tmp_path)
    order = SortOrder(
        (Path("link"), Path("other")), Path("Albums"), Mode.COPY, 0.85, ("sea", "forest")
    )
    manners = Manners(Hours.parse("22-7"), on_battery=False)
    words = words_of(install(Service(order, manners, Path("c.sqlite"))).read_text("utf-8"))
    here = str(tmp_path.resolve())
    assert words == [
        *paths.program(),
        *("watch", f"{here}/real 50 %", f"{here}/other", "--into", f"{here}/Albums"),
        *("--mode", "copy", "--threshold", "0.85", "--albums", "sea,forest"),
        *("--quiet-hours", "22:00-07:00", "--not-on-battery", "--catalogue", f"{here}/c.sqlite"),
    ]
    assert config in install(service(tmp_path)).parents


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, config: Path) -> None:
    config.write_text("a file")
    with pytest.raises(UnusableError, match=r"cene-watch\.service cannot be written"):
        install(service(tmp_path))
