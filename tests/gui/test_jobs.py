from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.gui.conftest import EACH, KINDS
from tests.scenes import THRESHOLD, scene

from cene.core.errors import UsageError
from cene.core.move import Mode
from cene.files.settle import Settling
from cene.organiser.albums import in_catalogue
from cene.organiser.answering import Answered
from cene.organiser.preferences import Preferences, load
from cene.organiser.workspace import Silent, opened
from cene.ui.work.album_jobs import (
    AddAlbum,
    EnableAlbums,
    MergeAlbums,
    RemoveAlbum,
    RenameAlbum,
    SetColour,
    SetFolder,
    SetParent,
    SetThreshold,
)
from cene.ui.work.answer_jobs import Answer, Forget, Reject, TakeBack
from cene.ui.work.bench import Bench, Job, Rank, StoppedError
from cene.ui.work.jobs import FileSure, Open, Rerank, Retry, Scan, UndoMoves
from cene.ui.work.preference_jobs import LearnFromFiled, SavePreferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.gui.conftest import Gallery

    from cene.organiser.classifier import Classifier

PHOTOS = EACH * len(KINDS)
SURE = EACH * (len(KINDS) - 1)


class Stopped(Silent):
    """Asks to stop at once."""

    def stopped(self) -> bool:
        return True


class Desk:
    """A bench to try jobs on, without a thread."""

    def __init__(self, bench: Bench, then: list[Job], gallery: Gallery) -> None:
        self.bench = bench
        self.then = then
        self.gallery = gallery
        bench.progress = Silent()
        # What these tests write has settled, as it were.
        bench.settling = Settling(wall=lambda: time.time() + 100)

    def choose(self, mode: Mode, *, automatic: bool = True) -> None:
        """Preferences for the photos of the gallery."""
        SavePreferences(
            Preferences(
                sources=(self.gallery.photos,),
                into=self.gallery.albums,
                mode=mode,
                threshold=float(THRESHOLD),
                automatic=automatic,
            )
        ).run(self.bench)

    def photos(self, kind: str = "") -> tuple[int, ...]:
        rows = self.bench.workspace.database.connection.execute("SELECT id, name FROM photo")
        return tuple(number for number, name in rows if name.decode().startswith(kind))

    def filed(self) -> list[str]:
        albums = self.gallery.albums
        return sorted(str(path.relative_to(albums)) for path in albums.rglob("*.jpg"))


@pytest.fixture
def desk(gallery: Gallery, classifier: Classifier) -> Iterator[Desk]:
    then: list[Job] = []
    with opened(gallery.catalogue, write=True) as workspace:
        yield Desk(Bench(workspace, classifier, then.append), then, gallery)
        assert workspace.database.integrity() == []


def test_every_job_has_a_title_and_only_what_may_wait_is_not_urgent() -> None:
    answered = Answered("sea")
    jobs: list[Job] = [
        Open(), Scan(), FileSure(), Rerank(), Answer((1,), "sea"), Reject((1,)),
        TakeBack(answered), Forget((1,)), UndoMoves(("1",)), Retry((1,)),
        SavePreferences(Preferences()), LearnFromFiled(on=True), AddAlbum("A"),
        RenameAlbum("a", "B"), RemoveAlbum("a"), MergeAlbums(("a",), "b"), SetParent("a", None),
        SetThreshold("a", 0.9), SetFolder("a", "{album}"), SetColour("a", None),
        EnableAlbums(("a",), on=True),
    ]  # fmt: skip
    assert all(job.title for job in jobs)
    assert [job for job in jobs if not job.urgent] == [Scan(), FileSure(), Rerank()]
    assert Scan.rank > FileSure.rank == Rerank.rank > Rank.PERSON


def test_opening_tells_what_was_settled(desk: Desk) -> None:
    assert Open().run(desk.bench).settled == ()


def test_a_scan_without_sources_finds_nothing(desk: Desk) -> None:
    found = Scan().run(desk.bench)
    assert (found.missing, found.failed, found.summary) == ((), (), None)


@pytest.mark.parametrize(("mode", "automatic"), [(Mode.SUGGEST, True), (Mode.MOVE, False)])
def test_a_scan_files_nothing_unless_it_may(desk: Desk, mode: Mode, automatic: bool) -> None:
    desk.choose(mode, automatic=automatic)
    scene("sea", 9).save(desk.gallery.photos / "new.jpg")
    assert Scan().run(desk.bench).summary is None
    assert len(desk.photos()) == PHOTOS + 1
    assert desk.filed() == []


def test_a_scan_before_a_folder_of_albums_is_chosen_finds_photos(desk: Desk) -> None:
    desk.choose(Mode.MOVE)
    SavePreferences(replace(desk.bench.preferences, into=None)).run(desk.bench)
    scene("sea", 9).save(desk.gallery.photos / "new.jpg")
    Scan().run(desk.bench)
    assert len(desk.photos()) == PHOTOS + 1


def test_a_scan_files_what_is_sure_where_it_may(desk: Desk) -> None:
    desk.choose(Mode.MOVE)
    summary = Scan().run(desk.bench).summary
    assert summary is not None
    assert (summary.filed, len(desk.filed())) == (SURE, SURE)


def test_albums_inside_a_source_are_not_looked_at_again(desk: Desk) -> None:
    desk.gallery = replace(desk.gallery, albums=desk.gallery.photos / "Albums")
    desk.choose(Mode.COPY)
    Scan().run(desk.bench)
    desk.choose(Mode.SUGGEST)
    Scan().run(desk.bench)
    assert len(desk.photos()) == PHOTOS


def test_a_missing_source_is_told_and_its_photos_are_kept(desk: Desk, tmp_path: Path) -> None:
    desk.choose(Mode.SUGGEST)
    away = tmp_path / "Away"
    desk.gallery.photos.rename(away)
    ((source, sentence),) = Scan().run(desk.bench).missing
    assert source == desk.gallery.photos
    assert "is not there" in sentence
    assert all(desk.bench.workspace.catalogue.place(photo) for photo in desk.photos())


def test_a_scan_that_is_asked_to_stop_does(desk: Desk) -> None:
    desk.choose(Mode.SUGGEST)
    desk.bench.progress = Stopped()
    with pytest.raises(StoppedError):
        Scan().run(desk.bench)


def test_the_sure_are_filed_though_nothing_files_itself(desk: Desk) -> None:
    desk.choose(Mode.MOVE, automatic=False)
    summary = FileSure().run(desk.bench).summary
    assert summary is not None
    assert len(desk.filed()) == summary.filed == SURE


def test_nothing_is_filed_before_it_is_chosen_how(desk: Desk) -> None:
    desk.choose(Mode.SUGGEST)
    with pytest.raises(UsageError, match="Choose first"):
        FileSure().run(desk.bench)


def test_an_answer_is_noted_and_filed_and_the_rest_learns_of_it_after(desk: Desk) -> None:
    desk.choose(Mode.MOVE)
    version = desk.bench.classifier.version
    answered = Answer(desk.photos("other"), "Coins").run(desk.bench)
    assert len(answered.filed) == EACH
    assert desk.filed() == ["Coins/other0.jpg", "Coins/other1.jpg", "Coins/other2.jpg"]
    assert desk.then == [Rerank()]
    assert desk.bench.classifier.version != version
    assert Rerank().run(desk.bench) == PHOTOS
    assert Rerank().run(desk.bench) == 0


def test_an_answer_touches_no_file_where_cene_only_suggests(desk: Desk) -> None:
    desk.choose(Mode.SUGGEST)
    answered = Answer(desk.photos("other"), "Coins").run(desk.bench)
    assert (answered.filed, desk.filed()) == ((), [])


def test_an_answer_that_is_asked_to_stop_before_it_is_noted_is_cancelled(desk: Desk) -> None:
    desk.bench.progress = Stopped()
    with pytest.raises(StoppedError):
        Answer(desk.photos("other"), "Coins").run(desk.bench)
    assert "Coins" not in in_catalogue(desk.bench.workspace)


def test_an_answer_is_taken_back(desk: Desk) -> None:
    desk.choose(Mode.MOVE)
    version = desk.bench.classifier.version
    answered = Answer(desk.photos("other"), "Coins").run(desk.bench)
    assert len(TakeBack(answered).run(desk.bench).undone) == EACH
    assert desk.filed() == []
    assert desk.bench.classifier.version == version
    again = Answer(desk.photos("other"), "Coins").run(desk.bench)
    desk.bench.progress = Stopped()
    with pytest.raises(StoppedError):
        TakeBack(again).run(desk.bench)


def test_learning_that_is_asked_to_stop_goes_on_another_time(desk: Desk) -> None:
    AddAlbum("Holiday").run(desk.bench)
    desk.bench.progress = Stopped()
    with pytest.raises(StoppedError):
        Rerank().run(desk.bench)


def test_a_rejection_is_noted_and_forgotten(desk: Desk) -> None:
    photos = desk.photos("sea")
    assert Reject(photos).run(desk.bench).taught == photos
    assert desk.then == [Rerank()]
    assert len(Forget((*photos, 999)).run(desk.bench).forgotten) == EACH
    assert desk.bench.workspace.examples.marks() == []
    desk.bench.progress = Stopped()
    with pytest.raises(StoppedError):
        Forget(photos).run(desk.bench)


def test_moves_are_undone_by_their_names(desk: Desk) -> None:
    desk.choose(Mode.MOVE)
    Scan().run(desk.bench)
    desk.bench.progress = Stopped()
    with pytest.raises(StoppedError):
        UndoMoves(("1",)).run(desk.bench)
    desk.bench.progress = Silent()
    assert len(UndoMoves(("1.1",)).run(desk.bench).undone) == 1
    assert len(UndoMoves(("1",)).run(desk.bench).undone) == SURE - 1
    with pytest.raises(UsageError):
        UndoMoves(("9",)).run(desk.bench)


def test_photos_that_failed_are_tried_again(desk: Desk) -> None:
    desk.choose(Mode.SUGGEST)
    path = desk.gallery.photos / "new.jpg"
    path.write_bytes(b"no picture")
    assert len(Scan().run(desk.bench).failed) == 1
    scene("sea", 9).save(path)
    photos = desk.photos("new")
    assert Retry(photos).run(desk.bench).read == photos
    assert desk.then == [Rerank()]
    desk.bench.progress = Stopped()
    with pytest.raises(StoppedError):
        Retry(photos).run(desk.bench)


def test_preferences_are_saved(desk: Desk) -> None:
    chosen = Preferences(language="de")
    assert SavePreferences(chosen).run(desk.bench) == chosen
    assert load(desk.bench.workspace) == chosen


def test_learning_from_filed_photos_is_switched(desk: Desk) -> None:
    assert LearnFromFiled(on=False).run(desk.bench) == 0
    assert desk.bench.workspace.settings.get("learn_from_filed") == "off"
    assert desk.then == [Rerank()]


def test_photos_that_were_filed_long_ago_count_as_soon_as_that_is_switched_on(desk: Desk) -> None:
    desk.choose(Mode.COPY)
    Answer(desk.photos("sea0"), "sea").run(desk.bench)
    Answer(desk.photos("forest0"), "forest").run(desk.bench)
    FileSure().run(desk.bench)
    workspace = desk.bench.workspace
    with workspace.database.transaction():
        workspace.database.connection.execute("UPDATE batch SET time = '2020-01-01T00:00:00+00:00'")
    LearnFromFiled(on=True).run(desk.bench)
    counted = len(workspace.examples.from_source("filed"))
    assert counted > 0
    assert LearnFromFiled(on=False).run(desk.bench) == counted
    Scan().run(desk.bench)
    assert workspace.examples.from_source("filed") == {}


def test_albums_are_added_changed_merged_and_removed(desk: Desk) -> None:
    def albums() -> set[str]:
        return {album.title for album in in_catalogue(desk.bench.workspace).values()}

    AddAlbum("Holiday", "sea").run(desk.bench)
    RenameAlbum("Holiday", "Summer").run(desk.bench)
    SetParent("Holiday", None).run(desk.bench)
    assert in_catalogue(desk.bench.workspace)["Holiday"].parent is None
    EnableAlbums(("forest",), on=False).run(desk.bench)
    assert not in_catalogue(desk.bench.workspace)["forest"].enabled
    EnableAlbums(("forest",), on=True).run(desk.bench)
    AddAlbum("Old").run(desk.bench)
    assert {"Summer", "Old"} <= albums()
    MergeAlbums(("Old",), "Holiday").run(desk.bench)
    RemoveAlbum("Holiday").run(desk.bench)
    assert not {"Summer", "Old"} & albums()
    assert set(desk.then) == {Rerank()}


def test_what_an_album_wants_of_its_own_changes_no_prediction(desk: Desk) -> None:
    SetThreshold("sea", 0.99).run(desk.bench)
    SetFolder("sea", "{album}/{year}").run(desk.bench)
    SetColour("sea", "#1f6feb").run(desk.bench)
    sea = in_catalogue(desk.bench.workspace)["sea"]
    assert (sea.threshold, sea.folder, sea.colour) == (0.99, "{album}/{year}", "#1f6feb")
    assert desk.then == []


def test_one_network_serves_all_that_is_taught(desk: Desk) -> None:
    first = desk.bench.classifier
    network, head = first.backbone, first.head
    assert desk.bench.classifier is first
    AddAlbum("Holiday").run(desk.bench)
    second = desk.bench.classifier
    assert second.backbone is network
    assert second.shipped is first.shipped
    assert second.head is not head
