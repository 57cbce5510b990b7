"""The program ends at a random moment: at once, whole, and without a word."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.scenes import THRESHOLD, scene

from cene.core.move import Mode
from cene.organiser.index import index
from cene.organiser.preferences import Preferences, save
from cene.organiser.recovery import recover
from cene.organiser.surveying import Ground
from cene.organiser.undoing import everything, undo
from cene.organiser.workspace import Silent, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cene.organiser.classifier import Classifier

EXITS = int(os.environ.get("CENE_GUI_EXITS", "15"))
"""How often the program ends."""
PARTS = 3
SMALL, LARGE = 120, 6
"""Photos that are filed, and those of 12 megapixels that are looked at before, half of the time."""
LIMIT = 2.0
"""Seconds that the work thread may take to end."""
DEADLINE = 60
PROGRAM = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from cene.ui.work.jobs import FileSure
from cene.ui.work.thread import Work

app = QCoreApplication([])
work = Work(Path(sys.argv[1]))
work.start()
work.submit(FileSure())  # also what was put back, time and again
if len(sys.argv) > 2:
    QTimer.singleShot(int(sys.argv[2]), app.quit)
else:
    work.idle.connect(app.quit)
began = time.monotonic()
app.exec()
asked = time.monotonic()
ended = work.stop()
print(asked - began, time.monotonic() - asked, ended, flush=True)
if not ended:
    os._exit(0)
"""


@dataclass(frozen=True)
class Library:
    """Photos that a scan files, and their catalogue."""

    catalogue: Path
    photos: Path
    albums: Path

    def files(self) -> Counter[str]:
        """Every file by its content, wherever it is."""
        found = (path for folder in (self.photos, self.albums) for path in folder.rglob("*"))
        return Counter(
            hashlib.sha256(path.read_bytes()).hexdigest() for path in found if path.is_file()
        )

    def add_large(self, seed: int) -> None:
        """Put photos that nobody has looked at in place of those of the last time."""
        with Image.open(self.photos.parent / "large.jpg") as large:
            assert large.size == (4000, 3000)
        data = (self.photos.parent / "large.jpg").read_bytes()
        for number in range(LARGE):
            (self.photos / f"large{number}.jpg").write_bytes(data + bytes([number, seed % 256]))

    def end(self, after: float | None) -> tuple[float, float]:
        """Run the program until a moment, or until it is done.

        Returns:
            Seconds that it ran, and that its end took.
        """
        moment = () if after is None else (str(int(after * 1000)),)
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(self.catalogue), *moment],
            capture_output=True, text=True, timeout=DEADLINE, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        ran, ended, whole = done.stdout.split()
        assert whole == "True"
        return float(ran), float(ended)

    def put_back(self) -> int:
        """Settle and undo all that was done, and return how much that was."""
        with opened(self.catalogue, write=True) as workspace:
            assert workspace.database.integrity() == []
            assert recover(workspace).unsettled == ()
            undone = undo(workspace, everything(workspace), Silent())
        assert undone.refused == ()
        return len(undone.undone)


@pytest.fixture
def library(tmp_path: Path, classifier: Classifier) -> Library:
    found = Library(tmp_path / "catalogue.sqlite", tmp_path / "Camera", tmp_path / "Albums")
    found.photos.mkdir()
    for number in range(SMALL):
        path = found.photos / f"{number}.jpg"
        scene(("sea", "forest", "buildings")[number % 3], number % 49).save(path, "JPEG")
        path.write_bytes(path.read_bytes() + bytes([number]))
    scene("sea").resize((4000, 3000)).save(tmp_path / "large.jpg", "JPEG", quality=92)
    with opened(found.catalogue, write=True) as workspace:
        index(workspace, classifier, Ground((found.photos,)), Silent())
        save(
            workspace,
            Preferences(
                sources=(found.photos,),
                into=found.albums,
                mode=Mode.MOVE,
                threshold=float(THRESHOLD),
            ),
        )
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_ended_at_any_moment_it_is_quick_and_quiet_and_every_file_is_there(
    library: Library, part: int, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(part)
    library.add_large(0)
    with_large, _ = library.end(None)
    assert library.put_back() >= SMALL
    without, _ = library.end(None)
    assert library.put_back() >= SMALL
    midway = 0
    for seed in range(part, EXITS, PARTS):
        large = chance.random() < 0.5
        if large:
            library.add_large(seed + 1)
        before = library.files()
        began = time.monotonic()
        _, ended = library.end(chance.uniform(0, with_large if large else without))
        assert ended <= LIMIT, f"after {time.monotonic() - began:.1f} s"
        assert library.files() == before
        midway += 0 < library.put_back() < SMALL
        assert library.files() == before
    record_property("random exits of the work thread", len(range(part, EXITS, PARTS)))
    record_property("  of them with some photos filed", midway)


HANGING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from cene.ui import app
from cene.ui.desk import Desk
from cene.ui.work.bench import Job

class Hanging(Job):
    title = "Reading a disk that does not answer"

    def run(self, bench):
        time.sleep(60)

begin = Desk.start

def start(desk, *, hidden):
    begin(desk, hidden=hidden)
    desk._session.submit(Hanging())
    QTimer.singleShot(1500, desk.quit)

Desk.start = start
sys.exit(app.run(Path(sys.argv[1]), hidden=False))
"""


def test_a_disk_that_does_not_answer_does_not_keep_the_program(tmp_path: Path) -> None:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", HANGING, tmp_path / "catalogue.sqlite"],
        env={**os.environ, "CENE_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - began < 30
