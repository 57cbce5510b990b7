"""Draws the icon; as a program, in the sizes that desktops ask for.

    python build/freezing/icons.py SHARE

Below SHARE/icons/hicolor, as the icon theme specification has it. Needs PySide6.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).parents[2] / "resources" / "icons" / "cene.svg"
SIDES = (16, 24, 32, 48, 64, 128, 256, 512)


def drawn(side: int) -> QImage:
    """The icon, so many pixels wide and high."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    return image


def main(share: Path) -> None:
    """Draw all of them, and add the drawing itself."""
    theme = share / "icons" / "hicolor"
    for side in SIDES:
        folder = theme / f"{side}x{side}" / "apps"
        folder.mkdir(parents=True)
        if not drawn(side).save(str(folder / "cene.png")):
            sys.exit(f"{folder} cannot be written.")
    drawing = theme / "scalable" / "apps"
    drawing.mkdir(parents=True)
    shutil.copyfile(SOURCE, drawing / SOURCE.name)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    main(Path(sys.argv[1]))
