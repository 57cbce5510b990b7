from __future__ import annotations

import importlib.metadata
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.test_recovery import intent

from cene import paths
from cene.organiser import doctor
from cene.organiser.doctor import examine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.doctor import Check


def found(catalogue: Path) -> dict[str, Check]:
    return {check.name: check for check in examine(catalogue)}


def test_doctor_misses_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    check = found(tmp_path / "c.sqlite")["versions"]
    assert not check.ok
    assert check.detail == f"not installed: {', '.join(doctor.PACKAGES)}"


def test_doctor_says_where_a_frozen_program_has_its_licences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "cene"))
    assert "licences" not in found(tmp_path / "c.sqlite")["versions"].detail
    (tmp_path / "licences").mkdir()
    detail = found(tmp_path / "c.sqlite")["versions"].detail
    assert detail.endswith(f"licences of all in {tmp_path}/licences")


def test_doctor_refuses_an_exchanged_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(paths.bundled("models/bundled"), tmp_path / "models/bundled")
    with (tmp_path / "models/bundled/backbone.tflite").open("ab") as file:
        file.write(b"!")
    monkeypatch.setattr(paths, "bundled", lambda name: tmp_path / name)
    check = found(tmp_path / "c.sqlite")["classifier"]
    assert not check.ok
    assert "is not the file that its model card describes" in check.detail


@pytest.mark.parametrize(("number", "ok"), [(8192, False), (524288, True)])
def test_doctor_looks_at_the_watch_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, ok: bool
) -> None:
    (tmp_path / "limit").write_text(f"{number}\n")
    monkeypatch.setattr(doctor, "WATCHES", tmp_path / "limit")
    check = found(tmp_path / "c.sqlite")["watch limit"]
    assert check.ok is ok
    assert check.detail.startswith(f"{number:,} folders can be watched")
    assert ("sysctl" in check.detail) is not ok
    monkeypatch.setattr(doctor, "WATCHES", tmp_path / "none")
    assert "watch limit" not in found(tmp_path / "c.sqlite")


def test_doctor_names_interrupted_moves(inbox: Inbox) -> None:
    move = intent(inbox)
    checks = found(inbox.workspace.database.path)
    assert checks["catalogue"].ok
    assert not checks["journal"].ok
    source = move.files[0].source
    assert checks["journal"].detail == (f"interrupted: {source}; the next sort or undo settles it")
