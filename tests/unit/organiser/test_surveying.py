from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cene.core.errors import UnreadableError
from cene.core.watched import Changes
from cene.files import scan as scanning
from cene.files.settle import Settling
from cene.organiser.index import index
from cene.organiser.surveying import AWAY, EMPTY, Ground, survey
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import AsNobody, Mount
    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.classifier import Classifier, Look
    from cene.organiser.index import Index
    from cene.organiser.surveying import Survey


def names(inbox: Inbox) -> dict[str, int]:
    """The photos that have a place, by their path below the inbox, with their numbers."""
    rows = inbox.workspace.database.connection.execute(
        "SELECT path, name, photo.id FROM photo JOIN folder ON folder.id = folder_id"
    )
    return {
        os.path.relpath(os.path.join(os.fsdecode(path), os.fsdecode(name)), inbox.folder): number
        for path, name, number in rows
    }


def surveyed(inbox: Inbox, changes: Changes | None = None, **more: object) -> Survey:
    ground = Ground((inbox.folder,), changes=changes or Changes(everywhere=True), **more)  # type: ignore[arg-type]
    return survey(inbox.workspace, ground, Silent())


def indexed(inbox: Inbox, changes: Changes) -> Index:
    ground = Ground((inbox.folder,), changes=changes)
    return index(inbox.workspace, inbox.classifier, ground, Silent())


def test_photos_of_a_folder_that_is_deleted_are_gone(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    inbox.add("trip/b.jpg")
    inbox.add("trip/day/c.jpg")
    inbox.add("trip2/d.jpg")
    surveyed(inbox)
    shutil.rmtree(inbox.folder / "trip")
    surveyed(inbox)
    assert names(inbox).keys() == {"a.jpg", "trip2/d.jpg"}


def test_a_folder_that_is_renamed_keeps_all_that_is_known_and_nothing_is_read_again(
    inbox: Inbox,
) -> None:
    inbox.add("trip/a.jpg", "sea")
    inbox.add("trip/day/b.jpg", "forest")
    inbox.index()
    before = names(inbox)
    (inbox.folder / "trip").rename(inbox.folder / "a new name")
    found = inbox.index()
    assert found.looked == 0
    after = names(inbox)
    assert after == {path.replace("trip", "a new name"): number for path, number in before.items()}


def test_a_copy_of_a_photo_is_another_photo(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg", "sea")
    inbox.index()
    shutil.copy2(photo, inbox.folder / "b.jpg")
    os.link(photo, inbox.folder / "c.jpg")
    inbox.index()
    assert len(set(names(inbox).values())) == 3


def test_a_file_of_another_content_under_an_old_inode_is_another_photo(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg", "sea")
    inbox.index()
    first = names(inbox)["a.jpg"]
    photo.rename(inbox.folder / "b.jpg")
    (inbox.folder / "b.jpg").write_bytes(inbox.add("other.jpg", "forest").read_bytes())
    inbox.index()
    assert names(inbox)["b.jpg"] != first


def test_a_renamed_photo_takes_its_companions_along(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg", "sea")
    (inbox.folder / "a.xmp").touch()
    inbox.index()
    number = names(inbox)["a.jpg"]
    photo.rename(inbox.folder / "b.jpg")
    (inbox.folder / "a.xmp").rename(inbox.folder / "b.xmp")
    inbox.index()
    assert names(inbox) == {"b.jpg": number}
    rows = inbox.workspace.database.connection.execute("SELECT * FROM companion").fetchall()
    assert rows == [(number, b"b.xmp")]


def test_only_what_changed_is_looked_at(inbox: Inbox) -> None:
    for name in ("one/a.jpg", "two/b.jpg", "two/below/c.jpg"):
        inbox.add(name, "sea")
    inbox.index()
    inbox.add("one/new.jpg", "forest")
    inbox.add("two/new.jpg", "forest", 1)
    inbox.add("two/below/new.jpg", "forest", 2)
    found = indexed(inbox, Changes(folders=frozenset({inbox.folder / "two"})))
    assert (found.looked, len(found.survey.folders)) == (1, 1)
    assert "two/new.jpg" in names(inbox)
    found = indexed(inbox, Changes(trees=frozenset({inbox.folder / "two"})))
    assert (found.looked, len(found.survey.folders)) == (1, 2)
    assert indexed(inbox, Changes()).survey.folders == []
    assert indexed(inbox, Changes(everywhere=True)).looked == 1


def test_a_hint_at_a_folder_that_is_gone_is_enough(inbox: Inbox) -> None:
    inbox.add("trip/day/a.jpg")
    inbox.add("rest/b.jpg")
    surveyed(inbox)
    shutil.rmtree(inbox.folder / "trip")
    surveyed(inbox, Changes(folders=frozenset({inbox.folder / "trip/day"})))
    assert names(inbox).keys() == {"rest/b.jpg"}
    shutil.rmtree(inbox.folder / "rest")
    surveyed(inbox, Changes(trees=frozenset({inbox.folder / "rest"})))
    assert names(inbox) == {}


@pytest.mark.parametrize(
    "place", ["albums", ".hidden", "x.photoslibrary/in", "link", "..", "../away"]
)
def test_a_hint_leads_nowhere_that_a_scan_does_not_go(inbox: Inbox, place: str) -> None:
    inbox.add("elsewhere/a.jpg")
    inbox.add("../away/b.jpg")
    (inbox.folder / "link").symlink_to(inbox.folder / "elsewhere")
    for folder in ("albums", ".hidden", "x.photoslibrary/in"):
        inbox.add(f"{folder}/c.jpg")
    hint = frozenset({inbox.folder / place})
    for changes in (Changes(folders=hint), Changes(trees=hint)):
        found = surveyed(inbox, changes, exclude=[inbox.folder / "albums"])
        assert found.folders == []
    assert names(inbox) == {}


def test_a_root_that_is_gone_takes_no_photo_along(inbox: Inbox) -> None:
    inbox.add("trip/a.jpg")
    surveyed(inbox)
    inbox.folder.rename(inbox.folder.with_name("away"))
    for hint in (None, Changes(trees=frozenset({inbox.folder, inbox.folder / "trip"}))):
        surveyed(inbox, hint)
        assert names(inbox).keys() == {"trip/a.jpg"}


def test_the_place_of_a_disk_that_is_not_connected_is_empty_and_nothing_is_gone(
    inbox: Inbox, mount: Mount
) -> None:
    disk = mount("Inbox/disk", "size=9M")
    inbox.add("disk/trip/a.jpg")
    inbox.add("disk/b.jpg")
    inbox.add("c.jpg")
    surveyed(inbox)
    before = names(inbox)
    subprocess.run(["umount", str(disk)], check=True)
    found = surveyed(inbox)
    assert [(problem.path, problem.reason) for problem in found.problems] == [(disk, EMPTY)]
    assert names(inbox) == before
    disk.rmdir()  # as the system does with the places of disks that it mounts by itself
    found = surveyed(inbox)
    assert [(problem.path, problem.reason) for problem in found.problems] == [(disk, AWAY)]
    assert names(inbox) == before
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], check=True)
    inbox.add("disk/new.jpg")
    found = surveyed(inbox)
    assert found.problems == []
    assert names(inbox).keys() == {"c.jpg", "disk/new.jpg"}, "another disk, with other photos"


def test_a_folder_that_a_person_emptied_is_empty(inbox: Inbox) -> None:
    photo = inbox.add("trip/a.jpg")
    surveyed(inbox)
    photo.unlink()
    assert surveyed(inbox).problems == []
    assert names(inbox) == {}


def test_a_folder_that_may_not_be_read_loses_nothing(
    open_folder: Path, inbox: Inbox, unprivileged: AsNobody
) -> None:
    inbox.folder = open_folder
    inbox.add("trip/below/a.jpg")
    surveyed(inbox)
    (open_folder / "trip").chmod(0)
    with unprivileged:
        found = surveyed(inbox)
    (open_folder / "trip").chmod(0o755)
    assert [problem.path for problem in found.problems] == [open_folder / "trip"]
    assert names(inbox).keys() == {"trip/below/a.jpg"}


def test_what_is_still_being_written_waits_and_the_rest_does_not(inbox: Inbox) -> None:
    inbox.add("old.jpg")
    writing = inbox.add("new.jpg", "forest")
    now = [writing.stat().st_ctime + 100]
    settling = Settling(wall=lambda: now[0])
    with writing.open("ab"):
        found = surveyed(inbox, settling=settling)
        assert found.waiting == [writing]
        assert names(inbox).keys() == {"old.jpg"}
    found = surveyed(inbox, settling=settling)
    assert found.waiting == []
    assert names(inbox).keys() == {"old.jpg", "new.jpg"}


def test_a_known_photo_that_is_being_rewritten_is_not_gone(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg", "sea")
    inbox.index()
    before = names(inbox)
    with photo.open("ab") as file:
        file.write(b"more")
        file.flush()
        found = surveyed(inbox, settling=Settling())
        assert found.waiting == [photo]
        assert names(inbox) == before


def test_a_photo_waits_for_its_companion(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg")
    raw = photo.with_suffix(".cr2")
    with raw.open("wb"):
        found = surveyed(inbox, settling=Settling(wall=lambda: photo.stat().st_ctime + 100))
        assert found.waiting == [raw]
        assert names(inbox) == {}


def test_files_that_are_only_online_are_counted_and_left(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.add("here.jpg")
    away = inbox.add("away.jpg", "forest")
    inbox.index()
    before = names(inbox)
    # Linux has no such files: this one is told by its inode, all else is as on the others.
    monkeypatch.setattr(scanning, "TELLS_ONLINE", True)
    inode = away.stat().st_ino
    monkeypatch.setattr(scanning, "is_online_only", lambda status: status.st_ino == inode)
    inbox.add("more.jpg", "buildings")
    found = inbox.index()
    assert found.survey.online == 1
    assert found.looked == 1
    assert names(inbox).keys() == before.keys() | {"more.jpg"}, "what is known of it is kept"


def test_windows_and_macos_say_which_files_are_only_online() -> None:
    class Status:
        st_file_attributes = 0
        st_flags = 0

    status = Status()
    assert not scanning.is_online_only(status)  # type: ignore[arg-type]
    status.st_file_attributes = 0x00400000 | 0x20
    assert scanning.is_online_only(status)  # type: ignore[arg-type]
    status.st_file_attributes, status.st_flags = 0x20, 0x40000000
    assert scanning.is_online_only(status)  # type: ignore[arg-type]


def test_a_flood_is_looked_at_in_parts_and_the_rest_is_named(inbox: Inbox) -> None:
    for number in range(5):
        inbox.add(f"{'one' if number < 4 else 'two'}/{number}.jpg", "sea", number)
    (inbox.folder / "one/broken.jpg").symlink_to("nowhere")
    ground = Ground((inbox.folder,), most=3)
    found = index(inbox.workspace, inbox.classifier, ground, Silent())
    assert (found.looked, found.complete) == (3, True)
    assert found.left == (inbox.folder / "one", inbox.folder / "two")
    rest = replace(ground, changes=Changes(folders=frozenset(found.left)))
    found = index(inbox.workspace, inbox.classifier, rest, Silent())
    assert (found.looked, found.left) == (2, ())


def test_a_photo_that_cannot_be_read_now_keeps_no_other_waiting(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = [inbox.add(f"a{number}.jpg", "sea", number) for number in range(3)]
    inbox.add("b.jpg", "forest")
    look = type(inbox.classifier).look

    def refused(self: Classifier, path: Path) -> Look:
        if path in locked:
            raise UnreadableError(path, "is locked by another program")
        return look(self, path)

    monkeypatch.setattr(type(inbox.classifier), "look", refused)
    ground = Ground((inbox.folder,), most=3)
    index(inbox.workspace, inbox.classifier, ground, Silent())
    found = index(inbox.workspace, inbox.classifier, ground, Silent())
    assert found.left == ()
    assert len(list(inbox.workspace.catalogue.failures())) == 3
    assert inbox.workspace.predictions.tally(0.0, set()).read == 1
