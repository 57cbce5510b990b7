"""What the window has the work thread do with what a person chose in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cene.organiser import preferences
from cene.organiser.filed import learn_from_filed, switch
from cene.ui.work.bench import Bench, Job
from cene.ui.work.jobs import Rerank

if TYPE_CHECKING:
    from cene.organiser.preferences import Preferences


@dataclass(frozen=True, slots=True)
class SavePreferences(Job):
    """Keep what a person chose; the next scan goes by it."""

    preferences: Preferences

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Saving the settings")

    def run(self, bench: Bench) -> Preferences:
        """The preferences as they are now."""
        preferences.save(bench.workspace, self.preferences)
        return bench.preferences


@dataclass(frozen=True, slots=True)
class LearnFromFiled(Job):
    """Let photos that stay where they were filed count as examples from now on, or not.

    Each scan looks for more of them; those there are count at once.
    """

    on: bool

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Saving the settings")

    def run(self, bench: Bench) -> int:
        """How many no longer count."""
        dropped = switch(bench.workspace, on=self.on)
        if self.on:
            learn_from_filed(bench.workspace, datetime.now(UTC))
        bench.then(Rerank())
        return dropped
