"""Measures how well photos that somebody sorted into folders are recognised."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cene.core.errors import UsageError, printable
from cene.organiser.albums import ready_made
from cene.organiser.index import failures, index
from cene.organiser.request import folder_of_photos
from cene.organiser.scores import NONE, Scores, score
from cene.organiser.surveying import Ground
from cene.organiser.workspace import opened
from cene.vision.head import solve
from cene.vision.statistics import AlbumStatistics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Progress, Workspace
    from cene.vision.head import Head


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be measured.

    Attributes:
        photos: folder with one folder an album; those whose name is no album in use are *none of
            these*.
        albums: names of the only albums in use; empty for all.
        teach_from: folder with one folder an album to teach from, or None to measure the
            ready-made albums.
        shots: photos taught an album, None for all.
        repeat: how often to draw the photos taught.
        seed: of the first draw; each further one adds 1.
        with_ready_made: whether the ready-made albums are in use beside the taught ones.
    """

    photos: Path
    albums: tuple[str, ...] = ()
    teach_from: Path | None = None
    shots: int | None = None
    repeat: int = 1
    seed: int = 0
    with_ready_made: bool = False


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One set of scores a draw, and the files that could not be read, with the reason."""

    runs: tuple[Scores, ...]
    failed: tuple[tuple[Path, str], ...]


class _Seen(NamedTuple):
    """A photo that was looked at: its folder's name, its content, its embedding (int16)."""

    label: str
    content: bytes
    embedding: NDArray[np.int16]


def evaluate(classifier: Classifier, question: Question, progress: Progress) -> Evaluation | None:
    """Look at all photos, in a catalogue of its own, and compare with their folders.

    Returns:
        The evaluation, or None if it was stopped.

    Raises:
        UsageError: the folders hold no photos to teach or to test with.
        UnusableError: a folder or the classifier cannot be used.
    """
    photos = folder_of_photos(question.photos)
    taught = folder_of_photos(question.teach_from) if question.teach_from else None
    with (
        tempfile.TemporaryDirectory(prefix="cene-evaluate-") as folder,
        opened(Path(folder) / "catalogue.sqlite", write=True) as workspace,
    ):
        roots = dict.fromkeys((photos, taught or photos))
        found = index(workspace, classifier, Ground(tuple(roots)), progress)
        if not found.complete:
            return None
        tests = _seen(workspace, photos)
        lessons = _seen(workspace, taught) if taught else []
        failed = failures(workspace, found)
    if not tests:
        raise UsageError(f"No folder in {printable(photos)} holds a photo to test with.")
    if taught is None:
        statistics = _in_use(_shipping(classifier), question.albums)
        head = solve(classifier.card, classifier.shipped, statistics)
        return Evaluation((_scores(head, tests),), tuple(failed))
    runs = []
    for draw in range(question.repeat):
        rng = np.random.default_rng(question.seed + draw)
        runs.append(_taught_run(classifier, question, lessons, tests, rng))
    return Evaluation(tuple(runs), tuple(failed))


def _seen(workspace: Workspace, root: Path) -> list[_Seen]:
    """The photos below a folder that lie in one of its folders."""
    seen = []
    for path, content, embedding in workspace.catalogue.embeddings():
        if root in path.parents and path.parent != root:
            label = path.relative_to(root).parts[0]
            seen.append(_Seen(_key(label), content, np.frombuffer(embedding, "<i2")))
    return seen


def _taught_run(
    classifier: Classifier,
    question: Question,
    lessons: Sequence[_Seen],
    tests: Sequence[_Seen],
    rng: np.random.Generator,
) -> Scores:
    """Teach some photos of each album, and test with those that were not taught."""
    statistics: dict[str, AlbumStatistics] = {}
    if question.with_ready_made:
        statistics = {album.key: album for album in _shipping(classifier)}
    chosen = _draw(lessons, question, rng)
    for photo in chosen:
        album = statistics.setdefault(photo.label, AlbumStatistics(photo.label))
        album.add(photo.embedding)
    known = {photo.content for photo in chosen}
    left = [photo for photo in tests if photo.content not in known]
    if not left:
        raise UsageError("All photos were taught, so none is left to test with; give --shots.")
    head = solve(classifier.card, classifier.shipped, list(statistics.values()))
    return _scores(head, left)


def _shipping(classifier: Classifier) -> list[AlbumStatistics]:
    """The ready-made albums, nothing taught."""
    return [AlbumStatistics(key, (k,)) for k, key in enumerate(classifier.card.albums)]


def _draw(lessons: Sequence[_Seen], question: Question, rng: np.random.Generator) -> list[_Seen]:
    wanted = {_key(name) for name in question.albums}
    by_label: dict[str, list[_Seen]] = {}
    for photo in lessons:
        if not wanted or photo.label in wanted:
            by_label.setdefault(photo.label, []).append(photo)
    if missing := wanted - by_label.keys():
        raise UsageError(f"There is no folder of photos to teach the album {min(missing)!r} from.")
    if len(by_label) + question.with_ready_made < 2:  # noqa: PLR2004
        raise UsageError("Teach at least two albums: with one, every photo is sure to be of it.")
    chosen: list[_Seen] = []
    for photos in by_label.values():
        number = len(photos) if question.shots is None else min(question.shots, len(photos))
        chosen += [photos[k] for k in rng.choice(len(photos), number, replace=False)]
    return chosen


def _scores(head: Head, photos: Sequence[_Seen]) -> Scores:
    columns: Mapping[str, int] = {album: k for k, album in enumerate(head.albums)}
    labels = np.array([columns.get(photo.label, NONE) for photo in photos])
    probabilities, novelty = head.predict(np.stack([photo.embedding for photo in photos]))
    return score(head.albums, labels, probabilities, novelty)


def _in_use(statistics: list[AlbumStatistics], names: Sequence[str]) -> list[AlbumStatistics]:
    wanted = {_key(name) for name in names}
    unknown = wanted - {album.key for album in statistics}
    if unknown:
        raise UsageError(f"There is no album {min(unknown)!r} among the ready-made ones.")
    if len(wanted) == 1:
        raise UsageError("Name at least two albums: with one, every photo is sure to be of it.")
    return [album for album in statistics if not wanted or album.key in wanted]


def _key(name: str) -> str:
    """The ready-made album that a folder's name means, by key or title; else the name itself."""
    folded = name.strip().casefold()
    for album in ready_made().values():
        if folded in (album.key.casefold(), album.title.casefold()):
            return album.key
    return name
