"""A network that a person adopted has a say beside the album head, and can be taken back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.networks import made, needs_tensorflow
from tests.unit.organiser.conftest import Watched

from cene import paths
from cene.core.errors import UnusableError
from cene.core.network import Adopted
from cene.organiser import opinions
from cene.organiser.index import index
from cene.organiser.learned import known
from cene.organiser.opinions import look_again
from cene.organiser.reranking import rerank
from cene.organiser.surveying import Ground
from cene.organiser.workspace import Silent
from cene.store.networks import Networks
from cene.store.shown import Shown

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.core.prediction import Prediction
    from cene.organiser.classifier import Classifier

pytestmark = needs_tensorflow

NOW = "2026-11-21T22:00:00+00:00"


@pytest.fixture
def adopted(colours: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Adopted:
    monkeypatch.setenv("CENE_HOME", str(tmp_path / "home"))
    folder, sha256 = colours
    paths.networks().mkdir(parents=True)
    (paths.networks() / "v1").symlink_to(folder)
    return Adopted("v1", "run", ("forest", "sea"), 5.0, 0.2, sha256)


def predictions(inbox: Inbox) -> dict[str, Prediction]:
    shown, found = Shown(inbox.workspace.database), {}
    for columns in shown.photos():
        for number in columns.ids:
            details = shown.details(number)
            assert details is not None
            assert details.prediction is not None
            found[details.photo.path.name] = details.prediction
    return found


def unseen(inbox: Inbox, network: Adopted) -> int:
    return len(Networks(inbox.workspace.database).unheard(network))


def adopt(inbox: Inbox, network: Adopted) -> Classifier:
    with inbox.workspace.database.transaction():
        Networks(inbox.workspace.database).adopt(network, NOW)
    return inbox.classifier.with_known(known(inbox.workspace))


def test_it_is_heard_of_all_photos_and_going_back_brings_back_what_was(
    inbox: Inbox, adopted: Adopted
) -> None:
    inbox.add("a.jpg", "sea")
    inbox.add("b.jpg", "sea", 1)
    inbox.index()
    before = predictions(inbox)
    assert {one.album for one in before.values()} == {"sea"}
    classifier = adopt(inbox, adopted)
    rerank(inbox.workspace, classifier)
    unheard = predictions(inbox)
    assert {name: one.ranking for name, one in unheard.items()} == {
        name: one.ranking for name, one in before.items()
    }, "what it has not seen stays as it was"
    assert look_again(inbox.workspace, classifier, Silent()) == ()
    heard = predictions(inbox)
    assert {one.album for one in heard.values()} == {"forest"}
    for name, one in heard.items():
        then, now = (
            sum(chance for key, chance in each.ranking if key in {"sea", "forest"})
            for each in (before[name], one)
        )
        assert now == pytest.approx(then, abs=0.01)
    assert unseen(inbox, adopted) == 0
    with inbox.workspace.database.transaction():
        Networks(inbox.workspace.database).drop()
    rerank(inbox.workspace, inbox.classifier.with_known(known(inbox.workspace)))
    assert {name: one.ranking for name, one in predictions(inbox).items()} == {
        name: one.ranking for name, one in before.items()
    }


def test_new_photos_are_heard_at_once(inbox: Inbox, adopted: Adopted) -> None:
    inbox.classifier = adopt(inbox, adopted)
    inbox.add("a.jpg", "sea")
    inbox.index()
    assert predictions(inbox)["a.jpg"].album == "forest"
    assert unseen(inbox, adopted) == 0


def test_stopped_half_way_the_rest_is_as_before_and_it_goes_on(
    inbox: Inbox, adopted: Adopted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opinions, "COMMIT", 2)
    for number in range(5):
        inbox.add(f"{number}.jpg", "sea", number)
    inbox.index()
    classifier = adopt(inbox, adopted)
    stage = "Looking with your network"
    left = look_again(inbox.workspace, classifier, Watched(stage, after=2))
    assert left == (inbox.folder,)
    albums = [one.album for one in predictions(inbox).values()]
    assert (albums.count("forest"), albums.count("sea")) == (2, 3)
    inbox.classifier = classifier
    found = index(inbox.workspace, classifier, Ground((inbox.folder,), most=1), Silent())
    assert (found.left, unseen(inbox, adopted)) == ((inbox.folder,), 2)
    assert inbox.index().complete
    assert unseen(inbox, adopted) == 0
    assert [one.album for one in predictions(inbox).values()] == ["forest"] * 5


def test_one_that_cannot_be_read_now_is_passed_over(inbox: Inbox, adopted: Adopted) -> None:
    photo = inbox.add("a.jpg", "sea")
    inbox.add("b.jpg", "sea", 1)
    inbox.index()
    photo.write_bytes(b"damaged meanwhile")
    classifier = adopt(inbox, adopted)
    assert look_again(inbox.workspace, classifier, Silent(), 1) == (), "nothing to go on with"
    assert look_again(inbox.workspace, classifier, Silent()) == ()
    assert unseen(inbox, adopted) == 1
    assert {name: one.album for name, one in predictions(inbox).items()} == {
        "a.jpg": "sea",
        "b.jpg": "forest",
    }


def test_what_a_person_said_counts_more(inbox: Inbox, adopted: Adopted) -> None:
    from cene.organiser.teaching import Lesson, teach  # noqa: PLC0415 - here only

    photo = inbox.add("a.jpg", "sea")
    inbox.classifier = adopt(inbox, adopted)
    inbox.index()
    teach(inbox.workspace, inbox.classifier, [Lesson(photo, "Mountain")], Silent())
    rerank(inbox.workspace, inbox.classifier.with_known(known(inbox.workspace)))
    assert predictions(inbox)["a.jpg"].album == "mountain"


def test_albums_that_are_not_in_use_have_no_part_in_it(inbox: Inbox, adopted: Adopted) -> None:
    inbox.add("a.jpg", "sea")
    inbox.index()
    before = predictions(inbox)["a.jpg"].ranking
    strange = Adopted("v1", "run", ("forest", "gone"), 1.0, 0.2, adopted.sha256)
    look_again(inbox.workspace, adopt(inbox, strange), Silent())
    assert predictions(inbox)["a.jpg"].ranking == before


@pytest.mark.parametrize(
    ("trouble", "told"),
    [("missing", "cannot be read"), ("other", "is not the file that was adopted")],
)
def test_a_network_that_is_gone_or_exchanged_is_named(
    inbox: Inbox, adopted: Adopted, trouble: str, told: str
) -> None:
    (paths.networks() / "v1").unlink()
    if trouble == "other":
        (paths.networks() / "v1").mkdir()
        (paths.networks() / "v1" / "network.tflite").write_bytes(b"other")
    inbox.add("a.jpg", "sea")
    inbox.classifier = adopt(inbox, adopted)
    with pytest.raises(UnusableError, match=told):
        inbox.index()


def test_a_network_of_another_shape_is_refused(
    inbox: Inbox, adopted: Adopted, tmp_path: Path
) -> None:
    sha256 = made(paths.networks() / "small", (0, 1), side=32)
    other = Adopted("small", "run", ("forest", "sea"), 5.0, 0.2, sha256)
    with pytest.raises(UnusableError, match="takes or gives something else"):
        _ = adopt(inbox, other).network
    three = Adopted("v1", "run", ("forest", "sea", None), 1.0, 0.2, adopted.sha256)
    with pytest.raises(UnusableError, match="takes or gives something else"):
        _ = adopt(inbox, three).network
    broken = paths.networks() / "broken"
    broken.mkdir()
    (broken / "network.tflite").write_bytes(b"no network")
    digest = hashlib.sha256(b"no network").hexdigest()
    with pytest.raises(UnusableError, match="does not run here"):
        _ = adopt(inbox, Adopted("broken", "run", ("forest", "sea"), 1, 1, digest)).network
    assert tmp_path.exists()


def test_scores_do_not_depend_on_the_thread_and_are_those_of_the_picture(
    inbox: Inbox, adopted: Adopted
) -> None:
    photo = inbox.add("a.jpg", "sea")
    classifier = adopt(inbox, adopted)
    scores = np.frombuffer(classifier.opinion(photo), "<f4")
    assert scores.shape == (2,)
    assert scores[0] > scores[1], "the sea is greener than red"
    assert inbox.classifier.opinion(photo) == b""
