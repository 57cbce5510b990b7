"""A network that was trained becomes a part of the classifier, or nothing happens at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from blake3 import blake3
from tests import lab_run
from tests.networks import needs_tensorflow

from cene import paths
from cene.core.errors import UnusableError, UsageError
from cene.core.lab import DataSet, Part, Sample
from cene.organiser.albums import in_catalogue
from cene.organiser.lab import runs
from cene.organiser.lab.adopting import adopt, earlier, go_back
from cene.organiser.learned import known
from cene.organiser.opinions import look_again
from cene.organiser.reranking import rerank
from cene.organiser.workspace import Silent
from cene.store.networks import Networks
from cene.vision.calibration import softmax
from cene.vision.decode import decode
from cene.vision.network import Network
from cene.vision.square import square

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.lab.runs import Run

pytestmark = needs_tensorflow

CLASSES = ("green things", "stones")
SHOWN = ("forest", "buildings")
PARTS = (*[Part.TRAIN] * 4, Part.VALIDATION, Part.VALIDATION, Part.TEST, Part.TEST)


@pytest.fixture
def run(inbox: Inbox, colours: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run over a few photos, as the training process leaves it."""
    monkeypatch.setenv("CENE_HOME", str(inbox.folder.parent / "home"))
    samples = [
        Sample(str(path), blake3(path.read_bytes()).hexdigest(), label, part)
        for label, shown in enumerate(SHOWN)
        for number, part in enumerate(PARTS)
        for path in [inbox.add(f"{shown}{number}.jpg", shown, number)]
    ]
    data = DataSet(CLASSES, tuple(samples), 0)

    loaded = Network(*colours, len(CLASSES))
    scores = [
        np.stack(
            [
                loaded.run(square(decode(inbox.folder / samples[k].path).pixels))
                for k in data.of(part)
            ]
        )
        for part in (Part.VALIDATION, Part.TEST)
    ]
    validation, test = (softmax(one.astype(np.float64)).astype(np.float32) for one in scores)
    folder = lab_run.write(
        paths.runs() / "20261121-colours",
        data,
        arrays={"validation": validation, "test": test, "test_int8": test},
    )
    shutil.copy(colours[0] / "network.tflite", folder / "network.tflite")
    return runs.one(paths.runs(), "2026")


def ranking(inbox: Inbox) -> dict[str, str]:
    classifier = inbox.classifier.with_known(known(inbox.workspace))
    rerank(inbox.workspace, classifier)
    look_again(inbox.workspace, classifier, Silent())
    inbox.classifier = classifier
    inbox.index()
    from tests.unit.organiser.test_opinions import predictions  # noqa: PLC0415 - the same there

    return {name: one.album for name, one in predictions(inbox).items()}


def test_classes_become_albums_with_their_photos_as_examples_and_the_network_counts(
    inbox: Inbox, run: Run
) -> None:
    found = adopt(inbox.workspace, inbox.classifier, run, None, Silent())
    assert found is not None
    assert (len(found.taught), found.failed) == (16, ())
    assert found.expected.photos == 4
    assert found.expected.both == 1.0
    albums = in_catalogue(inbox.workspace)
    keys = [albums.named(name).key for name in CLASSES]
    assert sorted(found.new_albums) == sorted(keys)
    assert found.network.classes == tuple(keys)
    assert Networks(inbox.workspace.database).current() == found.network
    inbox.add("new.jpg", "forest", 20)
    assert ranking(inbox)["new.jpg"] == keys[0]
    assert earlier(inbox.workspace, run.id) == found.network
    assert earlier(inbox.workspace, "another") is None
    go_back(inbox.workspace)
    assert Networks(inbox.workspace.database).current() is None
    runs.remove(run)
    go_back(inbox.workspace, found.network)
    assert ranking(inbox)["new.jpg"] == keys[0], "what was adopted needs no run any more"


def test_a_class_of_what_is_none_of_the_others_becomes_no_album(inbox: Inbox, run: Run) -> None:
    found = adopt(inbox.workspace, inbox.classifier, run, "stones", Silent())
    assert found is not None
    assert len(found.taught) == 8
    assert found.network.classes[1] is None
    assert in_catalogue(inbox.workspace).find("stones") is None


@pytest.mark.parametrize(
    ("trouble", "error", "told"),
    [
        ("unfinished", UnusableError, "has not finished"),
        ("no network", UnusableError, "cannot be read"),
        ("broken network", UnusableError, "does not run here"),
        ("broken by quantising", UnusableError, "broken by quantising: it says .* on 42%"),
        ("photos gone", UnusableError, "could not be taught|could be looked at"),
        ("damaged predictions", UnusableError, "predictions.npz"),
        ("no such class", UsageError, "has no class 'moon'; it has green things, stones"),
    ],
)
def test_what_cannot_be_adopted_is_said_and_changes_nothing(
    inbox: Inbox, run: Run, trouble: str, error: type[Exception], told: str
) -> None:
    file = run.folder / "network.tflite"
    if trouble == "unfinished":
        (run.folder / "result.json").unlink()
    elif trouble == "no network":
        file.unlink()
    elif trouble == "broken network":
        file.write_bytes(b"no network")
    elif trouble == "broken by quantising":
        lab_run.dump(run.folder / "result.json", lab_run.RESULT | {"agreement": 0.42})
    elif trouble == "photos gone":
        shutil.rmtree(inbox.folder)
    elif trouble == "damaged predictions":
        (run.folder / "predictions.npz").write_bytes(b"nothing")
    rest = "moon" if trouble == "no such class" else None
    with pytest.raises(error, match=told):
        adopt(inbox.workspace, inbox.classifier, runs.read(run.folder), rest, Silent())
    assert Networks(inbox.workspace.database).all() == []
    assert in_catalogue(inbox.workspace).find("stones") is None
    assert not paths.networks().exists()


def test_where_the_network_cannot_be_put_it_does_not_count(inbox: Inbox, run: Run) -> None:
    paths.networks().write_bytes(b"a file in its place")
    with pytest.raises(UnusableError, match="could not be put into"):
        adopt(inbox.workspace, inbox.classifier, run, None, Silent())
    assert Networks(inbox.workspace.database).current() is None
