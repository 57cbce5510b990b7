"""Runs a command: errors about the user's world are one sentence on stderr."""

from __future__ import annotations

import sys

import click

from cene.console import warn
from cene.core.errors import CeneError
from cene.options import INTERRUPTED


def run(command: click.Command, arguments: list[str], name: str) -> None:
    """Run a command and end the program with its exit status.

    Args:
        command: what to run.
        arguments: what stands behind its name.
        name: what it is called in messages.
    """
    try:
        status = command.main(arguments, prog_name=name, standalone_mode=False)
    except CeneError as error:
        warn(f"cene: {error}")
        status = error.exit_code
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    sys.exit(status)
