"""Compares what machines and people say in label files, and what Cene says of the same photos."""

from __future__ import annotations

import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import UsageError, printable
from cene.organiser import label_file
from cene.organiser.agreement import PRESENT, Said, Tally
from cene.organiser.albums import ready_made
from cene.organiser.index import failures, index
from cene.organiser.open_images import Titles
from cene.organiser.request import folder_of_photos
from cene.organiser.surveying import Ground
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cene.organiser.agreement import Agreement
    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Progress

_VOTE = struct.Struct("<I?d")
"""Number of a label, whether a person speaks, confidence: packed, for there are millions."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared.

    Attributes:
        photos: photos in the folder that the label files speak of.
        overall: over all labels together, without a name.
        labels: by label, the most often verified first.
        failed: files that could not be read, with the reason.
    """

    photos: int
    overall: Agreement
    labels: tuple[Agreement, ...]
    failed: tuple[tuple[Path, str], ...]


def compare(
    classifier: Classifier,
    photos: Path,
    labels: Sequence[Path],
    classes: Path | None,
    progress: Progress,
) -> Comparison | None:
    """Look at the photos of a folder, in a catalogue of its own, and compare.

    Args:
        classifier: says what Cene thinks.
        photos: a folder of photos named after their ImageID.
        labels: label files; Open Images keeps people's and machines' apart.
        classes: the file of their names, or None.
        progress: may stop it.

    Returns:
        The comparison, or None if it was stopped.

    Raises:
        UsageError: a label file is not as it must be, or no person verified anything in it.
        UnusableError: the folder or the classifier cannot be used.
    """
    folder = folder_of_photos(photos)
    found = _Votes(labels)
    if not found.people:
        files = " and ".join(map(printable, labels))
        raise UsageError(
            f"Nothing in {files} was verified by a person; give the file with what was, too."
        )
    names = Titles(classes)
    titles = [names.of(label) for label in found.labels]
    seen = _seen(classifier, folder, progress)
    if seen is None:
        return None
    opinions, failed = seen
    agreements = _agreements(found, titles, opinions, classifier.card.albums)
    return Comparison(
        photos=sum(image in opinions for image in found.images),
        overall=agreements[0],
        labels=tuple(sorted(agreements[1:], key=lambda a: (-a.verified, -a.machine, a.label))),
        failed=failed,
    )


def _agreements(
    found: _Votes,
    titles: Sequence[str],
    opinions: Mapping[str, tuple[str, float]],
    in_use: Collection[str],
) -> list[Agreement]:
    """Of all labels together, then of each."""
    total, tallies = Tally(), [Tally() for _ in titles]
    albums = [_album(title, in_use) for title in titles]
    for image, label, said in found:
        for tally in (total, tallies[label]):
            tally.add(said)
        if said.person is not None and albums[label] and image in opinions:
            album, sure = opinions[image]
            for tally in (total, tallies[label]):
                tally.add_cene(agrees=(album == albums[label]) is said.person, sure=sure)
    named = zip(tallies, found.labels, titles, strict=True)
    return [total.agreement("", ""), *(tally.agreement(*names) for tally, *names in named)]


class _Votes:
    """All that label files say, by image, packed."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.images: dict[str, bytearray] = {}
        self.labels: dict[str, int] = {}
        self.people = False
        for path in files:
            for row in label_file.rows(path):
                label = self.labels.setdefault(row.label, len(self.labels))
                packed = _VOTE.pack(label, row.person, row.confidence)
                self.images.setdefault(row.image, bytearray()).extend(packed)
                self.people |= row.person

    def __iter__(self) -> Iterator[tuple[str, int, Said]]:
        """Image, number of the label, and what is said of it there."""
        for image, packed in self.images.items():
            people: dict[int, set[bool]] = {}
            machine: dict[int, float] = {}
            for label, person, confidence in _VOTE.iter_unpack(packed):
                if person:
                    people.setdefault(label, set()).add(confidence >= PRESENT)
                else:
                    machine[label] = max(confidence, machine.get(label, 0.0))
            for label in people | machine:
                person = _only(people.get(label, set()))
                yield image, label, Said(person, machine.get(label), bool(machine))


def _only(said: set[bool]) -> bool | None:
    return next(iter(said)) if len(said) == 1 else None


def _seen(
    classifier: Classifier, folder: Path, progress: Progress
) -> tuple[Mapping[str, tuple[str, float]], tuple[tuple[Path, str], ...]] | None:
    """Cene's first album of each photo and how sure it is, by name without ending; and failures.

    None if it was stopped.
    """
    with (
        tempfile.TemporaryDirectory(prefix="cene-evaluate-") as place,
        opened(Path(place) / "catalogue.sqlite", write=True) as workspace,
    ):
        found = index(workspace, classifier, Ground((folder,)), progress)
        if not found.complete:
            return None
        stored = [(path.stem, embedding) for path, _, embedding in workspace.catalogue.embeddings()]
        failed = failures(workspace, found)
    if not stored:
        return {}, tuple(failed)
    predictions = classifier.predict([embedding for _, embedding in stored])
    opinions = {
        stem: prediction.ranking[0]
        for (stem, _), prediction in zip(stored, predictions, strict=True)
    }
    return opinions, tuple(failed)


def _album(title: str, in_use: Collection[str]) -> str | None:
    """Key of the album in use that a label means, if one does."""
    album = ready_made().find(title) if title else None
    return album.key if album and album.key in in_use else None
