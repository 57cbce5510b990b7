"""What the bundled network sees of the photos of a data set, by their squares."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from cene.vision.embedding import stacked
from cene.vision.square import seen_by_network

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from cene.core.lab import Sample
    from cene.organiser.classifier import Classifier
    from cene.organiser.lab.squares import Squares
    from cene.organiser.workspace import Progress
    from cene.vision.backbone import Features

_TOGETHER = 256
"""Photos whose features are kept at a time, 20 KB each."""


def embeddings(
    samples: Sequence[Sample],
    cache: Squares,
    classifier: Classifier,
    progress: Progress,
    without: Callable[[Sample], Features | None] = lambda _: None,
) -> list[NDArray[np.int16] | None] | None:
    """Look at photos, several at a time.

    Args:
        samples: the photos.
        cache: has their squares.
        classifier: looks at them.
        progress: its stage has begun; is told of every photo, and asked whether to stop.
        without: what is seen of a photo that has no square, None where nothing is.

    Returns:
        Embeddings, see `cene.vision.embedding`, each None where nothing was seen; None for all if
        it was stopped.

    Raises:
        UnusableError: the classifier cannot be used.
    """
    backbone = classifier.backbone  # loaded here, for the threads would each load it

    def features(sample: Sample) -> Features | None:
        if progress.stopped():
            return None
        pixels = cache.read(sample.content)
        return without(sample) if pixels is None else backbone.run(seen_by_network(pixels))

    found: list[NDArray[np.int16] | None] = []
    with ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="look") as pool:
        looks = pool.map(features, samples)
        while chunk := list(islice(looks, _TOGETHER)):
            seen = [look for look in chunk if look is not None]
            rows = iter(classifier.shipped.embed(stacked(classifier.card, seen)) if seen else ())
            found += [None if look is None else next(rows) for look in chunk]
            progress.advance(len(chunk))
    return None if progress.stopped() else found
