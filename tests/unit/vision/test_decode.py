import contextlib
import math
import os
import random
import struct
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from blake3 import blake3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.unit.photos import FORMATS, difference, exif, gamma, photo, png, profile, saved

from cene.core.errors import PictureError
from cene.core.photo import Stat
from cene.vision.decode import _is_cut_short, content_hash, decode, network_input

UNREADABLE = Path("/sys/class/net/lo/speed")
"""A regular file that opens well and whose reading fails: the loopback has no speed."""
LOSSLESS = ("PNG", "TIFF", "BMP", "WEBP")
TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""Orientation to how an upright photo is turned for it before it is stored."""


def made(folder: Path, kind: str, image: Image.Image | None = None) -> Path:
    options = {"lossless": True} if kind == "WEBP" else {}
    return saved(folder / f"photo.{kind.lower()}", image or photo(), kind, **options)


def box(name: bytes, length: int, *, wide: bool = False) -> bytes:
    """A box of an ISO container, its length in 32 or, as phones write it, 64 bits."""
    if wide:
        return struct.pack(">I4sQ", 1, name, length + 16) + bytes(length)
    return struct.pack(">I4s", length + 8, name) + bytes(length)


def refusal(path: Path) -> str:
    with pytest.raises(PictureError) as caught:
        decode(path)
    assert caught.value.path == path
    return caught.value.reason


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format(tmp_path: Path, kind: str) -> None:
    path = made(tmp_path, kind)
    picture = decode(path)
    assert (picture.format, picture.width, picture.height) == (kind, 640, 427)
    assert picture.pixels.dtype == np.uint8
    assert picture.content == blake3(path.read_bytes()).digest() == content_hash(path)
    assert picture.stat == Stat.of(path.stat())
    assert picture.taken_at is None
    assert difference(picture.pixels, photo()) <= (0 if kind in LOSSLESS else 8)


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF", "AVIF"])
def test_all_orientations_give_the_upright_photo(
    tmp_path: Path, kind: str, orientation: int
) -> None:
    turn = TURNS[orientation]
    stored = photo() if turn is None else photo().transpose(turn)
    options = {"lossless": True} if kind == "WEBP" else {}
    path = saved(tmp_path / "photo", stored, kind, exif=exif(orientation), **options)
    picture = decode(path)
    assert (picture.width, picture.height) == (640, 427)
    assert difference(picture.pixels, photo()) <= (0 if kind in LOSSLESS else 4)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_there_is_not_is_none(tmp_path: Path, orientation: int) -> None:
    path = saved(tmp_path / "photo", photo(), "PNG", exif=exif(orientation))
    assert difference(decode(path).pixels, photo()) == 0


@pytest.mark.parametrize("kind", ["JPEG", "BMP"])
@pytest.mark.parametrize(
    ("size", "preview"),
    [
        ((4000, 3000), (500, 375)),  # 12 megapixels: an eighth serves thumbnail and network
        ((3000, 4000), (375, 500)),
        ((8000, 6000), (500, 375)),  # more than libjpeg can scale
        ((1920, 1080), (480, 270)),
        ((1024, 1024), (512, 512)),
        ((1030, 1100), (515, 550)),
        ((640, 427), (640, 427)),
        ((300, 200), (300, 200)),  # never larger than it is
        ((4000, 300), (4000, 300)),
    ],
)
def test_preview_is_as_large_as_needed(
    tmp_path: Path, kind: str, size: tuple[int, int], preview: tuple[int, int]
) -> None:
    path = made(tmp_path, kind, photo().resize(size))
    picture = decode(path)
    assert (picture.width, picture.height) == size
    assert picture.pixels.shape == (preview[1], preview[0], 3)
    assert difference(picture.pixels, photo().resize(preview)) < 4


@pytest.mark.parametrize("shape", [(375, 500), (500, 375), (256, 256), (427, 640), (30, 41)])
def test_network_sees_the_middle(shape: tuple[int, int]) -> None:
    image = photo().resize((shape[1], shape[0]))
    scale = 256 / min(image.size)
    size = math.ceil(image.width * scale), math.ceil(image.height * scale)
    whole = image.resize(size, Image.Resampling.BICUBIC)
    left, top = (whole.width - 224) / 2, (whole.height - 224) / 2
    expected = whole.crop((round(left), round(top), round(left) + 224, round(top) + 224))
    seen = network_input(np.asarray(image))
    assert seen.shape == (224, 224, 3)
    assert seen.dtype == np.uint8
    assert difference(seen, expected) < 1.5


@pytest.mark.parametrize("shape", [(1, 1), (1, 9000), (9000, 1), (2, 3), (5000, 300)])
def test_network_input_of_any_shape(shape: tuple[int, int]) -> None:
    seen = network_input(np.full((*shape, 3), (10, 200, 90), np.uint8))
    assert seen.shape == (224, 224, 3)
    assert (seen == (10, 200, 90)).all()


@pytest.mark.parametrize(
    ("taken", "offset", "expected"),
    [
        ("2020:02:29 10:04:33", "", "2020-02-29T10:04:33"),
        ("2020:02:29 10:04:33", "-06:00", "2020-02-29T10:04:33-06:00"),
        ("2020:02:29 10:04:33", "Z?", "2020-02-29T10:04:33"),
        ("2020:02:29 10:04:33 ", "+02:00 ", "2020-02-29T10:04:33+02:00"),
        ("0000:00:00 00:00:00", "", None),
        ("2019:02:29 10:04:33", "", None),
        ("    :  :     :  :  ", "", None),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF", "AVIF"])
def test_time_of_the_exposure(
    tmp_path: Path, kind: str, taken: str, offset: str, expected: str | None
) -> None:
    small = photo().resize((64, 48))
    path = saved(tmp_path / "photo", small, kind, exif=exif(6, taken, offset))
    assert decode(path).taken_at == expected


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_rubbish_for_exif_spoils_no_photo(tmp_path: Path) -> None:
    good = exif(1, "2020:02:29 10:04:33")
    dice = random.Random(1)
    rubbish = [
        b"Exif\0\0",
        b"Exif\0\0rubbish",
        b"x",
        good[:20],
        good[:-30],
        b"Exif\0\0II*\0\xff\xff\xff\xff",
    ]
    for _ in range(300):
        spoilt = bytearray(good)
        for _ in range(dice.randrange(1, 6)):
            spoilt[dice.randrange(6, len(spoilt))] = dice.randrange(256)
        rubbish.append(bytes(spoilt))
    small = photo().resize((64, 48))
    for kind in ("JPEG", "WEBP", "PNG"):
        for data in rubbish:
            picture = decode(saved(tmp_path / "photo", small, kind, exif=data))
            assert (picture.width * picture.height) == 64 * 48


def test_colour_profile_of_the_file_counts(tmp_path: Path) -> None:
    linear = profile(b"GRAY", {b"kTRC": gamma(1.0)})
    for kind in ("PNG", "JPEG", "TIFF"):
        grey = Image.new("L", (64, 48), 55)
        path = saved(tmp_path / "photo", grey, kind, icc_profile=linear)
        assert np.abs(decode(path).pixels.astype(int) - 128).max() <= 1


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk(tmp_path: Path, kind: str) -> None:
    path = saved(tmp_path / "photo", photo().convert("CMYK"), kind)
    assert difference(decode(path).pixels, photo()) < 6


def test_sixteen_bits_a_channel_become_eight(tmp_path: Path) -> None:
    grey = np.asarray(photo().convert("L")).astype(np.uint16) * 257
    expected = photo().convert("L").convert("RGB")
    for kind in ("PNG", "TIFF"):
        path = saved(tmp_path / "grey", Image.fromarray(grey), kind)
        assert difference(decode(path).pixels, expected) == 0
    path = saved(tmp_path / "grey", Image.fromarray(grey.astype(">u2")), "TIFF")
    assert difference(decode(path).pixels, expected) == 0
    colour = np.asarray(photo()).astype(">u2") * 257
    rows = b"".join(b"\0" + row.tobytes() for row in colour)
    (tmp_path / "colour").write_bytes(png((640, 427), 16, 2, rows))
    assert difference(decode(tmp_path / "colour").pixels, photo()) == 0


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "TIFF", "AVIF"])
def test_transparent_parts_are_white(tmp_path: Path, kind: str) -> None:
    image = photo()
    image.putalpha(Image.linear_gradient("L").resize(image.size).point(lambda v: 255 * (v > 127)))
    options = {}
    if kind == "GIF":
        clear = np.asarray(image)[..., 3] == 0
        colours = photo().quantize(255)
        image = Image.fromarray(np.where(clear, 255, np.asarray(colours)).astype(np.uint8), "P")
        image.putpalette(colours.getpalette() or [])
        options = {"transparency": 255}
    pixels = decode(saved(tmp_path / "photo", image, kind, **options)).pixels
    assert pixels[:200].min() >= 254
    assert difference(pixels[230:], np.asarray(photo())[230:]) < 8


def test_palette_with_transparent_entries(tmp_path: Path) -> None:
    image = photo().quantize(16)
    path = saved(tmp_path / "photo", image, "PNG", transparency=bytes([0] * 4 + [255] * 12))
    clear = np.asarray(image) < 4
    pixels = decode(path).pixels
    assert clear.any()
    assert (pixels[clear] == 255).all()
    assert difference(pixels[~clear], np.asarray(image.convert("RGB"))[~clear]) == 0


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF", "MPO", "AVIF"])
def test_of_several_frames_the_first_counts(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "photo"
    saved(path, photo(), kind, save_all=True, append_images=[photo("china.jpg")])
    picture = decode(path)
    assert picture.format == ("JPEG" if kind == "MPO" else kind)
    assert difference(picture.pixels, photo()) < 8


@pytest.mark.parametrize("size", [(4000, 3000), (400, 300)])
def test_a_stereo_photo_is_scaled_like_any_jpeg(tmp_path: Path, size: tuple[int, int]) -> None:
    image = photo().resize(size)
    path = saved(tmp_path / "photo.jpg", image, "MPO", save_all=True, append_images=[image])
    assert decode(path).pixels.shape[1] == min(500, size[0])


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_broken_index_of_frames_spoils_no_jpeg(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", photo(), "MPO", save_all=True, append_images=[photo()])
    data = path.read_bytes()
    start = data.index(b"MPF\0")
    for offset in range(start + 4, start + 60):
        path.write_bytes(data[:offset] + b"\xee" + data[offset + 1 :])
        assert decode(path).width == 640


@pytest.mark.parametrize("name", [b"new\nline.jpg", b"latin \xe9\xff.jpg", b"-rf \x1b[31m.jpg"])
def test_names_of_every_kind(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    saved(path, photo(), "JPEG")
    assert decode(path).width == 640
    path.write_bytes(b"rubbish")
    with pytest.raises(PictureError) as caught:
        decode(path)
    assert str(caught.value).isprintable()
    str(caught.value).encode("utf-8")


@pytest.mark.parametrize(
    "data",
    [b"x", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"P6 1 1 255 abc", b"%PDF-1.7", b"\0\0\0\x18ftypqt  "],
)
def test_what_is_no_picture_is_named_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "photo.jpg").write_bytes(data)
    assert refusal(tmp_path / "photo.jpg").startswith("is not a picture")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_cut_short_is_damaged(tmp_path: Path, kind: str) -> None:
    path = made(tmp_path, kind)
    data = path.read_bytes()
    for share in (0.05, 0.3, 0.6, 0.9):
        path.write_bytes(data[: int(len(data) * share)])
        assert refusal(path).startswith("is damaged")


def test_a_photo_in_tiles_cut_short_is_damaged(tmp_path: Path) -> None:
    """As phones write HEIF; libheif would show the missing tiles in green."""
    path = saved(tmp_path / "photo", photo().resize((1280, 854)), "HEIF", tile_size=256)
    data = path.read_bytes()
    assert decode(path).width == 1280
    pixels = data.index(b"mdat") - 4
    for length in (pixels, pixels + 4, pixels + 8, pixels + 12, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:length])
        assert refusal(path).startswith("is damaged")


def test_what_follows_the_pixels_of_a_container_is_not_judged(tmp_path: Path) -> None:
    for kind in ("HEIF", "AVIF"):
        path = made(tmp_path, kind)
        data = path.read_bytes()
        for end in (b"\xff" * 40, b"\0" * 40, b"x"):
            path.write_bytes(data + end)
            assert decode(path).width == 640


@pytest.mark.parametrize(
    ("boxes", "cut_short"),
    [
        (box(b"ftyp", 16) + box(b"mdat", 100), False),
        (box(b"ftyp", 16) + box(b"mdat", 100)[:-1], True),
        (box(b"ftyp", 16) + box(b"mdat", 100, wide=True), False),
        (box(b"ftyp", 16) + box(b"mdat", 100, wide=True)[:-1], True),
        (box(b"free", 30, wide=True) + box(b"mdat", 100)[:-1], True),
        (b"\0\0\0\0mdat, whose length is: to the end", False),
        (box(b"ftyp", 16) + b"\0\0\0\2oddi", False),
        (box(b"free", 0) * 63 + box(b"mdat", 100)[:-1], True),
        (box(b"free", 0) * 64 + box(b"mdat", 100)[:-1], False),
    ],
)
def test_length_of_the_box_that_holds_the_pixels_decides(
    tmp_path: Path, boxes: bytes, cut_short: bool
) -> None:
    (tmp_path / "boxes").write_bytes(boxes)
    with (tmp_path / "boxes").open("rb") as file:
        assert _is_cut_short(file) is cut_short


@pytest.mark.parametrize("side", [50_000, 20_000, 10_500])
@pytest.mark.parametrize("warnings_are", ["error", "ignore"])
def test_a_bomb_is_refused_by_its_size(tmp_path: Path, side: int, warnings_are: str) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png((side, side), 8, 2, bytes(1000)))
    with warnings.catch_warnings(action=warnings_are):  # type: ignore[call-overload]
        reason = refusal(path)
    assert reason.startswith(
        f"has {side * side // 1_000_000:,} million pixels, more than Cene reads"
    )


def test_a_huge_progressive_jpeg_is_refused(tmp_path: Path) -> None:
    """Its coefficients alone would take 1.5 GB, at whatever scale it is decoded."""
    frame = struct.pack(">BHHB", 8, 16_000, 16_000, 3) + bytes((1, 17, 0, 2, 17, 0, 3, 17, 0))
    scan = bytes((3, 1, 0, 2, 0, 3, 0, 0, 0, 0))
    data = b"\xff\xd8"
    for marker, body in ((b"\xff\xc2", frame), (b"\xff\xda", scan)):
        data += marker + struct.pack(">H", len(body) + 2) + body
    (tmp_path / "photo.jpg").write_bytes(data)
    assert refusal(tmp_path / "photo.jpg").startswith("has 256 million pixels")


def test_a_200_megapixel_jpeg_takes_little_memory(tmp_path: Path) -> None:
    path = saved(tmp_path / "photo.jpg", Image.new("L", (16_000, 12_500), 99), "JPEG", quality=5)
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from cene.vision.decode import decode\n"
        "decode(Path(sys.argv[2]))\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "picture = decode(Path(sys.argv[1]))\n"
        "after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(picture.width, *picture.pixels.shape, after - before)\n"
    )
    small = saved(tmp_path / "small.jpg", photo(), "JPEG")
    done = subprocess.run(
        [sys.executable, "-c", script, path, small], capture_output=True, text=True, check=True
    )
    *size, kibibytes = map(int, done.stdout.split())
    assert size == [16_000, 391, 500, 3]
    assert kibibytes < 60_000


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "empty.jpg").touch()
    assert "not a file" in refusal(tmp_path / "pipe.jpg")
    assert "not a file" in refusal(tmp_path / "folder.jpg")
    assert "zero bytes" in refusal(tmp_path / "empty.jpg")
    assert "vanished" in refusal(tmp_path / "gone.jpg")


@pytest.mark.skipif(
    not UNREADABLE.is_file(), reason="this system has no file that fails to be read"
)
def test_a_failing_disk_is_not_the_pictures_fault() -> None:
    assert refusal(UNREADABLE).startswith("cannot be read (")
    with pytest.raises(PictureError, match=r"cannot be read \("):
        content_hash(UNREADABLE)


def test_a_photo_that_is_still_being_written_is_left_for_next_time(tmp_path: Path) -> None:
    path = made(tmp_path, "JPEG", photo().resize((4000, 3000)))
    script = "import sys\nwith open(sys.argv[1], 'ab', 0) as file:\n  while True: file.write(b'x')"
    seen = set()
    with subprocess.Popen([sys.executable, "-c", script, path]) as writer:
        try:
            for _ in range(100):
                try:
                    decode(path)
                except PictureError as error:
                    seen.add(error.reason)
                    break
        finally:
            writer.kill()
    assert [reason[:31] for reason in seen] == ["changed while it was being read"]


def test_a_machine_out_of_memory_is_not_the_pictures_fault(tmp_path: Path) -> None:
    path = saved(tmp_path / "photo.bmp", Image.new("RGB", (9000, 9000)), "BMP")
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from cene.core.errors import PictureError\n"
        "from cene.vision.decode import decode\n"
        "resource.setrlimit(resource.RLIMIT_DATA, (200 * 2**20,) * 2)\n"
        "try: decode(Path(sys.argv[1]))\n"
        "except PictureError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, path], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"{path}: needs more memory")


SMALL = photo().resize((96, 64))
DAMAGED = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One small file of every kind, with EXIF and a profile where it can have them."""
    folder = tmp_path_factory.mktemp("whole")
    extra = {"exif": exif(6, "2020:02:29 10:04:33", "+02:00"), "icc_profile": profile(b"RGB ", {})}
    kinds: dict[str, tuple[str, dict[str, Any]]]
    kinds = {kind: (kind, extra) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF")}
    kinds |= {kind: (kind, {}) for kind in ("GIF", "BMP")}
    kinds["LZW"] = ("TIFF", {"compression": "tiff_lzw"})
    kinds["MPO"] = ("MPO", {"save_all": True, "append_images": [SMALL]})
    kinds["progressive"] = ("JPEG", {"progressive": True})
    return {
        name: saved(folder / name, SMALL, kind, **options).read_bytes()
        for name, (kind, options) in kinds.items()
    }


KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF", "GIF", "BMP", "LZW", "MPO", "progressive")


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", KINDS)
@DAMAGED
@given(data=st.data())
def test_damaged_files_decode_or_are_refused(
    tmp_path: Path, whole: dict[str, bytes], kind: str, data: st.DataObject
) -> None:
    damaged = bytearray(whole[kind])
    where = st.one_of(st.integers(0, 300), st.integers(0, len(damaged) - 1))
    for offset, byte in data.draw(st.lists(st.tuples(where, st.integers(0, 255)), max_size=8)):
        damaged[offset % len(damaged)] = byte
    path = tmp_path / "photo"
    path.write_bytes(damaged[: data.draw(st.integers(1, 2 * len(damaged)))])
    with contextlib.suppress(PictureError):
        assert decode(path).pixels.shape[2] == 3


def test_nothing_is_printed_about_damaged_files(tmp_path: Path, whole: dict[str, bytes]) -> None:
    """Neither by Python's warnings and logging nor by the C libraries."""
    dice = random.Random(7)
    for kind, data in whole.items():
        for number in range(40):
            damaged = bytearray(data[: dice.choice([len(data), dice.randrange(1, len(data))])])
            for _ in range(dice.randrange(6)):
                damaged[dice.randrange(len(damaged))] = dice.randrange(256)
            (tmp_path / f"{kind}{number}").write_bytes(damaged)
    script = (
        "import sys; from pathlib import Path\n"
        "from cene.core.errors import PictureError\n"
        "from cene.vision.decode import decode\n"
        "for path in Path(sys.argv[1]).iterdir():\n"
        "    try: decode(path)\n"
        "    except PictureError: pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True
    )
    assert done.stdout + done.stderr == ""
