"""The model card: what the bundled classifier is, checked before any of it is used.

It is read at every start to tell whether stored embeddings and predictions still hold, so this
module imports nothing heavy.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cene.core.errors import UnusableError, printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "card.json"
FORMAT = 2
BACKBONE = "backbone.tflite"
STATISTICS = "statistics.npz"


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor of the network: its name in the file's signature, shape and NumPy dtype."""

    name: str
    shape: tuple[int, ...]
    dtype: str


@dataclass(frozen=True, slots=True)
class Card:
    """The part of the card that the program acts on; the rest of it is for people.

    Attributes:
        folder: where card and artefacts lie.
        hashes: SHA-256 in hexadecimal by file name.
        input: what the network takes.
        outputs: what it gives, one of them "logits".
        centre: the network's input is (pixel - centre) / spread.
        spread: see `centre`.
        blocks: name of an output to the length of its part of the embedding, in order.
        imagenet: length of the part of the features that is the roots of the ImageNet
            probabilities, which come after the blocks.
        evidence: weight of the albums' own ImageNet probabilities in their scores.
        constant: what the head appends to the seen part of an embedding.
        penalty: lambda of the head's ridge regression.
        background: what all photos behind one ready-made album weigh in it together.
        mass: what all of a person's examples of one album weigh in it together.
        albums: keys of the ready-made albums, in the order of their scores in an embedding.
        backbone_version: changes whenever embeddings would.
        head_version: changes whenever predictions of the ready-made albums would.
    """

    folder: Path
    hashes: Mapping[str, str]
    input: Tensor
    outputs: tuple[Tensor, ...]
    centre: float
    spread: float
    blocks: Mapping[str, float]
    imagenet: float
    evidence: float
    constant: float
    penalty: float
    background: float
    mass: float
    albums: tuple[str, ...]
    backbone_version: str
    head_version: str

    @classmethod
    def read(cls, folder: Path) -> Card:
        """Read the card of a folder.

        Raises:
            UnusableError: it is missing, damaged or of another format.
        """
        path = folder / NAME
        try:
            entries = json.loads(_bytes(path))
            if entries["format"] != FORMAT:
                raise UnusableError(
                    f"The model card {printable(path)} is of format {entries['format']!r}, this "
                    f"Cene reads {FORMAT}; install Cene again."
                )
            return cls._parsed(folder, entries)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnusableError(
                f"The model card {printable(path)} is damaged ({error}); install Cene again."
            ) from error

    @classmethod
    def _parsed(cls, folder: Path, entries: dict[str, Any]) -> Card:
        hashes = {name: str(file["sha256"]) for name, file in entries["files"].items()}
        backbone, head = entries["backbone"], entries["head"]
        version = _digest(hashes[BACKBONE], hashes[STATISTICS], backbone)
        return cls(
            folder=folder,
            hashes=hashes,
            input=_tensor(backbone["input"]),
            outputs=tuple(map(_tensor, backbone["outputs"])),
            centre=float(backbone["preprocessing"]["centre"]),
            spread=float(backbone["preprocessing"]["spread"]),
            blocks={name: float(length) for name, length in backbone["embedding"].items()},
            imagenet=float(backbone["imagenet"]),
            evidence=float(backbone["evidence"]),
            constant=float(head["constant"]),
            penalty=float(head["penalty"]),
            background=float(head["background"]),
            mass=float(head["mass"]),
            albums=tuple(map(str, head["albums"])),
            backbone_version=version,
            head_version=_digest(version, head),
        )

    def load(self, name: str) -> bytes:
        """Read an artefact whole and check it, so that what was checked is what is used.

        Raises:
            UnusableError: it is missing, unreadable, or not the file that the card describes.
        """
        path = self.folder / name
        data = _bytes(path)
        if hashlib.sha256(data).hexdigest() != self.hashes.get(name):
            raise UnusableError(
                f"{printable(path)} is not the file that its model card describes; "
                "it is damaged or was exchanged, install Cene again."
            )
        return data


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnusableError(f"{printable(path)} is missing; install Cene again.") from error
    except OSError as error:
        raise UnusableError(f"{printable(path)} cannot be read: {error.strerror}.") from error


def _tensor(entry: dict[str, Any]) -> Tensor:
    return Tensor(str(entry["name"]), tuple(map(int, entry["shape"])), str(entry["dtype"]))


def _digest(*parts: object) -> str:
    """A short version string out of everything that decides a result."""
    text = json.dumps(parts, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
