"""The command that opens the window, apart from all others: its first frame waits for no more."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cene import paths
from cene.core.errors import UnusableError, printable
from cene.options import PATH, catalogue_option


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("brought", nargs=-1, type=PATH, metavar="[PATH]...")
@click.option("--hidden", is_flag=True, help="Start in the tray, as after logging in.")
@catalogue_option
def gui(brought: tuple[Path, ...], catalogue: Path | None = None, *, hidden: bool = False) -> int:
    """Open the desktop app, and let it offer to sort the folders that are named.

    A photo stands for its folder. Nothing is looked at or touched before you say so in the window.
    """
    folders = tuple(dict.fromkeys(map(_folder, brought)))
    try:
        from cene.ui import app  # noqa: PLC0415 - loads Qt, which no other command needs
    except ImportError as error:
        raise _unusable(error) from error
    return app.run(catalogue or paths.catalogue(), hidden=hidden, folders=folders)


def _folder(path: Path) -> Path:
    """The absolute path of a folder, or of the folder of a photo."""
    absolute = Path(os.path.abspath(path))
    if not absolute.exists():
        raise UnusableError(f"{printable(absolute)} is not there.")
    return absolute if absolute.is_dir() else absolute.parent


def _unusable(error: ImportError) -> Exception:
    """What to raise where Qt cannot be loaded: a sentence, if it is for want of a library."""
    from cene.ui.system import libraries  # noqa: PLC0415 - mostly they are all there

    lacking = libraries.named(error)
    return UnusableError(lacking) if lacking else error
