"""How soon a correction shows: in view, in a whole library, and with many albums of one's own."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.programs import run
from tests.benchmarks.table import Row, at_most

from cene.core.album import Album
from cene.core.example import Example, Verdict
from cene.organiser.classifier import Classifier
from cene.organiser.learned import known
from cene.organiser.ranking import Ranker
from cene.organiser.reranking import rerank
from cene.organiser.workspace import opened
from cene.vision.head import solve
from cene.vision.statistics import AlbumStatistics

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cene.organiser.workspace import Workspace

LIBRARY = 100_000
IN_VIEW = 500
OWN, EACH = 10, 10
MANY, EXAMPLES = 200, 20_000
TURNS = 5
VIEW_SECONDS, LIBRARY_SECONDS, MANY_SECONDS, MEGABYTES = 0.1, 2.0, 1.0, 500


def measure() -> list[Row]:
    """Correct one photo, several times over."""
    with (
        tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name,
        opened(Path(name, "catalogue.sqlite"), write=True) as workspace,
    ):
        classifier = Classifier()
        _fill(workspace, classifier)
        rerank(workspace, Classifier(known(workspace)))
        library = min(_library(workspace, turn) for turn in range(TURNS))
        view = min(_view(workspace, classifier, turn) for turn in range(TURNS))
    done = run((sys.executable, "-m", __spec__.name))
    seconds, base = json.loads(done.output)
    return [
        at_most(
            f"a correction shows in {IN_VIEW} photos, {OWN} own albums of {EACH}",
            f"{view * 1000:.0f} ms",
            view / VIEW_SECONDS,
            1,
            f"<= {VIEW_SECONDS * 1000:.0f} ms",
        ),
        at_most(
            f"a correction shows in {LIBRARY:,} photos of a catalogue",
            f"{library:.2f} s",
            library / LIBRARY_SECONDS,
            1,
            f"<= {LIBRARY_SECONDS:g} s",
        ),
        at_most(
            f"{MANY} own albums with {EXAMPLES:,} examples: solving",
            f"{seconds:.2f} s",
            seconds / MANY_SECONDS,
            1,
            f"<= {MANY_SECONDS:g} s",
        ),
        at_most(
            f"{MANY} own albums with {EXAMPLES:,} examples: memory",
            f"{done.megabytes:.0f} MB, {base:.0f} MB of them the examples and Python",
            done.megabytes / MEGABYTES,
            1,
            f"<= {MEGABYTES} MB",
        ),
    ]


def _view(workspace: Workspace, classifier: Classifier, turn: int) -> float:
    """Solve and rank what is on the screen; embeddings there are at hand."""
    rows = workspace.predictions.missing(classifier.card.backbone_version, "", 1000, IN_VIEW)
    _tell(workspace, 5000 + turn, turn)
    began = time.perf_counter()
    now = known(workspace)
    ranker = Ranker(classifier.card, classifier.shipped, now, now.version(classifier.card))
    ranker.predictions([data for _, data in rows], [number for number, _ in rows], 5)
    return time.perf_counter() - began


def _library(workspace: Workspace, turn: int) -> float:
    """Solve, and rank every photo of the catalogue."""
    _tell(workspace, 4000 + turn, turn)
    began = time.perf_counter()
    done = rerank(workspace, Classifier(known(workspace)))
    seconds = time.perf_counter() - began
    if done != LIBRARY:
        raise RuntimeError(f"{done} photos were ranked again")
    return seconds


def _fill(workspace: Workspace, classifier: Classifier) -> None:
    random, version = np.random.default_rng(0), classifier.card.backbone_version
    with workspace.database.transaction():
        for start in range(0, LIBRARY, 1000):
            for place, row in enumerate(_likely(classifier, random, 1000)):
                digest = (start + place).to_bytes(32)
                workspace.catalogue.add_content(digest, version, row.tobytes(), None)
        for album in range(OWN):
            workspace.albums.put(Album(f"Own {album}", f"Own {album}", own=True))
    for number in range(OWN * EACH):
        _tell(workspace, 1 + number, number)


def _tell(workspace: Workspace, content: int, album: int) -> None:
    with workspace.database.transaction():
        example = Example(f"Own {album % OWN}", Verdict.CONFIRMED)
        workspace.examples.put(content, example)


def _likely(classifier: Classifier, random: np.random.Generator, count: int) -> NDArray[np.int16]:
    """Embeddings of photos that nobody has: between two that ship, and a little off."""
    samples = classifier.shipped.samples
    one, other = samples[random.integers(len(samples), size=(2, count))].astype(np.float32)
    noise = random.standard_normal(one.shape, np.float32) * samples.std(axis=0) / 4
    mixed = 0.7 * one + 0.3 * other + noise
    rounded: NDArray[np.int16] = np.rint(mixed).clip(-32767, 32767).astype(np.int16)
    return rounded


def _many() -> None:
    """In a process of its own, so that its memory is known."""
    classifier, random = Classifier(), np.random.default_rng(0)
    albums = [AlbumStatistics(key, (k,)) for k, key in enumerate(classifier.card.albums)]
    for number in range(MANY):
        album = AlbumStatistics(f"Own {number}")
        for row in _likely(classifier, random, EXAMPLES // MANY):
            album.add(row)
        albums.append(album)
    solve(classifier.card, classifier.shipped, albums[:60])
    base = _megabytes()
    began = time.perf_counter()
    solve(classifier.card, classifier.shipped, albums)
    print(json.dumps([time.perf_counter() - began, base]))


def _megabytes() -> float:
    """Memory of this process as it is now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    _many()
