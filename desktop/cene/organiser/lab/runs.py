"""The runs of the model lab: which there are, and how one is found and removed."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from cene.core.errors import BusyError, FileError, UnusableError, UsageError, printable
from cene.core.lab import FORMAT
from cene.organiser.lab import dataset_file
from cene.organiser.lab.run_files import (
    DATASET,
    FILES,
    HISTORY,
    PREDICTIONS,
    RESULT,
    RUN,
    Outcome,
    State,
    read_dataset,
    read_order,
    read_outcome,
)
from cene.organiser.whole_file import whole_file
from cene.store.lock import held

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cene.core.lab import DataSet, TrainingOrder
    from cene.store.lock import Lock

REPORT, PAGE, TABLE = "report.json", "report.html", "predictions.csv"
CHECKPOINT = "checkpoint"
LOCK = "at-work"
_OURS = frozenset(
    (
        RUN, DATASET, RESULT, HISTORY, PREDICTIONS, REPORT, PAGE, TABLE,
        "network.keras", "network.tflite", "features.npy", "process.log", LOCK,
    )
)  # fmt: skip
"""Files that a run may leave, besides its checkpoint."""
_DRAFTS = (".tmp", ".part")
"""Endings of what was being written when a process was killed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One network that was trained, or is to be.

    Attributes:
        id: name of its folder.
        folder: where all of it lies.
        created: when it was ordered, with its offset from UTC.
        order: what was ordered.
        dataset: the photos, split.
        state: how far it has come.
        result: what the training process says of itself; None before its end.
    """

    id: str
    folder: Path
    created: datetime
    order: TrainingOrder
    dataset: DataSet
    state: State
    result: Outcome | None


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs.

    Attributes:
        runs: those that can be read, newest first.
        damaged: why others cannot; each names its folder.
    """

    runs: tuple[Run, ...]
    damaged: tuple[UnusableError, ...]


def every(root: Path) -> Runs:
    """Read all runs of a folder; where it is not there, there are none.

    Raises:
        UnusableError: the folder itself cannot be read.
    """
    runs, damaged = [], []
    for folder in _folders(root):
        try:
            runs.append(read(folder))
        except UnusableError as error:
            damaged.append(error)
    runs.sort(key=lambda run: (run.created, run.id), reverse=True)
    return Runs(tuple(runs), tuple(damaged))


def one(root: Path, name: str) -> Run:
    """The run with an id, or the only one whose id begins so.

    Raises:
        UsageError: there is none, or there are several.
        UnusableError: it cannot be read.
    """
    folders = {folder.name: folder for folder in _folders(root)}
    found = [name] if name in folders else [id_ for id_ in folders if name and id_.startswith(name)]
    if not found:
        raise UsageError(f"There is no run {name!r}; `cene models list` shows those there are.")
    if len(found) > 1:
        raise UsageError(
            f"{len(found)} runs begin with {name!r}; give more of the name: "
            f"{', '.join(map(printable, found))}."
        )
    return read(folders[found[0]])


def read(folder: Path) -> Run:
    """The run in a folder.

    Raises:
        UnusableError: it is from a newer Cene, or damaged.
    """
    created, order = read_order(folder)
    result = read_outcome(folder)
    state = State.UNFINISHED if result is None else result.state
    return Run(folder.name, folder, created, order, read_dataset(folder), state, result)


def begin(root: Path, order: TrainingOrder, data: DataSet, now: datetime) -> Path:
    """Make the folder of a new run, named after the moment and the recipe.

    Args:
        root: the folder of runs.
        order: what to train, and how.
        data: what with.
        now: the moment, in local time with its offset from UTC.

    Returns:
        The folder, which a training process can be started on.

    Raises:
        FileError: it cannot be made.
    """
    name = f"{now:%Y%m%d-%H%M%S}-{order.recipe}"
    folder = root / name
    try:
        root.mkdir(parents=True, exist_ok=True)
        number = 2
        while folder.exists():
            folder, number = root / f"{name}-{number}", number + 1
        folder.mkdir()
    except OSError as error:
        raise FileError(folder, f"cannot be made: {error.strerror}") from error
    dataset_file.write(data, folder / DATASET)
    entries = {"format": FORMAT, "id": folder.name, "created": now.isoformat("T", "seconds")}
    # Last, for a folder without it is no run.
    with whole_file(folder / RUN) as file:
        json.dump(entries | {"order": asdict(order)}, file)
    return folder


def at_work(folder: Path) -> Lock:
    """The lock of whoever trains a run, or removes it.

    Raises:
        BusyError: another Cene has it.
        UnusableError: the folder cannot be written to.
    """
    busy = BusyError(
        f"The run {printable(folder.name)} is being trained; wait until that is done, or stop it."
    )
    return held(folder / LOCK, busy)


def remove(run: Run) -> tuple[str, ...]:
    """Delete what Cene and its training process wrote into the folder of a run, and no photo.

    Returns:
        Names of what else is in the folder, which stays there for it.

    Raises:
        BusyError: it is being trained.
        UnusableError: the folder cannot be written to.
        FileError: something cannot be deleted.
    """
    at_work(run.folder).release()
    try:
        # Last the file without which it is no run: whoever is interrupted can begin again.
        names = sorted(os.listdir(run.folder), key=lambda name: (name == RUN, name))
        left = [name for name in names if not _removed(run.folder / name)]
        if not left:
            run.folder.rmdir()
    except OSError as error:
        raise FileError(run.folder, f"cannot be removed: {error.strerror}") from error
    return tuple(left)


def _removed(path: Path) -> bool:
    if path.name == CHECKPOINT and path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif _is_ours(path.name):
        path.unlink()
    else:
        return False
    return True


def _is_ours(name: str) -> bool:
    if name.startswith(".cene-"):
        return name.endswith(".tmp")  # a draft of `whole_file`
    for ending in _DRAFTS:
        name = name.removesuffix(ending)
    return name.removeprefix(".") in _OURS


def _folders(root: Path) -> list[Path]:
    """Folders of runs, by name; others may be there for reasons of their own."""
    try:
        with os.scandir(root) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False)
                and any(os.path.lexists(os.path.join(entry.path, name)) for name in FILES)
            )
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UnusableError(
            f"The folder of runs {printable(root)} cannot be read: {error.strerror}."
        ) from error
    return [root / name for name in names]
