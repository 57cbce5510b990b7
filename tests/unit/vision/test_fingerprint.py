from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance
from tests.tiles import tile
from tests.unit.photos import photo

from cene.vision.fingerprint import NEAR, fingerprints, groups, outline
from cene.vision.square import square

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

TILES = [tile(name, number) for name in ("flower", "china") for number in range(18)]


def taken(*pictures: Image.Image) -> NDArray[np.uint64]:
    outlines = [outline(square(np.asarray(picture.convert("RGB")))) for picture in pictures]
    return fingerprints(np.stack(outlines))


def bits(one: Image.Image, other: Image.Image) -> int:
    first, second = taken(one, other)
    return int(np.bitwise_count(first ^ second))


def saved(picture: Image.Image, quality: int) -> Image.Image:
    written = BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return Image.open(written)


def trimmed(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    return picture.crop((width // 50, height // 50, width - width // 50, height - height // 50))


@pytest.mark.parametrize(
    "change",
    [
        lambda picture: saved(picture, 40),
        lambda picture: picture.resize((320, 213)),
        lambda picture: ImageEnhance.Brightness(picture).enhance(1.2),
        lambda picture: ImageEnhance.Color(picture).enhance(0.0),
        trimmed,
    ],
)
@pytest.mark.parametrize("name", ["flower.jpg", "china.jpg"])
def test_copies_of_a_photo_are_near(
    name: str, change: Callable[[Image.Image], Image.Image]
) -> None:
    assert bits(photo(name), change(photo(name))) <= NEAR


def test_different_pictures_are_not() -> None:
    assert groups(taken(*TILES)).tolist() == list(range(len(TILES)))


def test_pictures_of_one_colour_are_alike() -> None:
    plain = [Image.new("RGB", (300, 200), colour) for colour in ("black", "white", "teal")]
    assert len(set(groups(taken(*plain)).tolist())) == 1


def test_what_is_joined_by_others_is_of_one_group() -> None:
    chain = np.array([0, (1 << NEAR) - 1, ((1 << NEAR) - 1) << NEAR, 2**64 - 1], np.uint64)
    chain[2] |= chain[1]
    assert groups(chain).tolist() == [0, 0, 0, 3]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=30))
def test_groups_are_those_that_pairs_make(numbers: list[int]) -> None:
    found = groups(np.array(numbers, np.uint64)).tolist()
    expected = list(range(len(numbers)))
    for one, first in enumerate(numbers):
        for other, second in enumerate(numbers):
            if (first ^ second).bit_count() <= NEAR:
                low, high = sorted((expected[one], expected[other]))
                expected = [low if group == high else group for group in expected]
    assert found == expected
