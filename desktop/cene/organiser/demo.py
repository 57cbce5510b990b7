"""A small folder of real photos to try Cene on."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from cene.core.errors import UsageError, printable

PACKAGE = "skimage"
PHOTOS = (
    "astronaut.png",
    "brick.png",
    "camera.png",
    "chelsea.png",
    "coffee.png",
    "coins.png",
    "grass.png",
    "gravel.png",
    "hubble_deep_field.jpg",
    "moon.png",
    "motorcycle_left.png",
    "page.png",
    "rocket.jpg",
)
"""What scikit-image carries that is a photo."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A prepared demo: how many photos from which package, and where everything is."""

    photos: int
    origin: str
    inbox: Path
    albums: Path
    catalogue: Path


def prepare(folder: Path | None) -> Demo:
    """Copy the photos of an installed package into a new inbox.

    Args:
        folder: where to; a new temporary folder if None.

    Raises:
        UsageError: the package is not installed, or the folder has an inbox already.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise UsageError(
            "The demo sorts the photos that come with scikit-image, which is not installed: "
            "pip install 'cene[demo]'"
        )
    data = Path(spec.origin).parent / "data"
    photos = [data / name for name in PHOTOS if (data / name).is_file()]
    target = Path(tempfile.mkdtemp(prefix="cene-demo-")) if folder is None else folder.absolute()
    inbox = target / "Inbox"
    if inbox.exists():
        raise UsageError(f"{printable(inbox)} is there already; give `cene demo` another folder.")
    inbox.mkdir(parents=True)
    for photo in photos:
        shutil.copyfile(photo, inbox / photo.name)
    return Demo(
        photos=len(photos),
        origin="scikit-image",
        inbox=inbox,
        albums=target / "Albums",
        catalogue=target / "catalogue.sqlite",
    )
