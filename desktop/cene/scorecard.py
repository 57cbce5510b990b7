"""How an evaluation is shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cene.console import count, print_json, say, table, warn
from cene.core.errors import printable

if TYPE_CHECKING:
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
