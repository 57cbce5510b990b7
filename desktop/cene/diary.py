"""What `cene watch` tells: lines for a terminal, a file or the journal of the system."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from cene.console import LISTED, companions, count, say
from cene.core.errors import printable
from cene.core.move import Mode, State
from cene.core.policy import Action, percent
from cene.core.watched import State as Watching

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.watched import Watched
    from cene.organiser.recovery import Recovery
    from cene.organiser.request import SortOrder
    from cene.organiser.sorting import Outcome, Summary

NOTICE, WARNING = "<5>", "<4>"
"""Priorities in the journal (sd-daemon(3)); what has none is information."""


class Lines:
    """Tells with the time of day, and nothing twice."""

    def __init__(self) -> None:
        self._filed: list[Outcome] = []
        self._failed: set[tuple[Path, str]] = set()
        self._why = ""
        self._online = 0
        self._states: dict[Path, Watched] = {}

    def recovered(self, recovery: Recovery) -> None:
        """Where the photos are that an interrupted run had in hand."""
        for move in recovery.settled:
            file = move.files[0]
            place = file.target if move.state is State.DONE else file.source
            self.write(f"the last run was interrupted; {printable(place)} is whole", NOTICE)
        for _, reason in recovery.unsettled:
            self.write(reason, WARNING)

    def folders(self, states: Sequence[Watched]) -> None:
        """How each folder is watched, where that has changed."""
        for now in states:
            if now == self._states.get(now.root):
                continue
            self._states[now.root] = now
            root = printable(now.root)
            if now.state is Watching.MISSING:
                self.write(f"{root} cannot be watched: {now.why}. Cene waits for it", WARNING)
            elif now.state is Watching.POLLING:
                self.write(f"{root} is looked through again and again: {now.why}", WARNING)
            else:
                self.write(f"watching {root}")

    def outcome(self, outcome: Outcome) -> None:
        """Remember what was filed, as far as it is to be listed."""
        if outcome.decision.action is Action.FILE and len(self._filed) <= LISTED:
            self._filed.append(outcome)

    def passed(self, order: SortOrder, summary: Summary) -> None:
        """What was filed, what waits and what failed, if anything is new."""
        filed, self._filed = self._filed, []
        if summary.filed and (summary.batch is not None or summary.looked):
            self._tell_filed(order, summary, filed)
        if summary.joined:
            self.write(companions(summary.joined, "joined"), NOTICE)
        if summary.looked and summary.asked:
            wait = "waits" if summary.asked == 1 else "wait"
            self.write(f"{count(summary.asked, 'photo')} there {wait} for an answer")
        for failed in summary.failed:
            if failed not in self._failed:
                self._failed.add(failed)
                self.write(f"{printable(failed[0])}: {failed[1]}", WARNING)
        if summary.online > self._online:
            self.write(f"{count(summary.online, 'file')} only online, and left there")
        self._online = summary.online

    def waits(self, why: str) -> None:
        """That nothing is done, and why; and that it goes on."""
        if why != self._why:
            self._why = why
            self.write(f"waiting: {why}" if why else "going on")

    def write(self, text: str, priority: str = "") -> None:
        """A line."""
        del priority
        say(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {text}")

    def _tell_filed(self, order: SortOrder, summary: Summary, filed: list[Outcome]) -> None:
        would = "would be " if order.mode is Mode.SUGGEST else ""
        done = "tagged" if order.mode is Mode.TAG else "filed"
        if len(filed) <= LISTED:
            for one in filed:
                moved = one.target not in (None, one.path)
                target = f" → {printable(one.target or '')}" if moved else ""
                sure = percent(one.decision.confidence)
                self.write(f"{would}{done}, {sure} sure: {printable(one.path)}{target}")
        albums = sorted(summary.by_album.items(), key=lambda item: (-item[1], item[0]))
        names = ", ".join(f"{number:,} {title}" for title, number in albums)
        undo = "" if summary.batch is None else f"; `cene undo {summary.batch}` takes that back"
        self.write(f"{count(summary.filed, 'photo')} {would}{done}: {names}{undo}", NOTICE)


class Journald(Lines):
    """Tells the journal of the system, which knows the time, how much each line matters."""

    @staticmethod
    def is_here() -> bool:
        """Whether what is written goes there (systemd.exec(5), ``$JOURNAL_STREAM``)."""
        try:
            status = os.fstat(sys.stdout.fileno())
        except OSError:
            return False
        return os.environ.get("JOURNAL_STREAM") == f"{status.st_dev}:{status.st_ino}"

    def write(self, text: str, priority: str = "") -> None:
        """A line with its priority."""
        say(f"{priority}{text}")
