"""The script that takes pictures of the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

SCRIPT = Path(__file__).parents[2] / "build" / "screenshots.py"


def test_a_screen_is_taken_light_and_dark(tmp_path: Path) -> None:
    # Without Xvfb in the path it is taken offscreen.
    subprocess.run(
        [sys.executable, str(SCRIPT), "--out", str(tmp_path), "--only", "empty", "--scale", "1"],
        check=True,
        timeout=60,
        env=os.environ | {"PATH": str(tmp_path)},
    )
    light, dark = (Image.open(tmp_path / f"empty-{look}.png") for look in ("light", "dark"))
    assert {path.name for path in tmp_path.iterdir()} == {"empty-light.png", "empty-dark.png"}
    assert light.size == dark.size == (1440, 900)
    bright, dim = (image.convert("L").tobytes()[300 * 1440] for image in (light, dark))
    assert bright > 200
    assert dim < 80
