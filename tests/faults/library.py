"""Real photos by the hundred, with companions, odd names and other people's files in the way."""

from __future__ import annotations

import io
import json
import os
import random
import unicodedata
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image
from tests.faults.world import THRESHOLD, World, run
from tests.unit.photos import package_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SIDE = 150
ROUND = 320
"""Crops that are tried at a time, until enough of them are sure."""
PHOTOS = (
    *(("sklearn", "datasets/images/china.jpg"), ("skimage", "data/rocket.jpg")) * 4,
    ("skimage", "data/gravel.png"),
    ("skimage", "data/motorcycle_left.png"),
)
"""What the bundled classifier finds familiar: buildings and sky, sea, ice; the last two in part."""
FOLDERS = (
    "",
    "2019 summer",
    unicodedata.normalize("NFD", "été"),
    "with\nnewline",
    os.fsdecode(b"stray\xff"),
    "2019 summer/deep/er",
)
NAMES = (
    "IMG_{:04}.jpg",
    "IMG_{:04}.JPG",
    unicodedata.normalize("NFD", "café {:04}.jpg"),
    unicodedata.normalize("NFC", "café {:04}.jpg"),
    "IMG_{:04}.jpeg",
    "line\nbreak {:04}.jpg",
    os.fsdecode(b"stray\xfe\xff {:04}.jpg"),
    "-rf {:04}.jpg",
    "  quo'te\" {:04} .jpg",
    "l" * 235 + " {:04}.jpg",
)
COMPANIONS: tuple[tuple[str, ...], ...] = (
    (".xmp",),
    (),
    (".jpg.xmp",),
    (".mov",),
    (".cr2", ".xmp"),
    (".aae", ".jpg.xmp", ".mov"),
)
MODES = (0o644, 0o600, 0o444, 0o640, 0o755)


class Sample(NamedTuple):
    """A picture's bytes, and the folder of the album that Cene would put it into (None: asks)."""

    data: bytes
    album: str | None


def crops() -> Iterator[bytes]:
    """Small JPEGs cut out of real photos, no two the same; the same in every run."""
    chance = random.Random(1)
    pictures = []
    for package, inside in PHOTOS:
        with Image.open(package_file(package, inside)) as image:
            pictures.append(image.convert("RGB"))
    for picture in cycle(pictures):
        side = chance.randint(SIDE, min(picture.size))
        left, top = (chance.randint(0, length - side) for length in picture.size)
        crop = picture.resize((SIDE, SIDE), box=(left, top, left + side, top + side))
        if chance.random() < 0.5:
            crop = crop.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        buffer = io.BytesIO()
        crop.save(buffer, "JPEG", quality=85)
        yield buffer.getvalue()


def samples(scratch: Path, sure: int, asked: int) -> list[Sample]:
    """Photos of which the program itself says that it would file so many, and ask about so many."""
    supply = crops()
    filed: list[Sample] = []
    left: list[Sample] = []
    while len(filed) < sure or len(left) < asked:
        for sample in _judged(scratch / f"{len(filed)}-{len(left)}", islice(supply, ROUND)):
            (left if sample.album is None else filed).append(sample)
    return filed[:sure] + left[:asked]


def _judged(scratch: Path, pictures: Iterable[bytes]) -> Iterator[Sample]:
    inbox, albums = scratch / "inbox", scratch / "albums"
    inbox.mkdir(parents=True)
    for index, data in enumerate(pictures):
        (inbox / f"{index}.jpg").write_bytes(data)
    answer = run(
        (
            *("sort", str(inbox), "--into", str(albums), "--threshold", THRESHOLD, "--json"),
            *("--catalogue", str(scratch / "catalogue.sqlite")),
        )
    )
    for decision in json.loads(answer.stdout)["decisions"]:
        target = decision["target"]
        album = None if target is None else Path(target).relative_to(albums).parts[0]
        yield Sample(Path(decision["path"]).read_bytes(), album)


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="{}"/></rdf:RDF></x:xmpmeta>'
)
"""A sidecar as other programs leave them."""


def furnish(world: World, photos: Sequence[Sample]) -> None:
    """Put photos into the inbox, and files of other people into the albums.

    Names repeat from folder to folder, so that groups collide with one another; every eighth
    meets a foreign file in its album, with the same bytes or others, and every sixteenth a foreign
    companion.
    """
    world.inbox.mkdir(parents=True)
    world.albums.mkdir(parents=True, exist_ok=True)
    world.catalogue.parent.mkdir(parents=True, exist_ok=True)
    for index, photo in enumerate(photos):
        folder = world.inbox / FOLDERS[index % len(FOLDERS)]
        folder.mkdir(parents=True, exist_ok=True)
        name = NAMES[index // 3 % len(NAMES)].format(index // len(FOLDERS))
        put(folder / name, photo.data, index)
        for number, suffix in enumerate(COMPANIONS[(index + index // 6) % len(COMPANIONS)]):
            text = f"{suffix} of photo {index}" * 50
            data = (
                b"" if index % 20 == 3 else (XMP.format(text) if "x" in suffix else text).encode()
            )
            put(_beside(folder / name, suffix), data, index + 7 * number + 3)
        if photo.album is not None and index % 8 == 1:
            album = world.albums / photo.album
            album.mkdir(exist_ok=True)
            other = photo.data if index % 16 == 1 else b"somebody else's"
            if not (album / name).exists():
                put(album / name, other, index + 5)
            if index % 32 == 9:
                put(album / (name.rpartition(".")[0] + ".xmp"), b"foreign notes", index + 6)
    put(world.albums / "letter.txt", b"kept among the albums", 1)
    put(world.inbox / ".hidden", b"nobody's business", 2)
    put(world.inbox / "notes.txt", b"no picture", 3)
    (world.inbox / "link.jpg").symlink_to("IMG_0000.jpg")
    world.note()


def put(path: Path, data: bytes, number: int) -> None:
    """Write a file with a time and rights of its own."""
    path.write_bytes(data)
    path.chmod(MODES[number % len(MODES)])
    time = 1_500_000_000_000_000_000 + number * 86_400_123_456_789
    os.utime(path, ns=(time, time))


def _beside(picture: Path, suffix: str) -> Path:
    """The companion's name: after the stem, or after the whole name for "X.jpg.xmp"."""
    if suffix.count(".") == 2:
        return picture.with_name(f"{picture.name}.xmp")
    return picture.with_name(picture.name.rpartition(".")[0] + suffix)
