"""Data sets as documents from anybody."""

from __future__ import annotations

from typing import Any

import pytest

from cene.core.lab import DataSet, Part, Sample, data_set

CONTENT, OTHER = "a" * 64, "b" * 64


def document(**changed: Any) -> dict[str, Any]:
    samples = [["/a.jpg", CONTENT, 0, "train"], ["/b.jpg", OTHER, 1, "test"]]
    return {"seed": 7, "classes": ["cat", "dog"], "samples": samples, **changed}


def test_what_is_whole_becomes_a_data_set() -> None:
    samples = (Sample("/a.jpg", CONTENT, 0, Part.TRAIN), Sample("/b.jpg", OTHER, 1, Part.TEST))
    assert data_set(document()) == DataSet(("cat", "dog"), samples, 7)


@pytest.mark.parametrize(
    "changed",
    [
        {"seed": "7"},
        {"classes": "cat"},
        {"classes": []},
        {"classes": ["cat", "cat"]},
        {"classes": ["cat", 2]},
        {"samples": {}},
        {"samples": ["/a.jpg"]},
        {"samples": [["/a.jpg", "../../etc/passwd", 0, "train"]]},
        {"samples": [["/a.jpg", CONTENT, 2, "train"]]},
        {"samples": [["/a.jpg", CONTENT, -1, "train"]]},
        {"samples": [["/a.jpg", CONTENT, True, "train"]]},
        {"samples": [["/a.jpg", CONTENT, 0, "exam"]]},
        {"samples": [["/a.jpg", CONTENT, 0, "train"], ["/b.jpg", CONTENT, 1, "train"]]},
    ],
)
def test_what_is_not_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        data_set(document(**changed))


@pytest.mark.parametrize("field", ["seed", "classes", "samples"])
def test_what_lacks_a_field_is_refused(field: str) -> None:
    entries = document()
    del entries[field]
    with pytest.raises(KeyError):
        data_set(entries)
