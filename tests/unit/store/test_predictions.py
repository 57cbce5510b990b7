from __future__ import annotations

from dataclasses import replace
from itertools import compress
from pathlib import Path
from struct import unpack
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cene.core.policy import NOVELTY_LIMIT, place
from cene.core.prediction import PARENTS, Prediction
from cene.store import predictions as module
from cene.store.catalogue import Catalogue, Sighting
from cene.store.predictions import Predictions

if TYPE_CHECKING:
    from cene.store.database import Database

IN, OUT = Path("/in"), Path("/out")
ALBUMS = ("forest", "sea", "nature", "places")
CHANCES = st.sampled_from([0.0, 0.5, 0.9, 1.0]) | st.floats(0, 1)


def prediction(album: str = "sea", confidence: float = 0.95, novelty: float = 0.5) -> Prediction:
    return Prediction(((album, confidence), ("other", 0.01)), novelty, "model")


def add(
    database: Database, name: str, said: Prediction | None, *companions: str, raw: bool = False
) -> int:
    """Enter a photo with what was predicted of it; raw, or unread without a prediction."""
    catalogue = Catalogue(database)
    with database.transaction():
        folder = catalogue.folder(IN)
        catalogue.see(folder, Sighting(name, companions, 7, 8, raw), None)
        photo = catalogue.photos_in(folder)[name].id
        if said is not None:
            content = catalogue.add_content(name.encode(), "backbone", b"embedding", "2020")
            catalogue.read(photo, content)
            Predictions(database).add([(content, said)])
    catalogue.select([folder])
    return photo


def test_a_prediction_comes_back_as_it_was_with_its_photo(
    database: Database, predictions: Predictions
) -> None:
    parents = (("coast", 0.1 + 0.2 + 0.66), ("nature", 0.98), ("all", 0.99))
    said = replace(prediction("sea", 0.1 + 0.2 + 0.65), parents=parents, alike=3)
    number = add(database, "a.jpg", said, "a\n.xmp", "\udcff.mov")

    ((photo, found),) = predictions.sure(0.9, ALBUMS)

    assert found == said
    assert photo.path == IN / "a.jpg"
    assert photo.companions == (IN / "a\n.xmp", IN / "\udcff.mov")
    assert (photo.id, photo.size, photo.mtime_ns) == (number, 7, 8)
    assert (photo.content, photo.taken_at) == (b"a.jpg", "2020")


def test_what_is_not_sure_waits_and_raw_files_have_no_prediction(
    database: Database, predictions: Predictions
) -> None:
    add(database, "d.jpg", prediction("sea", 0.89))
    add(database, "c.jpg", prediction("street", 0.99))
    add(database, "b.jpg", prediction("sea", 1.0, NOVELTY_LIMIT + 0.001))
    add(database, "a.cr2", None, raw=True)
    add(database, "sure.jpg", prediction("forest", 0.9, NOVELTY_LIMIT))
    add(database, "unread.jpg", None)

    names = [(photo.path.name, said is None) for photo, said in predictions.unsure(0.9, ALBUMS)]
    assert names == [("a.cr2", True), ("b.jpg", False), ("c.jpg", False), ("d.jpg", False)]
    raw = next(predictions.unsure(0.9, ALBUMS))[0]
    assert (raw.content, raw.taken_at) == (b"", None)
    assert len(list(predictions.unsure(0.9, ALBUMS, 2))) == 2
    assert list(predictions.unsure(0.9, ALBUMS, 0)) == []
    assert [photo.path.name for photo, _ in predictions.sure(0.9, ALBUMS)] == ["sure.jpg"]
    assert list(predictions.sure(0.9, ())) == []


def test_photos_are_told_apart_also_while_they_are_moved(
    database: Database, predictions: Predictions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 2)
    numbers = [add(database, f"{letter}.jpg", prediction()) for letter in "abcdefg"]
    catalogue, seen = Catalogue(database), []
    for photo, _ in predictions.sure(0.9, ALBUMS):
        seen.append(photo.id)
        with database.transaction():
            # Into the selected folder itself, behind all the others; and once over another.
            name = "f.jpg" if photo.path.name == "b.jpg" else f"z{photo.path.name}"
            catalogue.relocate(photo.id, IN / name, [])
    assert seen == [number for number in numbers if number != numbers[5]]


def test_only_what_this_model_has_not_seen_is_missing(
    database: Database, predictions: Predictions
) -> None:
    add(database, "a.jpg", prediction())
    assert predictions.missing("backbone", "model", 0, 10) == []
    ((number, embedding),) = predictions.missing("backbone", "newer", 0, 10)
    assert embedding == b"embedding"
    assert predictions.missing("another", "newer", 0, 10) == []
    assert not predictions.complete("newer")
    with predictions.database.transaction():
        predictions.note_complete("newer")
    assert predictions.complete("newer")
    assert not predictions.complete("newest")
    with database.transaction():
        predictions.add([(number, Prediction((("sea", 0.5),), 0.1, "newer"))])
    assert predictions.missing("backbone", "newer", 0, 10) == []
    with database.transaction():
        for digest in (b"1", b"2", b"3"):
            Catalogue(database).add_content(digest, "backbone", digest, None)
    first = [content for content, _ in predictions.missing("backbone", "newer", 0, 2)]
    ((last, _),) = predictions.missing("backbone", "newer", first[-1], 2)
    assert sorted({*first, last}) == [*first, last]
    assert len(predictions.missing("backbone", "newer", 0, 10)) == 3


def made(album: str, chances: tuple[float, ...], novelty: float) -> Prediction:
    """What could be predicted: parents are surer than the best album."""
    above = [chance for chance in chances[1:] if chance > chances[0]]
    parents = tuple(zip(("nature", "hidden", "places"), above, strict=False))
    return replace(prediction(album, chances[0], novelty), parents=parents)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    said=st.lists(
        st.builds(
            made,
            st.sampled_from(["forest", "sea", "street"]),
            st.tuples(*[CHANCES] * (1 + PARENTS)),
            st.sampled_from([0.0, NOVELTY_LIMIT, 1.0]) | st.floats(0, 1),
        ),
        max_size=12,
    ),
    threshold=CHANCES,
    own=st.dictionaries(st.sampled_from(["forest", "sea", "street", "nature", "hidden"]), CHANCES),
)
def test_the_count_is_that_of_the_one_rule(
    database: Database, said: list[Prediction], threshold: float, own: dict[str, float]
) -> None:
    predictions = Predictions(database)
    with database.transaction() as connection:
        for table in ("companion", "photo", "prediction", "content", "folder"):
            connection.execute(f"DELETE FROM {table}")
    Catalogue(database).select([])
    for number, each in enumerate(said):
        add(database, f"{number:02}.jpg", each)
    add(database, "raw.cr2", None, raw=True)
    add(database, "unread.jpg", None)
    places = [place(each, threshold, ALBUMS, own) for each in said]
    wrong: dict[str, list[float]] = {}
    for album, confidence in filter(None, places):
        wrong.setdefault(album, []).append(1 - confidence)

    tally = predictions.tally(threshold, ALBUMS, own)

    assert (tally.photos, tally.read, tally.unpredicted) == (len(said) + 2, len(said), 1)
    assert {album.album: album.sure for album in tally.albums} == {
        album: len(each) for album, each in wrong.items()
    }
    assert {album.album: album.expected_wrong for album in tally.albums} == pytest.approx(
        {album: sum(each) for album, each in wrong.items()}
    )
    sure = [where is not None and where[0] in ALBUMS for where in places]
    filed = [found for _, found in predictions.sure(threshold, ALBUMS, own)]
    assert filed == list(compress(said, sure))
    rest = [found for _, found in predictions.unsure(threshold, ALBUMS, own=own)]
    assert rest == [each for each, filed in zip(said, sure, strict=True) if not filed] + [None]


def test_what_the_person_put_somewhere_comes_back_as_that(
    database: Database, predictions: Predictions
) -> None:
    said = Prediction((("sea", 1.0),), 0.0, "model", told=True)
    add(database, "a.jpg", said)
    assert [found for _, found in predictions.sure(1.0, ALBUMS)] == [said]


def test_all_confidences_are_read_at_once(database: Database, predictions: Predictions) -> None:
    assert predictions.confidences(selected_only=False) == (0, b"", "")
    add(database, "a.jpg", made("sea", (0.1, 0.2, 0.3, 0.0), NOVELTY_LIMIT))
    add(database, "b.jpg", prediction("sea", 0.9, NOVELTY_LIMIT + 0.01))
    add(database, "c.cr2", None, raw=True)
    for selected_only in (True, False):
        found = predictions.confidences(selected_only=selected_only)
        assert (found.photos, unpack("<4d", found.steps)) == (2, (0.1, 0.2, 0.3, 0.0))
        assert found.places == ""


def test_the_albums_of_the_confidences_come_in_the_same_order(
    database: Database, predictions: Predictions
) -> None:
    add(database, "a.jpg", made("sea", (0.1, 0.2, 0.3, 0.0), 0.0))
    add(database, "b.jpg", prediction("street", 1.0, 1.0))
    add(database, "c.jpg", made("forest", (0.4, 0.0, 0.5, 0.0), 0.0))
    found = predictions.confidences(selected_only=False, places=True)
    chances = unpack("<8d", found.steps)
    assert dict(zip(found.places.split("\n"), chances, strict=True)) == {
        "sea": 0.1, "nature": 0.5, "hidden": 0.3, "forest": 0.4, "": 0.0,
    }  # fmt: skip
    assert found.places.startswith(("sea\nnature\nhidden\n\n", "forest\nnature\n\n\n"))


def test_photos_without_a_place_have_no_confidence(
    database: Database, predictions: Predictions
) -> None:
    add(database, "a.jpg", prediction())
    add(database, "b.jpg", prediction("sea", 0.9, NOVELTY_LIMIT + 0.01))

    Catalogue(database).select([])
    assert predictions.confidences(selected_only=True) == (0, b"", "")
    with database.transaction():
        lost = Catalogue(database).photos_in(Catalogue(database).folder(IN))["a.jpg"].id
        Catalogue(database).lose([lost])
    assert predictions.confidences(selected_only=False, places=True) == (1, b"", "")


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_every_bit_of_a_confidence_is_kept(database: Database, chances: list[float]) -> None:
    """SQLite strings them together as text, which they are not."""
    with database.transaction() as connection:
        for table in ("companion", "photo", "prediction", "content", "folder"):
            connection.execute(f"DELETE FROM {table}")
    for number, chance in enumerate(chances):
        add(database, f"{number:02}.jpg", prediction("sea", chance, 0.0))
    steps = Predictions(database).confidences(selected_only=True).steps
    assert unpack(f"<{4 * len(chances)}d", steps)[::4] == tuple(chances)


def test_another_folder_does_not_count(database: Database, predictions: Predictions) -> None:
    add(database, "a.jpg", prediction())
    Catalogue(database).select([Catalogue(database).folder(OUT)])
    assert predictions.tally(0.9, ALBUMS) == (0, 0, 0, ())
    assert list(predictions.sure(0.9, ALBUMS)) == []
    assert list(predictions.unsure(0.9, ALBUMS)) == []
