"""The training photos, which are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NONE = "no data"
"""What is measured where the photos are not to be had."""


def training_data() -> Path | None:
    """`CENE_TRAINING_DATA`, or the usual place beside the checkout; None where there is nothing."""
    folder = Path(os.environ.get("CENE_TRAINING_DATA") or ROOT.parent / "shared" / "data")
    return folder if (folder / "scenes").is_dir() else None
