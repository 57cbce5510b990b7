"""Looks whether everything that Cene depends on is in order."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cene import __version__
from cene.core.errors import CeneError, printable
from cene.organiser.classifier import Classifier
from cene.organiser.learned import known
from cene.organiser.workspace import opened
from cene.store.distrusted import Distrusted
from cene.store.networks import Networks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cene.organiser.workspace import Workspace

PACKAGES = ("numpy", "pillow", "pillow-heif", "ai-edge-litert", "PySide6-Essentials", "watchdog")
WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")
FEW_WATCHES = 65536
"""Below this many, a photo library of usual size cannot be watched whole."""


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: what was looked at, whether it is in order, and the details in words."""

    name: str
    ok: bool
    detail: str


def examine(catalogue: Path) -> Iterator[Check]:
    """Look at one thing after the other; nothing is changed."""
    yield _versions()
    yield _classifier()
    yield _folder(catalogue.parent)
    if WATCHES.exists():
        yield _watches()
    yield from _catalogue(catalogue)


def _versions() -> Check:
    from importlib import metadata  # noqa: PLC0415 - an eighth of the start of every command

    form = " (frozen program)" if getattr(sys, "frozen", False) else ""
    found = [f"Cene {__version__}{form}", f"Python {platform.python_version()}"]
    missing = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            missing.append(package)
    licences = Path(sys.executable).parent / "licences"
    if form and licences.is_dir():
        found.append(f"licences of all in {printable(licences)}")
    if missing:
        return Check("versions", ok=False, detail=f"not installed: {', '.join(missing)}")
    return Check("versions", ok=True, detail=", ".join(found))


def _classifier() -> Check:
    try:
        classifier = Classifier()
        _, albums = classifier.backbone, classifier.head.albums
    except CeneError as error:
        return Check("classifier", ok=False, detail=str(error))
    detail = f"{classifier.card.head_version} matches its card; albums: {', '.join(albums)}"
    return Check("classifier", ok=True, detail=detail)


def _folder(folder: Path) -> Check:
    nearest = folder.absolute()
    while not os.path.exists(nearest):  # unlike Path's, it takes a folder one may not look into
        nearest = nearest.parent
    ok = nearest.is_dir() and os.access(nearest, os.W_OK)
    state = "can be written" if ok else "cannot be written; choose another with CENE_HOME"
    return Check("data folder", ok=ok, detail=f"{printable(folder)} {state}")


def _watches() -> Check:
    number = int(WATCHES.read_text("ascii"))
    ok = number >= FEW_WATCHES
    advice = "" if ok else f"; raise it with: sysctl fs.inotify.max_user_watches={FEW_WATCHES}"
    return Check("watch limit", ok=ok, detail=f"{number:,} folders can be watched{advice}")


def _catalogue(path: Path) -> Iterator[Check]:
    if not os.path.lexists(path):
        yield Check("catalogue", ok=True, detail=f"none yet at {printable(path)}")
        return
    try:
        with opened(path, write=False) as workspace:
            faults = workspace.database.integrity()
            unsettled = workspace.journal.open_moves()
            quarantined = Distrusted(workspace.database).quarantined()
            adopted = _adopted(workspace)
    except CeneError as error:
        yield Check("catalogue", ok=False, detail=str(error))
        return
    detail = "; ".join(faults) if faults else f"{printable(path)} is sound"
    yield Check("catalogue", ok=not faults, detail=detail)
    names = ", ".join(printable(move.files[0].source) for move in unsettled)
    detail = f"interrupted: {names}; the next sort or undo settles it" if names else "settled"
    yield Check("journal", ok=not unsettled, detail=detail)
    detail = f"{len(quarantined):,}"
    if quarantined:
        detail += f", which Cene passes over: {', '.join(map(printable, quarantined))}"
    # They are kept where they do no harm, and that is in order.
    yield Check("quarantined photos", ok=True, detail=detail)
    yield from adopted


def _adopted(workspace: Workspace) -> list[Check]:
    """The network that a person adopted, where one has a say."""
    taught = known(workspace)
    if taught.network is None:
        return []
    try:
        _ = Classifier(taught).network
    except CeneError as error:
        return [Check("own network", ok=False, detail=str(error))]
    left = len(Networks(workspace.database).unheard(taught.network))
    seen = f"{left:,} photos to be seen yet" if left else "all photos seen"
    detail = f"{printable(taught.network.run)} is as it was adopted; {seen}"
    return [Check("own network", ok=True, detail=detail)]
