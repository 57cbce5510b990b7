"""Classifying one decoded photo, against VGG16 in Keras."""

from __future__ import annotations

import os
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.pictures import real_photos
from tests.benchmarks.programs import in_turn
from tests.benchmarks.table import Row, at_least, unmeasured

from cene.organiser.classifier import Classifier
from cene.vision.decode import network_input
from cene.vision.embedding import stacked

if TYPE_CHECKING:
    from collections.abc import Callable

BENCHMARK = "one decoded photo, in times as fast as VGG16 in Keras"
LEAST = 50
TURNS = 9
EACH = 20
"""Photos a turn, for one takes a few milliseconds."""


def measure() -> list[Row]:
    """Time both in turn on the same photo, cut to the size that both take.

    What VGG16 has learnt does not matter for its time, so its weights are random.
    """
    if find_spec("keras") is None:
        return [
            unmeasured(
                BENCHMARK, "keras is not installed: pip install 'cene[train]'", f">= {LEAST}"
            )
        ]
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from keras.applications import VGG16  # type: ignore[import-untyped]  # noqa: PLC0415 - optional

    classifier = Classifier()
    backbone, shipped, head = classifier.backbone, classifier.shipped, classifier.head
    pixels = network_input(np.asarray(real_photos()[0]))
    vgg = VGG16(weights=None)
    picture = pixels[None].astype(np.float32)

    def cene() -> None:
        for _ in range(EACH):
            head.predict(shipped.embed(stacked(classifier.card, [backbone.run(pixels)])))

    def keras() -> None:
        vgg.predict(picture, verbose=0)

    cene()
    keras()
    pair = in_turn(lambda: _seconds(keras), lambda: _seconds(cene) / EACH, TURNS)
    return [
        at_least(
            BENCHMARK,
            f"{pair.second * 1000:.1f} ms against {pair.first * 1000:.0f} ms",
            pair.ratio,
            LEAST,
        )
    ]


def _seconds(action: Callable[[], None]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began
