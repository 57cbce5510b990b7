"""A catalogue of photos that nobody has, for what is read of many."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.example import Example, Labeller, Verdict
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.core.prediction import Prediction
from cene.organiser.library import snapshot
from cene.store.catalogue import Sighting

if TYPE_CHECKING:
    from cene.core.shown import View
    from cene.organiser.workspace import Workspace

CAMERA = Path("/home/ada/Pictures/Camera")
ALBUMS = Path("/home/ada/Pictures/Albums")
TAKEN = "2026-07-12T14:03:05"


def said(
    album: str = "sea",
    confidence: float = 0.95,
    parents: tuple[tuple[str, float], ...] = (),
    novelty: float = 0.5,
) -> Prediction:
    return Prediction(((album, confidence), ("glacier", 0.01)), novelty, "model", parents)


@dataclass
class Shelf:
    """Photos of which is known what a test says."""

    workspace: Workspace

    def __post_init__(self) -> None:
        self._digests = count(1)

    def add(
        self,
        name: str,
        prediction: Prediction | None = None,
        *,
        folder: Path = CAMERA,
        taken: str | None = TAKEN,
        camera: str | None = None,
        content: int | None = None,
    ) -> int:
        """Number of a photo, with the content of another where that is given."""
        catalogue = self.workspace.catalogue
        with self.workspace.database.transaction():
            number = catalogue.folder(folder)
            photo = catalogue.see(number, Sighting(name, (), 7, 8, prediction is None), None)
            if prediction is not None:
                digest = next(self._digests).to_bytes(32)
                content = content or catalogue.add_content(
                    digest, "backbone", b"", taken, camera=camera
                )
                catalogue.read(photo, content)
                self.workspace.predictions.add([(content, prediction)])
        return photo

    def content(self, photo: int) -> int:
        place = self.workspace.catalogue.place(photo)
        assert place is not None
        entry = self.workspace.catalogue.at(place)
        assert entry is not None
        assert entry.content is not None
        return entry.content

    def tell(
        self,
        photo: int,
        album: str,
        verdict: Verdict = Verdict.CONFIRMED,
        labeller: Labeller = Labeller.PERSON,
    ) -> None:
        content = self.content(photo)
        with self.workspace.database.transaction():
            self.workspace.examples.put(content, Example(album, verdict, labeller))

    def reject(self, photo: int, album: str) -> None:
        self.tell(photo, album, Verdict.REJECTED)

    def fail(self, photo: int) -> None:
        with self.workspace.database.transaction():
            self.workspace.catalogue.fail(photo, "is no picture", again=False)

    def file(
        self,
        photo: int,
        album: str,
        confidence: float = 0.9,
        *,
        mode: Mode = Mode.MOVE,
        state: State = State.DONE,
        time: str | None = None,
    ) -> int:
        """Number of a move that the journal has; the photo stays where it is known."""
        source = self.workspace.catalogue.place(photo)
        assert source is not None
        file = FileMove(source, ALBUMS / album / source.name, Stat(1, photo, 7, 8))
        with self.workspace.database.transaction() as connection:
            batch = self.workspace.journal.begin(mode, "sort", 0.9)
            if time is not None:
                connection.execute("UPDATE batch SET time = ? WHERE id = ?", (time, batch))
            move = Move(batch, photo, mode, (file,), album, confidence, state)
            return self.workspace.journal.intend(move).id

    def clear(self) -> None:
        """Forget all photos."""
        tables = ("companion", "move_file", "move", "photo", "example", "prediction", "content")
        with self.workspace.database.transaction() as connection:
            for table in tables:
                connection.execute(f"DELETE FROM {table}")

    def names(self, view: View, threshold: float = 0.9) -> list[str]:
        """What a view shows, in its order."""
        photos = snapshot(self.workspace)
        listed = photos.listing(view, threshold).photos
        return [tile.name for tile in photos.tiles(listed, threshold)]
