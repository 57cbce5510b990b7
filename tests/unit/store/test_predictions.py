from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cene.core.policy import NOVELTY_LIMIT, is_sure
from cene.core.prediction import Prediction
from cene.store import predictions as module
from cene.store.catalogue import Catalogue, Sighting
from cene.store.predictions import Predictions

if TYPE_CHECKING:
    from cene.store.database import Database

IN, OUT = Path("/in"), Path("/out")
ALBUMS = ("forest", "sea")


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
    said = prediction("sea", 0.1 + 0.2 + 0.65)
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
    assert predictions.missing("backbone", "model", 10) == []
    ((number, embedding),) = predictions.missing("backbone", "newer", 10)
    assert embedding == b"embedding"
    assert predictions.missing("another", "newer", 10) == []
    with database.transaction():
        predictions.add([(number, Prediction((("sea", 0.5),), 0.1, "newer"))])
    assert predictions.missing("backbone", "newer", 10) == []
    with database.transaction():
        for digest in (b"1", b"2", b"3"):
            Catalogue(database).add_content(digest, "backbone", digest, None)
    assert len(predictions.missing("backbone", "newer", 2)) == 2
    assert len(predictions.missing("backbone", "newer", 10)) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    said=st.lists(
        st.tuples(
            st.sampled_from([*ALBUMS, "street"]),
            st.sampled_from([0.0, 0.9, 1.0]) | st.floats(0, 1),
            st.sampled_from([0.0, NOVELTY_LIMIT, 1.0]) | st.floats(0, 1),
        ),
        max_size=12,
    ),
    threshold=st.sampled_from([0.0, 0.9, 1.0]) | st.floats(0, 1),
)
def test_the_count_is_that_of_the_one_rule(
    database: Database, said: list[tuple[str, float, float]], threshold: float
) -> None:
    predictions = Predictions(database)
    with database.transaction() as connection:
        for table in ("companion", "photo", "prediction", "content", "folder"):
            connection.execute(f"DELETE FROM {table}")
    made = [prediction(*each) for each in said]
    Catalogue(database).select([])
    for number, each in enumerate(made):
        add(database, f"{number:02}.jpg", each)
    add(database, "raw.cr2", None, raw=True)
    add(database, "unread.jpg", None)
    sure = [
        each
        for each in made
        if is_sure(each.confidence, each.novelty, threshold) and each.album in ALBUMS
    ]

    tally = predictions.tally(threshold, ALBUMS)

    assert (tally.photos, tally.read, tally.unpredicted) == (len(made) + 2, len(made), 1)
    assert {album.album: album.sure for album in tally.albums} == {
        album: count for album in ALBUMS if (count := sum(each.album == album for each in sure))
    }
    assert sum(album.expected_wrong for album in tally.albums) == pytest.approx(
        sum(1 - each.confidence for each in sure)
    )
    assert [found for _, found in predictions.sure(threshold, ALBUMS)] == sure
    rest = [found for _, found in predictions.unsure(threshold, ALBUMS)]
    assert rest == [each for each in made if each not in sure] + [None]


def test_another_folder_does_not_count(database: Database, predictions: Predictions) -> None:
    add(database, "a.jpg", prediction())
    Catalogue(database).select([Catalogue(database).folder(OUT)])
    assert predictions.tally(0.9, ALBUMS) == (0, 0, 0, ())
    assert list(predictions.sure(0.9, ALBUMS)) == []
    assert list(predictions.unsure(0.9, ALBUMS)) == []
