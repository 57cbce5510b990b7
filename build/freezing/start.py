"""Where the frozen program begins: its first lines, in place of Python's own."""

from __future__ import annotations

import os
import sys

HELPERS = {"--multiprocessing-fork", "-c"}
"""What `multiprocessing` starts this very program with, as if it were Python."""


def main() -> None:
    """Run what the command line asks for."""
    leave_no_path()
    if HELPERS.intersection(sys.argv[1:]):
        # Only then: it takes a sixth of a start. PyInstaller's own would run each time.
        import multiprocessing  # noqa: PLC0415

        import pyi_rth_multiprocessing  # noqa: F401, PLC0415 - puts its own freeze_support in there

        multiprocessing.freeze_support()
    from cene.__main__ import main as cene  # noqa: PLC0415 - not in the processes above

    cene()


def leave_no_path() -> None:
    """Have other programs that this one starts find their own libraries, not those in here."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif os.environ.get("LD_LIBRARY_PATH") == sys._MEIPASS:  # noqa: SLF001 - a documented name
        del os.environ["LD_LIBRARY_PATH"]


if __name__ == "__main__":
    main()
