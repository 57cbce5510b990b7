"""Which keywords are Cene's, which a person's, and which a person took away."""

from __future__ import annotations

from cene.core.tags import (
    DIGIKAM,
    FLAT,
    LIGHTROOM,
    KeywordPath,
    Mark,
    Metadata,
    Tag,
    keyword_key,
)

DOGS = ("Animals", "Dogs")


def mark(path: KeywordPath, *places: str) -> Mark:
    where = places or (FLAT, LIGHTROOM, DIGIKAM)
    return Mark(path, "Cene", "2026-01-01T00:00:00+00:00", 0.9, "head", where)


def test_the_leaf_is_the_last_part() -> None:
    assert Tag(DOGS, 0.9).leaf == mark(DOGS).leaf == "Dogs"


def test_keywords_are_the_same_but_for_case_form_and_look_alikes() -> None:
    assert keyword_key(("CAFE\u0301", "a｜b／c")) == keyword_key(("café", "A|B/C"))


def test_what_cene_wrote_and_is_there_is_the_machines() -> None:
    found = Metadata((("dogs",), DOGS, ("Rex",)), (mark(DOGS),))

    assert (found.machine, found.removed, found.by_person) == ((DOGS,), (), (("Rex",),))


def test_a_leaf_or_a_path_that_is_gone_was_removed() -> None:
    for left in ((DOGS,), (("Dogs",),), ()):
        found = Metadata(left, (mark(DOGS),))
        assert (found.machine, found.removed, found.by_person) == ((), (DOGS,), ())


def test_what_a_person_had_in_one_property_stays_theirs() -> None:
    keywords = (("Dogs",), DOGS)

    assert Metadata(keywords, (mark(DOGS, LIGHTROOM, DIGIKAM),)).by_person == (("Dogs",),)
    assert Metadata(keywords, (mark(DOGS, FLAT, DIGIKAM),)).by_person == (DOGS,)
    assert Metadata((("Sea",),), (mark(("Sea",), LIGHTROOM, DIGIKAM),)).by_person == (("Sea",),)
    assert Metadata((("Sea",),), (mark(("Sea",)),)).by_person == ()


def test_a_keyword_alone_and_in_a_path_counts_once() -> None:
    assert Metadata((("Dogs",), ("Sea",), DOGS)).by_person == (("Sea",), DOGS)
