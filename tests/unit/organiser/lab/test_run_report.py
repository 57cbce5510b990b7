from __future__ import annotations

import base64
import csv
import json
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from tests import lab_run
from tests.scenes import scene
from tests.unit.organiser.conftest import Watched

from cene.core.errors import FileError
from cene.core.lab import DataSet, Part
from cene.organiser.lab import run_report, runs
from cene.organiser.lab.assessing import split_of
from cene.organiser.lab.rival import Rival
from cene.organiser.lab.run_report import Report, accuracy, kept, told, write
from cene.organiser.scores import score
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.classifier import Classifier
    from cene.organiser.lab.runs import Run

CLASSES = ["buildings", "sea", "other"]
COUNTS = {Part.TRAIN: 3, Part.VALIDATION: 2, Part.TEST: 4}
HOSTILE = '</style><script>alert(1)</script><img src=x onerror="alert(1)">{k}\n\udcff.jpg'
KEYS = {
    "format", "id", "created", "order", "dataset", "verdict", "network", "test", "calibration",
    "curve", "learning", "int8", "pairs", "mistakes", "bundled",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def run_of(tmp_path: Path, data: DataSet, **how: Any) -> Run:
    return runs.read(lab_run.write(tmp_path / "runs/one", data, **how))


def with_squares(cache: Path, data: DataSet) -> DataSet:
    for number, sample in enumerate(data.samples):
        lab_run.square(cache, sample.content, scene(CLASSES[sample.label], number % 49))
    return data


def wrong(data: DataSet, part: Part) -> np.ndarray:
    """Probabilities of a network that takes the half of all photos for the next class."""
    labels = lab_run.labels(data, part)
    classes = len(data.classes)
    rows = np.full((len(labels), classes), 0.1 / (classes - 1), np.float32)
    taken = (labels + np.arange(len(labels)) % 2) % classes
    rows[np.arange(len(labels)), taken] = 0.9
    return rows


def test_the_document_says_all_that_it_promises(
    classifier: Classifier, tmp_path: Path, cache: Path
) -> None:
    data = with_squares(cache, lab_run.dataset(CLASSES, COUNTS))
    arrays = {part.value: wrong(data, part) for part in (Part.VALIDATION, Part.TEST)}
    run = run_of(tmp_path, data, arrays=arrays)
    report = write(run, classifier, cache, Silent())
    assert report is not None
    found = json.loads((run.folder / "report.json").read_text("utf-8"))
    assert found.keys() == KEYS
    assert found == kept(run) == run_report.document(report)
    for key in KEYS:
        assert f"`{key}`" in str(run_report.__doc__), "what is not documented is not stable"
    assert found["dataset"] == {
        "seed": 7, "classes": CLASSES, "photos": {"train": 9, "validation": 6, "test": 12},
        "split": split_of(data),
    }  # fmt: skip
    assert found["test"]["accuracy"] == 0.5
    assert found["test"].keys() == {
        "photos", "accuracy", "balanced_accuracy", "top5", "ece", "albums", "confusion",
        "thresholds",
    }  # fmt: skip
    assert [epoch["gap"] for epoch in found["learning"]["epochs"]] == [
        pytest.approx(gap) for gap in (0.05, 0.1, 0.3)
    ]
    assert found["network"]["bytes_int8"] == 1_300_000
    assert found["int8"] is None
    assert len(found["mistakes"]) == 6
    assert found["bundled"]["test"]["accuracy"] == 1
    assert found["bundled"]["accuracy_of_network"] == 0.5
    assert (found["bundled"]["missing"], found["bundled"]["reason"]) == ([], None)
    assert found["verdict"] == (
        "The bundled classifier is better: it is right on 100.0 % of 12 photos, this network on "
        "50.0 % of the same, 6 photos fewer."
    )
    assert accuracy(run) == 0.5


def test_the_page_begins_with_the_verdict_and_needs_nothing_but_itself(
    classifier: Classifier, tmp_path: Path, cache: Path
) -> None:
    data = with_squares(cache, lab_run.dataset(CLASSES, {**COUNTS, Part.TEST: 40}))
    arrays = {part.value: wrong(data, part) for part in (Part.VALIDATION, Part.TEST)}
    run = run_of(tmp_path, data, arrays=arrays)
    report = write(run, classifier, cache, Silent())
    assert report is not None
    text = (run.folder / "report.html").read_text("utf-8")
    page = Page(text)
    assert re.search(r'<p class="verdict">The bundled classifier is better', text)
    assert text.index("<p") == text.index('<p class="verdict">')
    assert not page.of("script")
    assert not page.of("link")
    assert "default-src 'none'" in str(page.of("meta")[1]["content"])
    assert [link["href"] for link in page.of("a")] == ["predictions.csv"]
    pictures = page.of("img")
    assert len(pictures) == 24, "of 60 mistakes"
    for picture in pictures:
        source = str(picture["src"])
        assert source.startswith("data:image/jpeg;base64,")
        with Image.open(BytesIO(base64.b64decode(source.split(",")[1]))) as image:
            assert (image.format, image.size) == ("JPEG", (160, 160))
        assert "% sure; is " in str(picture["alt"])
    charts = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(charts) == 7
    for chart in charts:
        ET.fromstring(chart)
    assert "prefers-color-scheme: dark" in text


def test_hostile_names_do_nothing(classifier: Classifier, tmp_path: Path, cache: Path) -> None:
    names = ["=1+1", '"><script>alert(2)</script>']
    data = lab_run.dataset(names, COUNTS, HOSTILE)
    arrays = {part.value: wrong(data, part) for part in (Part.VALIDATION, Part.TEST)}
    recipe = "<b>bold</b>"
    run = run_of(tmp_path, data, arrays=arrays, recipe=recipe)
    report = write(run, classifier, cache, Silent())
    assert report is not None
    page = Page((run.folder / "report.html").read_text("utf-8"))
    assert not page.of("script")
    assert not page.of("img")
    assert not page.of("b")
    assert all(not name.startswith("on") for _, found in page.tags for name in found)
    assert "<script>alert(1)</script>" in page.text, "as it is called"
    assert "\\n\\xff.jpg" in page.text
    assert "not in the cache any more" in page.text
    found = json.loads((run.folder / "report.json").read_text("utf-8"))
    assert found["mistakes"][0]["path"] in [sample.path for sample in data.samples]
    rows = table(run)
    assert rows[0] == ["path", "part", "class", "predicted", "probability", *names]
    assert {len(row) for row in rows} == {7}


def table(run: Run) -> list[list[str]]:
    with open(run.folder / "predictions.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_the_table_has_a_line_a_photo_that_was_not_trained_on(
    classifier: Classifier, tmp_path: Path, cache: Path
) -> None:
    data = lab_run.dataset(CLASSES, COUNTS)
    run = run_of(tmp_path, data)
    report = write(run, classifier, cache, Silent())
    assert report is not None
    head, *rows = table(run)
    assert head == ["path", "part", "class", "predicted", "probability", *CLASSES]
    places = [*data.of(Part.VALIDATION), *data.of(Part.TEST)]
    assert [row[0] for row in rows] == [data.samples[place].path for place in places]
    assert [row[1] for row in rows] == ["validation"] * 6 + ["test"] * 12
    assert [row[2] for row in rows] == [CLASSES[data.samples[k].label] for k in places]
    for row in rows:
        shares = list(map(float, row[5:]))
        assert sum(shares) == pytest.approx(1, abs=1e-4)
        assert float(row[4]) == max(shares)
        assert row[3] == CLASSES[shares.index(max(shares))]
    right = sum(row[2] == row[3] for row in rows[6:])
    assert report.assessment.test.accuracy == right / 12


def test_thirty_classes_fit_and_a_thousand_do_not_burst_the_page(
    classifier: Classifier, tmp_path: Path, cache: Path
) -> None:
    for number in (30, 1000):
        names = [f"class {k:04}" for k in range(number)]
        data = lab_run.dataset(names, {Part.VALIDATION: 1, Part.TEST: 2})
        run = runs.read(lab_run.write(tmp_path / f"runs/{number}", data))
        assert write(run, classifier, cache, Silent()) is not None
        text = (run.folder / "report.html").read_text("utf-8")
        assert text.count('class="cell"') == min(number, 40) ** 2
        assert text.count("<td>class 0029</td>") >= 1
        assert len(text) < 2_000_000
        assert len(table(run)) == 1 + 3 * number


@pytest.mark.parametrize(
    ("theirs", "begins"),
    [
        (1.0, ("The bundled classifier is better: it is right on 100.0 % of 4 photos, this network "
         "on 75.0 % of the same, 1 photo fewer.")),
        (0.75, ("This network is as good as the bundled classifier, no better: both are right on "
         "75.0 % of the same 4 photos.")),
        (0.25, ("This network is better than the bundled classifier: it is right on 75.0 % of 4 "
         "photos, the bundled one on 25.0 % of the same, 2 photos fewer.")),
    ],
)  # fmt: skip
def test_the_first_sentence_says_who_is_better(
    tmp_path: Path, classifier: Classifier, cache: Path, theirs: float, begins: str
) -> None:
    run = run_of(tmp_path, lab_run.dataset(["a", "b"], COUNTS))
    report = write(run, classifier, cache, Silent())
    assert report is not None
    scores = score(("a", "b"), np.zeros(4, int), np.array([[0.9, 0.1]] * 4), np.zeros(4))
    rival = Rival(replace(scores, accuracy=theirs), 0.75, ())
    assert replace(report, rival=rival).verdict == begins


def test_where_the_photos_are_gone_the_report_says_so(
    tmp_path: Path, classifier: Classifier, cache: Path
) -> None:
    run = run_of(tmp_path, lab_run.dataset(["a", "b"], COUNTS))
    report = write(run, classifier, cache, Silent())
    assert report is not None
    assert report.verdict.endswith(
        "it was not compared with the bundled classifier. The bundled classifier could not be "
        "taught: The album 'a' has no example yet; teach it a few photos."
    )
    found = kept(run)
    assert found is not None
    assert found["bundled"]["test"] is None
    assert found["bundled"]["reason"].startswith("The bundled classifier could not")


def test_losses_that_are_no_numbers_are_null(
    tmp_path: Path, classifier: Classifier, cache: Path
) -> None:
    epochs = [replace(lab_run.EPOCHS[0], loss=float("nan"), validation_loss=float("inf"))]
    run = run_of(tmp_path, lab_run.dataset(["a", "b"], COUNTS), epochs=epochs)
    assert write(run, classifier, cache, Silent()) is not None
    text = (run.folder / "report.json").read_text("utf-8")
    assert "NaN" not in text
    assert "Infinity" not in text
    assert json.loads(text)["learning"]["epochs"][0]["loss"] is None
    assert "nan" not in (run.folder / "report.html").read_text("utf-8")


def test_a_stopped_comparison_leaves_no_report(
    tmp_path: Path, classifier: Classifier, cache: Path
) -> None:
    run = run_of(tmp_path, lab_run.dataset(["a", "b"], COUNTS))
    before = sorted(os.listdir(run.folder))
    assert write(run, classifier, cache, Watched("Looking with the bundled classifier", 0)) is None
    assert sorted(os.listdir(run.folder)) == before


def test_a_report_is_written_once(tmp_path: Path, classifier: Classifier, cache: Path) -> None:
    run = run_of(tmp_path, lab_run.dataset(["a", "b"], COUNTS))
    assert kept(run) is None
    first = told(run, classifier, cache, Silent())
    assert first is not None
    nobody = Watched("Looking with the bundled classifier", 0)
    second = told(run, classifier, cache, nobody)
    assert second is not None
    assert nobody.stages == []
    assert second.document == first.document
    assert (second.verdict, second.bundled) == (first.verdict, None)


def test_a_report_that_is_damaged_or_older_than_its_run_is_written_anew(
    tmp_path: Path, classifier: Classifier, cache: Path
) -> None:
    run = run_of(tmp_path, lab_run.dataset(["a", "b"], COUNTS))
    report = run.folder / "report.json"

    def spoilt() -> bool:
        """Whether it is seen, and mended."""
        seen = kept(run) is None
        assert told(run, classifier, cache, Silent()) is not None
        return seen and kept(run) is not None

    assert spoilt()
    sound = json.loads(report.read_text("utf-8"))
    for change in ({"format": 2}, {"verdict": 7}, {"bundled": {"test": {"accuracy": "1"}}}):
        lab_run.dump(report, {**sound, **change})
        assert spoilt()
    for text in ("", "[1]", '{"format": 1}', "[" * 100_000):
        report.write_text(text)
        assert spoilt()
    for name in ("report.html", "predictions.csv"):
        (run.folder / name).unlink()
        assert spoilt()
    later = report.stat().st_mtime_ns + 1_000_000
    os.utime(run.folder / "predictions.npz", ns=(later, later))
    assert kept(run) is None


def test_a_folder_that_may_not_be_written_is_named(
    tmp_path: Path, classifier: Classifier, cache: Path
) -> None:
    run = run_of(tmp_path, lab_run.dataset(["a", "b"], COUNTS))
    (run.folder / "predictions.csv").mkdir()
    with pytest.raises(FileError, match=r"predictions\.csv: cannot be written"):
        write(run, classifier, cache, Silent())
    assert not list(run.folder.glob(".cene-*"))


def test_a_report_is_what_it_is_made_of(
    tmp_path: Path, classifier: Classifier, cache: Path
) -> None:
    run = run_of(tmp_path, lab_run.dataset(["a", "b"], COUNTS))
    found = told(run, classifier, cache, Silent())
    assert found is not None
    report = Report(run, found.assessment, None, found.document["bundled"]["reason"])
    assert json.loads(json.dumps(run_report.document(report))) == found.document
