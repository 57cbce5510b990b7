"""Real disks that are full, read-only, foreign, or too simple to rename without replacing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from tests.conftest import NOBODY
from tests.faults.library import Sample, furnish
from tests.faults.world import CENE, World, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Mount

PHOTOS = 30


@pytest.fixture
def world(tmp_path: Path, photos: list[Sample]) -> World:
    """Thirty photos that are filed, and one that is not."""
    return made(tmp_path / "library", photos)


def made(folder: Path, photos: list[Sample]) -> World:
    """A library of some photos."""
    world = World(folder / "inbox", folder / "albums", folder / "cene" / "c.sqlite")
    furnish(world, [*photos[:PHOTOS], photos[-1]])
    world.index()
    return world


@pytest.mark.parametrize("mode", ["move", "copy"])
def test_a_disk_that_gets_full_takes_what_fits(world: World, mount: Mount, mode: str) -> None:
    full = world.with_albums(mount("full", "size=128k") / "albums")
    document = json.loads(run((*full.sort(mode), "--json"), expected=[1]).stdout)
    assert document["filed"] > 3
    assert len(document["failed"]) > 3
    assert document["filed"] + len(document["failed"]) == PHOTOS
    for failure in document["failed"]:
        assert failure["error"].startswith("no space is left on the disk of ")
    full.assert_history_true()
    full.restore()


@pytest.mark.parametrize(("where", "blocks"), [("sidecar", 15), ("photo", 35)])
def test_a_disk_that_gets_full_takes_the_tags_that_fit(
    photos: list[Sample], mount: Mount, where: str, blocks: int
) -> None:
    disk = mount("full", "size=4M")
    world = made(disk / "library", photos)
    room = os.statvfs(disk)
    (disk / "ballast").write_bytes(bytes((room.f_bavail - blocks) * room.f_bsize))
    world.catalogue = _moved(world.catalogue, disk.parent / "elsewhere")
    done = run((*world.sort(f"tag --tags-in {where}"), "--json"), expected=[1])
    document = json.loads(done.stdout)
    full = [one for one in document["failed"] if "no space is left on the disk" in one["error"]]
    assert document["filed"] > 3
    assert len(full) > 3
    world.assert_history_true()
    world.restore()


def _moved(catalogue: Path, folder: Path) -> Path:
    """A catalogue at another place, with what `World` keeps beside it."""
    folder.mkdir()
    for path in catalogue.parent.iterdir():
        shutil.copyfile(path, folder / path.name)
    return folder / catalogue.name


def test_tags_in_a_folder_that_may_not_be_written_are_refused(
    open_folder: Path, photos: list[Sample]
) -> None:
    world = made(open_folder / "library", photos)
    prefix = _as_nobody(open_folder)
    (world.inbox / "2019 summer").chmod(0o555)
    world.note()
    done = run((*world.sort("tag"), "--json"), expected=[1], prefix=prefix)
    told = [failure["error"] for failure in json.loads(done.stdout)["failed"]]
    assert [error for error in told if error.startswith("you may not write in ")]
    world.assert_history_true()
    run(world.undo(), prefix=prefix)
    world.assert_restored()


def test_a_catalogue_on_a_full_disk_is_one_sentence(world: World, mount: Mount) -> None:
    disk = mount("full", "size=600k")
    full = World(world.inbox, world.albums, disk / "c.sqlite", world.before)
    shutil.copyfile(world.catalogue, full.catalogue)
    (disk / "ballast").write_bytes(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize))
    done = run(full.sort(), expected=[3])
    assert done.stderr.startswith(f"cene: The catalogue {full.catalogue} c")
    assert "full" in done.stderr
    world.assert_restored()
    (disk / "ballast").unlink()
    run(full.sort())
    assert len(full.assert_history_true()) == PHOTOS
    full.restore()


@pytest.mark.parametrize("which", ["source", "target", "both"])
def test_a_read_only_folder_keeps_what_it_has(
    open_folder: Path, photos: list[Sample], which: str
) -> None:
    world = made(open_folder / "library", photos)
    prefix = _as_nobody(open_folder)
    locked = []
    if which in {"source", "both"}:
        locked.append(world.inbox / "2019 summer")
    if which in {"target", "both"}:
        locked += [path for path in world.albums.iterdir() if path.is_dir()][:1]
    for folder in locked:
        folder.chmod(0o555)
    world.note()
    done = run((*world.sort(), "--json"), expected=[1], prefix=prefix)
    document = json.loads(done.stdout)
    assert document["filed"] + len(document["failed"]) == PHOTOS
    assert document["failed"]
    for failure in document["failed"]:
        assert failure["error"].startswith("you may not move it to ")
    world.assert_history_true()
    run(world.undo(), prefix=prefix)
    world.assert_restored()


def test_every_move_and_its_undo_across_two_memory_disks(
    photos: list[Sample], mount: Mount
) -> None:
    world = made(mount("one", "size=8M") / "library", photos)
    far = world.with_albums(mount("two", "size=8M") / "albums")
    for mode in ("move", "copy"):
        far.forget_history()
        run(far.sort(mode))
        assert len(far.assert_history_true()) == PHOTOS
        far.restore()
    refused = run(far.sort("hardlink"), expected=[1])
    assert "hard links work only within one file system" in refused.stdout
    far.restore()


def test_files_of_a_layered_disk_move_and_come_back(
    photos: list[Sample], mount: Mount, tmp_path: Path
) -> None:
    disk = mount("disk", "size=16M")
    world = made(disk / "lower", photos)
    for name in ("upper", "work", "merged"):
        (disk / name).mkdir()
    layers = f"lowerdir={disk}/lower,upperdir={disk}/upper,workdir={disk}/work"
    with mounted(["-t", "overlay", "-o", layers, "overlay", str(disk / "merged")]):
        merged = World(disk / "merged" / "inbox", disk / "merged" / "albums", tmp_path / "c.sqlite")
        merged.note()
        run(merged.sort())
        assert len(merged.assert_history_true()) == PHOTOS
        merged.restore()
    world.assert_restored()


def test_files_move_on_a_disk_without_links_or_times(photos: list[Sample], tmp_path: Path) -> None:
    if shutil.which("mkfs.vfat") is None:
        pytest.skip("needs mkfs.vfat")
    image = tmp_path / "stick.img"
    with image.open("wb") as file:
        file.truncate(32 << 20)
    subprocess.run(["mkfs.vfat", str(image)], check=True, capture_output=True)
    folder = tmp_path / "stick"
    folder.mkdir()
    with mounted(["-t", "vfat", "-o", "loop,iocharset=utf8", str(image), str(folder)]):
        inbox = folder / "inbox"
        inbox.mkdir()
        for number, photo in enumerate(photos[:PHOTOS]):
            (inbox / f"IMG_{number}.jpg").write_bytes(photo.data)
            (inbox / f"IMG_{number}.xmp").write_bytes(b"notes of %d" % number)
        world = World(inbox, folder / "albums", tmp_path / "c.sqlite")
        world.note()
        run(world.sort())
        assert len(world.assert_history_true()) == PHOTOS
        run(world.undo())
        world.assert_restored()


@contextmanager
def mounted(arguments: list[str]) -> Iterator[None]:
    """Mount something, or skip the test, saying why not."""
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"may not mount it here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", arguments[-1]], check=True)


def _as_nobody(folder: Path) -> tuple[str, ...]:
    """Give a folder and all in it to a user without rights, and say how to be that user."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("needs setpriv")
    user = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    if subprocess.run([*user, *CENE, "--version"], capture_output=True, check=False).returncode:
        pytest.skip("an unprivileged user may not run this Python")
    for place, _, names in os.walk(folder):
        for path in (place, *(os.path.join(place, name) for name in names)):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    return user
