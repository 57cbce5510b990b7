"""The report of a run as a page that needs nothing but itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.core.lab import Part
from cene.organiser.lab import charts, measures, pages
from cene.organiser.lab.dataset_page import classes
from cene.organiser.lab.run_pictures import worst
from cene.organiser.scores import TOP

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.lab.assessment import Assessment
    from cene.organiser.lab.run_report import Report
    from cene.organiser.lab.runs import Run

_CELLS = 40
"""Most classes in the picture of the confusion matrix."""
_PAIRS = 15
_BARS = 30


def page(report: Report, cache: Path) -> str:
    """The whole page.

    Args:
        report: what it says.
        cache: folder of squares, from which the pictures are.
    """
    run, found = report.run, report.assessment
    return pages.page(
        f"Network {run.order.recipe} of {run.created:%d %B %Y, %H:%M}",
        [
            pages.paragraph(report.verdict, "verdict"),
            *_summary(report),
            _learning(found),
            _classes(report),
            _confusion(found),
            _calibration(found),
            _coverage(found),
            worst(run.dataset, found, cache),
            classes(run.dataset),
            _made(run),
        ],
    )


def _summary(report: Report) -> list[str]:
    found, result = report.assessment, report.run.result
    test = found.test
    pairs = [
        ("right", measures.share(test.accuracy)),
        ("balanced over the classes", measures.share(test.balanced_accuracy)),
        ("calibration error", measures.share(found.calibration.ece)),
    ]
    if len(test.albums) > TOP:  # else every photo is
        pairs.append(("among the top five", measures.share(test.top5)))
    if report.rival:
        pairs.append(("bundled classifier right", measures.share(report.rival.scores.accuracy)))
    if found.int8:
        pairs.append(("quantised, right", measures.share(found.int8.accuracy)))
        pairs.append(("quantised says the same", measures.share(found.int8.agreement)))
    if result:
        pairs += [
            ("training took", measures.duration(result.seconds)),
            ("a photo takes", measures.milliseconds(result.milliseconds_a_photo)),
            ("size, quantised", measures.size(result.bytes_int8)),
            ("size, before that", measures.size(result.bytes_float)),
            ("parameters", measures.number(result.parameters, 0)),
        ]
    counted = f"All of this is measured on {measures.photos(test.photos)} kept for the test."
    if report.rival and report.rival.missing:
        gone = measures.photos(len(report.rival.missing))
        counted += f" {gone} could not be shown to the bundled classifier any more."
    return [pages.figures(pairs), pages.paragraph(counted, "quiet")]


def _learning(found: Assessment) -> str:
    learning = found.learning
    if not learning.epochs:
        return pages.section("Learning", pages.paragraph("The run kept no history."))
    across = charts.Axis("passes over the training photos", low=1, whole=True)
    pairs = [(e.number, e.accuracy, e.validation_accuracy) for e in learning.epochs]
    said = _gap(found)
    accuracy = charts.line_chart(
        "Learning curves", said,
        [
            charts.Series("training photos", tuple((n, one) for n, one, _ in pairs)),
            charts.Series("validation photos", tuple((n, other) for n, _, other in pairs)),
        ],
        across, charts.Axis("share of photos that are right", 0, 1, percent=True),
    )  # fmt: skip
    losses = charts.line_chart(
        "Loss", "Mean surprise at the true class, in nats.",
        [
            charts.Series("training photos", tuple((e.number, e.loss) for e in learning.epochs)),
            charts.Series(
                "validation photos", tuple((e.number, e.validation_loss) for e in learning.epochs)
            ),
        ],
        across, charts.Axis("loss in nats", low=0),
    )  # fmt: skip
    rows = [
        (
            str(e.number), measures.share(e.accuracy), measures.share(e.validation_accuracy),
            measures.points(e.accuracy - e.validation_accuracy), measures.number(e.loss),
            measures.number(e.validation_loss), measures.duration(e.seconds),
        )
        for e in learning.epochs
    ]  # fmt: skip
    head = ("pass", "training", "validation", "gap", "loss", "validation loss", "time")
    return pages.section(
        "Learning",
        pages.paragraph(said),
        pages.wide(accuracy),
        pages.wide(losses),
        pages.folded("All passes as numbers", pages.table(head, rows, words=0)),
    )


def _gap(found: Assessment) -> str:
    learning = found.learning
    best = next((e for e in learning.epochs if e.number == learning.best), None)
    if best is None or learning.gap is None:
        return f"Training took {len(learning.epochs)} passes."
    return (
        f"The weights of pass {best.number} of {len(learning.epochs)} were kept: right on "
        f"{measures.share(best.accuracy)} of the training photos and "
        f"{measures.share(best.validation_accuracy)} of the validation photos, an over-fitting "
        f"gap of {measures.points(learning.gap)}."
    )


def _classes(report: Report) -> str:
    test, dataset = report.assessment.test, report.run.dataset
    other = report.rival.scores.albums if report.rival else ()
    head = ["class", "training photos", "test photos", "precision", "recall", "F1"]
    taught = [0] * len(dataset.classes)
    for place in dataset.of(Part.TRAIN):
        taught[dataset.samples[place].label] += 1
    rows = []
    for k, album in enumerate(test.albums):
        figures = (album.precision, album.recall, album.f1)
        rows.append(
            [album.album, f"{taught[k]:,}", f"{album.support:,}", *map(measures.share, figures)]
        )
        if other:
            rows[-1].append(measures.share(other[k].f1))
    parts = [pages.table([*head, "F1 of the bundled"] if other else head, rows)]
    if len(test.albums) <= _BARS:
        bars = [(album.album, album.f1, measures.share(album.f1)) for album in test.albums]
        said = "Harmonic mean of precision and recall of each class, on the test photos."
        parts.insert(0, pages.wide(charts.bar_chart("F1 by class", said, bars)))
    return pages.section("Classes", *parts)


def _confusion(found: Assessment) -> str:
    labels, rows = found.test.confusion.labels, found.test.confusion.matrix
    parts = []
    if not found.pairs:
        parts.append(pages.paragraph("No two classes were mixed up."))
    else:
        pair = found.pairs[0]
        parts.append(
            pages.paragraph(
                f"Mixed up most: {pair.classes[0]} and {pair.classes[1]}, "
                f"{measures.photos(pair.photos)}."
            )
        )
    said = "Rows are what photos are, columns what they were taken for."
    shown = list(range(len(labels)))
    if len(labels) > _CELLS:
        shown = _most_mixed_up(found)
        said += f" Only the {_CELLS} classes that are mixed up most are shown."
    drawn = charts.matrix(
        "Confusion matrix", said,
        [labels[k] for k in shown], [[rows[i][j] for j in shown] for i in shown],
    )  # fmt: skip
    parts += [pages.paragraph(said, "quiet"), pages.wide(drawn)]
    if found.pairs:
        head = ("one class", "other class", "photos", "one taken for other", "other for one")
        cells = [
            (*p.classes, f"{p.photos:,}", f"{p.first_as_second:,}", f"{p.second_as_first:,}")
            for p in found.pairs[:_PAIRS]
        ]
        parts.append(pages.table(head, cells, words=2))
    return pages.section("What is mixed up", *parts)


def _most_mixed_up(found: Assessment) -> list[int]:
    labels = found.test.confusion.labels
    number = {label: k for k, label in enumerate(labels)}
    chosen = dict.fromkeys(number[name] for pair in found.pairs for name in pair.classes)
    chosen.update(dict.fromkeys(range(len(labels))))
    return sorted(list(chosen)[:_CELLS])


def _calibration(found: Assessment) -> str:
    calibration = found.calibration
    said = (
        f"With the temperature {calibration.temperature:.2f}, fitted on the validation photos, "
        f"the confidence is {measures.share(calibration.ece)} off on average, without it "
        f"{measures.share(calibration.ece_before)}."
    )
    full = [one for one in calibration.bins if one.photos]
    kept = tuple((one.confidence or 0.0, one.accuracy or 0.0) for one in full)
    drawn = charts.line_chart(
        "Reliability", said,
        [charts.Series("this network", kept), charts.Series("as it should be", ((0, 0), (1, 1)))],
        charts.Axis("how sure it is", 0, 1, percent=True),
        charts.Axis("how often it is right", 0, 1, percent=True),
    )  # fmt: skip
    rows = [
        (
            f"{measures.share(one.low)} to {measures.share(one.high)}", f"{one.photos:,}",
            measures.share(one.confidence), measures.share(one.accuracy),
        )
        for one in full
    ]  # fmt: skip
    head = ("confidence", "photos", "sure on average", "right")
    return pages.section(
        "Is it as sure as it should be?",
        pages.paragraph(said),
        pages.wide(drawn),
        pages.folded("As numbers", pages.table(head, rows)),
    )


def _coverage(found: Assessment) -> str:
    said = "The surer a photo must be, the fewer file themselves, and the more of these are right."
    drawn = charts.line_chart(
        "Coverage and precision", said,
        [charts.Series("this network", tuple((p.coverage, p.precision) for p in found.curve))],
        charts.Axis("share of the photos that file themselves", 0, 1, percent=True),
        charts.Axis("share of these that are right", None, 1, percent=True),
    )  # fmt: skip
    rows = [
        [measures.share(at.threshold)]
        + [measures.share(one) for one in (at.coverage, at.precision, at.predicted_precision)]
        for at in found.test.thresholds
    ]
    head = ("threshold", "file themselves", "of these right", "right as predicted")
    return pages.section(
        "What would file itself",
        pages.paragraph(said),
        pages.wide(drawn),
        pages.table(head, rows, words=0),
    )


def _made(run: Run) -> str:
    dataset, order = run.dataset, run.order
    parts = ", ".join(f"{len(dataset.of(part)):,} for {part.value}" for part in Part)
    rows = [
        ("run", run.id),
        ("photos", f"{len(dataset.samples):,} in {len(dataset.classes):,} classes: {parts}"),
        ("seed of the split", str(dataset.seed)),
        ("recipe", order.recipe),
        ("seed of training", str(order.seed)),
        ("augmentation", "yes" if order.augment else "no"),
        ("class weights", "yes" if order.class_weights else "no"),
        ("mixed precision", "yes" if order.mixed_precision else "no"),
        ("device", (run.result.device if run.result else None) or "–"),
    ]
    link = '<p>What it says of each photo is in <a href="predictions.csv">predictions.csv</a>.</p>'
    return pages.section("How it was made", pages.table(("", ""), rows, words=2), link)
