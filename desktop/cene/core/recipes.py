"""The networks that the model lab can train: what there is to know without building one.

The networks themselves are in `cene.training.recipes`, which needs TensorFlow; this needs nothing,
so that commands and windows can list them.
"""

from __future__ import annotations

from dataclasses import dataclass

from cene.core.errors import UsageError, printable
from cene.core.lab import SIDE


@dataclass(frozen=True, slots=True)
class Recipe:
    """A network and how it is trained.

    Attributes:
        name: by which it is ordered.
        title: the same for people, a few words.
        about: what it is and whom it comes from, a sentence or two.
        side: pixels of a side of what its first layer sees; squares are brought to it inside.
        epochs: most passes over the training photos.
        batch: photos a step.
        patience: epochs without a better validation loss after which training stops.
        frozen: whether all but a small head stays as it came, so that without augmentation the
            photos need to be looked at only once.
        weights: whether it begins with weights that learnt ImageNet.
    """

    name: str
    title: str
    about: str
    side: int
    epochs: int
    batch: int = 32
    patience: int = 5
    frozen: bool = False
    weights: bool = False

    @property
    def fetched(self) -> str | None:
        """Name of the file of its weights where that is fetched; None where nothing is."""
        return PUBLISHED.get(self.name.split("-")[0])


PUBLISHED = {
    "vgg16": "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5",
    "vgg19": "vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
    "inceptionv3": "inception_v3_weights_tf_dim_ordering_tf_kernels_notop.h5",
    "xception": "xception_weights_tf_dim_ordering_tf_kernels_notop.h5",
}
"""Files of weights without the last layers, as `keras.applications` calls them, by network."""


def _transfer(key: str, title: str, side: int, source: str) -> tuple[Recipe, Recipe]:
    frozen = Recipe(
        f"{key}-frozen",
        f"{title}, frozen",
        f"{source} as it learnt ImageNet; only a dense layer and the last one are trained.",
        side,
        epochs=30,
        frozen=True,
        weights=True,
    )
    tuned = Recipe(
        f"{key}-tuned",
        f"{title}, fine-tuned",
        f"{source} as it learnt ImageNet; all of it is trained on, slowly.",
        side,
        epochs=15,
        batch=16,
        patience=3,
        weights=True,
    )
    return frozen, tuned


RECIPES = (
    Recipe(
        "one-layer",
        "One layer",
        "A single convolution: the baseline that everything else should beat.",
        side=128,
        epochs=20,
    ),
    Recipe(
        "six-layer",
        "Six-layer convnet",
        "Three blocks of two convolutions (32, 64, 128) with dropout, and a dense layer of 512.",
        side=128,
        epochs=40,
    ),
    Recipe(
        "vgg-style",
        "VGG style",
        "Three blocks of two 4×4 convolutions (64, 128, 256) and two dense layers of 1,024; "
        "at 128 pixels instead of 224, for its first dense layer would fill the memory.",
        side=128,
        epochs=40,
    ),
    Recipe(
        "peetznet",
        "PeetzNet",
        "Two stacks of convolutions on the same picture, one from large to small kernels, one the "
        "other way round; at 128 pixels instead of 224, as the VGG style.",
        side=128,
        epochs=40,
    ),
    Recipe(
        "cene-cnn",
        "Cene's CNN",
        "Six convolutions (32, 32, 64, 64, 64, 32), each pooled, with an L2 penalty.",
        side=SIDE,
        epochs=40,
    ),
    Recipe(
        "cene-five",
        "Cene's first CNN",
        "Five wide convolutions (64, 128, 256, 256, 128), each pooled, and a dense layer of 512.",
        side=SIDE,
        epochs=40,
    ),
    Recipe(
        "three-block",
        "Three blocks",
        "Three convolutions (16, 32, 64), each pooled, and a dense layer of 128.",
        side=180,
        epochs=30,
    ),
    Recipe(
        "lite0-frozen",
        "EfficientNet-Lite0, frozen",
        "The network that Cene itself sees with; only a new last layer is trained.",
        side=224,
        epochs=40,
        frozen=True,
        weights=True,
    ),
    Recipe(
        "lite0-tuned",
        "EfficientNet-Lite0, fine-tuned",
        "The network that Cene itself sees with; the upper half of it is trained on.",
        side=224,
        epochs=8,
        patience=3,
        weights=True,
    ),
    *_transfer("vgg16", "VGG16", 224, "VGG16 (Simonyan & Zisserman, ICLR 2015)"),
    *_transfer("vgg19", "VGG19", 224, "VGG19 (Simonyan & Zisserman, ICLR 2015)"),
    *_transfer("inceptionv3", "InceptionV3", SIDE, "InceptionV3 (Szegedy et al., CVPR 2016)"),
    *_transfer("xception", "Xception", SIDE, "Xception (Chollet, CVPR 2017)"),
    Recipe(
        "xception-top",
        "Xception, its top tuned",
        "Xception (Chollet, CVPR 2017); its last six layers are trained on, with two new dense "
        "layers of 1,024 and dropout.",
        side=224,
        epochs=20,
        patience=5,
        weights=True,
    ),
)
"""All of them: first those that begin from nothing, then those that know ImageNet."""


def recipe(name: str) -> Recipe:
    """The recipe of a name.

    Raises:
        UsageError: there is none of this name.
    """
    for one in RECIPES:
        if one.name == name:
            return one
    raise UsageError(
        f"There is no recipe {printable(name)}; there are {', '.join(r.name for r in RECIPES)}."
    )
