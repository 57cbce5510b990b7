"""Photos that stay where Cene filed them come to count as examples, as far as that helps."""

from __future__ import annotations

import hashlib
import math
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from cene.core.example import Example, Labeller, Verdict
from cene.files.identity import is_out_of_reach, status
from cene.organiser.classifier import Classifier
from cene.organiser.learned import known
from cene.store.settings import LEARN_FILED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cene.organiser.learned import Known
    from cene.organiser.workspace import Workspace
    from cene.store.journal import Settled
    from cene.vision.card import Card

SOURCE = "filed"
"""The source of these examples; `Journal.settled` knows it too."""
PATIENCE = timedelta(days=7)
"""How long a photo stays in its album before that says something."""
PER_ALBUM = 40
"""So many count at most; together they weigh no more than ten photos that a person taught."""
LOOKED = 5 * PER_ALBUM
"""So many of an album are looked for at most: whoever emptied its folder is not to wait."""
TOLERANCE = 1e-3
"""By how much the mean log loss may rise: probabilities a thousandth smaller, which nobody sees."""
SMALLEST = 1e-300
"""What a probability counts as that was rounded to nothing."""
JUDGED = "filed_judged"
"""Key of the settings: what was judged the last time."""


@dataclass(frozen=True, slots=True)
class Filed:
    """How filed photos count.

    Attributes:
        counted: how many do.
        refused: whether none does although some stayed long enough, because what a person taught
            would be recognised less well.
    """

    counted: int = 0
    refused: bool = False


def learn_from_filed(workspace: Workspace, now: datetime) -> Filed:
    """Choose anew which filed photos count; costs next to nothing where nothing has changed.

    Args:
        workspace: the open catalogue.
        now: the time, with its zone.

    Raises:
        UsageError: fewer than two albums are in use.
        UnusableError: the catalogue or the classifier cannot be used.
    """
    if workspace.settings.get(LEARN_FILED) == "off":
        return Filed()
    earlier = workspace.examples.from_source(SOURCE)
    taught = _without(known(workspace), earlier)
    judged = _taught_by_a_person(taught)
    if not judged and not earlier:
        return Filed()
    classifier = Classifier(taught)
    chosen = _stayed(workspace, classifier, now) if judged else {}
    if not chosen and not earlier:
        return Filed()
    if workspace.settings.get(JUDGED) != _state(classifier, chosen, earlier):
        earlier = _adopted(workspace, classifier, chosen)
    return Filed(len(earlier), refused=bool(chosen) and not earlier)


def switch(workspace: Workspace, *, on: bool) -> int:
    """Let filed photos count from the next sort on, or not any more.

    Returns:
        How many no longer count.
    """
    with workspace.database.transaction():
        workspace.settings.put(LEARN_FILED, "on" if on else "off")
        return 0 if on else workspace.examples.drop_source(SOURCE)


def _without(taught: Known, filed: Mapping[int, Example]) -> Known:
    """What is known but for the filed photos."""
    return replace(
        taught,
        marks=tuple(
            mark
            for mark in taught.marks
            if mark.content not in filed or filed[mark.content].album != mark.album
        ),
    )


def _taught_by_a_person(taught: Known) -> bool:
    """Whether there is anything to judge by."""
    return any(
        mark.labeller is Labeller.PERSON and mark.verdict is Verdict.CONFIRMED
        for mark in taught.marks
    )


def _stayed(workspace: Workspace, classifier: Classifier, now: datetime) -> dict[int, Example]:
    """The newest photos of each album that are where Cene put them, by number of the content."""
    before = (now - PATIENCE).astimezone(UTC).isoformat(timespec="seconds")
    backbone = classifier.card.backbone_version
    found: dict[int, Example] = {}
    for album in _recognised(classifier.known, classifier.card):
        with closing(workspace.journal.settled(album, before, backbone)) as settled:
            there = filter(_is_there, islice(settled, LOOKED))
            for photo in islice(there, PER_ALBUM):
                last = found.get(photo.content)
                # One that lies in two albums belongs into that where it was put last.
                if last is None or last.time < photo.time:
                    found[photo.content] = Example(
                        album,
                        Verdict.CONFIRMED,
                        Labeller.MACHINE,
                        photo.confidence,
                        SOURCE,
                        photo.time,
                    )
    return found


def _recognised(taught: Known, card: Card) -> list[str]:
    """Albums in use that are known without filed photos: no machine teaches itself an album."""
    shown = {mark.album for mark in taught.marks if mark.verdict is Verdict.CONFIRMED}
    return [key for key, columns in taught.columns(card).items() if columns or key in shown]


def _is_there(photo: Settled) -> bool:
    """Whether a photo is where it was put, as far as is known: its disk may not be connected."""
    try:
        found = status(photo.target)
        if found is None:
            return is_out_of_reach(photo.target, photo.placed.device)
    except OSError:
        return False  # nobody can say
    return found.same_content(photo.placed)


def _state(
    classifier: Classifier, chosen: Mapping[int, Example], counting: Mapping[int, Example]
) -> str:
    """Stands for all that a judgement rests on, and for what came of it."""
    parts = (classifier.version, sorted(chosen.items()), sorted(counting.items()))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _adopted(
    workspace: Workspace, classifier: Classifier, chosen: dict[int, Example]
) -> dict[int, Example]:
    """Let the chosen count in place of those before, or none at all if that does harm."""
    counting = chosen
    with workspace.database.transaction():
        workspace.examples.drop_source(SOURCE)
        if chosen:
            errors, loss = _left_out(classifier)
            for content, example in chosen.items():
                workspace.examples.put(content, example)
            errors_now, loss_now = _left_out(classifier)
            if not (errors_now <= errors and loss_now <= loss + TOLERANCE):
                workspace.examples.drop_source(SOURCE)
                counting = {}
        workspace.settings.put(JUDGED, _state(classifier, chosen, counting))
    return counting


def _left_out(classifier: Classifier) -> tuple[int, float]:
    """How well a person's examples are recognised, each by a head that did not know it.

    The head is solved with all that the catalogue holds now.

    Returns:
        How many would go elsewhere, and the mean log loss; nan, which is below nothing, where
        the network has seen none of them.
    """
    from cene.organiser.ranking import statistics  # noqa: PLC0415 - loads NumPy
    from cene.vision.head import solve  # noqa: PLC0415 - loads NumPy

    albums = statistics(classifier.card, classifier.known)
    head = solve(classifier.card, classifier.shipped, albums)
    errors, losses = 0, list[float]()
    for number, album in enumerate(albums):
        of_a_person = head.left_out(number)[album.confirmed[1] == 1.0]
        errors += int((of_a_person.argmax(axis=1) != number).sum())
        losses += [-math.log(max(chance, SMALLEST)) for chance in of_a_person[:, number].tolist()]
    return errors, sum(losses) / len(losses) if losses else math.nan
