from __future__ import annotations

from cene.core.lab import ClassCount, DataSet, Part, Sample


def test_classes_are_counted_by_part_also_where_a_part_has_none() -> None:
    parts = [(0, Part.TRAIN), (0, Part.TRAIN), (0, Part.TEST), (1, Part.VALIDATION)]
    samples = tuple(
        Sample(f"/{k}.jpg", f"{k:064x}", label, part) for k, (label, part) in enumerate(parts)
    )
    data = DataSet(("cats", "dogs"), samples, 0)
    assert data.counts() == (ClassCount("cats", 2, 0, 1), ClassCount("dogs", 0, 1, 0))
    assert [one.photos for one in data.counts()] == [3, 1]
    assert [data.of(part) for part in Part] == [(0, 1), (3,), (2,)]
