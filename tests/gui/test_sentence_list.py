"""The list of what the layers below say has everything, also what is added later."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cene.core.errors import CeneError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LIST = ROOT / "resources/sentences.txt"
LOWER = ("core", "files", "store", "vision", "web", "organiser")
COMMAND_LINE = {
    "comparing.py", "demo.py", "doctor.py", "evaluating.py", "label_file.py", "labels.py",
    "link_file.py", "open_images.py", "recipes.py", "service.py", "tag_photos.py",
}  # fmt: skip
"""What only commands use: they speak English."""


def test_no_sentence_of_the_layers_below_is_missing_from_the_list() -> None:
    known = LIST.read_text("utf-8")
    every = {one.__name__ for one in errors(CeneError)}
    told = [
        (path.name, text)
        for layer in LOWER
        for path in sorted((ROOT / "desktop/cene" / layer).rglob("*.py"))
        if path.name not in COMMAND_LINE
        for text in texts(ast.parse(path.read_text("utf-8")), every)
    ]

    assert len(told) > 60
    assert [one for one in told if one[1] not in known] == []


def errors(kind: type[CeneError]) -> Iterator[type[CeneError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from errors(below)


def texts(tree: ast.Module, names: set[str]) -> Iterator[str]:
    """All words in what errors are made of, and in what is given as an error."""
    said_by_name = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        given = [word.value for word in call.keywords if word.arg == "error"]
        if getattr(call.func, "id", "") in names:
            given += call.args
        named = [said_by_name[node.id] for one in given for node in ast.walk(one)
                 if isinstance(node, ast.Name) and node.id in said_by_name]  # fmt: skip
        for node in (node for one in (*given, *named) for node in ast.walk(one)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                yield node.value


@pytest.mark.parametrize(
    ("addition", "found"),
    [
        ('def odd() -> None:\n    raise UsageError(f"A {0} is odd.")', "A {value} is odd.\n"),
        ("def odd(name: str) -> None:\n    raise UsageError(name)", "what does name say?"),
    ],
)
def test_a_new_error_is_listed_or_refused(tmp_path: Path, addition: str, found: str) -> None:
    for folder in ("desktop/cene", "build"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "resources").mkdir()
    path = tmp_path / "desktop/cene/core/tree.py"
    path.write_text(f"{path.read_text('utf-8')}\n\n{addition}\n", "utf-8")

    done = subprocess.run(
        [sys.executable, tmp_path / "build/sentences.py"],
        capture_output=True,
        text=True,
        check=False,
    )

    listed = tmp_path / "resources/sentences.txt"
    assert found in (done.stderr if done.returncode else listed.read_text("utf-8"))
