"""A small folder of real photos to try Cene on."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from cene.core.errors import UnusableError, UsageError, printable


class _Source(NamedTuple):
    """A photo that an installed package carries, and the part of it to show.

    Attributes:
        package: the package to import.
        file: path inside it.
        part: left, top, right and bottom as shares of the photo; None for all of it.
    """

    package: str
    file: str
    part: tuple[float, float, float, float] | None = None


_CHINA = "datasets/images/china.jpg"

PHOTOS = {
    "IMG_2001.jpg": _Source("sklearn", _CHINA),
    "IMG_2002.jpg": _Source("sklearn", _CHINA, (0.0, 0.0, 0.5, 0.5)),
    "IMG_2003.jpg": _Source("sklearn", _CHINA, (0.65, 0.325, 1.0, 0.675)),
    "IMG_2004.jpg": _Source("sklearn", _CHINA, (0.65, 0.65, 1.0, 1.0)),
    "IMG_2005.jpg": _Source("sklearn", "datasets/images/flower.jpg"),
    "IMG_2006.jpg": _Source("skimage", "data/chelsea.png"),
    "IMG_2007.jpg": _Source("skimage", "data/coffee.png"),
    "IMG_2008.jpg": _Source("skimage", "data/astronaut.png"),
    "IMG_2009.jpg": _Source("skimage", "data/motorcycle_left.png"),
    "IMG_2010.jpg": _Source("skimage", "data/rocket.jpg"),
    "IMG_2011.jpg": _Source("skimage", "data/page.png"),
    "IMG_2012.jpg": _Source("skimage", "data/grass.png"),
}
"""Photos of scikit-learn and scikit-image, whole or a part as if the camera had been closer."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A prepared demo: how many photos, and where everything is."""

    photos: int
    inbox: Path
    albums: Path
    catalogue: Path


def prepare(folder: Path | None) -> Demo:
    """Put photos of installed packages into a new inbox.

    Args:
        folder: where to; a new temporary folder if None.

    Raises:
        UsageError: the packages are not installed, or the folder has an inbox already.
        UnusableError: the folder cannot be written.
    """
    packages = {source.package: _folder(source.package) for source in PHOTOS.values()}
    target = Path(tempfile.mkdtemp(prefix="cene-demo-")) if folder is None else folder.absolute()
    inbox = target / "Inbox"
    try:
        inbox.mkdir(parents=True)
        for name, source in PHOTOS.items():
            with Image.open(packages[source.package] / source.file) as photo:
                _shown(photo, source.part).save(inbox / name, quality=95)
    except FileExistsError as error:
        raise UsageError(
            f"{printable(inbox)} is there already; give `cene demo` another folder."
        ) from error
    except OSError as error:
        raise UnusableError(f"{printable(inbox)} cannot be used: {error.strerror}.") from error
    return Demo(len(PHOTOS), inbox, target / "Albums", target / "catalogue.sqlite")


def _shown(photo: Image.Image, part: tuple[float, float, float, float] | None) -> Image.Image:
    whole = photo.convert("RGB")
    if part is None:
        return whole
    left, top, right, bottom = part
    across, down = whole.size
    return whole.crop(
        (round(left * across), round(top * down), round(right * across), round(bottom * down))
    )


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise UsageError(
            "The demo sorts photos that come with scikit-image and scikit-learn, which are not "
            "installed: pip install 'cene[demo]'"
        )
    return Path(spec.origin).parent
