"""What the threshold would do to the photos that Cene knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cene.core.prediction import PARENTS
from cene.organiser.albums import in_catalogue
from cene.vision.risk import RiskCurve, clears

if TYPE_CHECKING:
    from cene.organiser.workspace import Workspace


def risk_curve(workspace: Workspace, *, selected_only: bool = False) -> RiskCurve:
    """Filed, asked and expected wrong at any general threshold, from stored predictions.

    What an album with a threshold of its own takes is filed at every threshold.

    Args:
        workspace: the open catalogue.
        selected_only: whether only the photos of the folders indexed last count.
    """
    own = in_catalogue(workspace).thresholds
    found = workspace.predictions.confidences(selected_only=selected_only, places=bool(own))
    steps = np.frombuffer(found.steps, "<f8").reshape(-1, 1 + PARENTS)
    if not own or not len(steps):
        return RiskCurve(steps, found.photos)
    limits = {**own, "": np.inf}  # nothing goes where there is no parent
    each = np.array([limits.get(key, np.nan) for key in found.places.split("\n")])
    return RiskCurve(steps, found.photos, clears(steps, each.reshape(steps.shape)))
