"""The file in which a data set is kept, so that its split can be used again."""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cene.core.errors import UnusableError, printable
from cene.core.lab import FORMAT, DataSet, Part, Sample

if TYPE_CHECKING:
    from cene.organiser.workspace import Workspace

_CONTENT = re.compile("[0-9a-f]{64}")


def write(data: DataSet, path: Path) -> None:
    """Write a data set, whole or not at all.

    Raises:
        UnusableError: the system would not write it.
    """
    document = {
        "format": FORMAT,
        "seed": data.seed,
        "classes": data.classes,
        "samples": [(s.path, s.content, s.label, s.part) for s in data.samples],
    }
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="ascii", dir=path.absolute().parent, delete=False
        ) as file:
            temporary = Path(file.name)
            try:
                json.dump(document, file)
                file.flush()
            except OSError:
                file.close()
                temporary.unlink()
                raise
        temporary.replace(path)
    except OSError as error:
        raise UnusableError(f"{printable(path)} cannot be written: {error.strerror}.") from error


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
        return _data_set(document)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path, str(error)) from error


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


def _data_set(document: dict[str, Any]) -> DataSet:
    seed, classes, samples = (document[key] for key in ("seed", "classes", "samples"))
    if not isinstance(seed, int) or not isinstance(classes, list) or not isinstance(samples, list):
        raise TypeError("a field has another type than it must have")
    if not all(isinstance(name, str) for name in classes) or sorted(set(classes)) != classes:
        raise ValueError("its classes are not names in their order")
    found = tuple(_sample(entry, len(classes)) for entry in samples)
    if len({sample.content for sample in found}) < len(found):
        raise ValueError("a photo is in it twice")
    if list(found) != sorted(found, key=lambda sample: (sample.label, sample.path)):
        raise ValueError("its samples are not in their order")
    return DataSet(tuple(classes), found, seed)


def _sample(entry: object, classes: int) -> Sample:
    match entry:
        case [str(path), str(content), int(label), str(part)] if not isinstance(label, bool):
            if _CONTENT.fullmatch(content) and 0 <= label < classes:
                return Sample(path, content, label, Part(part))
    raise ValueError(f"a sample is not as it must be: {entry!r:.100}")


def _damaged(path: Path, what: str) -> UnusableError:
    return UnusableError(
        f"{printable(path)} is damaged ({printable(what)}); make the data set anew."
    )
