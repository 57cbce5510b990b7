from __future__ import annotations

from pathlib import Path

import appdirs
import pytest

from cene import paths


def test_cene_home_overrides_the_systems_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CENE_HOME", "/else where")
    assert paths.home() == Path("/else where")
    assert paths.catalogue() == Path("/else where/catalogue.sqlite")


@pytest.mark.parametrize("empty", [None, ""])
def test_without_it_the_data_is_where_the_system_wants_it(
    monkeypatch: pytest.MonkeyPatch, empty: str | None
) -> None:
    if empty is None:
        monkeypatch.delenv("CENE_HOME", raising=False)
    else:
        monkeypatch.setenv("CENE_HOME", empty)
    assert paths.home() == Path(appdirs.user_data_dir("cene", appauthor=False))
    assert paths.home().is_absolute()


def test_from_source_what_is_bundled_lies_at_the_top() -> None:
    assert paths.bundled("resources/albums.toml").is_file()


def test_in_a_wheel_it_lies_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "desktop" / "cene"
    package.mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.bundled("models") == tmp_path / "models"
    (package / "_bundle").mkdir()
    assert paths.bundled("models") == package / "_bundle" / "models"
