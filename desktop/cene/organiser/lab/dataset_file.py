"""The file in which a data set is kept, so that its split can be used again."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from cene.core.errors import UnusableError, printable
from cene.core.lab import FORMAT, DataSet, Sample, data_set
from cene.organiser.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.workspace import Workspace


def write(data: DataSet, path: Path) -> None:
    """Write a data set, whole or not at all.

    Raises:
        FileError: it cannot be written there.
    """
    document = {
        "format": FORMAT,
        "seed": data.seed,
        "classes": data.classes,
        "samples": [(s.path, s.content, s.label, s.part) for s in data.samples],
    }
    with whole_file(path.absolute()) as file:
        json.dump(document, file)


def read(path: Path) -> DataSet:
    """Read a data set that was written before.

    Raises:
        UnusableError: it cannot be read, is damaged, or was written by a newer Cene.
    """
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise UnusableError(f"{printable(path)} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path, "it is no JSON") from error
    if not isinstance(document, dict) or not isinstance(document.get("format"), int):
        raise _damaged(path, "it is no data set")
    if document["format"] > FORMAT:
        raise UnusableError(f"{printable(path)} was written by a newer Cene; update this one.")
    try:
        data = data_set(document)
        _require_order(data)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path, str(error)) from error
    return data


def located(data: DataSet, workspace: Workspace) -> DataSet:
    """The data set with the present places of photos that were moved, as the catalogue knows them.

    Those that are nowhere keep their old one.
    """
    return replace(data, samples=tuple(_located(sample, workspace) for sample in data.samples))


def _located(sample: Sample, workspace: Workspace) -> Sample:
    if os.path.exists(sample.path):
        return sample
    number = workspace.catalogue.content(bytes.fromhex(sample.content))
    place = None if number is None else workspace.catalogue.place_of_content(number)
    return sample if place is None else replace(sample, path=str(place))


def _require_order(data: DataSet) -> None:
    if sorted(data.classes) != list(data.classes):
        raise ValueError("its classes are not in their order")
    if list(data.samples) != sorted(data.samples, key=lambda sample: (sample.label, sample.path)):
        raise ValueError("its samples are not in their order")


def _damaged(path: Path, what: str) -> UnusableError:
    return UnusableError(
        f"{printable(path)} is damaged ({printable(what)}); make the data set anew."
    )
