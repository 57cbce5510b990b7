"""What people did to tags that Cene wrote: those gone are rejections, new ones examples."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cene.files.identity import status
from cene.organiser.albums import in_catalogue
from cene.organiser.classifier import Classifier
from cene.organiser.labels import learn
from cene.organiser.refiling import with_place
from cene.organiser.tag_labels import Keywords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cene.core.move import Move
    from cene.organiser.workspace import Progress, Workspace

NO_NEW_ALBUM = 1 << 30
"""Photos with a keyword that make an album of it: here nobody asked for new ones."""


def learn_from_tags(workspace: Workspace, progress: Progress) -> None:
    """Learn from photos that Cene tagged, and whose tags somebody changed since it looked last.

    What cannot be read now is looked at the next time.

    Raises:
        UnusableError: the catalogue or the classifier cannot be used.
    """
    changed = list(_changed(workspace.journal.taggings()))
    if not changed:
        return
    keywords = Keywords(in_catalogue(workspace), at_least=NO_NEW_ALBUM)
    photos = {photo.id: photo for photo in with_place(workspace, [m.photo for m in changed])}
    for photo in photos.values():
        keywords.add(photo.path, photo.companions)
    found = keywords.labels()
    unread = {problem.path for problem in found.problems}
    if not learn(workspace, Classifier(), found, progress).complete:
        return
    with workspace.database.transaction():
        for move in changed:
            if unread.isdisjoint(file.target for file in move.files):
                workspace.journal.record(move)


def _changed(moves: Iterable[Move]) -> Iterator[Move]:
    """Those of which files are there and others than before, with these as they are now.

    Undo still compares their bytes.
    """
    for move in moves:
        try:
            files = tuple(
                replace(file, placed=status(file.target) or file.placed) for file in move.files
            )
        except OSError:
            continue  # nobody can look now
        if files != move.files:
            yield replace(move, files=files)
