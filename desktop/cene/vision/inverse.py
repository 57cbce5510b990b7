"""The inverse of a diagonal plus a sum over examples, cheap to apply where they are few."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Singles = NDArray[np.float32]

Real = TypeVar("Real", np.float32, np.float64)

BATCH = 1024
"""Examples that are summed up at a time: exact enough in float32, and 3 MB of memory."""


class Inverse(NamedTuple):
    """G⁻¹ = diag(d) ± RᵀR, of G = D + ΦᵀΦ with D diagonal and r examples as rows of Φ.

    Of few examples it is D⁻¹ minus an R of r rows (Woodbury; Golub and Van Loan, "Matrix
    Computations", 2.1.4), of many R is the inverse of G's Cholesky factor, and d is 0.

    Attributes:
        diagonal: d, float64 (S,).
        sign: of the product.
        rows: R, float64 (min(r, S), S).
        single: R in float32.
    """

    diagonal: Floats
    sign: float
    rows: Floats
    single: Singles

    @classmethod
    def of(cls, diagonal: Floats, examples: Singles) -> Inverse:
        """Of D (S,), all greater than 0, and Φ (r, S)."""
        if len(examples) < len(diagonal):
            scaled = examples / diagonal
            rows = np.linalg.solve(
                np.linalg.cholesky(np.eye(len(examples)) + scaled @ examples.T), scaled
            )
            return cls(1 / diagonal, -1.0, rows, rows.astype(np.float32))
        gram = np.diag(diagonal)
        for start in range(0, len(examples), BATCH):
            part = examples[start : start + BATCH]
            gram += part.T @ part
        rows = np.linalg.inv(np.linalg.cholesky(gram))
        return cls(np.zeros(len(diagonal)), 1.0, rows, rows.astype(np.float32))

    def times(self, columns: Floats) -> Floats:
        """G⁻¹ times columns (S, k)."""
        return self.diagonal[:, None] * columns + self.sign * (self.rows.T @ (self.rows @ columns))

    def reach(self, rows: NDArray[Real]) -> NDArray[Real]:
        """φᵀG⁻¹φ (n,) of rows φ (n, S), as precise as they are."""
        factor = self.single if rows.dtype == np.float32 else self.rows
        across = rows @ factor.astype(rows.dtype, copy=False).T
        found: NDArray[Real] = np.square(rows) @ self.diagonal.astype(rows.dtype)
        found += rows.dtype.type(self.sign) * np.einsum("ij,ij->i", across, across)
        return found
