"""How far people, a machine and Cene agree on labels, in figures that are added up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

PRESENT = 0.5
"""Confidence from which a label counts as there: people say 0 or 1, machines mostly more."""


class Said(NamedTuple):
    """What is said of one label on one photo.

    Attributes:
        person: whether a person says that it is there; None if nobody does, or people disagree.
        machine: how sure a machine is, in 0..1; None if it does not name it.
        looked: whether a machine named anything at all on that photo.
    """

    person: bool | None
    machine: float | None
    looked: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """What people, the machine of the label file, and Cene say of one label.

    The machine says yes from a confidence of 0.5; where it is silent on a photo of which it named
    anything at all, it says no. Shares and means of nothing are None.

    Attributes:
        label: its identifier.
        title: its name as an album's, empty where it has none.
        verified: photos of which a person said that it is there.
        denied: photos of which a person said that it is not.
        machine: photos of which the machine says so.
        agree: share of the photos that a person judged on which the machine agrees.
        machine_precision: share of the machine's yes that a person judged and confirmed.
        machine_recall: share of the people's yes that the machine says too.
        machine_confidence_yes: how sure the machine is on average where a person said yes.
        machine_confidence_no: the same where a person said no.
        cene_agree: share of the judged photos in the folder on which Cene agrees: its first album
            is this one where a person said yes, another where they said no.
        cene_confidence: how sure Cene is on average of its first album of these photos.
    """

    label: str
    title: str
    verified: int
    denied: int
    machine: int
    agree: float | None
    machine_precision: float | None
    machine_recall: float | None
    machine_confidence_yes: float | None
    machine_confidence_no: float | None
    cene_agree: float | None
    cene_confidence: float | None


@dataclass(slots=True)
class _Mean:
    """A mean while it is being added up."""

    total: float = 0.0
    number: int = 0

    def add(self, value: float) -> None:
        self.total += value
        self.number += 1

    @property
    def value(self) -> float | None:
        return self.total / self.number if self.number else None


@dataclass(slots=True)
class Tally:
    """An `Agreement` while it is being added up."""

    verified: int = 0
    denied: int = 0
    machine: int = 0
    agree: _Mean = field(default_factory=_Mean)
    precision: _Mean = field(default_factory=_Mean)
    recall: _Mean = field(default_factory=_Mean)
    sure_yes: _Mean = field(default_factory=_Mean)
    sure_no: _Mean = field(default_factory=_Mean)
    cene_agree: _Mean = field(default_factory=_Mean)
    cene_sure: _Mean = field(default_factory=_Mean)

    def add(self, said: Said) -> None:
        """Add one photo."""
        person, sure, looked = said
        claimed = sure is not None and sure >= PRESENT
        self.machine += claimed
        if person is None:
            return
        self.verified += person
        self.denied += not person
        if sure is not None:
            (self.sure_yes if person else self.sure_no).add(sure)
        if looked:
            self.agree.add(claimed is person)
            if claimed:
                self.precision.add(person)
            if person:
                self.recall.add(claimed)

    def add_cene(self, *, agrees: bool, sure: float) -> None:
        """Add what Cene says of a photo that a person judged."""
        self.cene_agree.add(agrees)
        self.cene_sure.add(sure)

    def agreement(self, label: str, title: str) -> Agreement:
        """The figures so far."""
        return Agreement(
            label=label,
            title=title,
            verified=self.verified,
            denied=self.denied,
            machine=self.machine,
            agree=self.agree.value,
            machine_precision=self.precision.value,
            machine_recall=self.recall.value,
            machine_confidence_yes=self.sure_yes.value,
            machine_confidence_no=self.sure_no.value,
            cene_agree=self.cene_agree.value,
            cene_confidence=self.cene_sure.value,
        )
