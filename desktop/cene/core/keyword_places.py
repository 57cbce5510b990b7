"""How keywords stand in the properties of a file, and how those of Cene's are told apart there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.core.tags import (
    DIGIKAM,
    FLAT,
    IPTC,
    LIGHTROOM,
    PATHS,
    WINDOWS,
    KeywordPath,
    Mark,
    Signature,
    Tag,
    keyword_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_SEPARATORS = {LIGHTROOM: ("|", "｜"), DIGIKAM: ("/", "／"), WINDOWS: (";", "；")}
"""What stands between two parts, and what is written for it within one."""
_ORDER = (FLAT, LIGHTROOM, DIGIKAM, IPTC, WINDOWS)


def stored(place: str, path: KeywordPath) -> str:
    """How a keyword is written in one property."""
    separator, look_alike = _SEPARATORS.get(place, ("", ""))
    parts = path if place in PATHS else path[-1:]
    return separator.join(
        part.replace(separator, look_alike) if separator else part for part in parts
    )


def parts(place: str, text: str) -> KeywordPath:
    """The keyword that one item of a property is; empty if it is none."""
    separator, look_alike = _SEPARATORS.get(place, ("", ""))
    pieces = text.split(separator) if place in PATHS else [text]
    plain = (piece.replace(look_alike, separator) if separator else piece for piece in pieces)
    return tuple(piece.strip() for piece in plain if piece.strip())


def present(lists: Mapping[str, Sequence[str]], marks: Sequence[Mark]) -> tuple[KeywordPath, ...]:
    """All keywords, each once, without what is left of those that a person took away elsewhere.

    Args:
        lists: items by property.
        marks: what Cene wrote once.
    """
    keys = {place: {_key(place, text) for text in texts} for place, texts in lists.items()}
    gone = [mark for mark in marks if _is_gone(mark, keys)]
    left_over = _claimed(gone)
    alive = _claimed(mark for mark in marks if mark not in gone)
    found: dict[KeywordPath, KeywordPath] = {}
    for place in _ORDER:
        dropped = left_over.get(place, set()) - alive.get(place, set())
        for text in lists.get(place, ()):
            if (key := _key(place, text)) and key not in dropped:
                found.setdefault(key, parts(place, text))
    return tuple(found.values())


def _is_gone(mark: Mark, keys: Mapping[str, set[KeywordPath]]) -> bool:
    paths = [place for place in mark.places if place in PATHS]
    missing = {p for p in mark.places if keyword_key(_said(p, mark.path)) not in keys.get(p, ())}
    return FLAT in missing or (bool(paths) and missing.issuperset(paths))


def _said(place: str, path: KeywordPath) -> KeywordPath:
    """As much of a keyword as a property holds."""
    return path if place in PATHS else path[-1:]


def _key(place: str, text: str) -> KeywordPath:
    return keyword_key(parts(place, text))


def _claimed(marks: Iterable[Mark]) -> dict[str, set[KeywordPath]]:
    """What Cene wrote, by property."""
    found: dict[str, set[KeywordPath]] = {}
    for mark in marks:
        for place in mark.places:
            found.setdefault(place, set()).add(keyword_key(_said(place, mark.path)))
    return found


def planned(
    lists: Mapping[str, Sequence[str]],
    marks: Sequence[Mark],
    tags: Sequence[Tag],
    signature: Signature,
    takes: Callable[[str, str], bool],
) -> tuple[dict[str, list[str]], tuple[Mark, ...]]:
    """What the properties are to hold so that exactly these keywords are Cene's.

    Args:
        lists: items by property, of all properties that may be written.
        marks: what Cene wrote once.
        tags: the keywords that it writes now.
        signature: who writes.
        takes: says whether a property can hold a text.

    Returns:
        The new items by property, and the new marks. What stays keeps its place, and its moment.
    """
    wanted = {keyword_key(tag.path): tag for tag in reversed(tags)}
    tags = [tag for tag in tags if wanted[keyword_key(tag.path)] is tag]
    claimed = _claimed(marks)
    result: dict[str, list[str]] = {}
    added: dict[KeywordPath, list[str]] = {tag.path: [] for tag in tags}
    for place, texts in lists.items():
        ours = _ours(place, texts, claimed.get(place, set()))
        person = {_key(place, text) for spot, text in enumerate(texts) if spot not in ours}
        stays = {keyword_key(_said(place, tag.path)) for tag in tags} - person
        kept = [text for spot, text in enumerate(texts) if ours.get(spot, ()) in {(), *stays}]
        there = {_key(place, text) for text in kept}
        for tag in tags:
            key, text = keyword_key(_said(place, tag.path)), stored(place, tag.path)
            if key not in there and takes(place, text):
                kept.append(text)
                there.add(key)
            if key in there and key not in person:
                added[tag.path].append(place)
        result[place] = kept
    return result, tuple(_mark(tag, tuple(added[tag.path]), marks, signature) for tag in tags)


def _ours(place: str, texts: Sequence[str], claimed: set[KeywordPath]) -> dict[int, KeywordPath]:
    """Where Cene's items are: one for each that it wrote, even if a person wrote it once more."""
    spots: dict[KeywordPath, int] = {}
    for spot, text in enumerate(texts):
        if (key := _key(place, text)) in claimed:
            spots[key] = spot
    return {spot: key for key, spot in spots.items()}


def _mark(tag: Tag, places: tuple[str, ...], old: Sequence[Mark], signature: Signature) -> Mark:
    """A new mark; where the same was said before, of that moment."""
    key = keyword_key(tag.path), tag.confidence, signature.by, signature.head
    same = (one for one in old if (keyword_key(one.path), one.confidence, one.by, one.head) == key)
    when = next((one.when for one in same), signature.when)
    return Mark(tag.path, signature.by, when, tag.confidence, signature.head, places)
