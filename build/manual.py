"""Writes resources/man/cene.1, the manual page of all commands: python build/manual.py [FILE].

Commands, options and what they do are taken from the program; what stands around them is in
manual_words.py beside this file.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import manual_words as words

from cene import __version__
from cene.cli import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "resources" / "man" / "cene.1"
COMMON = {"catalogue": "[--catalogue PATH]", "as_json": "[--json]"}
"""What many commands take; explained once, and only named in the line of each."""
CODE = re.compile(r"`([^`]*)`|(?<![\w-])(--?[a-z][a-z-]*)")
"""What is typed as it stands: in backticks, or an option."""
DEFAULT = re.compile(r" \[default: ([^]]*)\]")
"""Where the text of an option says what holds without it."""
KINDS = {"INTEGER": "N", "INTEGER RANGE": "N", "FLOAT RANGE": "NUMBER"}
"""What stands for values that have no name of their own."""


def main() -> None:
    """Write the page."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(page()) + "\n", "utf-8")


def page() -> Iterator[str]:
    """The lines of the page, in the macros of man(7)."""
    yield '.\\" Made by build/manual.py; do not edit.'
    yield f'.TH CENE 1 "{words.DATE}" "Cene {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "cene \\- " + escaped(words.NAME)
    yield ".SH SYNOPSIS"
    yield ".B cene"
    yield ".br"
    yield ".B cene"
    yield ".I COMMAND"
    yield "[OPTIONS] [ARGUMENTS]"
    yield from section("DESCRIPTION", words.DESCRIPTION)
    yield ".SH COMMON OPTIONS"
    yield from entries(words.COMMON)
    yield ".SH COMMANDS"
    for name, command, above in every(commands):
        yield from described(name, command, above)
    for title, text in words.SECTIONS.items():
        yield from section(title, text)


def every(
    group: click.Group, above: str = "cene"
) -> Iterator[tuple[str, click.Command, click.Context]]:
    """All commands below a group, each with its whole name and its context."""
    context = click.Context(group, info_name=above)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from every(command, f"{above} {name}")
        elif command is not None:
            yield f"{above} {name}", command, context


def described(name: str, command: click.Command, above: click.Context) -> Iterator[str]:
    """One command: its line, what it does, and its options."""
    context = click.Context(command, info_name=name.rpartition(" ")[2], parent=above)
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    own = [one for one in options if one.name not in COMMON]
    also = [COMMON[one.name] for one in options if one.name in COMMON]
    required = [f"{one.opts[-1]} {value(one, context)}" for one in own if one.required]
    optional = ["[OPTIONS]"] if len(own) > len(required) else []
    usage = [*required, *optional, *also, *(one.make_metavar(context) for one in arguments)]
    yield f'.SS "{escaped(name)} {escaped(" ".join(usage))}"'
    yield from paragraphs(command.help or "")
    yield from entries({spelt(one, context): explained(one) for one in own})


def spelt(option: click.Option, context: click.Context) -> str:
    """An option as it is typed."""
    names = ", ".join([*option.opts, *option.secondary_opts])
    return names if option.is_flag else f"{names} {value(option, context)}"


def value(option: click.Option, context: click.Context) -> str:
    """What stands behind an option: ``A|B``, or the kind of a value."""
    name = option.make_metavar(context)
    return KINDS.get(name, name.strip("[]"))


def explained(option: click.Option) -> str:
    """What an option does, which values it takes, and what holds without it."""
    facts = [DEFAULT.sub("", option.help or "")]
    if limits := bounds(option.type):
        facts.append(f"The value is {limits}.")
    if option.required:
        facts.append("It must be given.")
    if told := DEFAULT.search(option.help or ""):
        facts.append(f"Default: {told[1]}.")
    elif option.show_default and not option.is_flag:
        facts.append(f"Default: {option.default}.")
    return " ".join(facts)


def bounds(kind: click.ParamType) -> str:
    """Between what a number must be; "" where it may be any."""
    if not isinstance(kind, (click.IntRange, click.FloatRange)):
        return ""
    least = None if kind.min is None else f"{'above' if kind.min_open else 'at least'} {kind.min}"
    most = None if kind.max is None else f"{'below' if kind.max_open else 'at most'} {kind.max}"
    return " and ".join(one for one in (least, most) if one)


def section(title: str, text: str) -> Iterator[str]:
    """A section of paragraphs, lists and commands.

    In its text a line ``TERM :: MEANING`` is an entry of a list, one that begins with ``$`` is a
    command to type, and a blank line ends a paragraph.
    """
    yield f".SH {title}"
    yield from paragraphs(text)


def paragraphs(text: str) -> Iterator[str]:
    """Text as paragraphs, with the marks that `section` names."""
    for number, block in enumerate(re.split(r"\n\s*\n", text.strip())):
        lines = [line.strip() for line in block.splitlines()]
        if all("::" in line for line in lines):
            yield from entries(dict(re.split(r"\s*::\s*", line, maxsplit=1) for line in lines))
        elif all(line.startswith("$") for line in lines):
            yield from (".PP", ".RS 4", ".nf")
            yield from (bold(line.removeprefix("$ ")) for line in lines)
            yield from (".fi", ".RE")
        else:
            if number:
                yield ".PP"
            yield from (marked(sentence) for sentence in sentences(" ".join(lines)))


def entries(listed: dict[str, str]) -> Iterator[str]:
    """A list of terms and their meanings."""
    for term, meaning in listed.items():
        yield ".TP"
        yield bold(term)
        yield from (marked(sentence) for sentence in sentences(meaning))


def sentences(text: str) -> list[str]:
    """Each on a line of its own, as roff wants them."""
    return re.split(r"(?<=[a-z0-9)`][.!?]) +(?=[A-Z`])", text)


def marked(text: str) -> str:
    """A line of running text in which what is typed as it stands is bold."""
    parts = []
    end = 0
    for found in CODE.finditer(text):
        parts += [escaped(text[end : found.start()]), bold(found[1] or found[2])]
        end = found.end()
    return guarded("".join([*parts, escaped(text[end:])]))


def bold(text: str) -> str:
    """A text in bold."""
    return f"\\fB{escaped(text)}\\fR"


def escaped(text: str) -> str:
    """A text in which nothing means anything to roff."""
    signs = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "…": "...", '"': "\\(dq", "~": "\\(ti"}
    return guarded("".join(signs.get(sign, sign) for sign in text))


def guarded(line: str) -> str:
    """A line that does not begin like a request."""
    return "\\&" + line if line.startswith(".") else line


if __name__ == "__main__":
    main()
