"""Lets a network that a person trained have a say, and takes it back."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from blake3 import blake3

from cene import paths
from cene.core.errors import UnusableError, UsageError, printable
from cene.core.lab import Part
from cene.core.network import Adopted
from cene.files.copy import prove, sync_folder, write_new
from cene.organiser.albums import in_catalogue
from cene.organiser.lab import rival
from cene.organiser.lab.run_files import State, read_predictions
from cene.organiser.teaching import Lesson, teach
from cene.store.networks import Networks
from cene.vision.network import FILE, Network
from cene.vision.pool import fitted, pooled

if TYPE_CHECKING:
    from cene.organiser.classifier import Classifier
    from cene.organiser.lab.runs import Run
    from cene.organiser.workspace import Progress, Workspace
    from cene.vision.pool import Weights

AGREEMENT = 0.9
"""Share of the test photos of which the quantised network must say the same as the one that was
trained: below, quantising has broken it."""
SOURCE = "lab"
"""The source of examples from the photos that a network was trained on."""
_TINY = 1e-9


class Expected(NamedTuple):
    """Shares of the test photos that are right, in 0..1.

    Attributes:
        photos: how many test photos there are.
        head: the bundled classifier alone, taught the training photos.
        network: the network alone.
        both: both together, as it will be.
    """

    photos: int
    head: float
    network: float
    both: float


@dataclass(frozen=True, slots=True)
class Adoption:
    """What came of it.

    Attributes:
        network: the network that counts now.
        expected: how good it is on photos that neither had seen.
        taught: photos that became examples of albums.
        new_albums: keys of albums that were made.
        failed: photos that could not be taught, with the reason.
    """

    network: Adopted
    expected: Expected
    taught: tuple[Path, ...]
    new_albums: tuple[str, ...]
    failed: tuple[tuple[Path, str], ...]


def adopt(
    workspace: Workspace, classifier: Classifier, run: Run, rest: str | None, progress: Progress
) -> Adoption | None:
    """Let the network of a run have a say in what photos are.

    Its classes become albums where they are none yet, and its photos their examples, so that the
    album head knows them too. Nothing counts before all of that is done.

    Args:
        workspace: the catalogue, open for writing.
        classifier: as the catalogue taught it.
        run: the run.
        rest: the class of what belongs into none of the others, if there is one.
        progress: is told how far it is, and asked whether to stop.

    Returns:
        What came of it, or None if it was stopped.

    Raises:
        UsageError: there is no class of that name, or too few others.
        UnusableError: the run has no network that can be used, or its photos are gone.
    """
    content = _checked(run, rest)
    asked = (Part.VALIDATION, Part.TEST)
    said = rival.teach(classifier, run.dataset, paths.squares(), asked, progress)
    if said is None:
        return None
    weights, expected = _weighed(run, said)
    lessons = [
        Lesson(Path(one.path), run.dataset.classes[one.label], source=SOURCE)
        for one in run.dataset.samples
        if run.dataset.classes[one.label] != rest
    ]
    taught = teach(workspace, classifier, lessons, progress)
    if not taught.complete:
        return None
    network = _installed(workspace, run, rest, content, weights)
    _count_on(workspace, network)
    return Adoption(network, expected, taught.taught, taught.new_albums, taught.failed)


def current(workspace: Workspace) -> Adopted | None:
    """The network that has a say now; None where only what ships has."""
    return Networks(workspace.database).current()


def earlier(workspace: Workspace, run: str) -> Adopted | None:
    """The network of a run that is adopted now, or was before; None if there is none."""
    found = [one for one in Networks(workspace.database).all() if one.run == run]
    return found[-1] if found else None


def go_back(workspace: Workspace, network: Adopted | None = None) -> None:
    """Let a network count that did before, or, without one, none but what ships."""
    _count_on(workspace, network)


def _count_on(workspace: Workspace, network: Adopted | None) -> None:
    networks = Networks(workspace.database)
    with workspace.database.transaction():
        if network is None:
            networks.drop()
        else:
            networks.adopt(network, datetime.now(UTC).isoformat())


def _checked(run: Run, rest: str | None) -> bytes:
    """The network's file, if it may be adopted."""
    if run.state is not State.FINISHED or run.result is None:
        raise UnusableError(
            f"The run {printable(run.id)} has not finished, so there is no network to adopt."
        )
    if rest is not None and rest not in run.dataset.classes:
        known = ", ".join(map(printable, run.dataset.classes))
        raise UsageError(f"The run {printable(run.id)} has no class {rest!r}; it has {known}.")
    agreement = run.result.agreement
    if agreement is not None and agreement < AGREEMENT:
        raise UnusableError(
            f"The network of {printable(run.id)} was broken by quantising: it says what it said "
            f"before on {agreement:.0%} of the test photos only. Train another one."
        )
    path = run.folder / FILE
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnusableError(f"{printable(path)} cannot be read: {error.strerror}.") from error
    Network(run.folder, hashlib.sha256(content).hexdigest(), len(run.dataset.classes))
    return content


def _weighed(run: Run, said: rival.Taught) -> tuple[Weights, Expected]:
    """How much each counts, by the validation photos, and what comes of it, by the test photos."""
    found = read_predictions(run.folder, run.dataset)
    scores = {
        part: np.log(np.maximum(shares[said.rows(part)], _TINY))
        for part, shares in ((Part.VALIDATION, found.validation), (Part.TEST, found.test))
    }
    part = Part.VALIDATION
    weights = fitted(scores[part], said.probabilities[part], said.labels(part))
    network, head, right = (
        scores[Part.TEST],
        said.probabilities[Part.TEST],
        said.labels(Part.TEST),
    )
    both = pooled(head, network, np.arange(len(run.dataset.classes)), weights, rest=False)
    shares = (float((one.argmax(axis=1) == right).mean()) for one in (head, network, both))
    return weights, Expected(len(right), *shares)


def _installed(
    workspace: Workspace, run: Run, rest: str | None, content: bytes, weights: Weights
) -> Adopted:
    """Put the network where it is used, under a name of its own."""
    albums = in_catalogue(workspace)
    keys = tuple(None if name == rest else albums.named(name).key for name in run.dataset.classes)
    sha256 = hashlib.sha256(content).hexdigest()
    version = hashlib.sha256(repr((sha256, keys)).encode()).hexdigest()[:16]
    folder = paths.networks() / version
    try:
        os.makedirs(folder, exist_ok=True)
        _write(folder / FILE, content)
    except OSError as error:
        raise UnusableError(
            f"The network could not be put into {printable(folder)}: {error.strerror}."
        ) from error
    return Adopted(version, run.id, keys, weights.own, weights.beside, sha256)


def _write(path: Path, content: bytes) -> None:
    """Bring a file to its place whole; one that was there before has the same bytes."""
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    write_new([content], draft, None, None)
    prove(draft, blake3(content).digest())
    os.replace(draft, path)
    sync_folder(path.parent)
