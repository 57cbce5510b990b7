"""How an evaluation is shown; it is of the classifier, so albums' own thresholds do not count."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cene.console import count, listing, print_json, say, table, warn
from cene.core.errors import printable

if TYPE_CHECKING:
    from cene.organiser.agreement import Agreement
    from cene.organiser.comparing import Comparison
    from cene.organiser.evaluating import Evaluation


def evaluation(found: Evaluation, *, as_json: bool) -> int:
    """Print how well photos were recognised, the means over all draws; 1 if files failed."""
    runs = [asdict(run) for run in found.runs]
    means: Any = mean_of(runs)
    if as_json:
        failed = [{"path": str(path), "error": error} for path, error in found.failed]
        print_json({**means, "runs": runs if len(runs) > 1 else [], "failed": failed})
    else:
        _say_scores(means, len(runs))
        for path, error in found.failed:
            warn(f"  {printable(path)}: {error}")
    return 1 if found.failed else 0


def mean_of(documents: list[Any]) -> Any:
    """The mean of documents of one shape: numbers are averaged, the rest must be the same."""
    first = documents[0]
    if isinstance(first, dict):
        return {key: mean_of([document[key] for document in documents]) for key in first}
    if isinstance(first, list | tuple):
        return [mean_of(list(items)) for items in zip(*documents, strict=True)]
    if isinstance(first, str):
        return first
    mean = sum(documents) / len(documents)
    return int(mean) if isinstance(first, int) and mean == int(mean) else mean


def _say_scores(means: Any, draws: int) -> None:
    say(count(means["photos"], "photo") + (f", mean of {draws} draws" if draws > 1 else ""))
    for name in ("accuracy", "balanced_accuracy", "top5", "ece"):
        say(f"  {name.replace('_', ' ')}: {means[name]:.4f}")
    say()
    rows: list[tuple[str, ...]] = [("album", "precision", "recall", "F1", "photos")]
    for a in means["albums"]:
        figures = (f"{a[key]:.3f}" for key in ("precision", "recall", "f1"))
        rows.append((a["album"], *figures, f"{a['support']:,.0f}"))
    table(rows)
    say()
    rows = [("threshold", "filed", "right", "predicted", "filed of no album")]
    for t in means["thresholds"]:
        figures = (f"{t[key]:.3f}" for key in ("coverage", "precision", "predicted_precision"))
        rows.append((f"{t['threshold']:.2f}", *figures, f"{t['none_filed']:,.0f}"))
    table(rows)


def comparison(found: Comparison, *, as_json: bool) -> int:
    """Print where people, machines and Cene differ; 1 if files failed."""
    if as_json:
        failed = [{"path": str(path), "error": error} for path, error in found.failed]
        print_json({**asdict(found), "failed": failed})
        return 1 if failed else 0
    agreements = (("all", found.overall), *((a.title or a.label, a) for a in found.labels))
    say(f"{count(len(found.labels), 'label')}; what the machine says, against people:")
    heads = ("label", "verified", "denied", "machine", "agree", "precision", "recall")
    listing((_machine_row(*named) for named in agreements), len(agreements), heads)
    say()
    say("How sure the machine is of a yes and a no, and what Cene says of the same photos:")
    sure = ("label", "yes", "no", "Cene agrees", "Cene is sure")
    listing((_sure_row(*named) for named in agreements), len(agreements), sure)
    say()
    say(f"{count(found.photos, 'photo')} of these are in the folder.")
    for path, error in found.failed:
        warn(f"  {printable(path)}: {error}")
    return 1 if found.failed else 0


def _machine_row(name: str, a: Agreement) -> tuple[str, ...]:
    numbers = (f"{number:,}" for number in (a.verified, a.denied, a.machine))
    shares = (a.agree, a.machine_precision, a.machine_recall)
    return (name, *numbers, *map(_share, shares))


def _sure_row(name: str, a: Agreement) -> tuple[str, ...]:
    shares = (
        a.machine_confidence_yes,
        a.machine_confidence_no,
        a.cene_agree,
        a.cene_confidence,
    )
    return (name, *map(_share, shares))


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
