"""Keywords of a photo, and which of them Cene wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from cene.core.naming import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

KeywordPath: TypeAlias = tuple[str, ...]
"""A keyword below others, as ("Animals", "Dogs"): the leaf last."""

FLAT = "dc:subject"
"""Where all keywords are without what they are below."""
LIGHTROOM = "lr:hierarchicalSubject"
DIGIKAM = "digiKam:TagsList"
IPTC = "Iptc.Keywords"
WINDOWS = "XPKeywords"
PATHS = (LIGHTROOM, DIGIKAM)
"""Properties that hold the whole path."""

_LOOK_ALIKES = str.maketrans("｜／；", "|/;")


def keyword_key(path: Iterable[str]) -> KeywordPath:
    """What two keywords have in common that are the same but for case and way of writing.

    Args:
        path: the keyword with what it is below.

    Returns:
        The same in Unicode normal form C, without case, and with plain separators.
    """
    return tuple(folded(part.translate(_LOOK_ALIKES)) for part in path)


@dataclass(frozen=True, slots=True)
class Tag:
    """A keyword that Cene would give a photo.

    Attributes:
        path: the keyword with what it is below.
        confidence: how sure Cene is of it, in 0..1.
    """

    path: KeywordPath
    confidence: float

    @property
    def leaf(self) -> str:
        """The keyword alone."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one keyword of a photo comes from that Cene wrote.

    Attributes:
        path: the keyword with what it is below.
        by: the program that wrote it.
        when: the moment, in ISO 8601 with its zone.
        confidence: how sure Cene was, in 0..1.
        head: the state of the classifier that said so.
        places: names of the properties that Cene added it to, and nobody had before.
    """

    path: KeywordPath
    by: str
    when: str
    confidence: float
    head: str
    places: tuple[str, ...]

    @property
    def leaf(self) -> str:
        """The keyword alone."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who writes keywords.

    Attributes:
        by: the program, with its version.
        when: the moment, in ISO 8601 with its zone.
        head: the state of the classifier.
    """

    by: str
    when: str
    head: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a photo, or the sidecar of one, says of it.

    Attributes:
        keywords: all of them, each once: whole paths, and alone what is alone somewhere.
        marks: those that Cene wrote once, also if they are not there any more.
        rating: stars, -1 for rejected; None where there are none.
        taken_at: when it was taken, in ISO 8601, with the zone where one is known.
        position: degrees north and east of where it was taken.
        camera: maker and model.
    """

    keywords: tuple[KeywordPath, ...] = ()
    marks: tuple[Mark, ...] = ()
    rating: int | None = None
    taken_at: str | None = None
    position: tuple[float, float] | None = None
    camera: tuple[str, str] | None = None

    @property
    def machine(self) -> tuple[KeywordPath, ...]:
        """Keywords that Cene wrote and that are still there."""
        present = set(map(keyword_key, self.keywords))
        return tuple(mark.path for mark in self.marks if not _is_gone(mark, present))

    @property
    def removed(self) -> tuple[KeywordPath, ...]:
        """Keywords that Cene wrote and that a person took away since."""
        present = set(map(keyword_key, self.keywords))
        return tuple(mark.path for mark in self.marks if _is_gone(mark, present))

    @property
    def by_person(self) -> tuple[KeywordPath, ...]:
        """Keywords that are not Cene's; alone only where no whole path says the same."""
        ours = {key for mark in self.marks for key in _claims(mark)}
        own = [path for path in self.keywords if keyword_key(path) not in ours]
        ends = {keyword_key(path[-1:]) for path in own if len(path) > 1}
        return tuple(path for path in own if len(path) > 1 or keyword_key(path) not in ends)


def _is_gone(mark: Mark, present: set[KeywordPath]) -> bool:
    """Whether a keyword of Cene's is not among those that there are."""
    return (FLAT in mark.places and keyword_key(mark.path[-1:]) not in present) or (
        any(place in mark.places for place in PATHS) and keyword_key(mark.path) not in present
    )


def _claims(mark: Mark) -> list[KeywordPath]:
    """The keywords that are there only because Cene wrote them."""
    has_path = all(place in mark.places for place in PATHS)
    has_leaf = FLAT in mark.places
    if len(mark.path) == 1:
        return [keyword_key(mark.path)] if has_path and has_leaf else []
    path = [keyword_key(mark.path)] if has_path else []
    return [*path, keyword_key(mark.path[-1:])] if has_leaf else path
