"""`cene train` and `cene models use`: from photos to a network that has a say, and back."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from tests.e2e.program import PROGRAM, SOURCE, cene, environment
from tests.networks import has_tensorflow, needs_tensorflow
from tests.tiles import folders, put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Library, Result

needs_training = pytest.mark.skipif(
    PROGRAM != SOURCE or not has_tensorflow(),
    reason="needs TensorFlow, which comes with the extra `train`, and with no installed program",
)
QUICK = ("--recipe", "one-layer", "--batch", "4", "--no-augment")
LOUD = {"PYTHONWARNINGS": ""}
"""TensorFlow warns of itself."""


@pytest.fixture
def photos(library: Library) -> Library:
    """A folder with two folders of ten photos each."""
    folders(library.inbox)
    return library


def train(library: Library, *arguments: str | Path) -> Result:
    return library.cene("train", *arguments, env=LOUD)


def predicted(library: Library) -> dict[str, float]:
    new = put(library.root / "new.jpg", "china", 14)
    (one,) = library.cene("predict", new, "--json", "--top", "9").json
    return {chance["album"]: chance["probability"] for chance in one["albums"]}


@pytest.mark.skipif(PROGRAM == SOURCE, reason="there may be TensorFlow beside the source")
def test_without_tensorflow_it_is_said_how_to_get_it(photos: Library) -> None:
    done = train(photos, photos.inbox, *QUICK)
    assert (done.code, done.out) == (3, "")
    (line,) = done.err.splitlines()
    assert "Training needs TensorFlow" in line
    assert "pip install 'cene[train]'" in line
    assert not (photos.home / "lab").exists()


@needs_tensorflow
def test_a_network_is_trained_reported_adopted_and_taken_back(photos: Library) -> None:
    words = ("train", photos.inbox, *QUICK, "--steps", "6", "--json")
    trained = cene(*words, home=photos.home, env=LOUD, program=SOURCE)
    assert trained.code == 0, trained.err
    told = trained.json
    assert told["state"] == "finished"
    assert trained.err.startswith("pass 1: ")
    run = photos.home / "lab/runs" / told["run"]
    assert (run / "report.html").exists()
    (listed,) = photos.cene("models", "list", "--json").json["runs"]
    assert (listed["id"], listed["state"]) == (told["run"], "finished")
    assert json.loads((run / "run.json").read_text())["order"]["recipe"] == "one-layer"
    before = predicted(photos)
    assert "china" not in before

    used = photos.cene("models", "use", told["run"], "--json")
    assert used.code == 0, used.err
    assert used.json["network"] == told["run"]
    assert sorted(used.json["new_albums"]) == ["china", "flower"]
    assert used.json["expected"]["photos"] == 2
    assert used.json["complete"]
    after = predicted(photos)
    assert after["china"] > 0.5
    assert photos.cene("models", "use", "bundled").out == (
        "Only what ships with Cene counts now.\n"
    )
    back = predicted(photos)
    assert back["china"] > 0.5, "what was taught stays"
    assert back != after
    again = photos.cene("models", "use", told["run"])
    assert again.out == f"The network of {told['run']} has a say now.\n"
    assert predicted(photos) == after
    checks = {check["name"]: check for check in photos.cene("doctor", "--json").json["checks"]}
    assert checks["own network"]["ok"]
    assert checks["own network"]["detail"] == f"{told['run']} is as it was adopted; all photos seen"
    (file,) = (photos.home / "lab/networks").rglob("network.tflite")
    file.write_bytes(b"damaged")
    broken = photos.cene("doctor", "--json").json
    assert not broken["ok"]
    assert "is not the file that was adopted" in str(broken["checks"])


@needs_training
def test_stopped_it_leaves_no_process_and_goes_on_another_time(photos: Library) -> None:
    process, run = _training(photos)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=10)
    assert process.returncode == 130
    assert output == f"Stopped; `cene train --resume {run.name}` goes on.\n"
    assert _of(run) == []
    # It is to end soon now.
    order = json.loads((run / "run.json").read_text())
    order["order"]["steps"] = 6
    (run / "run.json").write_text(json.dumps(order))
    resumed = train(photos, "--resume", run.name, "--json")
    assert resumed.code == 0, resumed.err
    assert (resumed.json["run"], resumed.json["state"]) == (run.name, "finished")


@needs_training
def test_a_run_that_is_being_trained_is_not_trained_a_second_time(photos: Library) -> None:
    process, run = _training(photos)
    try:
        before = (run / "run.json").read_bytes()
        second = train(photos, "--resume", run.name)
        assert (second.code, second.out) == (3, "")
        assert second.err == (
            f"cene: The run {run.name} is being trained; wait until that is done, or stop it.\n"
        )
        assert process.poll() is None, "the first goes on"
        assert len(_of(run)) == 1
        assert (run / "run.json").read_bytes() == before
    finally:
        process.kill()
        process.communicate()


@needs_training
def test_killed_it_leaves_no_process_either(photos: Library) -> None:
    process, run = _training(photos)
    process.kill()
    process.communicate()
    end = time.monotonic() + 10
    while _of(run):
        assert time.monotonic() < end
        time.sleep(0.1)


def _training(library: Library) -> tuple[subprocess.Popen[str], Path]:
    """A training that goes on for long, once it has begun."""
    arguments = ("train", library.inbox, *QUICK, "--epochs", "100000", "--patience", "0")
    process = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        env=environment(library.home, LOUD),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline().startswith("pass 1: ")
    (run,) = (library.home / "lab/runs").iterdir()
    assert len(_of(run)) == 1
    return process, run


def _of(run: Path) -> list[psutil.Process]:
    """The processes that train a run."""
    found = []
    for process in psutil.process_iter():
        try:
            command = process.cmdline()
        except psutil.Error:
            continue
        if "cene.training" in command and str(run) in command:
            found.append(process)
    return found


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("train",), "a folder, or --albums"),
        (("train", "--resume", "nothing"), "There is no run 'nothing'"),
        (("train", ".", "--recipe", "huge"), "Invalid value for '--recipe'"),
        (("train", "one"), "No folder in one holds a photo"),
        (("models", "use", "nothing"), "There is no run 'nothing'"),
    ],
)
def test_what_makes_no_sense_is_said(
    photos: Library, arguments: tuple[str, ...], told: str
) -> None:
    (photos.inbox / "one").mkdir()
    for number in range(4):
        (photos.inbox / f"china/{number:02}.jpg").rename(photos.inbox / f"one/{number}.jpg")
    done = photos.cene(*arguments, cwd=photos.inbox)
    assert done.code == 2, done
    assert told in done.err


def test_the_networks_are_listed(library: Library) -> None:
    found: list[dict[str, Any]] = library.cene("train", "--recipes", "--json").json
    assert {"six-layer", "peetznet", "vgg16-tuned", "lite0-frozen"} <= {r["name"] for r in found}
    assert "six-layer: " in library.cene("train", "--recipes").out
