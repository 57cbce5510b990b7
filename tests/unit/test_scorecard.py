from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cene import scorecard
from cene.organiser.evaluating import Evaluation
from cene.organiser.scores import AlbumScore, Confusion, Scores, ThresholdScore

ONE = Scores(
    photos=3,
    accuracy=0.5,
    balanced_accuracy=0.5,
    top5=1.0,
    ece=0.1,
    albums=(AlbumScore("sea", 0.5, 1.0, 0.6667, 3),),
    confusion=Confusion(("sea",), ((3,),)),
    thresholds=(ThresholdScore(0.5, 0.8, 0.9, 0.95, 1),),
)
TWO = replace(
    ONE,
    accuracy=1.0,
    albums=(AlbumScore("sea", 1.0, 1.0, 1.0, 4),),
    confusion=Confusion(("sea",), ((4,),)),
    thresholds=(ThresholdScore(0.5, 1.0, 0.7, 0.85, 3),),
)


def test_one_run_is_its_own_mean(capsys: pytest.CaptureFixture[str]) -> None:
    assert scorecard.evaluation(Evaluation((ONE,), ()), as_json=True) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["accuracy"], document["runs"], document["failed"]) == (0.5, [], [])
    assert document["albums"][0]["support"] == 3


def test_the_top_level_holds_the_means_of_all_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert scorecard.evaluation(Evaluation((ONE, TWO), ()), as_json=True) == 0
    document = json.loads(capsys.readouterr().out)
    assert [run["accuracy"] for run in document["runs"]] == [0.5, 1.0]
    assert (document["accuracy"], document["photos"]) == (0.75, 3)
    assert document["albums"][0] == {
        "album": "sea", "precision": 0.75, "recall": 1.0, "f1": pytest.approx(0.83335),
        "support": 3.5,
    }  # fmt: skip
    assert document["confusion"] == {"labels": ["sea"], "matrix": [[3.5]]}
    at = document["thresholds"][0]
    assert (at["threshold"], at["coverage"], at["none_filed"]) == (0.5, 0.9, 2)
    assert isinstance(at["none_filed"], int)


def test_people_see_tables_and_failures(capsys: pytest.CaptureFixture[str]) -> None:
    failed = ((Path("/in/a\nb.jpg"), "is damaged"),)
    assert scorecard.evaluation(Evaluation((ONE, TWO), failed), as_json=False) == 1
    captured = capsys.readouterr()
    assert captured.err == "  /in/a\\nb.jpg: is damaged\n"
    assert captured.out == (
        "3 photos, mean of 2 draws\n"
        "  accuracy: 0.7500\n"
        "  balanced accuracy: 0.5000\n"
        "  top5: 1.0000\n"
        "  ece: 0.1000\n"
        "\n"
        "  album  precision  recall     F1  photos\n"
        "  sea        0.750   1.000  0.833       4\n"
        "\n"
        "  threshold  filed  right  predicted  filed of no album\n"
        "       0.50  0.900  0.800      0.900                  2\n"
    )
