from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathvalidate import Platform, is_valid_filename

from cene.core.naming import NAME_BYTES, album_folder, folded, free_stem, shortened

BYTE_NAMES = st.binary(min_size=1, max_size=300).map(
    lambda raw: raw.replace(b"/", b"").replace(b"\0", b"").decode("utf-8", "surrogateescape")
)


def size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


@given(st.text())
@example("..")
@example(".CON")
@example("/COM1.tar")
@example("aux .")
@example("a" * 253 + " .b")
@example("e\u0301" * 200)
@example("\ud800\udcff")
@example("a\0/\u0301b")
@example("")
def test_an_album_folder_is_legal_everywhere(title: str) -> None:
    name = album_folder(title)
    assert is_valid_filename(name, platform=Platform.UNIVERSAL, min_len=1)
    assert 0 < size(name) <= NAME_BYTES
    assert not set(name) & set('/\\:*?"<>|\0')
    assert name.strip(". ") == name
    assert unicodedata.is_normalized("NFC", name)
    assert album_folder(name) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sea", "Sea"),
        ("Été à la mer ☀", "Été à la mer ☀"),
        ("E\u0301te\u0301", "Été"),
        ("  Bella   and\tme ", "Bella and me"),
        ("AC/DC: live?", "AC DC live"),
        ("../../etc", "etc"),
        (" .hidden.", "hidden"),
        ("con", "con_"),
        (".NUL", "NUL_"),
        ("...", "Album"),
        ("/", "Album"),
        ("", "Album"),
    ],
)
def test_a_title_stays_as_it_is_as_far_as_it_is_legal(title: str, name: str) -> None:
    assert album_folder(title) == name


@given(BYTE_NAMES, st.integers(-3, 300))
@example("", -1)
def test_shortening_cuts_no_character_and_no_more_than_it_must(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert text.startswith(short)
    assert size(short) <= max(limit, 0)
    if short != text:
        assert size(text[: len(short) + 1]) > limit


@given(
    BYTE_NAMES, st.lists(st.sampled_from([".jpg", ".jpg.xmp", ".mov", ""]), min_size=1), st.data()
)
def test_a_free_stem_is_free_fits_and_is_the_first(
    stem: str, suffixes: list[str], data: st.DataObject
) -> None:
    """Names are taken by an adversary who sees what would be tried."""
    taken: set[str] = set()
    tried: list[str] = []

    def is_taken(name: str) -> bool:
        tried.append(name)
        if len(tried) < 20 and data.draw(st.booleans()):
            taken.add(name)
        return name in taken

    free = free_stem(stem, iter(suffixes), is_taken)
    names = {free + suffix for suffix in suffixes}
    assert not names & taken
    assert names <= set(tried)
    assert all(size(name) <= NAME_BYTES for name in names)
    if not taken:
        assert free == shortened(stem, NAME_BYTES - max(map(size, suffixes)))


def test_numbers_count_up_for_the_whole_group() -> None:
    taken = {"a.jpg", "a (2).xmp", "a (3).jpg"}
    assert free_stem("a", [".jpg", ".xmp"], taken.__contains__) == "a (4)"
    assert free_stem("a", [".mov"], taken.__contains__) == "a"


def test_a_long_stem_makes_room_for_its_number() -> None:
    long = "ä" * 125
    assert free_stem(long, [".jpg"], {long + ".jpg"}.__contains__) == "ä" * 123 + " (2)"


@pytest.mark.parametrize(
    ("one", "other"), [("IMG.JPG", "img.jpg"), ("e\u0301.jpg", "É.jpg"), ("ſ", "S")]
)
def test_names_that_some_system_takes_for_one_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert folded(one) != folded(other + "x")
