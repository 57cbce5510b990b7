"""What people wrote about the bundled classifier."""

import json

import everyday
from cene.vision.card import NAME

MODELS = everyday.ROOT / "models"


def test_the_card_says_what_was_written_about_it() -> None:
    about = json.loads((MODELS / "about.json").read_text("utf-8"))
    card = json.loads((MODELS / "bundled" / NAME).read_text("utf-8"))
    assert (card["name"], card["limits"]) == (about["name"], about["limits"])
    for part in ("weights", "data"):
        assert card[part] == card[part] | about[part]
