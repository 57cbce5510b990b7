"""What the adopted network says of photos: of new ones at once, of the others bit by bit."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from cene.core.errors import FileError
from cene.organiser.manners import step_back_alone
from cene.organiser.reranking import rerank
from cene.store.networks import Networks

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Progress, Workspace

COMMIT = 64
"""Photos looked at between two commits."""


def hear(workspace: Workspace, classifier: Classifier, content: int, opinion: bytes) -> None:
    """Keep what the adopted network said of one content; inside a transaction."""
    network = classifier.known.network
    if network is not None and opinion:
        Networks(workspace.database).say(network, [(content, opinion)])


def look_again(
    workspace: Workspace, classifier: Classifier, progress: Progress, most: int | None = None
) -> tuple[Path, ...]:
    """Have the adopted network see every photo that it has not, as long as it may.

    Until a photo is seen, what the album head says of it counts; the rest is seen the next time. A
    photo that cannot be read now is passed over.

    Args:
        workspace: the catalogue.
        classifier: knows the network.
        progress: is told of every photo, and asked whether to stop.
        most: look at no more photos; None for all.

    Returns:
        Folders of photos that it is yet to see, but for those that cannot be read.

    Raises:
        UnusableError: the network is missing or damaged.
    """
    network = classifier.known.network
    if network is None or classifier.network is None:
        return ()
    networks, done, heard = Networks(workspace.database), 0, 0
    waiting = networks.unheard(network)
    if not waiting:
        return ()
    chosen = waiting[:most]
    progress.begin("Looking with your network", len(chosen))
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores, "hear", initializer=step_back_alone) as pool:
        while done < len(chosen) and not progress.stopped():
            part = chosen[done : done + COMMIT]
            places = [workspace.catalogue.place(one.photo) for one in part]
            said = pool.map(lambda place: _opinion(classifier, place), places)
            found = [(one.content, say) for one, say in zip(part, said, strict=True) if say]
            with workspace.database.transaction():
                networks.say(network, found)
            done, heard = done + len(part), heard + len(found)
            progress.advance(len(part))
    rerank(workspace, classifier)
    if heard == 0 and done > 0:
        return ()  # whoever goes on at once would never end
    left = (workspace.catalogue.place(one.photo) for one in waiting[done:])
    return tuple({place.parent: None for place in left if place is not None})


def _opinion(classifier: Classifier, place: Path | None) -> bytes:
    if place is None:
        return b""
    try:
        return classifier.opinion(place)
    except FileError:
        return b""
