"""Weights of Keras Applications that learnt ImageNet: put there by hand, or fetched once.

Keras's own way of fetching has no limit of time and raises a bare Exception, so it is done here.
"""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, NamedTuple

from cene.core import recipes
from cene.core.errors import UnusableError, printable
from cene.training.folder import replacing

if TYPE_CHECKING:
    from pathlib import Path

    import keras  # type: ignore[import-untyped]

SOURCE = "https://storage.googleapis.com/tensorflow/keras-applications"
"""Where `keras.applications` takes them from."""
PATIENCE = 20.0
"""Seconds without a byte after which fetching is given up."""
PIECE = 1 << 20


class Published(NamedTuple):
    """A file of weights without the last layers, as `keras.applications` names and checks it."""

    folder: str
    name: str
    md5: str


PUBLISHED = {
    "vgg16": Published(
        "vgg16",
        recipes.PUBLISHED["vgg16"],
        "6d6bbae143d832006294945121d1f1fc",
    ),
    "vgg19": Published(
        "vgg19",
        recipes.PUBLISHED["vgg19"],
        "253f8cb515780f3b799900260a226db6",
    ),
    "inceptionv3": Published(
        "inception_v3",
        recipes.PUBLISHED["inceptionv3"],
        "bcbd6486424b2319ff4ef7d526e38f63",
    ),
    "xception": Published(
        "xception",
        recipes.PUBLISHED["xception"],
        "b0042744bf5b25fce3cb969f33bebb97",
    ),
}


def at_hand(key: str, folder: Path) -> Path:
    """The file of weights of a network, fetched if it is not in the folder.

    Args:
        key: name of the network among `PUBLISHED`.
        folder: where weights are kept.

    Raises:
        UnusableError: it is not there and cannot be fetched.
    """
    published = PUBLISHED[key]
    file = folder / published.name
    if not file.exists():
        _fetch(published, file)
    return file


def load(model: keras.Model, file: Path) -> None:
    """Load weights in the order of a model's layers.

    Raises:
        UnusableError: they are none, or not of this network.
    """
    try:
        model.load_weights(str(file))
    except (ValueError, OSError, KeyError) as error:
        raise UnusableError(
            f"The weights {printable(file)} cannot be used ({error}); remove the file, or put the "
            "right one there."
        ) from error


def _fetch(published: Published, file: Path) -> None:
    address = f"{SOURCE}/{published.folder}/{published.name}"
    digest = hashlib.md5(usedforsecurity=False)  # the only one that Keras publishes
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer, replacing(file) as copy:  # noqa: S310 - https, and ours
            while piece := answer.read(PIECE):
                digest.update(piece)
                copy.write(piece)
            if digest.hexdigest() != published.md5:
                raise UnusableError(
                    f"The weights from {address} arrived damaged; start the training again."
                )
    except (
        urllib.error.URLError,
        TimeoutError,
        ConnectionError,
        http.client.HTTPException,
    ) as error:
        raise UnusableError(
            f"This network begins with weights that are fetched from {address}, which did not "
            f"work ({error}). Connect to the internet and start the training again, or put the "
            f"file {published.name} into the folder {printable(file.parent)}."
        ) from error
