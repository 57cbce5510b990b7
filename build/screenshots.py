"""Takes pictures of every screen of the real app: python build/screenshots.py [--out DIR].

Without --out they go to resources/screenshots, where only some of the large ones are kept.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageColor
from screenshot_tour import HEIGHT, SCREENS, WIDTH

from cene.ui import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "resources" / "screenshots"
LARGE = ("library-light",)
"""Those at scale 2 that are kept, for the README; the others are for looking at."""
PATIENCE = 900
"""Seconds that a tour takes at most; most of them to train the networks of the lab."""
WORTH = 1.3
"""Dithering may make a picture so many times as large."""
COLOURS, EXACT = 256, 96
"""Of a picture with a palette, and those of them that are exactly as they were."""


def main() -> int:
    """Take them, once at each scale; 1 if any is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for all of them")
    parser.add_argument("--only", choices=SCREENS, action="append", help="only this screen")
    parser.add_argument("--scale", type=int, choices=(1, 2), action="append")
    chosen = parser.parse_args()
    names = tuple(chosen.only or SCREENS)
    out: Path = chosen.out or KEPT
    out.mkdir(parents=True, exist_ok=True)
    missing = []
    for scale in chosen.scale or (1, 2):
        with tempfile.TemporaryDirectory(prefix="cene-") as taken:
            take(names, Path(taken), scale)
            for name in (f"{name}-{look}" for name in names for look in ("light", "dark")):
                if chosen.out is None and scale != 1 and name not in LARGE:
                    continue
                file = f"{name}.png" if scale == 1 else f"{name}@{scale}x.png"
                picture = Path(taken, f"{name}.png")
                if picture.exists():
                    optimise(picture, out / file)
                else:
                    missing.append(file)
    if missing:
        print("missing:", *missing, file=sys.stderr)
    return 1 if missing else 0


def take(names: tuple[str, ...], out: Path, scale: int) -> None:
    """Drive the app in a process of its own, for the scale is fixed once it runs."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cene-home-")))
        display = screen(stack, scale) if shutil.which("Xvfb") and shutil.which("openbox") else None
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "QT_", "WAYLAND", "LC_", "LANG", "CENE_"))
        }
        environment |= {
            "HOME": str(home),
            "LANG": "en_GB.UTF-8",
            "QT_SCALE_FACTOR": str(scale),
            "QT_QPA_PLATFORM": "xcb" if display else "offscreen",
            "PYTHONPATH": os.pathsep.join(
                (str(ROOT / "desktop"), os.environ.get("PYTHONPATH", ""))
            ).strip(os.pathsep),
        }
        if display:
            environment["DISPLAY"] = display
        tour = Path(__file__).with_name("screenshot_tour.py")
        command = [sys.executable, str(tour), str(out), *names]
        subprocess.run(command, check=True, env=environment, timeout=PATIENCE)


def screen(stack: ExitStack, scale: int) -> str:
    """Start a screen that nobody sees, with a window manager, until the stack ends; its name."""
    read, write = os.pipe()
    size = f"{(WIDTH + 240) * scale}x{(HEIGHT + 160) * scale}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],  # noqa: S607
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    stack.callback(server.wait)
    stack.callback(server.terminate)
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    windows = subprocess.Popen(
        ["openbox"],  # noqa: S607 - wherever the system has it
        env=os.environ | {"DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(windows.wait)
    stack.callback(windows.terminate)
    return display


def optimise(picture: Path, target: Path) -> None:
    """Write a picture as small as it gets without much to be seen of that."""
    with Image.open(picture) as opened:
        image = opened.convert("RGB")
    flat, fine = (
        written(image, dither) for dither in (Image.Dither.NONE, Image.Dither.FLOYDSTEINBERG)
    )
    target.write_bytes(fine if len(fine) <= WORTH * len(flat) else flat)


def written(image: Image.Image, dither: Image.Dither) -> bytes:
    """A picture as a PNG with a palette."""
    colours = palette(image)
    found = np.array(image.quantize(palette=colours, dither=dither))
    # Pillow takes a colour that is near; those of the window are to be exactly as they are.
    pixels = packed(np.asarray(image))
    exact = packed(np.array(colours.getpalette()).reshape(-1, 3)[:EXACT])
    order = np.argsort(exact)
    place = order[np.searchsorted(exact, pixels, sorter=order).clip(max=EXACT - 1)]
    same = exact[place] == pixels
    found[same] = place[same]
    smaller = Image.fromarray(found)
    smaller.putpalette(colours.getpalette() or [])
    file = io.BytesIO()
    smaller.save(file, "PNG", optimize=True)
    return file.getvalue()


def packed(colours: NDArray[np.integer]) -> NDArray[np.int64]:
    """One number a colour."""
    parts: NDArray[np.int64] = colours.astype(np.int64)
    return parts[..., 0] << 16 | parts[..., 1] << 8 | parts[..., 2]


def named() -> set[str]:
    """The colours that the window uses by their names, as #rrggbb."""
    every = [
        getattr(tokens, field.name)
        for tokens in (theme.LIGHT, theme.DARK)
        for field in fields(tokens)
    ]
    return {*theme.ALBUM_COLOURS, *every}


def palette(image: Image.Image) -> Image.Image:
    """Colours for a picture with photos: those of the window as they are, the others close."""
    counted = image.getcolors(image.width * image.height) or []
    exact: list[tuple[int, ...]] = [ImageColor.getrgb(name) for name in sorted(named())]
    frequent = (
        colour
        for _, colour in sorted(counted, reverse=True)
        if isinstance(colour, tuple) and colour not in exact
    )
    exact += islice(frequent, EXACT - len(exact))
    others = image.quantize(COLOURS - EXACT, Image.Quantize.MEDIANCUT).getpalette() or []
    found = Image.new("P", (1, 1))
    found.putpalette([part for colour in exact for part in colour] + others)
    return found


if __name__ == "__main__":
    sys.exit(main())
