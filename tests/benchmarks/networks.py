"""Whether each network that begins from nothing learns: scenes in some passes, against guessing.

Takes an hour: it is meant for the night.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.data import NONE, training_data
from tests.benchmarks.programs import CENE, run
from tests.benchmarks.table import Row, at_least, unmeasured

from cene.core.recipes import RECIPES

LEAST = 2.0
"""Times as many right as by guessing."""
AGREEMENT = 0.97
PHOTOS = 300
"""Of a class."""
PASSES = {"vgg-style": 4, "peetznet": 4, "cene-five": 6}
"""Of the large ones; the others make more."""
MORE = 12


def measure() -> list[Row]:
    """Train all of them with the real command on the same split."""
    names = [recipe.name for recipe in RECIPES if not recipe.weights]
    data = training_data()
    if data is None or find_spec("tensorflow") is None:
        why = NONE if data is None else "TensorFlow is not installed: pip install 'cene[train]'"
        return [unmeasured(_title(name), why, f">= {LEAST:g}") for name in names]
    with tempfile.TemporaryDirectory(prefix="cene-networks-") as place:
        folder = Path(place, "Scenes")
        for scene in sorted(path for path in (data / "scenes").iterdir() if path.is_dir()):
            (folder / scene.name).mkdir(parents=True)
            for photo in sorted(scene.iterdir())[:PHOTOS]:
                shutil.copyfile(photo, folder / scene.name / photo.name)
        return [row for name in names for row in _trained(name, folder, Path(place, "home"))]


def _title(name: str) -> str:
    return f"{name}, from nothing, on {PHOTOS} photos of each of six scenes: right, over guessing"


def _trained(name: str, folder: Path, home: Path) -> list[Row]:
    passes = PASSES.get(name, MORE)
    training = ("--recipe", name, "--epochs", str(passes), "--test", "0.25", "--json")
    # The catalogue's folder is the lab's, and so all of it goes when the benchmark ends.
    done = run(("env", f"CENE_HOME={home}", *CENE, "train", folder, *training))
    report = json.loads(done.output)["report"]
    test, classes = report["test"], report["dataset"]["classes"]
    made = len(report["learning"]["epochs"])
    measured = (
        f"{test['accuracy']:.1%} of {test['photos']} photos after {made} passes, "
        f"{done.seconds:.0f} s"
    )
    agreement = report["int8"]["agreement"]
    return [
        at_least(_title(name), measured, test["accuracy"] * len(classes), LEAST),
        at_least(f"{name}: int8 agrees with float", f"{agreement:.1%}", agreement, AGREEMENT),
    ]
