"""Libraries of the system that the window needs, and what to do where they are missing.

Nothing in here needs Qt, which cannot be loaded without them.
"""

from __future__ import annotations

import ctypes
import os
import re

DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
}
"""What Qt needs to draw anything at all, each with the package of Debian that holds it."""
SCREEN = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
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
}
"""What it needs besides to draw on a screen of X11, which desktops with Wayland have too."""
_NAME = re.compile(r"(?:^|/)([\w.+-]+\.so[\w.]*):")
"""The library in what the system says of one that it cannot load."""


def named(error: ImportError) -> str | None:
    """Why Qt cannot be loaded, in a sentence; None if that is not for want of a library."""
    found = _NAME.search(str(error))
    return None if found is None else _sentence(dict.fromkeys([*missing(), found[1]]))


def unopened() -> str:
    """Why Qt, which was loaded, has no screen to draw on, in a sentence."""
    lacking = missing()
    if lacking:
        return _sentence(dict.fromkeys(lacking))
    return (
        "There is no screen to open the window on. The commands need none; `cene --help` lists "
        "them."
    )


def missing() -> list[str]:
    """Names of the libraries that cannot be loaded, as far as it is known which are needed."""
    wanted = [*DRAWING]
    if os.environ.get("QT_QPA_PLATFORM", "xcb").startswith("xcb"):
        wanted += SCREEN
    return [lacking for name in wanted if (lacking := _lacking(name))]


def _lacking(name: str) -> str | None:
    """The library, or one that it needs itself, if that cannot be loaded."""
    try:
        ctypes.CDLL(name)
    except OSError as error:
        found = _NAME.search(str(error))
        return found[1] if found else name
    return None


def _sentence(lacking: dict[str, None]) -> str:
    packages = dict.fromkeys(filter(None, map((DRAWING | SCREEN).get, lacking)))
    advice = f" On Debian: apt install {' '.join(packages)}" if packages else ""
    return (
        "The window needs libraries of the system that cannot be loaded: "
        f"{', '.join(lacking)}.{advice}"
    )
