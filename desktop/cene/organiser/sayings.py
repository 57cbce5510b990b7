"""What the files of a photo say of it, as a window shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.core.errors import FileError
from cene.core.shown import Sayings
from cene.core.tags import keyword_key
from cene.files.carrier import carried
from cene.organiser.tag_labels import metadata_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cene.core.photo import Photo
    from cene.core.tags import KeywordPath, Metadata


def sayings(photo: Photo) -> Sayings:
    """Read a photo and its sidecars; of what several say, what the picture says counts.

    A file that cannot be read says nothing.
    """
    found: list[Metadata] = []
    for path in carried(photo.path, photo.companions):
        try:
            found.append(metadata_of(path))
        except FileError:
            continue
    people = _once(path for one in found for path in one.by_person)
    machine = _once(path for one in found for path in one.machine)
    return Sayings(
        keywords=tuple(people.values()),
        by_cene=tuple(path for key, path in machine.items() if key not in people),
        rating=next((one.rating for one in found if one.rating is not None), None),
        position=next((one.position for one in found if one.position is not None), None),
    )


def _once(paths: Iterable[KeywordPath]) -> dict[KeywordPath, KeywordPath]:
    found: dict[KeywordPath, KeywordPath] = {}
    for path in paths:
        found.setdefault(keyword_key(path), path)
    return found
