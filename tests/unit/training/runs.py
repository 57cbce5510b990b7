"""Runs to train: squares of a colour a class, with noise, in a cache as the organiser makes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from cene.core.lab import SIDE, TrainingOrder

if TYPE_CHECKING:
    from pathlib import Path

COLOURS = np.array([(200, 60, 60), (60, 200, 60), (60, 60, 200)])
PARTS = ("train",) * 8 + ("validation",) * 2 + ("test",) * 2


def make_run(home: Path, classes: int = 3, parts: tuple[str, ...] = PARTS, **order: Any) -> Path:
    """The folder of a run below a home, with its photos in the cache below the same."""
    ordered = replace(TrainingOrder("one-layer", batch=4), **order)
    run = home / "lab" / "runs" / "one"
    run.mkdir(parents=True)
    random = np.random.default_rng(1)
    samples = []
    for label in range(classes):
        for number, part in enumerate(parts):
            content = f"{label:02x}{number:062x}"
            square = COLOURS[label % 3] + random.normal(0, 40, (SIDE, SIDE, 3))
            file = home / "cache" / content[:2] / f"{content}.rgb"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(square.clip(0, 255).astype(np.uint8).tobytes())
            samples.append([f"/photos/{label}/{number}.jpg", content, label, part])
    names = [f"class {label}" for label in range(classes)]
    write_json(run / "dataset.json", {"seed": 0, "classes": names, "samples": samples})
    as_dict = asdict(ordered)
    write_json(run / "run.json", {"id": "one", "created": "2026-11-21T22:35:00", "order": as_dict})
    return run


def write_json(path: Path, entries: dict[str, Any]) -> None:
    path.write_text(json.dumps({"format": 1} | entries), "utf-8")


PROGRAM = ("-m", "cene.training")


def command(run: Path, *options: str, program: tuple[str, ...] = PROGRAM) -> list[str]:
    """What starts the training of a run."""
    cache = run.parents[2] / "cache"
    return [sys.executable, *program, str(run), "--cache", str(cache), *options]


def started(
    run: Path, *options: str, program: tuple[str, ...] = PROGRAM, **environment: str
) -> subprocess.Popen[str]:
    """The process, whose stdin stays open as long as this one lives."""
    return subprocess.Popen(
        command(run, *options, program=program),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1"} | environment,
    )


def events(output: str) -> list[dict[str, Any]]:
    """All events; fails on a line that is none."""
    return [json.loads(line) for line in output.splitlines()]


def trained(run: Path, *options: str, program: tuple[str, ...] = PROGRAM) -> list[dict[str, Any]]:
    """The events of a training that went well to its end."""
    with started(run, *options, program=program) as process:
        stdin = process.stdin
        assert stdin is not None
        process.stdin = None  # or communicate() would close it
        output, errors = process.communicate(timeout=300)
        stdin.close()
    assert process.returncode == 0, (output, errors)
    return events(output)


def result(run: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((run / "result.json").read_text("utf-8"))
    return found
