"""Keeps two watchers from handing the same photos to and fro for ever."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from cene import paths
from cene.core.errors import UnusableError, UsageError, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@contextmanager
def registered(sources: Iterable[Path], into: Path) -> Iterator[None]:
    """Let other watchers of this person know what is watched, as long as that is so.

    Args:
        sources: folders whose photos are filed.
        into: folder of the albums.

    Raises:
        UsageError: another watcher would take photos from these albums into these sources.
        UnusableError: this cannot be noted.
    """
    real = [os.path.realpath(source) for source in sources]
    mine = {"sources": real, "into": os.path.realpath(into)}
    me = psutil.Process()
    path = paths.watchers() / f"{me.pid}-{id(mine)}.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for other in _others(path.parent):
            if _feeds(mine, other) and _feeds(other, mine):
                source, albums = Path(other["sources"][0]), Path(other["into"])
                raise UsageError(
                    f"Another Cene watches {printable(source)} and files into {printable(albums)}: "
                    "photos would go to and fro for ever. Choose other folders, or stop that one."
                )
        path.write_text(json.dumps({**mine, "pid": me.pid, "began": me.create_time()}), "utf-8")
    except OSError as error:
        raise UnusableError(f"{printable(path)} cannot be written ({error.strerror}).") from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _others(folder: Path) -> Iterator[dict[str, Any]]:
    """What other watchers noted that are alive; the notes of dead ones are taken away."""
    for path in sorted(folder.glob("*.json")):
        try:
            noted = json.loads(path.read_text("utf-8"))
            alive = psutil.Process(noted["pid"]).create_time() == noted["began"]
        except (psutil.NoSuchProcess, ValueError, KeyError, FileNotFoundError):
            alive = False
        if alive:
            yield noted
        else:
            path.unlink(missing_ok=True)


def _feeds(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether what one files comes before the eyes of the other."""
    return any(_is_in(one["into"], source) for source in other["sources"])


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
