"""What the threshold would do to the photos that Cene knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cene.core.prediction import PARENTS
from cene.vision.risk import RiskCurve

if TYPE_CHECKING:
    from cene.organiser.workspace import Workspace


def risk_curve(workspace: Workspace, *, selected_only: bool = False) -> RiskCurve:
    """Filed, asked and expected wrong at any threshold, from stored predictions.

    Args:
        workspace: the open catalogue.
        selected_only: whether only the photos of the folders indexed last count.
    """
    found = workspace.predictions.confidences(selected_only=selected_only)
    steps = np.frombuffer(found.steps, "<f8").reshape(-1, 1 + PARENTS)
    return RiskCurve(steps, found.photos)
