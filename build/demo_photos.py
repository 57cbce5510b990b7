"""Makes resources/demo/: the photos that `cene demo` sorts, and where each comes from.

They are photos that scikit-image and scikit-learn carry, whole or a part as if the camera had been
closer. Taken are only those whose licence is known and free; scikit-image's motorcycle, page and
moon say nothing of theirs. What this writes is committed, so that the demo needs neither package.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import packaged
from PIL import Image

FOLDER = Path(__file__).parents[1] / "resources" / "demo"
SOURCES = "SOURCES.md"
QUALITY = 88
LICENCES = {
    "CC-BY-2.0": "https://creativecommons.org/licenses/by/2.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "public domain": "",
}
"""Licences that are free, and where their texts are."""
HEAD = f"""# Where the demo's photos come from

`python build/demo_photos.py` made them from photographs that scikit-learn and scikit-image carry.
All were encoded again as JPEG, and some are a part of the photograph; nothing else was changed.
The licences are their photographers', not Cene's:
[CC BY 2.0]({LICENCES["CC-BY-2.0"]}), [CC0 1.0]({LICENCES["CC0-1.0"]}), or the public domain.
What scikit-image says of its photographs is in its `data/_fetchers.py`; scikit-learn, in
`datasets/images/README.txt`, names danielbuechele for both of its, but links vultilion's page for
the flower.

| photo | what | by | from | licence |
|---|---|---|---|---|
"""


class Source(NamedTuple):
    """A photograph that a package carries.

    Attributes:
        file: package and path inside it.
        what: what is on it.
        author: who took it.
        origin: where the package has it from.
        licence: one of `LICENCES`.
    """

    file: str
    what: str
    author: str
    origin: str
    licence: str


_ALL = (0.0, 0.0, 1.0, 1.0)
_CHINA = Source(
    "sklearn/datasets/images/china.jpg",
    "a temple in China",
    "danielbuechele",
    "https://www.flickr.com/photos/danielbuechele/6061409035/",
    "CC-BY-2.0",
)
_FLOWER = Source(
    "sklearn/datasets/images/flower.jpg",
    "a flower",
    "vultilion",
    "https://www.flickr.com/photos/vultilion/6056698931/",
    "CC-BY-2.0",
)
_CAT = Source(
    "skimage/data/chelsea.png",
    "Chelsea the cat",
    "Stefan van der Walt",
    "scikit-image, to which he gave it",
    "CC0-1.0",
)
_COFFEE = Source(
    "skimage/data/coffee.png",
    "coffee of Pikolo Espresso Bar",
    "Rachel Michetti",
    "scikit-image, to which she gave it",
    "CC0-1.0",
)
_ASTRONAUT = Source(
    "skimage/data/astronaut.png",
    "the astronaut Eileen Collins",
    "NASA",
    "https://flic.kr/p/r9qvLn",
    "public domain",
)
_ROCKET = Source(
    "skimage/data/rocket.jpg",
    "the launch of DSCOVR on a Falcon 9",
    "SpaceX",
    "https://www.flickr.com/photos/spacexphotos/16511594820/",
    "public domain",
)
_CAMERA = Source(
    "skimage/data/camera.png",
    "a photographer",
    "Lav Varshney",
    "https://github.com/scikit-image/scikit-image/issues/3927",
    "CC0-1.0",
)
_CLOCK = Source(
    "skimage/data/clock_motion.png",
    "a clock on a wall, blurred",
    "Stefan van der Walt",
    "scikit-image, to which he gave it",
    "public domain",
)
_GRASS = Source(
    "skimage/data/grass.png",
    "grass",
    "Linolafett",
    "https://www.deviantart.com/linolafett/art/Grass-01-434853879",
    "CC0-1.0",
)
PHOTOS = {
    "IMG_2001.jpg": (_CHINA, _ALL),
    "IMG_2002.jpg": (_CHINA, (0.0, 0.0, 0.5, 0.5)),
    "IMG_2003.jpg": (_CHINA, (0.65, 0.325, 1.0, 0.675)),
    "IMG_2004.jpg": (_CHINA, (0.65, 0.65, 1.0, 1.0)),
    "IMG_2005.jpg": (_FLOWER, _ALL),
    "IMG_2006.jpg": (_CAT, _ALL),
    "IMG_2007.jpg": (_COFFEE, _ALL),
    "IMG_2008.jpg": (_ASTRONAUT, _ALL),
    "IMG_2009.jpg": (_CAMERA, _ALL),
    "IMG_2010.jpg": (_ROCKET, _ALL),
    "IMG_2011.jpg": (_CLOCK, _ALL),
    "IMG_2012.jpg": (_GRASS, _ALL),
}
"""What each photo is made of: a photograph, and left, top, right and bottom as shares of it."""


def main() -> None:
    """Write the photos and the list of where they come from."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines = [HEAD]
    for name, (source, part) in PHOTOS.items():
        with Image.open(packaged.photo(source.file)) as opened:
            whole = opened.convert("RGB")
        across, down = whole.size
        left, top, right, bottom = part
        box = (round(left * across), round(top * down), round(right * across), round(bottom * down))
        whole.crop(box).save(FOLDER / name, "JPEG", quality=QUALITY, optimize=True)
        what = source.what if part == _ALL else f"a part of {source.what}"
        _, author, origin, licence = source[1:]
        lines.append(f"| {name} | {what} | {author} | {origin} | {licence} |\n")
    (FOLDER / SOURCES).write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
