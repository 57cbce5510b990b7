from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.core.album import Album
from cene.core.errors import UsageError
from cene.core.naming import album_folder, folded
from cene.core.tree import Albums

NATURE = Album("nature", "Nature")
SEA = Album("sea", "Sea", "nature")
BELLA = Album("Bella", "Luna", own=True)
ALBUMS = Albums([NATURE, SEA, BELLA])


def refusal(albums: Albums, title: str, key: str | None = None) -> str:
    with pytest.raises(UsageError) as caught:
        albums.check_title(title, key)
    sentence = str(caught.value)
    assert sentence.startswith(f"An album cannot be called {title!r}: ")
    assert sentence.endswith(".")
    assert sentence.isprintable()
    return sentence


def test_the_albums_are_there_by_key_in_their_order() -> None:
    assert list(ALBUMS) == ["nature", "sea", "Bella"]
    assert ALBUMS["sea"] is SEA
    assert len(ALBUMS) == 3
    assert "pond" not in ALBUMS


@pytest.mark.parametrize("name", ["Bella", "bella ", "LUNA", "\tluna"])
def test_an_album_goes_by_its_key_and_its_title_in_any_case(name: str) -> None:
    assert ALBUMS.find(name) is BELLA
    assert ALBUMS.named(name) is BELLA


def test_a_name_that_no_album_has_is_an_error_that_says_where_to_look() -> None:
    assert ALBUMS.find("Bell") is None
    with pytest.raises(UsageError, match="no album 'Bell'; `cene albums list` shows"):
        ALBUMS.named("Bell")


def test_a_name_that_is_spelt_with_other_characters_is_the_same() -> None:
    albums = Albums([Album("Café", "Café", own=True)])
    assert albums.find("cafe\u0301") is albums["Café"]
    assert "'Café'" in refusal(albums, "CAFE\u0301")


def test_children_and_ancestors() -> None:
    albums = Albums([NATURE, SEA, Album("bay", "Bay", "sea"), Album("pond", "Pond", "nature")])
    assert [album.key for album in albums.children("nature")] == ["sea", "pond"]
    assert albums.children("bay") == ()
    assert [album.key for album in albums.ancestors("bay")] == ["sea", "nature"]
    assert albums.ancestors("nature") == ()


def test_a_parent_that_is_not_there_is_none() -> None:
    assert Albums([SEA])["sea"].parent is None


def test_what_was_merged_is_gone_but_its_name_is_taken() -> None:
    albums = Albums([NATURE, SEA, Album("bay", "Bay", "sea")], {"sea": "nature"})
    assert list(albums) == ["nature", "bay"]
    assert albums["bay"].parent is None
    assert albums.find("Sea") is None
    assert albums.merged == {"sea": "nature"}
    assert "a ready-made one, which was merged into 'Nature'" in refusal(albums, "sea")
    assert albums.check_title("Nature", "nature") == "Nature"
    assert "'Nature'" in refusal(albums.plus(Album("x", "X")), "SEA")


def test_one_more_album_or_another_state_of_one_leaves_the_old_ones_as_they_are() -> None:
    renamed = ALBUMS.plus(Album("sea", "Ocean", "nature")).plus(Album("bay", "Bay", "sea"))
    assert list(renamed) == ["nature", "sea", "Bella", "bay"]
    assert renamed["sea"].title == "Ocean"
    assert ALBUMS["sea"].title == "Sea"
    assert "bay" not in ALBUMS


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("", "nothing to read"),
        (" \t\u3000", "nothing to read"),
        ("\u200b", "nothing to read"),
        ("a/b", "slash"),
        ("..\\b", "slash"),
        ("a\nb", "line end or control character"),
        ("a\x00", "line end or control character"),
        ("con", "Windows keeps that name"),
        ("COM1", "Windows keeps that name"),
        ("ä" * 128, "too long"),
        ("What?", "'What' would do"),
        (".hidden", "'hidden' would do"),
        ("a  b", "'a b' would do"),
        ("..", "'Album' would do"),
        ("a\udcff", "'a' would do"),
    ],
)
def test_what_no_folder_can_be_called_no_album_can(title: str, why: str) -> None:
    assert why in refusal(ALBUMS, title)


@pytest.mark.parametrize(
    "title", ["Bella 2", "Nature & sea", "家族", "👨‍👩‍👧", "ä" * 127, "Straße", "Mum, Dad", "R.E.M"]
)
def test_anything_else_will_do(title: str) -> None:
    assert ALBUMS.check_title(f" {title}\t") == title


def test_a_title_is_kept_in_one_spelling() -> None:
    assert ALBUMS.check_title("Cafe\u0301") == "Café"


@pytest.mark.parametrize(("title", "taken"), [("SEA", "Sea"), (" luna", "Luna"), ("bella", "Luna")])
def test_the_name_of_another_album_is_refused_naming_that(title: str, taken: str) -> None:
    assert f"the album {taken!r} goes by that name" in refusal(ALBUMS, title)


def test_the_folder_of_another_album_is_refused_too() -> None:
    albums = Albums([Album("qa", "Questions?")])
    assert "'Questions?'" in refusal(albums, "questions")


def test_an_album_may_keep_its_name_or_take_its_old_one_back() -> None:
    assert ALBUMS.check_title("Luna", "Bella") == "Luna"
    assert ALBUMS.check_title("BELLA", "Bella") == "BELLA"
    assert "'Sea'" in refusal(ALBUMS, "Sea", "Bella")


TITLES = st.text(max_size=20) | st.sampled_from(["Sea", "sea ", "SEA", "Sée", "Se\u0301e", "CON"])


@given(st.lists(TITLES, max_size=8))
def test_albums_that_are_accepted_have_folders_of_their_own(titles: list[str]) -> None:
    albums = Albums([])
    for title in titles:
        try:
            kept = albums.check_title(title)
        except UsageError:
            pass
        else:
            albums = albums.plus(Album(kept, kept, own=True))
            assert kept == album_folder(kept) == unicodedata.normalize("NFC", title).strip()
            assert albums.find(title) is albums[kept]
    folders = [folded(album_folder(album.title)) for album in albums.values()]
    assert len(set(folders)) == len(folders)


def test_an_album_cannot_stand_under_itself_near_or_far() -> None:
    albums = Albums([NATURE, SEA, Album("bay", "Bay", "sea")])
    albums.check_parent("bay", "nature")
    albums.check_parent("nature", None)
    with pytest.raises(UsageError, match="'Sea' cannot stand under itself"):
        albums.check_parent("sea", "sea")
    with pytest.raises(
        UsageError, match="'Nature' cannot stand under 'Bay', which stands under 'Nature'"
    ):
        albums.check_parent("nature", "bay")


KEYS = st.sampled_from("abcdef")


@given(st.lists(st.tuples(KEYS, st.none() | KEYS), max_size=30))
def test_whatever_is_put_under_whatever_there_is_no_loop(
    wishes: list[tuple[str, str | None]],
) -> None:
    albums = Albums(Album(key, key.upper()) for key in "abcdef")
    for key, parent in wishes:
        below = {key} | {other for other in albums if albums[key] in albums.ancestors(other)}
        try:
            albums.check_parent(key, parent)
        except UsageError:
            assert parent in below
        else:
            assert parent not in below
            albums = albums.plus(Album(key, key.upper(), parent))
        for other in albums:
            above = albums.ancestors(other)
            assert albums[other] not in above
            assert not above or above[-1].parent is None


def test_a_loop_that_came_about_otherwise_ends_all_the_same() -> None:
    albums = Albums([Album("a", "A", "b"), Album("b", "B", "a")])
    assert [album.key for album in albums.ancestors("a")] == ["b", "a"]
