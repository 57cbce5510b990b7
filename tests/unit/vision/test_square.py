from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from tests.unit.photos import difference, photo

from cene.vision.decode import network_input
from cene.vision.square import seen_by_network, square


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (640, 427), (256, 300), (1200, 1600)])
def test_any_picture_has_a_square(size: tuple[int, int]) -> None:
    pixels = np.asarray(photo().resize(size))
    assert square(pixels).shape == (256, 256, 3)
    assert square(pixels).dtype == np.uint8


def test_it_is_the_middle_with_nothing_squeezed() -> None:
    pixels = np.asarray(photo())
    middle = photo().crop((106, 0, 533, 427)).resize((256, 256), Image.Resampling.BICUBIC)
    assert difference(square(pixels), middle) < 2
    assert difference(square(pixels), photo().resize((256, 256))) > 10


@pytest.mark.parametrize("size", [(640, 427), (427, 640), (256, 256), (150, 150), (31, 17)])
def test_the_network_sees_in_it_what_it_sees_in_the_photo(size: tuple[int, int]) -> None:
    pixels = np.asarray(photo().resize(size))
    seen = seen_by_network(square(pixels))
    assert np.abs(seen.astype(int) - network_input(pixels)).max() <= 1
