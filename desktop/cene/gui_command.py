"""The command that opens the window, apart from all others: its first frame waits for no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cene import paths
from cene.core.errors import UnusableError
from cene.options import catalogue_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--hidden", is_flag=True, help="Start in the tray, as after logging in.")
@catalogue_option
def gui(catalogue: Path | None = None, *, hidden: bool = False) -> int:
    """Open the desktop app."""
    try:
        from cene.ui import app  # noqa: PLC0415 - loads Qt, which no other command needs
    except ImportError as error:
        raise _unusable(error) from error
    return app.run(catalogue or paths.catalogue(), hidden=hidden)


def _unusable(error: ImportError) -> Exception:
    """What to raise where Qt cannot be loaded: a sentence, if it is for want of a library."""
    from cene.ui.system import libraries  # noqa: PLC0415 - mostly they are all there

    lacking = libraries.named(error)
    return UnusableError(lacking) if lacking else error
