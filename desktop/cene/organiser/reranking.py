"""Brings stored predictions up to date with what was taught; no picture is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.store.networks import Networks

if TYPE_CHECKING:
    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Progress, Workspace

EMBEDDINGS = 8192
"""Stored embeddings that the head sees at a time (13 MB)."""


def rerank(workspace: Workspace, classifier: Classifier, progress: Progress | None = None) -> int:
    """Let the head see every embedding of which it has said nothing yet, and return how many.

    After a correction these are all of them: the version of what is known has changed. A progress
    that asks to stop is heeded after the first `EMBEDDINGS`; what is left is seen the next time.
    """
    if workspace.predictions.complete(classifier.version):
        return 0
    last = done = 0
    while rows := workspace.predictions.missing(
        classifier.card.backbone_version, classifier.version, last, EMBEDDINGS
    ):
        numbers = [number for number, _ in rows]
        opinions = _opinions(workspace, classifier, numbers)
        predictions = classifier.predict([row[1] for row in rows], numbers, opinions=opinions)
        with workspace.database.transaction():
            workspace.predictions.add(zip(numbers, predictions, strict=True))
        last = numbers[-1]
        done += len(rows)
        if progress is not None and progress.stopped():
            return done
    with workspace.database.transaction():
        workspace.predictions.note_complete(classifier.version)
    return done


def _opinions(workspace: Workspace, classifier: Classifier, contents: list[int]) -> list[bytes]:
    """What the adopted network said of contents, empty where it has not seen them."""
    network = classifier.known.network
    if network is None:
        return []
    found = Networks(workspace.database).opinions(network, contents)
    return [found.get(content, b"") for content in contents]
