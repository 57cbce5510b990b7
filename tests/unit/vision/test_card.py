from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from cene import paths
from cene.core.errors import UnusableError
from cene.vision.card import BACKBONE, NAME, STATISTICS, Card

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUNDLED = paths.bundled("models/bundled")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BUNDLED, tmp_path / "bundled")
    return tmp_path / "bundled"


def change(folder: Path, edit: Callable[[dict[str, Any]], object]) -> Card:
    entries = json.loads((folder / NAME).read_text("utf-8"))
    edit(entries)
    (folder / NAME).write_text(json.dumps(entries), "utf-8")
    return Card.read(folder)


def test_what_ships_is_what_its_card_says() -> None:
    card = Card.read(BUNDLED)
    for name in (BACKBONE, STATISTICS):
        assert card.load(name) == (BUNDLED / name).read_bytes()
    assert card.albums[:6] == ("buildings", "forest", "glacier", "mountain", "sea", "street")
    assert 25 <= len(card.albums) == len(set(card.albums)) <= 32
    assert next(iter(card.blocks)) == "pool1280"
    assert min(card.imagenet, card.constant, card.penalty, card.background, card.mass) > 0


def test_the_figures_on_the_card_are_complete() -> None:
    entries = json.loads((BUNDLED / NAME).read_text("utf-8"))
    measured = entries["measured"]
    assert measured.keys() == {"everyday", "sources", "scenes", "strangers", "imagenet200"}
    for name, figures in measured.items():
        assert figures["how"], name
    for name, key in (
        ("everyday", "thresholds"),
        ("sources", "thresholds"),
        ("scenes", "thresholds"),
        ("scenes", "thresholds_alone"),
    ):
        rows = measured[name][key]
        assert [row["threshold"] for row in rows] == [0.5, 0.8, 0.9, 0.95]
        for row in rows:
            assert row.keys() == {"threshold", "coverage", "precision", "predicted"}
            assert 0 < row["coverage"] <= 1
            assert 0.5 < row["precision"] <= 1
            assert row["threshold"] <= row["predicted"] <= 1
    assert measured["everyday"].keys() >= {"photos", "albums", "balanced_accuracy", "ece"}
    assert measured["sources"].keys() >= {"photos", "accuracy"}
    assert measured["scenes"].keys() >= {"accuracy", "accuracy_alone", "ece", "ece_alone"}
    assert measured["strangers"].keys() >= {"photos", "filed", "share_filed"}
    assert measured["imagenet200"].keys() >= {"top1", "top1_float", "agreement_with_float"}
    assert {file["bytes"] for file in entries["files"].values()} == {
        (BUNDLED / name).stat().st_size for name in entries["files"]
    }


@pytest.mark.parametrize("name", [BACKBONE, STATISTICS])
def test_one_changed_bit_is_noticed(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(UnusableError, match=f"{name} is not the file that its model card"):
        Card.read(folder).load(name)


def test_a_file_that_the_card_does_not_name_is_refused(folder: Path) -> None:
    (folder / "other.npz").write_bytes(b"")
    with pytest.raises(UnusableError, match="is not the file"):
        Card.read(folder).load("other.npz")


@pytest.mark.parametrize("name", [NAME, BACKBONE])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(UnusableError, match=f"{name} is missing; install Cene again"):
        Card.read(folder).load(name)


def test_an_unreadable_file_says_why(folder: Path) -> None:
    (folder / BACKBONE).unlink()
    (folder / BACKBONE).mkdir()
    with pytest.raises(UnusableError, match="cannot be read: Is a directory"):
        Card.read(folder).load(BACKBONE)


@pytest.mark.parametrize("text", [b"", b'{"format": 2', b"\xff\xfe", b"[]", b'{"format": 2}'])
def test_a_damaged_card_is_refused(folder: Path, text: bytes) -> None:
    (folder / NAME).write_bytes(text)
    with pytest.raises(UnusableError, match="is damaged"):
        Card.read(folder)


def test_a_card_of_another_format_is_refused(folder: Path) -> None:
    with pytest.raises(UnusableError, match="is of format 1, this Cene reads 2"):
        change(folder, lambda card: card.update(format=1))


def test_the_versions_change_with_what_they_stand_for(folder: Path) -> None:
    before = Card.read(folder)
    assert before.backbone_version != before.head_version

    words = change(folder, lambda card: card["limits"].clear())
    assert words.backbone_version == before.backbone_version
    assert words.head_version == before.head_version

    penalty = change(folder, lambda card: card["head"].update(penalty=7))
    assert penalty.backbone_version == before.backbone_version
    assert penalty.head_version != before.head_version

    blocks = change(folder, lambda card: card["backbone"]["embedding"].update(pool80=9))
    assert blocks.backbone_version != before.backbone_version, "other embeddings"

    fit = change(folder, lambda card: card["files"][STATISTICS].update(sha256="1" * 64))
    assert fit.backbone_version != blocks.backbone_version, "the directions are from there"

    network = change(folder, lambda card: card["files"][BACKBONE].update(sha256="0" * 64))
    assert network.backbone_version != before.backbone_version
    assert network.head_version != penalty.head_version


def test_reading_it_imports_nothing_heavy() -> None:
    script = (
        "import sys; from pathlib import Path; from cene.vision.card import Card;"
        "Card.read(Path(sys.argv[1]));"
        "print({'numpy', 'PIL', 'ai_edge_litert'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(BUNDLED)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
