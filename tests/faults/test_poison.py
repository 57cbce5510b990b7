"""A photo that ends the process that looks at it does so once: then it is quarantined and named."""

from __future__ import annotations

import base64
import json
import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import PROGRAM, TIMEOUT, Library, Result, cene, environment, files
from tests.pages import jpeg

from cene.organiser.lookout import ENDS
from cene.organiser.preferences import Preferences, save
from cene.organiser.workspace import opened
from cene.store.looking import left

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent / "poison"
KILLS, CRASHES, SLOW, WAITS = b"kills", b"crash", b"slow!", b"waits"
CRASHED = {KILLS: -signal.SIGKILL, CRASHES: -signal.SIGSEGV}


class Lab(Library):
    """A library whose program dies of certain photos."""

    @property
    def gate(self) -> Path:
        return self.root / "gate"

    @property
    def catalogue(self) -> Path:
        return self.home / "catalogue.sqlite"

    @property
    def more(self) -> dict[str, str]:
        before = os.environ.get("PYTHONPATH")
        paths = os.pathsep.join([os.fspath(HERE), *([before] if before else [])])
        return {"PYTHONPATH": paths, "CENE_TEST_GATE": os.fspath(self.gate)}

    def put(self, name: str, word: bytes = b"", number: int = 0) -> Path:
        """Add a photo that does to a decoder what a word says."""
        path = self.add(name, "sea", number)
        path.write_bytes(path.read_bytes() + word)
        return path

    def start(self, *args: str | Path) -> subprocess.Popen[str]:
        """Begin a command."""
        return subprocess.Popen(
            [*PROGRAM, *map(str, args)],
            env=environment(self.home, self.more),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def dies(self, *args: str | Path) -> int:
        """Run a command that does not come to an end of its own; the signal that ended it."""
        process = self.start(*args)
        process.communicate(timeout=TIMEOUT)
        return process.returncode

    def run(self, *args: str | Path) -> Result:
        """Run a command that does."""
        return cene(*args, home=self.home, env=self.more)

    def quarantined(self) -> str:
        """What the doctor says of it."""
        checks = self.run("doctor", "--json").json["checks"]
        return str(next(c["detail"] for c in checks if c["name"] == "quarantined photos"))


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(tmp_path)


def failed(result: Result) -> dict[str, str]:
    return {Path(entry["path"]).name: entry["error"] for entry in result.json["failed"]}


def wait_for(process: subprocess.Popen[str], catalogue: Path, photos: Sequence[Path]) -> None:
    """Until so many photos are in work."""
    ends = time.monotonic() + TIMEOUT
    while set(left(catalogue)) != set(photos):
        assert process.poll() is None
        assert time.monotonic() < ends
        time.sleep(0.01)


@pytest.mark.parametrize("word", [KILLS, CRASHES])
def test_what_ended_a_sort_is_quarantined_by_the_next_and_left_alone_after(
    lab: Lab, word: bytes
) -> None:
    good = [lab.put(f"good{number}.jpg", number=number) for number in range(6)]
    poison = lab.put("poison.jpg", word, 6)
    sorting = (*lab.sorting(), "--json")
    assert lab.dies(*sorting) == CRASHED[word]

    second = lab.run(*sorting)
    assert (second.code, failed(second)) == (1, {"poison.jpg": ENDS})
    assert f"1 photo:\n  {poison}\n" in second.err
    assert second.json["filed"] == len(good)
    assert files(lab.inbox) == ["poison.jpg"]
    assert lab.quarantined() == f"1, which Cene passes over: {poison}"
    assert not Path(f"{lab.catalogue}.looking").exists()

    os.utime(poison, ns=(0, os.stat(poison).st_mtime_ns))
    third = lab.run(*sorting)
    assert (third.code, failed(third)) == (1, {"poison.jpg": ENDS})
    assert "quarantined" not in third.err
    assert os.stat(poison).st_atime == 0  # nobody has read it


def test_of_four_photos_in_work_only_the_one_that_killed_is_quarantined(lab: Lab) -> None:
    slow = [lab.put(f"a{number}.jpg", SLOW, number) for number in range(3)]
    poison = lab.put("b.jpg", KILLS, 3)
    sorting = (*lab.sorting(), "--json")
    assert lab.dies(*sorting) == -signal.SIGKILL
    assert set(left(lab.catalogue)) == {*slow, poison}

    second = lab.run(*sorting)
    assert failed(second) == {"b.jpg": ENDS}
    assert second.json["filed"] == 3
    assert lab.quarantined() == f"1, which Cene passes over: {poison}"


def test_a_kill_from_outside_quarantines_nobody(lab: Lab) -> None:
    photos = [lab.put(f"{number}.jpg", WAITS, number) for number in range(4)]
    process = lab.start(*lab.sorting())
    wait_for(process, lab.catalogue, photos)
    process.kill()
    process.communicate(timeout=TIMEOUT)

    lab.gate.touch()
    second = lab.run(*lab.sorting(), "--json")
    assert (second.code, second.json["failed"], second.json["filed"]) == (0, [], 4)
    assert "quarantined" not in second.err
    assert lab.quarantined() == "0"


def test_a_kill_during_the_trial_condemns_nobody(lab: Lab) -> None:
    photo = lab.put("a.jpg", WAITS)
    sorting = (*lab.sorting(), "--json")
    first = lab.start(*sorting)
    wait_for(first, lab.catalogue, [photo])
    first.kill()
    first.communicate(timeout=TIMEOUT)

    second = lab.start(*sorting)
    wait_for(second, lab.catalogue, [])  # the suspicion is in the catalogue now
    time.sleep(1)
    second.send_signal(signal.SIGINT)
    second.communicate(timeout=TIMEOUT)
    assert second.returncode == 130

    lab.gate.touch()
    third = lab.run(*sorting)
    assert (third.code, failed(third), third.json["filed"]) == (0, {}, 1)


def test_a_poison_that_gives_way_to_a_good_photo_is_read_and_trusted(lab: Lab) -> None:
    poison = lab.put("photo.jpg", CRASHES)
    sorting = (*lab.sorting("suggest"), "--json")
    assert lab.dies(*sorting) == -signal.SIGSEGV
    assert failed(lab.run(*sorting)) == {"photo.jpg": ENDS}

    lab.put("photo.jpg", number=1)
    healed = lab.run(*sorting)
    assert (healed.code, failed(healed), healed.json["filed"]) == (0, {}, 1)
    assert lab.quarantined() == "0"

    poison.write_bytes(poison.read_bytes() + CRASHES)  # trusted, so it is not tried alone
    assert lab.dies(*sorting) == -signal.SIGSEGV


def test_a_poison_that_changed_and_kills_again_does_not_end_the_sort(lab: Lab) -> None:
    lab.put("photo.jpg", CRASHES)
    sorting = (*lab.sorting("suggest"), "--json")
    assert lab.dies(*sorting) == -signal.SIGSEGV
    assert failed(lab.run(*sorting)) == {"photo.jpg": ENDS}
    lab.put("photo.jpg", KILLS, 1)
    again = lab.run(*sorting)
    assert failed(again) == {"photo.jpg": ENDS}
    assert "quarantined" in again.err


def test_a_photo_that_ended_a_lesson_fails_in_the_next(lab: Lab) -> None:
    good = [lab.put(f"good{number}.jpg", number=number) for number in range(3)]
    poison = lab.put("poison.txt", CRASHES, 3)  # a name that no scan finds
    lesson: tuple[str | Path, ...] = ("teach", "Bella", *good, poison, "--json")
    assert lab.dies(*lesson) == -signal.SIGSEGV
    second = lab.run(*lesson)
    assert (second.code, failed(second)) == (1, {"poison.txt": ENDS})
    assert failed(lab.run(*lesson)) == {"poison.txt": ENDS}


def test_undo_tries_no_photo(lab: Lab) -> None:
    lab.put("good.jpg")
    lab.run(*lab.sorting())
    lab.put("photo.jpg", KILLS, 1)
    assert lab.dies(*lab.sorting()) == -signal.SIGKILL
    suspects = left(lab.catalogue)
    assert lab.run("undo", "--last").code == 0
    assert left(lab.catalogue) == suspects


def test_trying_a_poison_again_does_not_end_the_program(lab: Lab) -> None:
    lab.put("photo.jpg", CRASHES)
    assert lab.dies(*lab.sorting("suggest")) == -signal.SIGSEGV
    lab.run(*lab.sorting("suggest"))
    assert json.loads(_retried(lab)) == [ENDS]
    lab.put("photo.jpg", number=1)
    assert json.loads(_retried(lab)) == []
    assert lab.quarantined() == "0"


def _retried(lab: Lab) -> bytes:
    """What the window's work thread does when a person wants a photo tried again."""
    script = lab.root / "retry.py"
    script.write_text(
        "import json, sys\n"
        "from pathlib import Path\n"
        "from cene.organiser.classifier import Classifier\n"
        "from cene.organiser.retrying import retry\n"
        "from cene.organiser.workspace import Silent, opened\n"
        "if __name__ == '__main__':\n"
        "    with opened(Path(sys.argv[1]), write=True) as workspace:\n"
        "        tried = retry(workspace, Classifier(), [1], Silent())\n"
        "    print(json.dumps([reason for _, reason in tried.failed]))\n"
    )
    done = subprocess.run(
        [PROGRAM[0], script, lab.catalogue],
        env=environment(lab.home, lab.more),
        capture_output=True,
        timeout=TIMEOUT,
        check=True,
    )
    return done.stdout


def test_a_window_that_dies_of_a_photo_comes_to_live_with_it(lab: Lab) -> None:
    good = [lab.put(f"{number}.jpg", number=number) for number in range(3)]
    poison = lab.put("z.jpg", KILLS, 3)
    lab.home.mkdir()
    with opened(lab.catalogue, write=True) as workspace:
        save(workspace, Preferences(sources=(lab.inbox,), begun=True))
    deaths = 0
    while True:
        window = lab.start("gui")
        if settled(window, lab.catalogue, len(good)):
            break
        deaths += 1
        assert deaths <= 3
    # It shows all photos, and would have died by now of the poison's thumbnail.
    time.sleep(2)
    assert window.poll() is None
    window.send_signal(signal.SIGTERM)
    assert window.wait(TIMEOUT) == 0
    window.communicate()
    assert deaths > 0
    assert lab.quarantined() == f"1, which Cene passes over: {poison}"


def settled(window: subprocess.Popen[str], catalogue: Path, read: int) -> bool:
    """Wait until so many photos were read and another failed; False if the window dies first."""
    ends = time.monotonic() + TIMEOUT
    while window.poll() is None:
        assert time.monotonic() < ends
        with closing(sqlite3.connect(f"file:{catalogue}?mode=ro", uri=True)) as connection:
            states = connection.execute("SELECT state, count(*) FROM photo GROUP BY state")
            if dict(states.fetchall()) == {"read": read, "failed": 1}:
                return True
        time.sleep(0.05)
    window.communicate()
    return False


def test_a_gathered_picture_ends_the_program_once_and_the_rest_is_gathered_then(lab: Lab) -> None:
    links = lab.root / "links.txt"
    pictures = (jpeg("sea", 0) + KILLS, jpeg("sea", 1))
    lines = [f"data:image/jpeg;base64,{base64.b64encode(data).decode()}" for data in pictures]
    links.write_text("\n".join(lines))
    assert lab.dies("gather", links, "--album", "Pizza") == -signal.SIGKILL
    done = lab.run("gather", links, "--album", "Pizza", "--json")
    assert done.code == 1
    assert [one["error"] for one in done.json["failed"]] == [ENDS]
    assert len(done.json["gathered"]) == 1
    assert len(files(lab.home / "gathered")) == 1
