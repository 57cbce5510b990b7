"""What a person is shown of the photos: what they ask for, and what each photo looks like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cene.core.photo import Photo
    from cene.core.policy import Decision
    from cene.core.tags import KeywordPath


class Standing(StrEnum):
    """How far Cene is with a photo, at the threshold of the moment."""

    SURE = "sure"
    """It would file itself."""
    ASKS = "asks"
    """It waits for an answer."""
    FILED = "filed"
    """It is where Cene, or an answer, put it."""
    KEPT = "kept"
    """A person answered, and it stays where it is."""
    FAILED = "failed"
    """It cannot be read."""
    UNREAD = "unread"
    """Nobody has looked at it yet, or it is a RAW file, which Cene cannot look into."""


class Scope(StrEnum):
    """Which photos are shown."""

    ALL = "all"
    REVIEW = "review"
    FILED_TODAY = "filed today"
    FAILED = "failed"


class Order(StrEnum):
    """In which order they are shown."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    SUREST = "surest"
    UNSUREST = "unsurest"


class Grouping(StrEnum):
    """What stands together under one heading."""

    NONE = "none"
    DAY = "day"
    ALBUM = "album"


@dataclass(frozen=True, slots=True)
class View:
    """What a person asks to see.

    Attributes:
        scope: which photos.
        album: key of an album whose photos alone are shown, with those below it; None for all.
        folder: only photos in this folder and below it; None for all.
        search: words that must all be found in name, folder, album, camera or date (as 2026-07).
        order: their order within a group.
        grouping: what stands together; days come newest first unless the order is oldest first.
    """

    scope: Scope = Scope.ALL
    album: str | None = None
    folder: Path | None = None
    search: str = ""
    order: Order = Order.NEWEST
    grouping: Grouping = Grouping.DAY


@dataclass(frozen=True, slots=True)
class Tile:
    """A photo as the grid shows it.

    Attributes:
        id: number of the photo in the catalogue.
        name: its file name.
        path: where it is.
        album: key of the album that it is in or would go into, None where nothing is known.
        confidence: how sure Cene is of that, in 0..1.
        standing: how far Cene is with it.
    """

    id: int
    name: str
    path: Path
    album: str | None
    confidence: float
    standing: Standing


@dataclass(frozen=True, slots=True)
class Details:
    """A photo as the inspector and the review show it.

    Attributes:
        photo: the photo with its companions.
        standing: how far Cene is with it.
        decision: what Cene would do and why; None where nothing was predicted.
        ranking: the best albums as (key, probability), best first.
        camera: maker and model, None where the file does not say.
        came_from: where it was before Cene moved or copied it, None if it did not.
        move: the journal's number of that move, None if there was none.
        error: why it cannot be read, None if it can.
        told: key of the album that a person put it into, None if nobody did.
        rejected: keys of albums that a person said it does not belong into.
        tagged: whether that move left it where it was, and gave it tags.
    """

    photo: Photo
    standing: Standing
    decision: Decision | None = None
    ranking: tuple[tuple[str, float], ...] = ()
    camera: str | None = None
    came_from: Path | None = None
    move: int | None = None
    error: str | None = None
    told: str | None = None
    rejected: tuple[str, ...] = ()
    tagged: bool = False


@dataclass(frozen=True, slots=True)
class Sayings:
    """What the files of a photo say of it.

    Attributes:
        keywords: those that people gave it, each with what it is below.
        by_cene: those that Cene gave it and nobody else.
        rating: stars, -1 for rejected; None where there are none.
        position: degrees north and east of where it was taken.
    """

    keywords: tuple[KeywordPath, ...] = ()
    by_cene: tuple[KeywordPath, ...] = ()
    rating: int | None = None
    position: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many photos there are.

    Attributes:
        photos: all.
        review: those that ask, at the threshold.
        sure: those that would file themselves, at the threshold.
        filed_today: those that were filed since midnight.
        failed: those that cannot be read.
        albums: by key, photos that are in the album or would go there, at the threshold; a parent
            counts those below it too.
    """

    photos: int
    review: int
    sure: int
    filed_today: int
    failed: int
    albums: Mapping[str, int]
