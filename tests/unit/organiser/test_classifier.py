"""The bundled classifier on real photos: parts of those that test dependencies carry."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.scenes import scene
from tests.unit.organiser.school import Notebook
from tests.unit.photos import package_file
from tests.unit.vision.tiny import assert_same

from cene.core.album import Album
from cene.core.tree import Albums
from cene.organiser.albums import ready_made
from cene.organiser.classifier import Classifier
from cene.vision.decode import content_hash, decode, network_input
from cene.vision.embedding import stacked

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from cene.organiser.workspace import Workspace

PHOTOS = {
    "cups": ("skimage", "data/coffee.png"),
    "Chelsea": ("skimage", "data/chelsea.png"),
    "Eileen": ("skimage", "data/astronaut.png"),
    "rockets": ("skimage", "data/rocket.jpg"),
    "blossoms": ("sklearn", "datasets/images/flower.jpg"),
    "pagodas": ("sklearn", "datasets/images/china.jpg"),
}
VIEWS = 8
ALBUMS = ready_made().plus(Album("Own", "Own", own=True))


@cache
def views(name: str) -> NDArray[np.int16]:
    """Embeddings (VIEWS, S + A) of different parts of one photo, each most of it."""
    classifier = Classifier()
    pixels = decode(package_file(*PHOTOS[name])).pixels
    height, width = pixels.shape[:2]
    random = np.random.default_rng(0)
    seen = []
    for _ in range(VIEWS):
        size = random.uniform(0.75, 0.95)
        top, left = (int(random.uniform(0, (1 - size) * length)) for length in (height, width))
        part = pixels[top : top + int(size * height), left : left + int(size * width)]
        if random.random() < 0.5:
            part = part[:, ::-1]
        seen.append(classifier.backbone.run(network_input(np.ascontiguousarray(part))))
    return classifier.shipped.embed(stacked(classifier.card, seen))


def probabilities(classifier: Classifier, rows: NDArray[np.int16]) -> NDArray[np.float64]:
    return classifier.head.predict(rows)[0]


@pytest.fixture
def notebook(workspace: Workspace) -> Notebook:
    return Notebook(workspace, Classifier().card)


def taught(notebook: Notebook) -> Classifier:
    return Classifier(notebook.known(ALBUMS))


def test_a_look_knows_the_file_and_what_is_in_it(classifier: Classifier, tmp_path: Path) -> None:
    scene("sea").save(tmp_path / "a.jpg", quality=95)
    look = classifier.look(tmp_path / "a.jpg")
    assert look.content == content_hash(tmp_path / "a.jpg")
    assert look.stat.size == (tmp_path / "a.jpg").stat().st_size
    assert look.taken_at is None
    assert look.features.imagenet.shape == (1000,)
    embeddings = classifier.embeddings([look, look])
    one, two = classifier.predict(embeddings, top=2)
    assert one == two
    assert (one.album, len(one.ranking), one.model) == ("sea", 2, classifier.version)
    assert classifier.embeddings([]) == []


def test_an_embedding_has_one_number_for_each_direction_album_and_for_none(
    classifier: Classifier, tmp_path: Path
) -> None:
    scene("sea").save(tmp_path / "a.jpg", quality=95)
    (embedding,) = classifier.embeddings([classifier.look(tmp_path / "a.jpg")])
    size = len(classifier.shipped.spread) + len(classifier.card.albums) + 1
    assert len(embedding) == 2 * size


def test_as_it_ships_it_knows_places_from_things(classifier: Classifier) -> None:
    found = {
        name: classifier.predict([row.tobytes() for row in views(name)])
        for name in ("Chelsea", "blossoms", "pagodas")
    }
    assert {one.album for one in found["Chelsea"]} == {"cats"}
    assert {one.album for one in found["blossoms"]} == {"flowers"}
    assert {one.album for one in found["pagodas"]} <= {"buildings", "street", "boats"}


def test_the_probabilities_and_that_of_none_of_these_sum_to_one(classifier: Classifier) -> None:
    for name in PHOTOS:
        sums = probabilities(classifier, views(name)).sum(axis=1)
        assert ((sums > 0) & (sums <= 1 + 1e-9)).all()


def test_one_example_moves_photos_like_it(classifier: Classifier, notebook: Notebook) -> None:
    column = classifier.head.albums.index("clothes")
    before = probabilities(classifier, views("cups"))[1:, column]
    notebook.tell("clothes", views("cups")[0])
    after = probabilities(taught(notebook), views("cups"))[1:, column]
    assert (after > before + 0.3).all()


@pytest.mark.parametrize("name", PHOTOS)
def test_five_examples_make_an_album_beside_all_ready_made_ones(
    classifier: Classifier, notebook: Notebook, name: str
) -> None:
    notebook.tell("Own", *views(name)[:5])
    own = taught(notebook)
    found = own.predict([row.tobytes() for row in views(name)[5:]])
    assert {one.album for one in found} == {"Own"}
    assert {one.alike for one in found} == {5}
    for other in PHOTOS.keys() - {name}:
        before = probabilities(classifier, views(other))
        after = probabilities(own, views(other))
        assert after[:, -1].max() < 0.3
        assert np.abs(after[:, :-1] - before).max() < 0.3
        assert np.abs(after[:, :-1] - before).mean() < 0.01


def test_a_rejection_makes_an_album_less_probable_for_photos_like_it(
    classifier: Classifier, notebook: Notebook
) -> None:
    column = classifier.head.albums.index("cats")
    before = probabilities(classifier, views("Chelsea"))[:, column]
    (content,) = notebook.reject("cats", views("Chelsea")[0])
    own = taught(notebook)
    after = probabilities(own, views("Chelsea"))[:, column]
    assert (after < before).all()
    (rejected,) = own.predict([views("Chelsea")[0].tobytes()], [content])
    assert rejected.album != "cats"
    rest = np.delete(np.arange(len(classifier.card.albums) + 1), column)
    np.testing.assert_array_equal(own.head.change[:, rest], classifier.head.change[:, rest])


def test_ten_own_albums_are_told_apart_without_the_ready_made_ones(notebook: Notebook) -> None:
    for name in PHOTOS:
        notebook.tell(name, *views(name)[:2])
    albums = Albums(replace(album, enabled=False) for album in ready_made().values())
    for name in PHOTOS:
        albums = albums.plus(Album(name, name, own=True))
    own = Classifier(notebook.known(albums))
    assert own.head.albums == (*PHOTOS,)
    for name in PHOTOS:
        found = own.predict([row.tobytes() for row in views(name)[2:]])
        assert {one.album for one in found} == {name}
        assert all(one.confidence > 0.5 for one in found)


def test_what_is_forgotten_restores_the_head(notebook: Notebook) -> None:
    notebook.tell("Own", *views("cups")[:3])
    first = taught(notebook)
    more = notebook.tell("Own", *views("rockets")[:2]) + notebook.reject("cats", views("cups")[5])
    more += notebook.tell("cats", views("Chelsea")[0])
    assert taught(notebook).version != first.version
    notebook.forget(*more)
    again = taught(notebook)
    assert again.version == first.version
    assert_same(again.head, first.head)
    np.testing.assert_array_equal(again.head.pooled, first.head.pooled)
    every = np.concatenate([views(name) for name in PHOTOS])
    np.testing.assert_array_equal(again.head.predict(every)[0], first.head.predict(every)[0])
