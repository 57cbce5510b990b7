"""The command that opens the window, apart from all others: its first frame waits for no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cene import paths
from cene.options import catalogue_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--hidden", is_flag=True, help="Start in the tray, as after logging in.")
@catalogue_option
def gui(catalogue: Path | None = None, *, hidden: bool = False) -> int:
    """Open the desktop app."""
    from cene.ui import app  # noqa: PLC0415 - loads Qt, which no other command needs

    return app.run(catalogue or paths.catalogue(), hidden=hidden)
