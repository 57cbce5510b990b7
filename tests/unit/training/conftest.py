"""What tests of training share: they need TensorFlow, which is an extra."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """TensorFlow warns of its own affairs as it is loaded; without it, most can only be skipped."""
    for item in items:
        if "unit/training" in str(item.path):
            item.add_marker(pytest.mark.filterwarnings("default"))


def pytest_ignore_collect(collection_path: object) -> bool | None:
    """Nothing here can be imported without it."""
    return True if find_spec("tensorflow") is None and "test_" in str(collection_path) else None
