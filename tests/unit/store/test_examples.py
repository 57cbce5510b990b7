from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cene.core.example import Example, Labeller, Verdict
from cene.store.catalogue import Catalogue
from cene.store.examples import Counts, ExampleRow, Examples, Mark

if TYPE_CHECKING:
    from cene.store.database import Database

YES = Example("sea", Verdict.CONFIRMED, time="2026-01-01T00:00:00+00:00")
NO = replace(YES, verdict=Verdict.REJECTED)
MACHINE = replace(YES, labeller=Labeller.MACHINE, confidence=0.1 + 0.2, source="open-images")


@pytest.fixture
def examples(database: Database) -> Examples:
    return Examples(database)


def contents(database: Database, *digests: bytes) -> list[int]:
    catalogue = Catalogue(database)
    with database.transaction():
        return [
            catalogue.add_content(digest, "backbone", b"embedding " + digest, None)
            for digest in digests
        ]


def put(examples: Examples, content: int, *said: Example) -> None:
    with examples.database.transaction():
        for example in said:
            examples.put(content, example)


def test_an_example_comes_back_as_it_was_put(database: Database, examples: Examples) -> None:
    a, b = contents(database, b"a", b"b")
    others = [replace(NO, album="forest"), replace(NO, album="street")]
    put(examples, a, MACHINE, *others)
    put(examples, b, YES)
    assert examples.of(a) == [others[0], MACHINE, others[1]]
    assert examples.of(b) == [YES]
    assert examples.of(99) == []


def test_what_is_said_last_of_a_photo_and_an_album_holds(
    database: Database, examples: Examples
) -> None:
    (a,) = contents(database, b"a")
    for said in (YES, NO, MACHINE, YES):
        put(examples, a, said)
        assert examples.of(a) == [said]


def test_a_photo_belongs_into_one_album(database: Database, examples: Examples) -> None:
    (a,) = contents(database, b"a")
    forest, street = replace(YES, album="forest"), replace(NO, album="street")
    put(examples, a, YES, street, forest)
    assert examples.of(a) == [forest, street]
    with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:
        connection.execute("UPDATE example SET verdict = 'confirmed'")


def test_only_what_was_read_can_be_an_example(database: Database, examples: Examples) -> None:
    with pytest.raises(sqlite3.IntegrityError), database.transaction():
        examples.put(99, YES)


def test_all_are_ordered_by_digest_and_album_and_carry_what_is_learnt_from(
    database: Database, examples: Examples
) -> None:
    b, a = contents(database, b"b", b"a")
    forest = replace(NO, album="forest")
    put(examples, b, YES)
    put(examples, a, YES, forest)
    assert list(examples.all()) == [
        ExampleRow(a, b"a", b"embedding a", "backbone", forest),
        ExampleRow(a, b"a", b"embedding a", "backbone", YES),
        ExampleRow(b, b"b", b"embedding b", "backbone", YES),
    ]


def test_removing_takes_back_all_that_was_said_of_a_photo(
    database: Database, examples: Examples
) -> None:
    a, b = contents(database, b"a", b"b")
    forest = replace(NO, album="forest")
    put(examples, a, YES, forest)
    put(examples, b, YES)
    with database.transaction():
        assert examples.remove(a) == [forest, YES]
        assert examples.remove(a) == []
    assert examples.of(b) == [YES]


def test_examples_are_counted_by_album(database: Database, examples: Examples) -> None:
    assert examples.counts() == {}
    a, b, c = contents(database, b"a", b"b", b"c")
    put(examples, a, YES)
    put(examples, b, MACHINE, replace(NO, album="forest"))
    put(examples, c, replace(MACHINE, verdict=Verdict.REJECTED))
    assert examples.counts() == {"forest": Counts(0, 1, 0), "sea": Counts(2, 1, 1)}


def test_marks_are_all_that_was_said_by_digest_and_album(
    database: Database, examples: Examples
) -> None:
    late, early = contents(database, b"b", b"a")
    put(examples, late, MACHINE, replace(NO, album="forest"))
    put(examples, early, YES)
    assert examples.marks() == [
        Mark(early, b"a", "sea", Verdict.CONFIRMED, Labeller.PERSON, 1.0),
        Mark(late, b"b", "forest", Verdict.REJECTED, Labeller.PERSON, 1.0),
        Mark(late, b"b", "sea", Verdict.CONFIRMED, Labeller.MACHINE, 0.1 + 0.2),
    ]


def test_what_one_source_said_is_found_and_taken_back_alone(
    database: Database, examples: Examples
) -> None:
    a, b, c = contents(database, b"a", b"b", b"c")
    filed = replace(MACHINE, source="filed")
    no = replace(filed, verdict=Verdict.REJECTED, album="street")
    put(examples, a, filed, replace(NO, album="forest"))
    put(examples, b, YES)
    put(examples, c, MACHINE, no)
    assert examples.from_source("filed") == {a: filed}
    assert examples.from_source("folders") == {}
    with database.transaction():
        assert examples.drop_source("filed") == 2
        assert examples.drop_source("filed") == 0
    assert [examples.of(content) for content in (a, b, c)] == [
        [replace(NO, album="forest")],
        [YES],
        [MACHINE],
    ]


def test_dropping_an_album_takes_back_its_examples_only(
    database: Database, examples: Examples
) -> None:
    a, b = contents(database, b"a", b"b")
    forest = replace(NO, album="forest")
    put(examples, a, YES, forest)
    put(examples, b, NO)
    with database.transaction():
        assert examples.drop("sea") == 2
        assert examples.drop("sea") == 0
    assert (examples.of(a), examples.of(b)) == ([forest], [])


SAID = [None, *(replace(YES, verdict=v, labeller=who) for v, who in product(Verdict, Labeller))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (old, new)
        for old, new in product(SAID, repeat=2)
        if not (old and new and old.verdict is new.verdict is Verdict.CONFIRMED)
    ],
)
def test_of_two_albums_made_one_the_weightier_word_stays(
    database: Database, examples: Examples, old: Example | None, new: Example | None
) -> None:
    (a,) = contents(database, b"a")
    if old:
        put(examples, a, replace(old, album="old", source="old"))
    if new:
        put(examples, a, replace(new, source="new"))
    with database.transaction():
        examples.reassign("old", "sea")
    expected = [
        replace(said, source=source) for said, source in ((old, "old"), (new, "new")) if said
    ]
    expected.sort(key=lambda s: (s.labeller is Labeller.PERSON, s.verdict is Verdict.CONFIRMED))
    assert examples.of(a) == expected[-1:]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from("abc"), st.sampled_from(list(Verdict))),
        max_size=20,
    )
)
def test_making_albums_one_loses_no_photo(
    database: Database, said: list[tuple[int, str, Verdict]]
) -> None:
    examples = Examples(database)
    numbers = contents(database, b"a", b"b", b"c", b"d")
    for number in numbers:
        with database.transaction():
            examples.remove(number)
    for index, album, verdict in said:
        put(examples, numbers[index], Example(album, verdict))
    before = {number: {e.verdict for e in examples.of(number)} for number in numbers}
    with database.transaction():
        examples.reassign("a", "c")
        examples.reassign("b", "c")
    for number, verdicts in before.items():
        after = examples.of(number)
        assert [e.album for e in after] == ["c"] * bool(verdicts)
        assert [e.verdict for e in after] == sorted(verdicts)[:1], "confirmed, if it was anywhere"
