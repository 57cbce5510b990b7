from __future__ import annotations

from typing import TYPE_CHECKING

from cene.organiser.albums import ready_made

if TYPE_CHECKING:
    from cene.organiser.classifier import Classifier


def test_the_albums_are_those_of_the_classifier(classifier: Classifier) -> None:
    assert tuple(ready_made()) == classifier.card.albums == classifier.head.albums
    assert {album.parent for album in ready_made().values()} == {"Places", "Nature"}
