"""The bundled network: pixels in, features out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from ai_edge_litert.interpreter import Interpreter  # type: ignore[import-untyped]

from cene.core.errors import UnusableError
from cene.vision.card import BACKBONE, Card, Tensor
from cene.vision.interpreters import Interpreters
from cene.vision.silence import silenced

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


class Features(NamedTuple):
    """What the network sees in one picture.

    Attributes:
        blocks: float32 (B,): the blocks that the card names, one after the other, each brought to
            the length that the card gives it.
        imagenet: float32 (1000,), probabilities of the ImageNet classes.
    """

    blocks: NDArray[np.float32]
    imagenet: NDArray[np.float32]


class _Network(NamedTuple):
    """An interpreter and the numbers of its tensors by name."""

    interpreter: Any
    tensors: dict[str, int]


class Backbone:
    """The network as its card describes it; every thread may call `run`.

    Args:
        folder: holds the card and the network.

    Raises:
        UnusableError: the network is missing, damaged, or other than the card says.
    """

    def __init__(self, folder: Path) -> None:
        self.card = Card.read(folder)
        self._model = self.card.load(BACKBONE)
        with silenced():
            self._free = Interpreters(self._loaded)

    def run(self, pixels: NDArray[np.uint8]) -> Features:
        """Look at one picture.

        Args:
            pixels: uint8 (224, 224, 3), upright, sRGB.
        """
        with self._free.lent() as network:
            return self._run(network, pixels)

    def _run(self, network: _Network, pixels: NDArray[np.uint8]) -> Features:
        interpreter, tensors = network
        image = np.subtract(pixels, self.card.centre, dtype=np.float32)
        image *= np.float32(1 / self.card.spread)
        interpreter.set_tensor(tensors[self.card.input.name], image[None])
        interpreter.invoke()
        blocks = [
            _brought_to(length, interpreter.get_tensor(tensors[name])[0])
            for name, length in self.card.blocks.items()
        ]
        return Features(
            np.concatenate(blocks), _softmax(interpreter.get_tensor(tensors["logits"])[0])
        )

    def _loaded(self) -> _Network:
        """An interpreter whose tensors are those on the card."""
        try:
            interpreter = Interpreter(model_content=self._model, num_threads=1)
            interpreter.allocate_tensors()
            runner = interpreter.get_signature_runner()
        except (ValueError, RuntimeError) as error:
            raise UnusableError(f"The bundled network does not run here: {error}") from error
        found = runner.get_input_details() | runner.get_output_details()
        expected = {tensor.name: tensor for tensor in (self.card.input, *self.card.outputs)}
        if {name: _described(name, details) for name, details in found.items()} != expected:
            raise UnusableError(
                "The bundled network has other tensors than its model card says; "
                "install Cene again."
            )
        return _Network(interpreter, {name: details["index"] for name, details in found.items()})


def _described(name: str, details: dict[str, Any]) -> Tensor:
    return Tensor(name, tuple(map(int, details["shape"])), np.dtype(details["dtype"]).name)


def _brought_to(length: float, vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vector at a given length; one that is zero everywhere stays so."""
    own = float(np.sqrt(vector @ vector))
    return vector * np.float32(length / own) if own else vector


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    powers: NDArray[np.float32] = np.exp(logits - logits.max())
    powers /= powers.sum()
    return powers
