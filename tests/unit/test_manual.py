"""The documentation: what it names is there, and the manual page is what the program says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from cene.cli import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "resources" / "man" / "cene.1"
DOCS = ROOT / "resources" / "docs"
CONTENTS = DOCS / "index.md"
DOCUMENTS = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "models/README.md")),
    *sorted(DOCS.glob("*.md")),
)
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
OURS = re.compile(r"(?:build|desktop|models|resources|tests|\.github)/[\w./-]*\w")
"""A path of the repository."""
ELSEWHERE = () if (ROOT / ".github").exists() else (".github/",)
"""What a source distribution has not."""


def every(group: click.Group, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """All commands by their whole names, groups too."""
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        yield f"{name}{word}", command
        if isinstance(command, click.Group):
            yield from every(command, f"{name}{word} ")


COMMANDS = dict(every(commands))


def options(command: click.Command) -> set[str]:
    context = click.Context(command, help_option_names=["-h", "--help"])
    return {name for one in command.get_params(context) for name in one.opts if name[0] == "-"}


def code(text: str) -> Iterator[str]:
    """What is typed as it stands: lines of blocks, and what is in backticks."""
    for block in FENCED.findall(text):
        yield from block.replace("\\\n", " ").splitlines()
    yield from INLINE.findall(FENCED.sub("", text))


def typed(text: str) -> Iterator[tuple[str, click.Command, list[str]]]:
    """Each command of Cene's in a document: as it stands, what it runs, and its options.

    Raises:
        KeyError: there is no such command.
    """
    for line in code(text):
        if not line.startswith("cene "):
            continue
        words = shlex.split(line.replace("…", ""), comments=True)
        given = [word.partition("=")[0] for word in words if word.startswith("-") and word != "-"]
        name = words[1] if len(words) > 1 and words[1].islower() and words[1][0] != "-" else ""
        command: click.Command = COMMANDS[name] if name else commands
        if isinstance(command, click.Group) and name and len(words) > 2:
            for word in words[2].split("|"):  # as in `cene tags write|read|remove`
                yield line, COMMANDS[f"{name} {word}"], given
        else:
            yield line, command, given


def test_the_manual_page_is_what_the_script_makes_of_the_commands(tmp_path: Path) -> None:
    made = tmp_path / "cene.1"
    subprocess.run([sys.executable, ROOT / "build" / "manual.py", made], check=True)
    assert made.read_text("utf-8") == PAGE.read_text("utf-8"), "run build/manual.py"


def test_the_manual_page_has_every_command_with_each_of_its_options() -> None:
    page = PAGE.read_text("utf-8").replace("\\-", "-")
    sections = dict(
        re.findall(r'^\.SS "cene ([^"]*)"\n(.*?)(?=^\.S)', page, re.MULTILINE | re.DOTALL)
    )
    common = {"--catalogue", "--json", "-h", "--help"}
    for option in common:
        assert f"{option}" in page.partition(".SH COMMANDS")[0]
    told = {name for name, one in COMMANDS.items() if not isinstance(one, click.Group)}
    assert len(sections) == len(told) > 25
    for name in told:
        line = next(one for one in sections if (one + " ").startswith(name + " "))
        for option in options(COMMANDS[name]) - common:
            assert f"\\fB{option}" in sections[line], (name, option)


@pytest.mark.parametrize("renderer", [("mandoc", "-T", "lint", "-W", "warning"), ("groff",)])
def test_the_manual_page_renders_without_a_warning(renderer: tuple[str, ...]) -> None:
    if shutil.which(renderer[0]) is None:
        pytest.skip(f"{renderer[0]} is not installed")
    more = () if len(renderer) > 1 else ("-man", "-ww", "-Tutf8", "-Kutf8")
    done = subprocess.run([*renderer, *more, PAGE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    if renderer[0] == "mandoc":
        assert done.stdout == ""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_names_no_command_and_no_option_that_there_is_not(document: Path) -> None:
    text = document.read_text("utf-8")
    for line, command, given in typed(text):
        assert set(given) <= options(command), line
    if document.is_relative_to(DOCS):  # elsewhere they may be those of scripts
        known = {option for command in COMMANDS.values() for option in options(command)}
        for span in INLINE.findall(FENCED.sub("", text)):
            assert not span.startswith("--") or span.split()[0] in known, span


def test_commands_are_found_in_documents_at_all() -> None:
    found = [line for path in DOCUMENTS for line, _, _ in typed(path.read_text("utf-8"))]
    assert len(found) > 60
    with pytest.raises(KeyError):
        list(typed("`cene albums lost`"))
    [(_, command, given)] = typed("`cene sort DIR --into=DIR --lost`")
    assert set(given) - options(command) == {"--lost"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(FENCED.sub("", document.read_text("utf-8"))):
        if link.startswith(("https:", "http:")):
            continue
        name, _, heading = link.partition("#")
        target = document.parent / name if name else document
        assert target.exists(), link
        if heading:
            headings = HEADING.findall(FENCED.sub("", target.read_text("utf-8")))
            assert heading in map(anchor, headings), link


def anchor(heading: str) -> str:
    """What a heading is linked by, as on GitHub."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_pages_for_people_link_to_nothing_that_does_not_ship() -> None:
    """The window shows them, from a folder that has no more than `resources`."""
    seen: set[Path] = set()
    waiting = [CONTENTS]
    while waiting:
        page = waiting.pop().resolve()
        assert page.is_relative_to(ROOT / "resources"), page
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        links = LINK.findall(page.read_text("utf-8"))
        waiting += [page.parent / link.partition("#")[0] for link in links if link[0] != "#"]
        assert page == CONTENTS or "[Contents](index.md)" in page.read_text("utf-8")
    others = {path.name for path in DOCS.glob("*.md")} - {path.name for path in seen}
    assert others == {"developers.md", "releasing.md"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_of_the_repository_that_a_document_names_is_there(document: Path) -> None:
    for line in code(document.read_text("utf-8")):
        for word in line.split():
            if OURS.fullmatch(word.rstrip("/")) and not word.startswith("models/bundled"):
                assert word.startswith(ELSEWHERE) or (ROOT / word).exists(), word
