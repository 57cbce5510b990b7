"""What a person leaves out: patterns of folders and files, as in a ``.gitignore``."""

from __future__ import annotations

import os
import re
import warnings
from typing import TYPE_CHECKING

from cene.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec


class LeftOut:
    """Tells what is left out below one root; ``None`` stands for nothing, so that it costs nothing.

    What is in a folder that is left out is too, as Git has it: a later ``!pattern`` brings back
    what lies in a folder that is looked into, and nothing else.

    Args:
        root: the folder that the patterns begin at.
        patterns: those of gitignore(5), of which the last one that fits decides.

    Raises:
        UsageError: one of them is no such pattern.
    """

    def __init__(self, root: str, patterns: Iterable[str]) -> None:
        self._root = root
        self._spec = _spec(patterns)

    def file(self, path: str) -> bool:
        """Whether a file is left out, in a folder that is not; by its path, spelt from the root."""
        return self._spec.match_file(self._way(path))

    def folder(self, path: str) -> bool:
        """The same of a folder."""
        way = self._way(path)
        return bool(way) and self._spec.match_file(way + "/")

    def within(self, path: str) -> bool:
        """Whether a folder is left out, or one that it is in."""
        parts = self._way(path).split("/")
        ways = ("/".join(parts[: end + 1]) for end in range(len(parts)))
        return any(self._spec.match_file(way + "/") for way in ways if way)

    def covers(self, path: str, *, folder: bool) -> bool:
        """Whether a path is left out, or anything above it."""
        if folder:
            return self.within(path)
        return self.within(os.path.dirname(path)) or self.file(path)

    def _way(self, path: str) -> str:
        way = path[len(self._root) :].lstrip(os.sep)
        return way if os.sep == "/" else way.replace(os.sep, "/")


def leaving_out(root: str, patterns: Iterable[str]) -> LeftOut | None:
    """What patterns leave out below a root; None where there are no patterns.

    Raises:
        UsageError: one of them is no pattern.
    """
    patterns = tuple(patterns)
    return LeftOut(root, patterns) if patterns else None


def check(patterns: Iterable[str]) -> None:
    """Refuse what is no pattern.

    Raises:
        UsageError: one of them is none, with its name.
    """
    _spec(patterns)


def _spec(patterns: Iterable[str]) -> GitIgnoreSpec:
    # Most people have no patterns, and every start of Cene would take longer by it.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    patterns = tuple(patterns)
    for pattern in patterns:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", FutureWarning)  # "[[", of which re warns
                found = GitIgnoreSpec.from_lines([pattern]).patterns
        except (ValueError, re.error, FutureWarning):
            found = []
        if len(found) != 1 or found[0].include is None:
            raise UsageError(
                f"{pattern!r} is no pattern of what to leave out; Screenshots/ would be one, "
                "or *.png."
            )
    return GitIgnoreSpec.from_lines(patterns)
