"""Brings stored predictions up to date with what was taught; no picture is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        predictions = classifier.predict([embedding for _, embedding in rows], numbers)
        with workspace.database.transaction():
            workspace.predictions.add(zip(numbers, predictions, strict=True))
        last = numbers[-1]
        done += len(rows)
        if progress is not None and progress.stopped():
            return done
    with workspace.database.transaction():
        workspace.predictions.note_complete(classifier.version)
    return done
