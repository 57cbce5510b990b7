from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from tests.scenes import THRESHOLD, scene

from cene import cli
from cene.__main__ import main
from cene.console import ConsoleProgress
from cene.organiser import predicting

if TYPE_CHECKING:
    from pathlib import Path


def run(monkeypatch: pytest.MonkeyPatch, *args: object) -> int:
    """Run the program in this process."""
    monkeypatch.setattr(sys, "argv", ["cene", *map(str, args)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


class Stopping(ConsoleProgress):
    """Somebody pressed Ctrl-C before the first step of putting back."""

    def stopped(self) -> bool:
        return True


def test_an_undo_that_was_stopped_ends_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CENE_HOME", str(tmp_path / "home"))
    (tmp_path / "in").mkdir()
    scene("sea").save(tmp_path / "in/a.jpg", quality=95)
    sorting = ("sort", tmp_path / "in", "--into", tmp_path / "to", "--mode", "move")
    assert run(monkeypatch, *sorting, "--threshold", THRESHOLD) == 0
    with monkeypatch.context() as patch:
        patch.setattr(cli, "ConsoleProgress", Stopping)
        capsys.readouterr()
        assert run(monkeypatch, "undo", "--last") == 130
    assert (tmp_path / "to/Sea/a.jpg").exists()
    assert "Stopped before the end" in capsys.readouterr().out
    assert run(monkeypatch, "undo", "--last") == 0
    assert (tmp_path / "in/a.jpg").exists()


def test_ctrl_c_where_nothing_can_be_half_done_ends_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(predicting, "predict", interrupted)
    assert run(monkeypatch, "predict", tmp_path / "a.jpg") == 130
    assert capsys.readouterr().out == ""
