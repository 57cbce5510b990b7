"""The report of a run: `report.json`, `predictions.csv` and `report.html` in its folder.

`report.json` has these keys, and more may be added:

- `format`, `id`, `created` (ISO 8601), `order` (fields of `TrainingOrder`), `dataset`: `seed`,
  `classes`, `photos` (number by part), `split` (the same for the same photos in the same parts);
- `verdict`: one sentence, first of all whether the bundled classifier is better;
- `network`: what the training process says of itself (fields of `Outcome`);
- `test`: the figures of `cene evaluate` on the test photos (`photos`, `accuracy`,
  `balanced_accuracy`, `top5`, `ece`, `albums`, `confusion`, `thresholds`);
- `calibration`: `temperature`, `ece`, `ece_before`, `bins` (`low`, `high`, `photos`, `confidence`,
  `accuracy`);
- `curve`: list of `threshold`, `coverage`, `precision`;
- `learning`: `epochs` (fields of `Epoch`, and `gap`), `best`, `gap`;
- `int8`: `accuracy`, `agreement`; or null;
- `pairs`: list of `classes`, `photos`, `first_as_second`, `second_as_first`, most often first;
- `mistakes`: list of `path`, `class`, `predicted`, `probability`, `true_probability`;
- `bundled`: `test` (as above), `accuracy_of_network` (on the very same photos), `missing` (paths)
  and `reason` null; or `reason`, a sentence why it could not be compared, and the others null.

All probabilities, here and in `predictions.csv`, are those of the float network with the
temperature, so that they mean what they say; `predictions.npz` has them without it.
"""

from __future__ import annotations

import csv
import json
import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from cene.core.errors import CeneError, printable
from cene.core.lab import FORMAT, Part
from cene.organiser.lab import measures, typed
from cene.organiser.lab.assessing import assess, labels_of, split_of
from cene.organiser.lab.rival import Rival, rival
from cene.organiser.lab.run_files import PREDICTIONS, RESULT
from cene.organiser.lab.run_page import page
from cene.organiser.lab.runs import PAGE, REPORT, TABLE
from cene.organiser.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cene.organiser.classifier import Classifier
    from cene.organiser.lab.assessment import Assessment
    from cene.organiser.lab.runs import Run
    from cene.organiser.workspace import Progress

HEADER = ("path", "part", "class", "predicted", "probability")


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """What there is to say of a run.

    Attributes:
        run: the run.
        assessment: how good its network is.
        rival: how good the bundled classifier is; None if that could not be found out.
        reason: why not, a sentence.
    """

    run: Run
    assessment: Assessment
    rival: Rival | None
    reason: str | None

    @property
    def verdict(self) -> str:
        """The one sentence that matters."""
        if self.rival is None:
            test = self.assessment.test
            return (
                f"This network is right on {measures.share(test.accuracy)} of "
                f"{measures.photos(test.photos)}; it was not compared with the bundled classifier. "
                f"{self.reason}"
            )
        photos = measures.photos(self.rival.scores.photos)
        ours, theirs = (
            measures.share(self.rival.accuracy),
            measures.share(self.rival.scores.accuracy),
        )
        better = self.rival.better
        if not better:
            return (
                "This network is as good as the bundled classifier, no better: both are right on "
                f"{ours} of the same {photos}."
            )
        if better > 0:
            return (
                f"The bundled classifier is better: it is right on {theirs} of {photos}, this "
                f"network on {ours} of the same, {measures.photos(better)} fewer."
            )
        return (
            f"This network is better than the bundled classifier: it is right on {ours} of "
            f"{photos}, the bundled one on {theirs} of the same, {measures.photos(-better)} fewer."
        )


def write(run: Run, classifier: Classifier, cache: Path, progress: Progress) -> Report | None:
    """Judge a network and write the report into the folder of its run.

    Args:
        run: the run, which has finished.
        classifier: the bundled one, to compare with.
        cache: folder of squares.
        progress: shows how far it is.

    Returns:
        What was written, or None if it was stopped before.

    Raises:
        UnusableError: the run has not finished, or what it left cannot be read.
        FileError: the report cannot be written.
    """
    assessment = assess(run)
    compared, reason = None, None
    right = assessment.tested.argmax(axis=1) == labels_of(run.dataset, Part.TEST)
    try:
        compared = rival(classifier, run.dataset, right, cache, progress)
        if compared is None:
            return None
    except CeneError as error:
        reason = str(error)
    report = Report(run, assessment, compared, reason)
    _write_table(run, assessment)
    with whole_file(run.folder / PAGE) as file:
        file.write(page(report, cache))
    # Last: where it is, the others are.
    with whole_file(run.folder / REPORT) as file:
        json.dump(document(report), file)
        file.write("\n")
    return report


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A run with its report, whether that was there already or not.

    Attributes:
        run: the run.
        assessment: how good its network is.
        document: the report as JSON has it.
    """

    run: Run
    assessment: Assessment
    document: dict[str, Any]

    @property
    def verdict(self) -> str:
        """The one sentence that matters."""
        return str(self.document["verdict"])

    @property
    def bundled(self) -> float | None:
        """Share of the test photos that the bundled classifier has right; None if not known."""
        return _bundled(self.document)


def told(run: Run, classifier: Classifier, cache: Path, progress: Progress) -> Told | None:
    """The report of a run, written if it is not there; see `write`."""
    found = kept(run)
    if found is not None:
        return Told(run, assess(run), found)
    report = write(run, classifier, cache, progress)
    return None if report is None else Told(run, report.assessment, document(report))


def kept(run: Run) -> dict[str, Any] | None:
    """The document of a report that was written before; None if it is to be written (anew)."""
    try:
        written = (run.folder / REPORT).stat().st_mtime_ns
        news = max((run.folder / name).stat().st_mtime_ns for name in (PREDICTIONS, RESULT))
        whole = (run.folder / PAGE).exists() and (run.folder / TABLE).exists()
        found = json.loads((run.folder / REPORT).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if whole and written >= news and _is_sound(found) else None


def accuracy(run: Run) -> float | None:
    """Share of the test photos that a network has right; None where there is no report yet."""
    found = kept(run)
    return None if found is None else float(found["test"]["accuracy"])


def _is_sound(found: Any) -> bool:
    """Whether it says what is read in it."""
    try:
        typed.text(found["verdict"])
        typed.number(found["test"]["accuracy"])
        _bundled(found)
        return bool(found["format"] == FORMAT)
    except (KeyError, TypeError, OverflowError):
        return False


def _bundled(found: dict[str, Any]) -> float | None:
    test = found["bundled"]["test"]
    return None if test is None else typed.number(test["accuracy"])


def document(report: Report) -> dict[str, Any]:
    """The report as JSON has it, see above."""
    run, found = report.run, report.assessment
    learning = found.learning
    found_out: dict[str, Any] = finite(
        {
            "format": FORMAT,
            "id": run.id,
            "created": run.created.isoformat(),
            "order": asdict(run.order),
            "dataset": {
                "seed": run.dataset.seed,
                "classes": list(run.dataset.classes),
                "photos": {part.value: len(run.dataset.of(part)) for part in Part},
                "split": split_of(run.dataset),
            },
            "verdict": report.verdict,
            "network": asdict(run.result) if run.result else None,
            "test": asdict(found.test),
            "calibration": asdict(found.calibration),
            "curve": [asdict(point) for point in found.curve],
            "learning": {
                "epochs": [
                    {**asdict(epoch), "gap": epoch.accuracy - epoch.validation_accuracy}
                    for epoch in learning.epochs
                ],
                "best": learning.best,
                "gap": learning.gap,
            },
            "int8": asdict(found.int8) if found.int8 else None,
            "pairs": [{**asdict(pair), "photos": pair.photos} for pair in found.pairs],
            "mistakes": list(_mistakes(run, found)),
            "bundled": {
                "test": asdict(report.rival.scores) if report.rival else None,
                "accuracy_of_network": report.rival.accuracy if report.rival else None,
                "missing": list(report.rival.missing) if report.rival else None,
                "reason": report.reason,
            },
        }
    )
    return found_out


def finite(value: Any) -> Any:
    """The same with None for numbers that are none, which JSON has no word for."""
    if isinstance(value, dict):
        return {key: finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [finite(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _mistakes(run: Run, found: Assessment) -> Iterator[dict[str, object]]:
    classes = run.dataset.classes
    for mistake in found.mistakes:
        sample = run.dataset.samples[mistake.sample]
        yield {
            "path": sample.path,
            "class": classes[sample.label],
            "predicted": classes[mistake.predicted],
            "probability": mistake.probability,
            "true_probability": mistake.true_probability,
        }


def _write_table(run: Run, found: Assessment) -> None:
    """Write what the network says of each photo that it was not trained on."""
    dataset = run.dataset
    with whole_file(run.folder / TABLE) as file:
        table = csv.writer(file)
        table.writerow([*HEADER, *map(printable, dataset.classes)])
        for part, rows in ((Part.VALIDATION, found.validation), (Part.TEST, found.tested)):
            for place, row in zip(dataset.of(part), rows, strict=True):
                sample, best = dataset.samples[place], int(row.argmax())
                table.writerow(
                    [
                        printable(sample.path),
                        part.value,
                        printable(dataset.classes[sample.label]),
                        printable(dataset.classes[best]),
                        *(f"{share:.6g}" for share in (row[best], *row)),
                    ]
                )
