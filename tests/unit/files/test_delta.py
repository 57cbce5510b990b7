from __future__ import annotations

import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.files.delta import patch, patched

edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 3000), st.binary(max_size=200)), max_size=5
)


@given(seed=st.integers(0, 1000), length=st.integers(0, 20_000), changes=edits)
def test_the_old_bytes_come_back_whatever_was_done_to_them(
    seed: int, length: int, changes: list[tuple[float, int, bytes]]
) -> None:
    old = random.Random(seed).randbytes(length)
    new = old
    for place, gone, come in changes:
        at = int(place * len(new))
        new = new[:at] + come + new[at + gone :]
    assert patched(new, patch(new, old)) == old


@given(st.binary(), st.binary())
def test_nothing_need_be_alike(new: bytes, old: bytes) -> None:
    assert patched(new, patch(new, old)) == old


def test_a_picture_that_was_shifted_is_not_kept_again() -> None:
    picture = random.Random(0).randbytes(1_000_000)
    new = b"HEAD2" + b"tags" * 500 + picture[:400_000] + b"more" + picture[400_000:] + b"tail"
    old = b"HEAD1" + picture
    assert len(patch(new, old)) < 200
    assert patched(new, patch(new, old)) == old


@given(new=st.binary(), old=st.binary(), same=st.binary(min_size=1))
def test_what_follows_on_both_need_not_be_shown(new: bytes, old: bytes, same: bytes) -> None:
    assert patched(new + same, patch(new, old, len(same))) == old + same


def test_what_is_damaged_is_no_patch() -> None:
    with pytest.raises(zlib.error):
        patched(b"", b"nonsense")
    with pytest.raises(ValueError, match="no known kind"):
        patched(b"", zlib.compress(b"X" + bytes(16)))
