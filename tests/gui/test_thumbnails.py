from __future__ import annotations

import os
import tempfile
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize
from tests.scenes import scene

from cene import paths
from cene.core.errors import PictureError, UnreadableError
from cene.core.shown import Standing, Tile
from cene.organiser import thumbnails as making
from cene.organiser.thumbnails import LONG, SHORT, ThumbnailFolder, fitted
from cene.ui.parts import thumbnails as showing
from cene.ui.parts.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

SIZE = QSize(160, 120)


def photo(path: Path, number: int = 0) -> Path:
    scene("flowers", number).save(path, "JPEG", quality=90)
    return path


def tile(path: Path, number: int) -> Tile:
    return Tile(number, path.name, path, None, 0.0, Standing.SURE)


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_thumbnails_live_beside_the_catalogue() -> None:
    assert paths.thumbnails() == paths.home() / "thumbnails"


def test_a_photo_is_decoded_once_and_its_thumbnail_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder = photo(tmp_path / "a.jpg"), tmp_path / "thumbnails"
    first = ThumbnailFolder(folder).pixels(path)
    assert min(first.shape[:2]) == SHORT
    monkeypatch.setattr(making, "decode", lambda _: pytest.fail("decoded again"))
    again = ThumbnailFolder(folder).pixels(path)
    assert again.shape == first.shape
    assert np.abs(again.astype(int) - first.astype(int)).mean() < 4
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0


def test_a_photo_that_changed_gets_a_new_thumbnail(tmp_path: Path) -> None:
    path, folder = photo(tmp_path / "a.jpg"), ThumbnailFolder(tmp_path / "thumbnails")
    before = folder.pixels(path)
    Image.new("RGB", (640, 480), "blue").save(path)
    after = folder.pixels(path)
    assert after.shape != before.shape
    assert after[0, 0].tolist()[2] > 240


def test_a_damaged_thumbnail_is_made_anew(tmp_path: Path) -> None:
    path, folder = photo(tmp_path / "a.jpg"), tmp_path / "thumbnails"
    ThumbnailFolder(folder).pixels(path)
    (place,) = kept(folder)
    whole = place.stat().st_size
    for rubbish in (b"", b"rubbish", place.read_bytes()[: whole // 2]):
        place.write_bytes(rubbish)
        assert ThumbnailFolder(folder).pixels(path).shape[0] == SHORT
        assert kept(folder) == [place]
        assert place.stat().st_size == whole


def test_a_small_photo_stays_small_and_a_panorama_is_bounded(tmp_path: Path) -> None:
    folder = ThumbnailFolder(tmp_path / "thumbnails")
    Image.new("RGB", (40, 30)).save(tmp_path / "small.png")
    Image.new("RGB", (6000, 300)).save(tmp_path / "panorama.png")
    assert folder.pixels(tmp_path / "small.png").shape == (30, 40, 3)
    assert folder.pixels(tmp_path / "panorama.png").shape == (64, LONG, 3)


def test_a_folder_that_cannot_be_written_costs_no_picture(tmp_path: Path) -> None:
    (tmp_path / "thumbnails").write_text("a file in the way")
    folder = ThumbnailFolder(tmp_path / "thumbnails")
    assert folder.pixels(photo(tmp_path / "a.jpg")).shape[0] == SHORT


def test_a_disk_that_is_full_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "thumbnails"
    real = tempfile.NamedTemporaryFile

    def full(*, dir: Path, delete: bool) -> object:  # noqa: A002
        file = real(dir=dir, delete=delete)

        def write(_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(file, "write", write)
        return file

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert ThumbnailFolder(folder).pixels(photo(tmp_path / "a.jpg")).shape[0] == SHORT
    assert not kept(folder)


def test_what_is_no_picture_or_not_there_is_said(tmp_path: Path) -> None:
    folder = ThumbnailFolder(tmp_path / "thumbnails")
    (tmp_path / "a.jpg").write_bytes(b"rubbish")
    with pytest.raises(PictureError):
        folder.pixels(tmp_path / "a.jpg")
    with pytest.raises(UnreadableError, match="vanished"):
        folder.pixels(tmp_path / "b.jpg")


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    folder, shelf = tmp_path / "thumbnails", tmp_path / "thumbnails" / "00"
    store = ThumbnailFolder(folder, limit=256 * 40_000)
    small = Image.effect_noise((80, 60), 100).convert("RGB")
    for number in range(40):
        store._keep(small, shelf / f"{number:02}")
        os.utime(shelf / f"{number:02}", (number, number))
    store._drop_oldest(shelf)
    left = kept(folder)
    assert 0 < sum(path.stat().st_size for path in left) <= 40_000
    assert left[-1].name == "39"
    assert [path.name for path in left] == [f"{40 - len(left) + k:02}" for k in range(len(left))]


@pytest.mark.parametrize("shape", [(300, 400), (100, 1000), (1000, 101), (1, 1), (317, 641)])
def test_the_middle_of_a_picture_fills_any_rectangle(shape: tuple[int, int]) -> None:
    for width in range(97, 200, 7):
        assert fitted(np.zeros((*shape, 3), np.uint8), width, 75).shape == (75, width, 3)


def test_a_picture_is_cropped_in_the_middle() -> None:
    pixels = np.zeros((100, 300, 3), np.uint8)
    pixels[:, 100:200] = 255
    assert fitted(pixels, 50, 50).min() > 200


@pytest.fixture
def thumbnails(tmp_path: Path) -> Iterator[Thumbnails]:
    found = Thumbnails(ThumbnailFolder(tmp_path / "thumbnails"))
    yield found
    found.stop()


def test_a_picture_comes_a_moment_later_with_round_corners(
    qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path
) -> None:
    one = tile(photo(tmp_path / "a.jpg"), 7)
    with qtbot.waitSignal(thumbnails.ready) as ready:
        assert thumbnails.pixmap(one, SIZE) is None
    assert ready.args == [7]
    found = thumbnails.pixmap(one, SIZE)
    assert found is not None
    assert found.size() == SIZE
    image = found.toImage()
    assert image.pixelColor(0, 0).alpha() < 40
    assert image.pixelColor(80, 60).alpha() == 255


def test_a_screen_with_more_pixels_gets_more(
    qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path
) -> None:
    one = tile(photo(tmp_path / "a.jpg"), 7)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(one, SIZE, 1.5)
    found = thumbnails.pixmap(one, SIZE, 1.5)
    assert found is not None
    assert found.size() == SIZE * 1.5
    assert found.deviceIndependentSize().toSize() == SIZE


def test_another_size_is_shown_until_the_right_one_is_there(
    qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path
) -> None:
    one = tile(photo(tmp_path / "a.jpg"), 7)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(one, SIZE)
    larger = SIZE * 2
    with qtbot.waitSignal(thumbnails.ready):
        meanwhile = thumbnails.pixmap(one, larger)
    assert meanwhile is not None
    assert meanwhile.size() == SIZE
    now = thumbnails.pixmap(one, larger)
    assert now is not None
    assert now.size() == larger


def test_what_cannot_be_read_is_not_tried_again_at_once(
    qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = tile(tmp_path / "a.jpg", 7)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(one, SIZE)
    photo(one.path)
    found = thumbnails.pixmap(one, SIZE)
    assert found is not None
    assert found.isNull()
    monkeypatch.setattr(showing, "RETRY", 0.0)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(one, SIZE)
    again = thumbnails.pixmap(one, SIZE)
    assert again is not None
    assert not again.isNull()


def test_a_photo_that_failed_is_not_tried_here(
    qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path
) -> None:
    path = photo(tmp_path / "a.jpg")
    with qtbot.assertNotEmitted(thumbnails.ready, wait=300):
        found = thumbnails.pixmap(replace(tile(path, 7), standing=Standing.FAILED), SIZE)
    assert found is not None
    assert found.isNull()


@pytest.mark.parametrize("careful", [False, True])
def test_after_a_crash_an_unread_photo_waits_for_the_classifier(
    qtbot: QtBot, tmp_path: Path, careful: bool
) -> None:
    path, folder = photo(tmp_path / "a.jpg"), tmp_path / "thumbnails"
    thumbnails = Thumbnails(ThumbnailFolder(folder), careful=careful)
    unread = replace(tile(path, 7), standing=Standing.UNREAD)
    with qtbot.waitSignal(thumbnails.ready, timeout=300 if careful else 5000, raising=not careful):
        assert thumbnails.pixmap(unread, SIZE) is None
    if careful:
        assert kept(folder) == []
        with qtbot.waitSignal(thumbnails.ready):
            assert thumbnails.pixmap(tile(path, 7), SIZE) is None
    assert len(kept(folder)) == 1
    thumbnails.stop()


class Slow(ThumbnailFolder):
    """Makes a picture when it is let, and remembers the order."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.let = threading.Semaphore(0)

    def pixels(self, path: Path) -> NDArray[np.uint8]:
        self.asked.append(path.name)
        self.let.acquire(timeout=5)
        return np.zeros((30, 40, 3), np.uint8)


@pytest.fixture
def slow() -> Iterator[tuple[Slow, Thumbnails]]:
    """One that makes one at a time."""
    folder = Slow()
    found = Thumbnails(folder)
    found._pool.setMaxThreadCount(1)
    yield folder, found
    folder.let.release(100)
    found.stop()


def ready(thumbnails: Thumbnails, folder: Slow, count: int) -> Callable[[], bool]:
    folder.let.release(count)
    return lambda: len(thumbnails._pictures) == count


def test_the_newest_is_made_first_and_each_only_once(
    qtbot: QtBot, slow: tuple[Slow, Thumbnails], tmp_path: Path
) -> None:
    folder, thumbnails = slow
    tiles = [tile(tmp_path / str(number), number) for number in range(4)]
    thumbnails.pixmap(tiles[0], SIZE)
    qtbot.waitUntil(lambda: folder.asked == ["0"])
    for one in (*tiles, tiles[1]):
        thumbnails.pixmap(one, SIZE)
    qtbot.waitUntil(ready(thumbnails, folder, 4))
    assert folder.asked == ["0", "1", "3", "2"]


def test_what_went_out_of_sight_is_not_made(
    qtbot: QtBot, slow: tuple[Slow, Thumbnails], tmp_path: Path
) -> None:
    folder, thumbnails = slow
    tiles = [tile(tmp_path / str(number), number) for number in range(4)]
    thumbnails.pixmap(tiles[0], SIZE)
    qtbot.waitUntil(lambda: folder.asked == ["0"])
    for one in tiles:
        thumbnails.pixmap(one, SIZE)
    thumbnails.drop(tiles[:3], SIZE)
    qtbot.waitUntil(ready(thumbnails, folder, 2))
    assert folder.asked == ["0", "3"]
    thumbnails.pixmap(tiles[1], SIZE)
    qtbot.waitUntil(ready(thumbnails, folder, 3))
    assert folder.asked == ["0", "3", "1"]


def test_memory_is_bounded_and_what_was_shown_lately_stays(qtbot: QtBot, tmp_path: Path) -> None:
    size = 4 * SIZE.width() * SIZE.height()
    thumbnails = Thumbnails(ThumbnailFolder(tmp_path / "thumbnails"), cap=2 * size)
    tiles = [tile(photo(tmp_path / f"{k}.jpg", k), k) for k in range(3)]
    for one in (tiles[0], tiles[1]):
        with qtbot.waitSignal(thumbnails.ready):
            thumbnails.pixmap(one, SIZE)
    assert thumbnails.pixmap(tiles[0], SIZE) is not None
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(tiles[2], SIZE)
    assert thumbnails._held == 2 * size
    assert thumbnails.pixmap(tiles[0], SIZE) is not None
    assert thumbnails.pixmap(tiles[1], SIZE) is None
    thumbnails.stop()


def test_it_stops_in_the_midst_of_work(tmp_path: Path) -> None:
    thumbnails = Thumbnails(ThumbnailFolder(tmp_path / "thumbnails"))
    Image.effect_noise((3000, 2000), 50).save(tmp_path / "a.png")
    for number in range(50):
        thumbnails.pixmap(tile(tmp_path / "a.png", number), SIZE)
    time.sleep(0.05)
    began = time.perf_counter()
    thumbnails.stop()
    assert time.perf_counter() - began < 1.5
    assert thumbnails._pool.activeThreadCount() == 0
    assert thumbnails.pixmap(tile(tmp_path / "a.png", 99), SIZE) is None
    thumbnails.stop()
