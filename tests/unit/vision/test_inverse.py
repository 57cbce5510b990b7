"""The inverse that is updated by few examples and built from many."""

from __future__ import annotations

import numpy as np
import pytest

from cene.vision.inverse import BATCH, Inverse

SIZE = 30


@pytest.mark.parametrize("count", [0, 1, SIZE - 1, SIZE, 2 * BATCH + 1])
def test_it_is_the_inverse_of_a_diagonal_and_a_sum_over_examples(count: int) -> None:
    random = np.random.default_rng(count)
    diagonal = random.uniform(0.3, 2, SIZE)
    examples = random.normal(size=(count, SIZE)).astype(np.float32)
    examples[: count // 3] = examples[-1:]  # the same photo many times over
    inverse = Inverse.of(diagonal, examples)
    expected = np.linalg.inv(np.diag(diagonal) + examples.T.astype(float) @ examples)
    np.testing.assert_allclose(inverse.times(np.eye(SIZE)), expected, rtol=1e-3, atol=1e-5)
    rows = random.normal(size=(7, SIZE)).astype(np.float32)
    reach = inverse.reach(rows)
    assert reach.dtype == np.float32
    np.testing.assert_allclose(
        reach, np.einsum("ij,ij->i", rows @ expected, rows), rtol=1e-3, atol=1e-4
    )
    assert (reach > 0).all()
