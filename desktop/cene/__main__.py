"""The program `cene`."""

from __future__ import annotations

import sys

from cene.running import run


def main() -> None:
    """Run what the command line asks for; without a command, the window."""
    arguments = sys.argv[1:]
    if arguments[:1] in ([], ["gui"]):
        from cene.gui_command import gui  # noqa: PLC0415 - the others take longer than Qt

        run(gui, arguments[1:], "cene gui")
    else:
        from cene.cli import commands  # noqa: PLC0415 - see above

        run(commands, arguments, "cene")


if __name__ == "__main__":
    main()
