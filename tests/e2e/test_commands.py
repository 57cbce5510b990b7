"""The small commands: `--version`, `--help`, `doctor`, `demo`."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import files, tree

import cene as package
from cene import paths

if TYPE_CHECKING:
    from tests.e2e.program import Library

COMMANDS = (
    *("sort", "predict", "history", "undo", "evaluate", "doctor", "demo"),
    *("teach", "reject", "forget", "albums"),
)


def test_it_says_its_version(library: Library) -> None:
    done = library.cene("--version")
    assert (done.code, done.out) == (0, f"cene, version {package.__version__}\n")


def test_help_names_every_command_and_each_explains_itself(library: Library) -> None:
    done = library.cene("--help")
    assert done.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in done.out
    for command in ("sort", "undo"):
        described = library.cene(command, "-h")
        assert described.code == 0
        assert described.out.startswith("Usage:")
    assert not library.home.exists()


def test_the_help_says_what_happens_without_a_command(library: Library) -> None:
    done = library.cene("--help")
    assert done.code == 0
    assert "Without a command, open the desktop app" in " ".join(done.out.split())


@pytest.mark.parametrize("args", [("sorte",), ("sort", "--no-such"), ("history", "more")])
def test_what_it_does_not_know_is_a_usage_error(library: Library, args: tuple[str, ...]) -> None:
    done = library.cene(*args)
    assert (done.code, done.out) == (2, "")
    assert "Usage:" in done.err


def test_doctor_finds_all_in_order(library: Library) -> None:
    library.add("a.jpg", "forest")
    fresh = library.cene("doctor", "--json")
    assert not library.home.exists()
    library.sort("move")
    done = library.cene("doctor", "--json")
    for result in (fresh, done):
        assert (result.code, result.err) == (0, "")
        assert result.json["ok"] is True
        assert all(check.keys() >= {"name", "ok", "detail"} for check in result.json["checks"])
    names = [check["name"] for check in done.json["checks"] if check["name"] != "watch limit"]
    assert names == [
        "versions", "classifier", "data folder", "catalogue", "journal", "quarantined photos",
    ]  # fmt: skip
    details = {check["name"]: check["detail"] for check in done.json["checks"]}
    assert f"Cene {package.__version__}" in details["versions"]
    card = json.loads((paths.bundled("models/bundled") / "card.json").read_text("utf-8"))
    named = details["classifier"].partition("albums: ")[2].split(", ")
    assert sorted(named) == sorted(card["head"]["albums"])
    assert details["catalogue"] == f"{library.home}/catalogue.sqlite is sound"
    assert details["journal"] == "settled"


def test_doctor_reports_what_is_bad(library: Library) -> None:
    library.home.mkdir()
    (library.home / "catalogue.sqlite").write_bytes(b"no database " * 1000)
    done = library.cene("doctor", "--json")
    assert done.code == 1
    assert done.json["ok"] is False
    bad = [check for check in done.json["checks"] if not check["ok"]]
    assert [check["name"] for check in bad] == ["catalogue"]
    assert "is not a Cene catalogue, or it is damaged" in bad[0]["detail"]
    text = library.cene("doctor")
    assert text.code == 1
    marks = [line[:4].strip() for line in text.out.splitlines()]
    assert marks.count("BAD") == 1
    assert set(marks) == {"ok", "BAD"}


def test_the_demo_sorts_real_photos_and_says_how(library: Library) -> None:
    folder = library.root / "my demo"
    done = library.cene("demo", folder)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].endswith(f"real photos are in {folder}/Inbox.")
    assert lines[1] == (
        f"$ cene sort '{folder}/Inbox' --into '{folder}/Albums' --mode move "
        f"--catalogue '{folder}/catalogue.sqlite'"
    )
    filed = files(folder / "Albums")
    left = files(folder / "Inbox")
    assert filed
    assert left
    assert str(len(filed) + len(left)) == lines[0].split()[0]
    assert not library.home.exists()
    undo = f"`cene undo --catalogue '{folder}/catalogue.sqlite' 1`"
    assert lines[-1] == f"Batch 1; {undo} puts everything back."
    undone = library.cene("undo", "--catalogue", folder / "catalogue.sqlite", "1")
    assert undone.out == f"{len(filed)} photo{'s' * (len(filed) > 1)} put back.\n"
    assert len(files(folder / "Inbox")) == len(filed) + len(left)


def test_without_a_folder_the_demo_makes_one(library: Library) -> None:
    done = library.cene("demo", env={"TMPDIR": str(library.root)})
    assert done.code == 0
    (made,) = library.root.iterdir()
    assert made.name.startswith("cene-demo-")
    assert sorted(os.listdir(made))[:2] == ["Albums", "Inbox"]


def test_the_demo_mixes_with_nothing(library: Library) -> None:
    library.add("a.jpg", "forest")
    before = tree(library.root)
    done = library.cene("demo", library.root)
    assert done.code == 2
    assert "Inbox is there already" in done.err
    (library.root / "file").touch()
    blocked = library.cene("demo", library.root / "file")
    assert blocked.code == 3
    assert f"{library.root}/file/Inbox cannot be used: Not a directory." in blocked.err
    (library.root / "file").unlink()
    assert tree(library.root).keys() == before.keys()


def test_a_catalogue_elsewhere_is_used_and_nothing_else(library: Library) -> None:
    library.add("a.jpg", "forest")
    place = library.root / "deep/er/other.sqlite"
    assert library.sort("move", "--catalogue", place).code == 0
    assert not library.home.exists()
    listed = library.cene("history", "--catalogue", place, "--json").json
    assert len(listed["batches"]) == 1
    assert library.cene("history", "--json").code == 3
    shutil.rmtree(place.parent)
