from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from tests.networks import made
from tests.scenes import scene

from cene.organiser.classifier import Classifier
from cene.organiser.index import Index, index
from cene.organiser.surveying import Ground
from cene.organiser.workspace import Silent, Workspace, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    """The bundled one, loaded once."""
    return Classifier()


@pytest.fixture(scope="session")
def colours(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Folder and hash of a network that takes green for a forest and red for the sea."""
    folder = tmp_path_factory.mktemp("network")
    return folder, made(folder, (1, 0))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An open catalogue of one's own, sound to the end."""
    with opened(tmp_path / "catalogue.sqlite", write=True) as workspace:
        yield workspace
        assert workspace.database.integrity() == []


@dataclass
class Inbox:
    """A folder of real photos, and the catalogue that gets to know them."""

    folder: Path
    albums: Path
    workspace: Workspace
    classifier: Classifier

    def add(self, name: str, album: str = "sea", number: int = 0) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        scene(album, number).save(path, "JPEG", quality=95)
        return path

    def index(self, progress: Silent | None = None) -> Index:
        watched = progress or Silent()
        return index(self.workspace, self.classifier, Ground((self.folder,)), watched)


@pytest.fixture
def inbox(tmp_path: Path, workspace: Workspace, classifier: Classifier) -> Inbox:
    (tmp_path / "Inbox").mkdir()
    return Inbox(tmp_path / "Inbox", tmp_path / "Albums", workspace, classifier)


@dataclass
class Watched(Silent):
    """Progress that is written down, and stops after some steps of a stage."""

    stage: str = ""
    after: int = 0
    stages: list[tuple[str, int | None]] = field(default_factory=list)
    steps: dict[str, int] = field(default_factory=dict)

    def begin(self, stage: str, total: int | None) -> None:
        self.stages.append((stage, total))
        self.steps[stage] = 0

    def advance(self, steps: int = 1) -> None:
        self.steps[self.stages[-1][0]] += steps

    def stopped(self) -> bool:
        return bool(self.stage) and self.steps.get(self.stage, -1) >= self.after
