"""From the bytes of a photo to what Qt paints; what this imports is wanted by no first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from cene.organiser.pictures import picture
from cene.ui.parts.loading import Loaded

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path, longest: int) -> Loaded:
    """Read a photo for a `Viewer`; safe to call from several threads.

    Args:
        path: the photo.
        longest: pixels that its longer side is to have at most.

    Raises:
        PictureError: it cannot be read, or is no picture.
    """
    found = picture(path, longest)
    bare = QImage(
        found.rgb, found.width, found.height, 3 * found.width, QImage.Format.Format_RGB888
    )
    # The format that is painted without converting; the copy no longer needs our bytes.
    image = bare.convertToFormat(QImage.Format.Format_RGB32)
    return Loaded(image, found.across, found.down)
