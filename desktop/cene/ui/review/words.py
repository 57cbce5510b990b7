"""What a review says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cene.core.policy import percent
from cene.ui.parts.chips import number

if TYPE_CHECKING:
    from cene.core.tree import Albums
    from cene.ui.parts.picker import Title
    from cene.ui.review.queue import Deed, Queue


def progress(queue: Queue) -> str:
    """How far it is, and how often Cene would have been right."""
    done = len(queue.done)
    place, every = number(done + queue.position + 1), number(done + len(queue.waiting))
    if queue.agreement is None:
        return QCoreApplication.translate("Review", "{place} of {all}").format(
            place=place, all=every
        )
    agreed = QCoreApplication.translate(
        "Review", "{place} of {all} · you and Cene agree on {percent} so far"
    )
    return agreed.format(place=place, all=every, percent=percent(queue.agreement))


def undo(deed: Deed, albums: Albums, title: Title) -> str:
    """What would be taken back."""
    name = deed.name
    if len(deed.photos) > 1:
        name = f"{name} + {number(len(deed.photos) - 1)}"
    if deed.skipped:
        return QCoreApplication.translate("Review", "Undo: {name} skipped").format(name=name)
    if deed.album is None:
        return QCoreApplication.translate("Review", "Undo: {name} in none of these").format(
            name=name
        )
    known = albums.get(deed.album)
    album = deed.album if known is None else title(known)
    return QCoreApplication.translate("Review", "Undo: {name} in {album}").format(
        name=name, album=album
    )
