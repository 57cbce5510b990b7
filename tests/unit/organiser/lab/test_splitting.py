"""What holds of every split, whatever the groups."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.core.lab import ClassCount, Part
from cene.organiser.lab.splitting import Group, Split, expected, parts

if TYPE_CHECKING:
    import random

SPLIT = Split()
SIZES = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=25), min_size=1, max_size=6)
SPLITS = st.builds(Split, st.floats(0.05, 0.5), st.floats(0.05, 0.5), st.integers(-(2**40), 2**40))


def pure(sizes: list[list[int]]) -> list[Group]:
    """Groups of one class each, from their sizes by class."""
    return [
        Group(f"{label} {k}", {label: size})
        for label, of_class in enumerate(sizes)
        for k, size in enumerate(of_class)
    ]


def photos(groups: list[Group], chosen: list[Part], label: int) -> Counter[Part]:
    found: Counter[Part] = Counter()
    for group, part in zip(groups, chosen, strict=True):
        found[part] += group.photos.get(label, 0)
    return found


@given(SIZES, SPLITS, st.randoms())
def test_the_same_groups_in_another_order_go_to_the_same_parts(
    sizes: list[list[int]], split: Split, order: random.Random
) -> None:
    groups = pure(sizes)
    chosen = dict(zip([group.name for group in groups], parts(groups, split), strict=True))
    order.shuffle(groups)
    assert [chosen[group.name] for group in groups] == parts(groups, split)


@given(SIZES, SPLITS)
def test_every_class_of_three_groups_is_in_every_part(sizes: list[list[int]], split: Split) -> None:
    groups = pure(sizes)
    chosen = parts(groups, split)
    for label, of_class in enumerate(sizes):
        found = photos(groups, chosen, label)
        assert {part for part in Part if found[part]} >= set(list(Part)[: len(of_class)])


@given(SIZES, SPLITS)
def test_no_part_has_more_than_its_share_by_more_than_a_group(
    sizes: list[list[int]], split: Split
) -> None:
    groups = pure(sizes)
    chosen = parts(groups, split)
    for label, of_class in enumerate(sizes):
        found = photos(groups, chosen, label)
        for part, share in split.shares.items():
            assert found[part] <= share * sum(of_class) + max(of_class)


@given(st.integers(40, 400), SPLITS)
def test_single_photos_are_split_to_the_photo(number: int, split: Split) -> None:
    groups = pure([[1] * number])
    found = photos(groups, parts(groups, split), 0)
    for part, share in split.shares.items():
        assert abs(found[part] - share * number) <= 1


@given(st.lists(st.dictionaries(st.integers(0, 3), st.integers(1, 4), min_size=1), max_size=30))
def test_groups_of_several_classes_break_no_promise_to_a_class_with_three_of_its_own(
    mixed: list[dict[int, int]],
) -> None:
    groups = [Group(f"mixed {k}", one) for k, one in enumerate(mixed)]
    groups += pure([[1] * 3, [2] * 3])
    chosen = parts(groups, SPLIT)
    for label in (0, 1):
        assert all(photos(groups, chosen, label)[part] for part in Part)


@given(st.integers(0, 2**40))
def test_the_largest_group_comes_first_so_that_others_can_make_up_for_it(seed: int) -> None:
    groups = pure([[1] * 15 + [10]])
    found = photos(groups, parts(groups, Split(seed=seed)), 0)
    assert [found[part] for part in Part] == [18, 5, 2]


def test_the_seed_decides_who_goes_where() -> None:
    groups = pure([[1] * 40])
    assert parts(groups, Split(seed=1)) == parts(groups, Split(seed=1))
    assert parts(groups, Split(seed=1)) != parts(groups, Split(seed=2))


def test_shares_are_of_the_rest_and_make_one() -> None:
    assert [round(share, 6) for share in SPLIT.shares.values()] == [0.72, 0.2, 0.08]


@pytest.mark.parametrize("photos", [3, 4, 5, 10, 33, 100, 777])
def test_what_is_expected_of_a_class_is_what_comes_of_it(photos: int) -> None:
    groups = [Group(f"{k}", {0: 1}) for k in range(photos)]
    found = Counter(parts(groups, Split()))
    awaited = expected("sea", photos, Split())
    assert awaited.photos == photos
    for part in Part:
        assert abs(getattr(awaited, part) - found[part]) <= 1
        assert getattr(awaited, part) >= 1


def test_a_class_of_one_or_no_photo_is_expected_to_be_trained_with() -> None:
    assert expected("sea", 1, Split()) == ClassCount("sea", 1, 0, 0)
    assert expected("sea", 0, Split()).photos == 0
