from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cene.core.example import Verdict
from cene.organiser import learned, reranking, teaching
from cene.organiser.classifier import Classifier
from cene.organiser.reranking import rerank
from cene.organiser.teaching import Lesson
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

SCENES = ("sea", "forest", "buildings", "other")


@pytest.fixture
def photos(inbox: Inbox) -> list[Path]:
    found = [inbox.add(f"{album}{n}.jpg", album, n) for album in SCENES for n in range(2)]
    inbox.index()
    return found


def taught(inbox: Inbox) -> Classifier:
    """The classifier as the catalogue taught it by now."""
    return Classifier(learned.known(inbox.workspace))


def stored(inbox: Inbox) -> list[tuple[object, ...]]:
    """All predictions, to the last bit."""
    rows: list[tuple[object, ...]] = inbox.workspace.database.connection.execute(
        "SELECT * FROM prediction ORDER BY content_id"
    ).fetchall()
    return [tuple(row) for row in rows]


def test_what_is_up_to_date_is_left_alone(inbox: Inbox, photos: list[Path]) -> None:
    before = stored(inbox)
    assert len(before) == len(photos)
    assert rerank(inbox.workspace, taught(inbox)) == 0
    assert stored(inbox) == before


def test_after_a_correction_every_photo_is_ranked_again_and_none_is_read(
    inbox: Inbox, photos: list[Path]
) -> None:
    before = stored(inbox)
    teaching.teach(inbox.workspace, inbox.classifier, [Lesson(photos[-1], "Blossom")], Silent())
    for path in photos:
        path.unlink()
    classifier = taught(inbox)
    assert rerank(inbox.workspace, classifier) == len(photos)
    found = dict(inbox.workspace.predictions.sure(0, ["Blossom", *classifier.card.albums]))
    said = {photo.path.name: prediction for photo, prediction in found.items()}
    mine, like = said["other1.jpg"], said["other0.jpg"]
    assert mine is not None
    assert like is not None
    assert (mine.ranking[0], mine.told) == (("Blossom", 1.0), True)
    assert (like.album, like.alike, like.told) == ("Blossom", 1, False)
    assert {one.model for one in said.values() if one} == {classifier.version}
    assert stored(inbox) != before


def test_what_was_forgotten_is_as_if_it_had_never_been_said(
    inbox: Inbox, photos: list[Path]
) -> None:
    teaching.teach(inbox.workspace, inbox.classifier, [Lesson(photos[0], "Waves")], Silent())
    rerank(inbox.workspace, taught(inbox))
    before, version = stored(inbox), taught(inbox).version

    workspace, first = inbox.workspace, inbox.classifier
    lessons = [Lesson(photos[2], "Waves"), Lesson(photos[7], "sea")]
    teaching.teach(workspace, first, lessons, Silent())
    teaching.reject(workspace, first, "forest", [photos[3], photos[5]], Silent())
    rerank(workspace, taught(inbox))
    assert stored(inbox) != before
    assert taught(inbox).version != version
    teaching.forget(workspace, [photos[k] for k in (5, 7, 3, 2)], Silent())
    assert taught(inbox).version == version
    assert rerank(workspace, taught(inbox)) == len(photos)
    assert stored(inbox) == before


def test_many_embeddings_are_ranked_in_parts(
    inbox: Inbox, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    teaching.teach(inbox.workspace, inbox.classifier, [Lesson(photos[0], "Waves")], Silent())
    classifier = taught(inbox)
    monkeypatch.setattr(reranking, "EMBEDDINGS", 3)
    assert rerank(inbox.workspace, classifier) == len(photos)
    assert rerank(inbox.workspace, classifier) == 0


def test_what_was_entered_since_is_ranked(inbox: Inbox, photos: list[Path]) -> None:
    workspace, classifier = inbox.workspace, inbox.classifier
    assert workspace.predictions.complete(classifier.version)
    (embedding,) = workspace.database.connection.execute(
        "SELECT embedding FROM content WHERE id = 1"
    ).fetchone()
    with workspace.database.transaction():
        workspace.catalogue.add_content(
            b"d" * 32, classifier.card.backbone_version, embedding, None
        )
    assert rerank(workspace, classifier) == 1
    assert rerank(workspace, classifier) == 0
    assert len(stored(inbox)) == len(photos) + 1


def test_what_another_network_saw_is_not_ranked(inbox: Inbox, photos: list[Path]) -> None:
    inbox.workspace.database.connection.execute("UPDATE content SET backbone = 'x' WHERE id < 3")
    teaching.teach(inbox.workspace, inbox.classifier, [Lesson(photos[6], "Waves")], Silent())
    assert rerank(inbox.workspace, taught(inbox)) == len(photos) - 2


def test_a_rejected_photo_is_not_filed_there_again(inbox: Inbox, photos: list[Path]) -> None:
    teaching.reject(inbox.workspace, inbox.classifier, "sea", [photos[0]], Silent())
    content = teaching._example(inbox.workspace, photos[0])
    assert [one.verdict for one in inbox.workspace.examples.of(content)] == [Verdict.REJECTED]
    classifier = taught(inbox)
    rerank(inbox.workspace, classifier)
    every = inbox.workspace.predictions.sure(0, classifier.card.albums)
    said = {photo.path: prediction for photo, prediction in every}
    rejected = said[photos[0]]
    assert rejected is not None
    assert dict(rejected.ranking).get("sea", 0.0) == 0
    assert rejected.album != "sea"
