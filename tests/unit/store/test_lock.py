"""One watcher at a time for a catalogue, and a sentence where that cannot be held."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cene.core.errors import BusyError, UnusableError
from cene.store.database import Database, watcher_lock
from cene.store.lock import held

if TYPE_CHECKING:
    from pathlib import Path


def test_there_is_one_watcher_at_a_time_and_writers_beside_it(tmp_path: Path) -> None:
    catalogue = tmp_path / "new" / "catalogue.sqlite"
    with watcher_lock(catalogue) as lock:
        with pytest.raises(BusyError, match=r"catalogue\.sqlite"):
            watcher_lock(catalogue)
        Database(catalogue, write=True).close()
        lock.release()
        watcher_lock(catalogue).release()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from cene.store.database import watcher_lock;"
        "lock = watcher_lock(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, tmp_path / "c"], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(BusyError):
        watcher_lock(tmp_path / "c")
    holder.kill()
    holder.communicate()
    watcher_lock(tmp_path / "c").release()


def test_a_place_that_cannot_hold_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnusableError, match="cannot be used"):
        watcher_lock(tmp_path / "file" / "catalogue.sqlite")
    (tmp_path / "c.watcher").mkdir()
    with pytest.raises(UnusableError, match="cannot be opened"):
        watcher_lock(tmp_path / "c")


def test_a_lock_beside_the_catalogue_is_named_where_it_cannot_be(tmp_path: Path) -> None:
    busy = BusyError("Somebody has it.")
    with held(tmp_path / "lock", busy), pytest.raises(BusyError, match="Somebody"):
        held(tmp_path / "lock", busy)
    (tmp_path / "taken").mkdir()
    with pytest.raises(UnusableError, match=r"taken cannot be used: unable to open"):
        held(tmp_path / "taken", busy)
