"""Where the frozen program begins: its first lines, in place of Python's own."""

from __future__ import annotations

import os
import sys

HELPERS = {"--multiprocessing-fork", "-c"}
"""What `multiprocessing` starts this very program with, as if it were Python."""


def main() -> None:
    """Run what the command line asks for."""
    _leave_no_path()
    if HELPERS.intersection(sys.argv[1:]):
        # Only then: it takes a sixth of a start. PyInstaller's own would run each time.
        import pyi_rth_multiprocessing  # noqa: F401, PLC0415 - teaches freeze_support these words

        from multiprocessing import freeze_support  # noqa: PLC0415

        freeze_support()
    from cene.__main__ import main as cene  # noqa: PLC0415 - not in the processes above

    cene()


def _leave_no_path() -> None:
    """Have other programs that this one starts find their own libraries, not those in here."""
    for name in ("LD_LIBRARY_PATH", "LIBPATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        if before is not None:
            os.environ[name] = before
        elif os.environ.get(name) == sys._MEIPASS:  # noqa: SLF001 - PyInstaller's documented name
            del os.environ[name]


main()
