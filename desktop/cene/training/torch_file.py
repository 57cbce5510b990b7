"""Reads the tensors out of a legacy PyTorch file without PyTorch and without trusting its pickle.

The format, as `torch.save` wrote it before version 1.6: five pickles one after the other (magic
number, protocol version, facts about the machine, the state dict, the keys of the storages) and
then, a storage at a time, its number of elements as int64 and its raw little-endian elements.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MAGIC = 0x1950A86A20F9469CFC6C
PROTOCOL = 1001
ELEMENTS: dict[str, np.dtype[Any]] = {
    "FloatStorage": np.dtype("<f4"),
    "LongStorage": np.dtype("<i8"),
}


class _Tensor(NamedTuple):
    """A tensor as the pickle describes it: a view into a storage that comes later in the file."""

    storage: tuple[str, str]
    offset: int
    shape: tuple[int, ...]
    stride: tuple[int, ...]


def _rebuild(storage: tuple[str, str], offset: int, shape: Any, stride: Any, *_: Any) -> _Tensor:
    return _Tensor(storage, offset, tuple(shape), tuple(stride))


class _Unpickler(pickle.Unpickler):
    """Knows the four names that a state dict needs and refuses every other."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild
        if module == "torch" and name in ELEMENTS:
            return name
        raise pickle.UnpicklingError(f"{module}.{name} has no business in a file of weights")

    def persistent_load(self, pid: Any) -> tuple[str, str]:
        kind, element, key, *_ = pid
        if kind != "storage":
            raise pickle.UnpicklingError(f"unknown kind of persistent object: {kind!r}")
        return key, element


def read_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """Read every tensor of a state dict.

    Args:
        path: a legacy `.pth` file.

    Returns:
        Arrays by name, in PyTorch's axis order (convolutions: out, in, height, width).

    Raises:
        pickle.UnpicklingError: the file is of another format, or names what it should not.
    """
    with path.open("rb") as file:
        if _load(file) != MAGIC or _load(file) != PROTOCOL or not _load(file)["little_endian"]:
            raise pickle.UnpicklingError(f"{path.name} is no legacy PyTorch file")
        tensors: dict[str, _Tensor] = _load(file)
        elements = dict(tensor.storage for tensor in tensors.values())
        storages = {key: _read_storage(file, ELEMENTS[elements[key]]) for key in _load(file)}
    return {name: _view(storages[tensor.storage[0]], tensor) for name, tensor in tensors.items()}


def _load(file: BinaryIO) -> Any:
    return _Unpickler(file).load()


def _read_storage(file: BinaryIO, element: np.dtype[Any]) -> NDArray[Any]:
    (count,) = np.frombuffer(file.read(8), "<i8")
    data = file.read(int(count) * element.itemsize)
    if len(data) != count * element.itemsize:
        raise pickle.UnpicklingError("the file of weights is cut short")
    return np.frombuffer(data, element)


def _view(storage: NDArray[Any], tensor: _Tensor) -> NDArray[Any]:
    width = storage.itemsize
    return np.ndarray(  # checks that the view stays inside the storage
        shape=tensor.shape,
        dtype=storage.dtype,
        buffer=storage.data,
        offset=tensor.offset * width,
        strides=[step * width for step in tensor.stride],
    )
