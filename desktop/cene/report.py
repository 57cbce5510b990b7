"""How results are shown, to people and to scripts."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cene.console import LISTED, JsonList, companions, count, listing, print_json, say, table, warn
from cene.core.errors import FileError, printable
from cene.core.move import Mode, State
from cene.core.policy import NOVELTY_LIMIT, Action, percent
from cene.organiser.undoing import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cene.core.move import Batch, Move
    from cene.core.tree import Albums
    from cene.organiser.doctor import Check
    from cene.organiser.predicting import Answer
    from cene.organiser.recovery import Recovery
    from cene.organiser.request import SortOrder
    from cene.organiser.sorting import Outcome, Summary
    from cene.organiser.undoing import Undone
    from cene.store.journal import Journal

_DONE = {Mode.COPY: "Copied", Mode.MOVE: "Moved", Mode.HARDLINK: "Linked"}


class SortText:
    """A sort for people: what went where, what waits and why, what failed."""

    def __init__(self, order: SortOrder, undo: str) -> None:
        self._undo = undo
        self._roots = [Path(os.path.realpath(source)) for source in order.sources]
        self._into = Path(os.path.realpath(order.into))
        self._kept: dict[Action, list[Outcome]] = {action: [] for action in Action}

    def outcome(self, outcome: Outcome) -> None:
        """Remember what may be listed."""
        kept = self._kept[outcome.decision.action]
        if len(kept) <= LISTED:
            kept.append(outcome)

    def end(self, order: SortOrder, summary: Summary) -> None:
        """Print the summary."""
        say(f"{count(summary.photos, 'photo')} in {summary.seconds:,.1f} s.")
        if summary.photos:
            self._say_filed(order, summary)
        if summary.joined:
            say(f"{companions(summary.joined, 'joined')}.")
        if summary.asked:
            say(f"{count(summary.asked, 'photo')} {_wait(summary.asked)} for you:")
            self._say_reasons(Action.ASK, summary.asked)
        if summary.skipped:
            say(f"{count(summary.skipped, 'photo')} left alone:")
            self._say_reasons(Action.LEAVE, summary.skipped)
        if summary.failed:
            say(f"{len(summary.failed):,} failed:")
            for path, reason in summary.failed:
                say(f"  {printable(path)}: {reason}")
        if summary.links:
            say(f"{count(summary.links, 'symbolic link')} not followed.")
        if not summary.complete:
            say("Stopped before the end; the next run goes on from here.")
        if summary.batch is not None:
            say(f"Batch {summary.batch}; `{self._undo} {summary.batch}` puts everything back.")

    def _say_filed(self, order: SortOrder, summary: Summary) -> None:
        if not summary.filed:
            say(f"None is filed anew: Cene files what it is {percent(order.threshold)} sure of.")
            return
        into = printable(order.into)
        doubt = _doubt(summary.filed, round(summary.expected_wrong))
        if order.mode is Mode.SUGGEST:
            say(f"{count(summary.filed, 'photo')} would go into {into}, {doubt}:")
        elif order.mode is Mode.TAG:
            say(f"Tagged {count(summary.filed, 'photo')}, {doubt}:")
        else:
            say(f"{_DONE[order.mode]} {count(summary.filed, 'photo')} into {into}, {doubt}:")
        filed = self._kept[Action.FILE]
        if 0 < len(filed) <= LISTED:
            table((self._name(o), *self._arrow(o), o.decision.reason) for o in filed)
        else:
            table((title, f"{number:,}") for title, number in sorted(summary.by_album.items()))

    def _say_reasons(self, action: Action, total: int) -> None:
        listing(((self._name(o), o.decision.reason) for o in self._kept[action]), total)

    def _name(self, outcome: Outcome) -> str:
        """The photo's path, from the source it is in: names repeat from folder to folder."""
        path = outcome.path
        root = next((root for root in self._roots if root in path.parents), path.parent)
        return printable(path.relative_to(root))

    def _arrow(self, outcome: Outcome) -> tuple[str, ...]:
        """Where the photo is, from the folder of the albums; nothing if it has not moved."""
        target = outcome.target
        if target == outcome.path:
            return ()
        return "→", "" if target is None else printable(target.relative_to(self._into))


class SortJson:
    """A sort for scripts."""

    def __init__(self) -> None:
        self._decisions = JsonList("decisions")

    def outcome(self, outcome: Outcome) -> None:
        """Write one decision."""
        decision = outcome.decision
        self._decisions.add(
            {
                "path": str(outcome.path),
                "album": decision.album,
                "confidence": decision.confidence,
                "margin": decision.margin,
                "action": decision.action,
                "reason": decision.reason,
                "target": None if outcome.target is None else str(outcome.target),
            }
        )

    def end(self, order: SortOrder, summary: Summary) -> None:
        """Print the document."""
        failed = [{"path": str(path), "error": error} for path, error in summary.failed]
        self._decisions.print(
            {
                "batch": summary.batch,
                "mode": order.mode,
                "threshold": order.threshold,
                "seconds": round(summary.seconds, 3),
                "photos": summary.photos,
                "filed": summary.filed,
                "asked": summary.asked,
                "skipped": summary.skipped,
                "joined": summary.joined,
                "expected_wrong": round(summary.expected_wrong, 3),
                "complete": summary.complete,
                "failed": failed,
            }
        )


def predictions(answers: Iterable[Answer | FileError], albums: Albums, *, as_json: bool) -> int:
    """Print what pictures show; 1 if one could not be read."""
    answers = list(answers)
    failed = [answer for answer in answers if isinstance(answer, FileError)]
    shown = [answer for answer in answers if not isinstance(answer, FileError)]
    if as_json:
        print_json([_answer_json(answer, albums) for answer in answers])
    else:
        for answer in shown:
            _say_answer(answer, albums)
    for error in failed:
        warn(f"cene: {error}")
    return 1 if failed else 0


def _answer_json(answer: Answer | FileError, albums: Albums) -> dict[str, object]:
    if isinstance(answer, FileError):
        return {"path": str(answer.path.absolute()), "error": answer.reason}
    return {
        "path": str(answer.path.absolute()),
        "albums": _probabilities(answer.prediction.ranking, albums),
        "parents": _probabilities(answer.prediction.parents, albums),
        "novelty": answer.prediction.novelty,
        "imagenet": [{"name": name, "probability": p} for name, p in answer.imagenet],
    }


def _probabilities(
    found: Iterable[tuple[str, float]], albums: Albums
) -> list[dict[str, str | float]]:
    return [{"album": key, "title": albums[key].title, "probability": p} for key, p in found]


def _say_answer(answer: Answer, albums: Albums) -> None:
    say(printable(answer.path))
    table((printable(albums[key].title), percent(p)) for key, p in answer.prediction.ranking)
    if answer.prediction.parents:
        above = (f"{albums[key].title} {percent(p)}" for key, p in answer.prediction.parents)
        say(printable(f"  in all {', '.join(above)}"))
    novelty = answer.prediction.novelty
    unlike = ", unlike all that Cene knows" if novelty > NOVELTY_LIMIT else ""
    say(f"  novelty {novelty:.3f}{unlike}")
    say("  ImageNet: " + ", ".join(f"{name} {percent(p)}" for name, p in answer.imagenet))


def history(journal: Journal, *, as_json: bool) -> None:
    """Print the batches, newest first."""
    if as_json:
        document = JsonList("batches")
        for batch in journal.batches():
            document.add(_batch_json(batch, journal.moves_of(batch.id)))
        document.print({})
        return
    empty = True
    for batch in journal.batches():
        empty = False
        moves = list(journal.moves_of(batch.id))
        time = datetime.fromisoformat(batch.time).astimezone().strftime("%Y-%m-%d %H:%M:%S")
        say(f"Batch {batch.id} · {time} · {batch.cause} --mode {batch.mode} · {_number(moves)}")
        listing((_move_row(move) for move in moves), len(moves))
    if empty:
        say("Nothing has been done yet.")


def _number(moves: Sequence[Move]) -> str:
    """How many photos moves are about, and late companions beside those.

    A photo that got tags after it was filed is one photo.
    """
    late = [move for move in moves if move.joins is not None]
    joined = sum(move.mode is not Mode.TAG for move in late)
    photos = len(moves) - len(late) or len(late) - joined
    found = [(photos, "photo"), (joined, "companion")]
    return " and ".join(count(number, noun) for number, noun in found if number) or "0 photos"


def _batch_json(batch: Batch, moves: Iterable[Move]) -> dict[str, object]:
    return {
        "id": batch.id,
        "time": batch.time,
        "mode": batch.mode,
        "cause": batch.cause,
        "threshold": batch.threshold,
        "moves": [_move_json(move) for move in moves],
    }


def _move_row(move: Move) -> tuple[str, ...]:
    first = move.files[0]
    note = move.error or f"{move.state}"
    return (named(move), printable(first.source), "→", printable(first.target), note)


def _move_json(move: Move) -> dict[str, object]:
    return {
        "id": named(move),
        "source": str(move.files[0].source),
        "target": str(move.files[0].target),
        "companions": [
            {"source": str(file.source), "target": str(file.target)} for file in move.files[1:]
        ],
        "state": move.state,
        "album": move.album,
        "confidence": move.confidence,
        "error": move.error,
    }


def undone(result: Undone, *, as_json: bool) -> None:
    """Print what was put back and what was not."""
    if as_json:
        refused = [{"move": named(move), "error": error} for move, error in result.refused]
        print_json({"undone": [named(move) for move in result.undone], "refused": refused})
        return
    if result.complete and not result.undone and not result.refused:
        say("There is nothing to undo.")
        return
    say(f"{_number(result.undone)} put back.")
    if result.refused:
        say(f"{_number([move for move, _ in result.refused])} not put back:")
        table((named(move), error) for move, error in result.refused)
    if not result.complete:
        say("Stopped before the end; the same command goes on from here.")


def recovered(recovery: Recovery) -> None:
    """Say what an interrupted run left, on stderr."""
    if recovery.settled:
        number = count(len(recovery.settled), "move")
        warn(f"cene: the last run was interrupted; {number} settled, nothing lost:")
        for move in recovery.settled:
            at_target = move.state is State.DONE
            file = move.files[0]
            place = file.target if at_target else file.source
            warn(f"  {printable(file.source.name)} is at {printable(place)}")
    for _, reason in recovery.unsettled:
        warn(f"cene: {reason}")


def quarantined(photos: Sequence[Path]) -> None:
    """Name photos that ended Cene, on stderr."""
    if photos:
        number = count(len(photos), "photo")
        warn(f"cene: quarantined from now on, for looking at it ends any program: {number}:")
        for path in photos:
            warn(f"  {printable(path)}")


def checks(found: Iterable[Check], *, as_json: bool) -> int:
    """Print findings; 1 if one is bad."""
    found = list(found)
    good = all(check.ok for check in found)
    if as_json:
        print_json({"ok": good, "checks": [asdict(check) for check in found]})
    else:
        table([("ok " if check.ok else "BAD", check.name, check.detail) for check in found], "")
    return 0 if good else 1


def _wait(number: int) -> str:
    return "waits" if number == 1 else "wait"


def _doubt(filed: int, wrong: int) -> str:
    if filed == 1:
        return "probably wrong" if wrong else "probably right"
    return f"about {wrong:,} of them wrong" if wrong else "probably all of them right"
