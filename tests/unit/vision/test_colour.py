import struct

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms
from tests.unit.photos import difference, gamma, photo, profile, xyz

from cene.vision.colour import reducible, to_srgb

# Display P3 and sRGB primaries, adapted to D50 (columns red, green, blue).
P3 = np.array([[0.5151, 0.2920, 0.1571], [0.2412, 0.6922, 0.0666], [-0.0011, 0.0419, 0.7841]])
SRGB = np.array([[0.4361, 0.3851, 0.1431], [0.2225, 0.7169, 0.0606], [0.0139, 0.0971, 0.7141]])


def rgb_profile(primaries: NDArray[np.float64], power: float) -> bytes:
    names = (b"rXYZ", b"gXYZ", b"bXYZ")
    tags = {name: xyz(*primaries[:, index]) for index, name in enumerate(names)}
    return profile(b"RGB ", tags | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma(power)))


def encoded(linear: NDArray[np.float64]) -> NDArray[np.uint8]:
    """The sRGB transfer function, IEC 61966-2-1."""
    linear = np.clip(linear, 0, 1)
    curve = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.round(curve * 255).astype(np.uint8)


def test_a_wide_gamut_photo_is_converted() -> None:
    source = np.asarray(photo())
    expected = encoded((source / 255) ** 2.2 @ P3.T @ np.linalg.inv(SRGB).T)
    converted = to_srgb(photo(), rgb_profile(P3, 2.2))
    assert difference(source, expected) > 3
    assert difference(converted, expected) < 0.6


def test_a_photo_that_is_srgb_already_is_left_alone() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = photo()
    assert to_srgb(image, srgb) is image
    assert to_srgb(image, None) is image


@pytest.mark.parametrize("broken", [b"rubbish", b"\0" * 200, rgb_profile(P3, 2.2)[:300]])
def test_a_broken_profile_is_passed_over(broken: bytes) -> None:
    image = photo()
    assert to_srgb(image, broken) is image


def test_a_profile_of_another_colour_space_is_passed_over() -> None:
    image = photo()
    grey = profile(b"GRAY", {b"kTRC": gamma(1.0)})
    assert to_srgb(image, grey) is image
    assert to_srgb(image, profile(b"Lab ", {b"kTRC": gamma(1.0)})) is image
    naive = image.convert("CMYK").convert("RGB")
    assert difference(to_srgb(image.convert("CMYK"), rgb_profile(P3, 2.2)), naive) == 0


def test_grey_goes_through_a_grey_profile_and_through_an_rgb_one() -> None:
    linear = np.arange(256, dtype=np.uint8).reshape(16, 16)
    expected = np.repeat(encoded(linear / 255)[..., None], 3, axis=2)
    grey = Image.fromarray(linear)
    assert difference(to_srgb(grey, profile(b"GRAY", {b"kTRC": gamma(1.0)})), expected) < 1
    assert difference(to_srgb(grey, rgb_profile(SRGB, 1.0)), expected) < 1


def test_cmyk_goes_through_its_profile() -> None:
    # A profile under which every ink gives the same middle grey: L* = 50, a* = b* = 0.
    ramps = bytes(range(256))
    lut = struct.pack(">4s4xBBBx", b"mft1", 4, 3, 2)
    lut += struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    lut += ramps * 4 + bytes([128, 128, 128]) * 16 + ramps * 3
    inks = profile(b"CMYK", {b"A2B0": lut}, pcs=b"Lab ", kind=b"prtr")
    cmyk = photo().convert("CMYK")
    assert np.ptp(np.asarray(to_srgb(cmyk, None)), axis=(0, 1)).min() > 100
    assert np.abs(np.asarray(to_srgb(cmyk, inks), np.int16) - 119).max() <= 2


@pytest.mark.parametrize(
    ("top", "kind"), [(1, np.float32), (255, np.float32), (65535, np.int32), (2**31 - 1, np.int32)]
)
def test_bare_numbers_are_scaled_by_what_white_must_be(top: int, kind: type) -> None:
    grey = np.asarray(photo().convert("L")).astype(np.float64)
    image = Image.fromarray((grey / grey.max() * top).astype(kind))
    expected = grey / grey.max() * 255 * (0.5 if top == 2**31 - 1 else 1)
    shown = np.asarray(to_srgb(reducible(image), None), np.float64)[..., 0]
    assert np.abs(shown - expected).max() <= 1.01


def test_numbers_that_are_none_are_black_and_beyond_all_scales_the_largest_is_white() -> None:
    image = Image.fromarray(np.array([[np.nan, -5, np.inf, 1e12]], np.float32))
    assert np.asarray(to_srgb(image, None))[0, :, 0].tolist() == [0, 0, 0, 255]


@pytest.mark.parametrize("mode", ["1", "P", "YCbCr", "LAB", "HSV", "L", "RGB", "CMYK"])
def test_every_mode_comes_near_the_photo(mode: str) -> None:
    image = photo()
    if mode == "LAB":
        lab = ImageCms.createProfile("LAB")
        srgb = ImageCms.createProfile("sRGB")
        made = ImageCms.buildTransform(srgb, lab, "RGB", "LAB").apply(image)
    else:
        made = image.convert(mode)
    expected = image.convert("L").convert("RGB") if mode in ("1", "L") else image
    shown = to_srgb(reducible(made).reduce(8), None)
    assert shown.mode == "RGB"
    assert difference(shown, expected.reduce(8)) < 8


@pytest.mark.parametrize("mode", ["RGBA", "RGBa", "LA", "PA"])
def test_what_is_transparent_is_white(mode: str) -> None:
    opaque = photo().convert(mode.removesuffix("A").removesuffix("a"))
    alpha = Image.linear_gradient("L").resize(opaque.size).point(lambda level: 255 * (level > 127))
    image = opaque.convert(mode.replace("a", "A"))
    image.putalpha(alpha)
    shown = np.asarray(to_srgb(reducible(image.convert(mode)), None))
    assert (shown[:200] == 255).all()
    assert difference(shown[220:], np.asarray(opaque.convert("RGB"))[220:]) == 0


def test_one_colour_declared_transparent_is_white() -> None:
    for image, clear in ((photo().convert("L"), 0), (photo(), (0, 0, 0))):
        image.paste(0, (0, 0, 100, 100))
        image.info["transparency"] = clear
        assert (np.asarray(to_srgb(reducible(image), None))[:100, :100] == 255).all()
