"""Libraries of the system that Qt needs, and which of them are missing; imports no Qt."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from typing import TYPE_CHECKING

from cene.core.errors import UnusableError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NEEDED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt needs to draw on an X display, and the Debian package that has it."""
_NAME = re.compile(r"(lib[\w.+-]+\.so[\w.]*): ")
"""How the loader begins to speak of a library that it cannot load."""
_PLUGINS = {"DISPLAY": "libqxcb.so", "WAYLAND_DISPLAY": "libqwayland.so"}
"""Which plugin Qt draws with, by what says that there is a screen of the kind."""


def lacking(error: ImportError | OSError) -> UnusableError:
    """A sentence that names all that is missing.

    Args:
        error: what the loader says of the first.

    Raises:
        ImportError, OSError: the same error, if it is of something else.
    """
    missing = [name for name in _NEEDED if not _loads(name)]
    first = _NAME.search(str(error))
    if first is not None and first[1] not in missing:
        missing.append(first[1])
    if sys.platform != "linux" or not missing:
        raise error
    packages = [_NEEDED[name] for name in missing if name in _NEEDED]
    hint = f" (on Debian: apt install {' '.join(packages)})" if packages else ""
    return UnusableError(
        f"The window needs libraries that this system lacks: {', '.join(missing)}{hint}; "
        "all other commands work without them."
    )


def check(plugins: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Find out whether Qt can draw here: where it cannot, it ends the whole program.

    Args:
        plugins: the folder of Qt's plugins.
        environment: says which screens there are.

    Raises:
        UnusableError: there is no screen, or a library is missing.
    """
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return
    screens = [plugin for name, plugin in _PLUGINS.items() if environment.get(name)]
    if not screens:
        raise UnusableError(
            "There is no screen for the window here; `cene --help` lists what works without one."
        )
    for plugin in screens:
        try:
            # Qt loads the same a moment later, so this costs nothing.
            ctypes.CDLL(str(plugins / "platforms" / plugin))
        except OSError as error:
            failed = error
        else:
            return
    raise lacking(failed) from failed


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
