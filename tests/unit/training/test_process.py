"""The training process as the app starts it: killed, cancelled, paused, left alone, out of luck."""

from __future__ import annotations

import csv
import json
import os
import random
import signal
import subprocess
import time
from typing import IO, TYPE_CHECKING, Any

import numpy as np
import psutil
import pytest
from ai_edge_litert.interpreter import Interpreter  # type: ignore[import-untyped]
from tests.unit.training.runs import PROGRAM, command, events, make_run, result, started, trained

from cene.core.lab import SIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Mount

SECONDS = 5.0
"""Within which a training that is not wanted must be gone: two, but for tests beside this one."""


def pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def told(process: subprocess.Popen[str], event: str, times: int = 1) -> dict[str, Any]:
    """Wait for an event to be told so many times, and give the last."""
    for line in pipe(process.stdout):
        found: dict[str, Any] = json.loads(line)
        if found["event"] == event:
            times -= 1
            if not times:
                return found
    raise AssertionError(f"no {event}: {pipe(process.stderr).read()}")


def tell(process: subprocess.Popen[str], word: str) -> None:
    pipe(process.stdin).write(f"{word}\n")
    pipe(process.stdin).flush()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A training that lasts longer than any test."""
    run = make_run(tmp_path, recipe="cene-cnn", epochs=10_000, patience=0)
    with started(run, "--checkpoint-every", "0.5") as process:
        yield process
        process.kill()


def failed(run: Path, *options: str, **environment: str) -> str:
    """The sentence that a training ends with."""
    with started(run, *options, program=PROGRAM, **environment) as process:
        *_, last = map(json.loads, pipe(process.stdout))
        errors = pipe(process.stderr).read()
    assert process.returncode == 1, errors
    assert "Traceback" not in errors
    assert last["event"] == "failed"
    if (run / "result.json").exists():
        assert (result(run)["state"], result(run)["reason"]) == ("failed", last["reason"])
    sentence: str = last["reason"]
    assert sentence.endswith(".")
    return sentence


def test_a_run_leaves_all_that_was_promised(tmp_path: Path) -> None:
    run = make_run(tmp_path, epochs=3)
    said = trained(run)
    assert [said[0]["event"], said[-1]["event"]] == ["began", "finished"]
    assert (said[0]["epochs"], said[0]["steps"]) == (3, 6)
    epochs = [one for one in said if one["event"] == "epoch"]
    with (run / "history.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["loss"]) for row in rows] == pytest.approx([e["loss"] for e in epochs], 1e-4)
    assert all(one["seconds_left"] >= 0 for one in said if one["event"] == "step")
    found = result(run)
    assert (found["state"], found["epochs"], found["reason"]) == ("finished", 3, None)
    losses = [one["validation_loss"] for one in epochs]
    assert found["best_epoch"] == 1 + losses.index(min(losses))
    assert found["bytes_int8"] == (run / "network.tflite").stat().st_size
    with np.load(run / "predictions.npz", allow_pickle=False) as kept:
        predictions = dict(kept)
    assert {name: rows.shape for name, rows in predictions.items()} == {
        "validation": (6, 3),
        "test": (6, 3),
        "test_int8": (6, 3),
    }
    for rows_ in predictions.values():
        assert rows_.dtype == np.float32
        assert rows_.sum(axis=1) == pytest.approx(np.ones(6))
        assert rows_.argmax(axis=1).tolist() == [0, 0, 1, 1, 2, 2]  # it did learn colours
    assert found["agreement"] == 1
    assert not (run / "checkpoint").exists()
    assert not list(run.glob("*.part*"))
    interpreter = Interpreter(model_path=str(run / "network.tflite"))
    (signature,) = interpreter.get_signature_list().values()
    assert signature == {"inputs": ["photo"], "outputs": ["logits"]}
    assert interpreter.get_input_details()[0]["shape"].tolist() == [1, SIDE, SIDE, 3]
    assert trained(run)[-1] == {"event": "finished"}  # nothing is left to do


def test_a_frozen_network_looks_at_each_photo_once(tmp_path: Path) -> None:
    run = make_run(tmp_path, recipe="lite0-frozen", augment=False, steps=9)
    said = trained(run)
    looked = [one for one in said if one.get("name") == "features"]
    assert looked[-1]["done"] == looked[-1]["total"] == 36
    assert np.load(run / "features.npy", allow_pickle=False).shape == (36, 1280)
    assert [one["number"] for one in said if one["event"] == "epoch"] == [1, 2]
    assert result(run)["state"] == "finished"


def by_step(trace: Path) -> dict[tuple[str, str], set[str]]:
    """What each step was given: the sum of all pixels and the positions of the photos."""
    given: dict[tuple[str, str], set[str]] = {}
    for line in trace.read_text().splitlines():
        epoch, step, what = line.split(" ", 2)
        given.setdefault((epoch, step), set()).add(what)
    return given


def test_killed_at_random_moments_it_ends_as_if_nothing_had_been(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    order: dict[str, Any] = {
        "recipe": "six-layer",
        "epochs": 3,
        "batch": 3,
        "seed": 11,
    }  # it has dropout
    one, other = (make_run(tmp_path / name, **order) for name in ("one", "other"))
    trained(one, "--trace", str(tmp_path / "trace"))
    traces = ("--trace", str(tmp_path / "other.trace"), "--checkpoint-every", "0.1")
    dice = random.Random()
    for _ in range(2):
        with started(other, *traces) as process:
            told(process, "step", dice.randint(1, 5))
            time.sleep(dice.uniform(0, 0.3))
            process.kill()
        record_property("trainings killed", 1)
    trained(other, *traces)
    assert by_step(tmp_path / "trace") == by_step(tmp_path / "other.trace")
    assert len(by_step(tmp_path / "trace")) == 24
    first, second = (np.load(run / "predictions.npz") for run in (one, other))
    assert np.allclose(first["test"], second["test"], atol=1e-5)
    histories = [np.loadtxt(run / "history.csv", delimiter=",", skiprows=1) for run in (one, other)]
    assert np.allclose(histories[0][:, :-1], histories[1][:, :-1], rtol=1e-4)  # not the seconds


def test_cancelled_it_stops_and_goes_on_another_time(
    running: subprocess.Popen[str], tmp_path: Path
) -> None:
    told(running, "epoch")
    began = time.monotonic()
    tell(running, "cancel")
    assert running.wait(timeout=10) == 3
    assert time.monotonic() - began <= SECONDS
    assert events(pipe(running.stdout).read())[-1] == {"event": "cancelled"}
    run = tmp_path / "lab" / "runs" / "one"
    assert result(run)["state"] == "cancelled"
    with started(run) as again:
        assert told(again, "phase")["done"] >= 6
        assert told(again, "step")["epoch"] >= 2
        again.kill()


@pytest.mark.parametrize("wait", [0.0, 1.0, 2.5])
def test_cancelled_while_it_begins_it_stops(running: subprocess.Popen[str], wait: float) -> None:
    time.sleep(1 + wait)
    began = time.monotonic()
    tell(running, "cancel")
    assert running.wait(timeout=10) == 3
    assert time.monotonic() - began <= SECONDS


def test_cancelled_while_it_exports_it_stops(tmp_path: Path) -> None:
    run = make_run(tmp_path, recipe="lite0-frozen", steps=1)
    with started(run) as process:
        for line in pipe(process.stdout):
            if json.loads(line).get("name") == "testing":
                break
        time.sleep(3)
        began = time.monotonic()
        tell(process, "cancel")
        assert process.wait(timeout=20) == 3
    assert time.monotonic() - began <= SECONDS
    assert result(run)["state"] == "cancelled"


def test_left_alone_it_ends(running: subprocess.Popen[str]) -> None:
    told(running, "step")
    pipe(running.stdin).close()
    assert running.wait(timeout=SECONDS) == 3


def test_paused_it_waits(running: subprocess.Popen[str]) -> None:
    told(running, "step", 3)
    tell(running, "pause")
    time.sleep(1)
    spent = cpu_seconds(running)
    time.sleep(1)
    assert cpu_seconds(running) - spent < 0.2
    tell(running, "resume")
    told(running, "epoch", 2)
    tell(running, "pause")
    began = time.monotonic()
    tell(running, "cancel")
    assert running.wait(timeout=10) == 3
    assert time.monotonic() - began <= SECONDS


def cpu_seconds(process: subprocess.Popen[str]) -> float:
    times = psutil.Process(process.pid).cpu_times()
    return float(times.user + times.system)


def test_without_tensorflow_it_says_what_to_install(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    (tmp_path / "tensorflow.py").write_text("raise ModuleNotFoundError(\"No module 'tensorflow'\")")
    path = f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"
    assert "pip install 'cene[train]'" in failed(run, PYTHONPATH=path)


def test_a_photo_without_its_square_is_named(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    next((tmp_path / "cache").rglob("*3.rgb")).unlink()
    assert "3.jpg is not in the cache" in failed(run)


def test_a_folder_that_is_no_run_is_a_sentence(tmp_path: Path) -> None:
    assert "run.json in the folder of the run" in failed(tmp_path / "a" / "b" / "nothing")


def test_a_full_disk_is_a_sentence_and_the_checkpoint_stays(mount: Mount, tmp_path: Path) -> None:
    disk = mount("disk", "size=6M")  # room for one checkpoint, not for two
    made = make_run(tmp_path, epochs=50, patience=0)
    run = disk / "one"
    made.rename(tmp_path / "kept")
    run.mkdir()
    for file in (tmp_path / "kept").iterdir():
        (run / file.name).write_bytes(file.read_bytes())
    cache = ("--cache", str(tmp_path / "cache"))
    assert "disk is full" in failed(run, *cache)
    assert (run / "checkpoint" / "state.npz").exists()
    assert not list(run.rglob("*.part*"))


def test_a_command_that_means_nothing_has_a_status_of_its_own(tmp_path: Path) -> None:
    done = subprocess.run(command(tmp_path)[:4], capture_output=True, check=False)
    assert done.returncode == 2


def test_a_signal_ends_it_like_any_process(running: subprocess.Popen[str]) -> None:
    told(running, "began")
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=SECONDS) == -signal.SIGTERM
