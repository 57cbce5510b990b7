"""Where things are: the user's data folder, and what ships inside the program."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import appdirs


def home() -> Path:
    """The folder of the catalogue and the logs: `CENE_HOME`, else the system's data folder."""
    override = os.environ.get("CENE_HOME")
    return Path(override) if override else Path(appdirs.user_data_dir("cene", appauthor=False))


def catalogue() -> Path:
    """The catalogue's usual place."""
    return home() / "catalogue.sqlite"


def thumbnails() -> Path:
    """The folder of small pictures; it may be deleted at any time."""
    return home() / "thumbnails"


def networks() -> Path:
    """The folder of the networks that a person adopted."""
    return home() / "lab" / "networks"


def runs() -> Path:
    """The folder of the model lab's runs, each a folder of its own."""
    return home() / "lab" / "runs"


def weights() -> Path:
    """The folder of weights that learnt ImageNet, fetched by training or put there by hand."""
    return home() / "lab" / "weights"


def squares() -> Path:
    """The folder of the squares that networks are trained on; it may be deleted at any time."""
    return home() / "lab" / "squares"


def watchers() -> Path:
    """The folder in which running watchers are noted, whatever their catalogue."""
    override = os.environ.get("CENE_HOME")
    return Path(override or appdirs.user_cache_dir("cene", appauthor=False)) / "watchers"


def program() -> list[str]:
    """How this very Cene is started by another program."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    beside = shutil.which("cene", path=os.path.dirname(sys.executable))
    for found in (shutil.which(sys.argv[0]), beside):
        if found and Path(found).stem == "cene":
            return [os.path.abspath(found)]
    return [sys.executable, "-m", "cene"]


def bundled(name: str) -> Path:
    """A file or folder that ships with Cene, such as ``models/bundled``.

    In a wheel and in a frozen program it lies inside the package, in a source tree at the top.
    """
    package = Path(__file__).parent
    inside = package / "_bundle"
    return (inside if inside.is_dir() else package.parents[1]) / name
