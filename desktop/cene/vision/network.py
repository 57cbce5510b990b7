"""A network that a person trained, as it was adopted: pixels in, a score for each class out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import numpy as np
from ai_edge_litert.interpreter import Interpreter  # type: ignore[import-untyped]

from cene.core.errors import UnusableError, printable
from cene.core.lab import SIDE
from cene.vision.interpreters import Interpreters

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "network.tflite"
INPUT, OUTPUT = (1, SIDE, SIDE, 3), "logits"


class Network:
    """Scores of classes; every thread may call `run`.

    Args:
        folder: holds the file.
        sha256: of the file, in hexadecimal.
        classes: how many classes it tells apart.

    Raises:
        UnusableError: it is missing, damaged, or takes or gives something else.
    """

    def __init__(self, folder: Path, sha256: str, classes: int) -> None:
        self._path, self._classes = folder / FILE, classes
        try:
            self._model = self._path.read_bytes()
        except OSError as error:
            raise UnusableError(_said(self._path, f"cannot be read ({error.strerror})")) from error
        if hashlib.sha256(self._model).hexdigest() != sha256:
            raise UnusableError(_said(self._path, "is not the file that was adopted"))
        self._free = Interpreters(self._loaded)

    def run(self, square: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Look at one picture.

        Args:
            square: uint8 (256, 256, 3), the middle of a photo, upright, sRGB.

        Returns:
            float32 (classes,), log-odds but for a constant.
        """
        with self._free.lent() as interpreter:
            interpreter.set_tensor(
                _index(interpreter.get_input_details()), square[None].astype(np.float32)
            )
            interpreter.invoke()
            said: NDArray[np.float32] = interpreter.get_tensor(
                _index(interpreter.get_output_details())
            )
            return np.array(said[0])

    def _loaded(self) -> Any:
        try:
            interpreter = Interpreter(model_content=self._model, num_threads=1)
            interpreter.allocate_tensors()
        except (ValueError, RuntimeError) as error:
            raise UnusableError(_said(self._path, f"does not run here ({error})")) from error
        shapes = [
            [(tuple(map(int, one["shape"])), one["dtype"]) for one in details]
            for details in (interpreter.get_input_details(), interpreter.get_output_details())
        ]
        if shapes != [[(INPUT, np.float32)], [((1, self._classes), np.float32)]]:
            raise UnusableError(
                _said(self._path, "takes or gives something else than its card says")
            )
        return interpreter


def _index(details: list[dict[str, Any]]) -> int:
    return int(details[0]["index"])


def _said(path: Path, what: str) -> str:
    return (
        f"The network {printable(path)} {what}. Adopt it anew, or go back with "
        "`cene models use bundled`."
    )
