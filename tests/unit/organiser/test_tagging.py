"""Photos get keywords by a sort, instead of a place in a folder or along with it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from tests.keywords import tagged
from tests.scenes import THRESHOLD

from cene.core.errors import FileError
from cene.core.move import Mode, State
from cene.core.photo import Photo
from cene.core.shown import Sayings
from cene.core.tags import Signature, Tag
from cene.files.carrier import Writing
from cene.files.exiv import Xmp
from cene.files.metadata import read
from cene.organiser import teaching
from cene.organiser.answering import answer, take_back
from cene.organiser.recovery import recover
from cene.organiser.refiling import Filing
from cene.organiser.request import SortOrder
from cene.organiser.sayings import sayings
from cene.organiser.sorting import Summary, sort
from cene.organiser.tag_labels import metadata_of
from cene.organiser.tag_news import learn_from_tags
from cene.organiser.tag_photos import remove
from cene.organiser.tagging import Tagger
from cene.organiser.undoing import everything, latest, undo
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

SEA = ("Places", "Nature", "Sea")
BESIDE, IN_PHOTOS = Writing(), Writing(embed=True)


def run(inbox: Inbox, mode: Mode = Mode.TAG, writing: Writing = BESIDE, **more: Any) -> Summary:
    order = SortOrder(
        (inbox.folder,), inbox.albums, mode, float(THRESHOLD), writing=writing, **more
    )
    return sort(inbox.workspace, inbox.classifier, order, lambda _: None, Silent())


def files(*folders: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def taken_back(inbox: Inbox) -> None:
    result = undo(inbox.workspace, everything(inbox.workspace), Silent())
    assert result.refused == ()


@pytest.mark.parametrize("writing", [Writing(), IN_PHOTOS], ids=["sidecar", "photo"])
def test_photos_stay_and_get_keywords_and_an_undo_takes_every_byte_back(
    inbox: Inbox, writing: Writing
) -> None:
    photo = inbox.add("a.jpg")
    os.utime(photo, ns=(10**18, 10**18))
    before = files(inbox.folder)
    summary = run(inbox, writing=writing)
    assert (summary.filed, summary.failed) == (1, [])
    carrier = photo if writing.embed else inbox.folder / "a.jpg.xmp"
    found = read(carrier.read_bytes())
    assert found.machine == (SEA,)
    assert found.marks[0].confidence > float(THRESHOLD)
    assert found.marks[0].head == inbox.classifier.version
    assert photo.stat().st_mtime_ns == 10**18
    assert not inbox.albums.exists()
    undone = undo(inbox.workspace, latest(inbox.workspace), Silent())
    assert (len(undone.undone), undone.refused) == (1, ())
    assert files(inbox.folder) == before


@pytest.mark.parametrize("writing", [Writing(), IN_PHOTOS], ids=["sidecar", "photo"])
def test_the_next_run_touches_nothing_and_looks_at_no_photo(inbox: Inbox, writing: Writing) -> None:
    inbox.add("a.jpg")
    run(inbox, writing=writing)
    before = files(inbox.folder)
    again = run(inbox, writing=writing)
    assert (again.filed, again.skipped, again.looked, again.batch) == (0, 1, 0, None)
    assert files(inbox.folder) == before


@pytest.mark.parametrize("again", [True, False])
def test_a_photo_renamed_without_its_sidecar_gets_another(inbox: Inbox, *, again: bool) -> None:
    photo = inbox.add("a.jpg")
    run(inbox)
    before = files(inbox.folder)[str(inbox.folder / "a.jpg.xmp")]
    photo.rename(inbox.folder / "b.jpg")
    assert run(inbox, again=again).filed == 1
    assert read((inbox.folder / "b.jpg.xmp").read_bytes()).machine == (SEA,)
    assert run(inbox, again=again).filed == 0
    assert files(inbox.folder)[str(inbox.folder / "a.jpg.xmp")] == before
    taken_back(inbox)
    assert [path.name for path in inbox.folder.iterdir()] == ["b.jpg"]


@pytest.mark.parametrize("step", ["_planned", "_intended"])
def test_beside_a_photo_that_went_meanwhile_nothing_is_written(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    photo = inbox.add("a.jpg")
    real = getattr(Tagger, step)

    def late(tagger: Tagger, what: Any) -> Any:
        photo.rename(inbox.folder.parent / "a.jpg")
        return real(tagger, what)

    monkeypatch.setattr(Tagger, step, late)
    assert run(inbox).failed == [(photo, "vanished meanwhile, or its folder did")]
    assert list(inbox.folder.iterdir()) == []
    assert not inbox.workspace.journal.open_moves()


def test_a_photo_renamed_with_its_sidecar_is_tagged_still(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    for end in (".jpg", ".jpg.xmp"):
        (inbox.folder / f"a{end}").rename(inbox.folder / f"b{end}")
    before = files(inbox.folder)
    again = run(inbox)
    assert (again.filed, again.skipped, again.batch) == (0, 1, None)
    assert files(inbox.folder) == before


def test_what_is_only_online_is_not_fetched_for_tags(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = inbox.add("a.jpg")
    monkeypatch.setattr("cene.organiser.tagging.is_online_only", lambda _: True)
    monkeypatch.setattr("cene.organiser.tag_labels.is_online_only", lambda _: True)
    before = files(inbox.folder)
    assert run(inbox, writing=IN_PHOTOS).failed == [
        (photo, "a.jpg is only online; fetch it and try again")
    ]
    assert files(inbox.folder) == before
    with pytest.raises(FileError, match="is only online"):
        metadata_of(photo)
    assert sayings(Photo(photo, (), 1, 2)) == Sayings()


def test_the_picture_and_its_sidecars_say_one_thing(inbox: Inbox) -> None:
    photo, beside, broken = (inbox.folder / f"a.jpg{end}" for end in ("", ".xmp", ".pp3.xmp"))
    signed = Signature("Cene 0.1", "2026-11-21T00:00:00+00:00", "head")
    plain = inbox.add("a.jpg").read_bytes()
    photo.write_bytes(tagged(plain, [Tag(SEA, 0.9), Tag(("Dogs",), 0.8)], signed))
    xmp = Xmp("")
    xmp.put("Xmp.dc.subject", ["dogs", "Rex"])
    xmp.say("Xmp.xmp.Rating", "3")
    beside.write_bytes(xmp.packet())
    broken.write_bytes(b"<x:xmpmeta")
    said = sayings(Photo(photo, (beside, broken), 1, 2))
    assert said == Sayings((("dogs",), ("Rex",)), (SEA,), rating=3)


def test_a_photo_whose_tags_were_undone_gets_none_by_itself(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    taken_back(inbox)
    assert run(inbox, again=False).filed == 0
    assert run(inbox).filed == 1


def test_with_tags_in_it_a_photo_is_still_the_example_that_it_was(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg")
    lesson = [teaching.Lesson(photo, "Allotment")]
    teaching.teach(inbox.workspace, inbox.classifier, lesson, Silent())
    inbox.index()
    (entry,) = [inbox.workspace.catalogue.at(photo)]
    assert entry is not None
    assert entry.content is not None
    photo.write_bytes(tagged(photo.read_bytes(), [Tag(("x",), 1)], Signature("me", "", "")))
    assert inbox.index().looked == 1, "somebody else's tags make it another file"
    photo.unlink()
    photo = inbox.add("a.jpg")
    inbox.index()
    run(inbox, writing=IN_PHOTOS)
    found = inbox.workspace.catalogue.at(photo)
    assert found is not None
    assert found.content == entry.content
    assert found.digest != entry.digest
    renamed = photo.rename(photo.with_name("b.jpg"))
    assert inbox.index().looked == 0
    copied = shutil.copyfile(renamed, photo.with_name("c.jpg"))
    assert inbox.index().looked == 1
    other = inbox.workspace.catalogue.at(copied)
    assert other is not None
    assert other.content == entry.content
    result = teaching.forget(inbox.workspace, [renamed], Silent())
    assert result.failed == ()


@pytest.mark.parametrize("mode", [Mode.MOVE, Mode.COPY, Mode.HARDLINK])
@pytest.mark.parametrize("writing", [Writing(), IN_PHOTOS], ids=["sidecar", "photo"])
def test_filed_and_tagged_in_one_go_and_back(inbox: Inbox, mode: Mode, writing: Writing) -> None:
    inbox.add("a.jpg")
    (inbox.folder / "a.cr2").write_bytes(b"raw")
    before = files(inbox.folder)
    summary = run(inbox, mode, writing, tags=True)
    assert (summary.filed, summary.failed) == (1, [])
    arrived = inbox.albums / "Sea/a.jpg"
    embedded = writing.embed and mode is not Mode.HARDLINK
    carrier = arrived if embedded else arrived.with_name("a.jpg.xmp")
    assert read(carrier.read_bytes()).machine == (SEA,)
    assert read(arrived.with_name("a.cr2.xmp").read_bytes()).machine == (SEA,)
    if mode is not Mode.MOVE:
        assert files(inbox.folder) == before
    (batch,) = inbox.workspace.journal.batches()
    moves = list(inbox.workspace.journal.moves_of(batch.id))
    assert [(move.mode, move.joins) for move in moves] == [(mode, None), (Mode.TAG, moves[0].id)]
    again = run(inbox, mode, writing, tags=True)
    assert (again.filed, again.failed) == (0, [])
    first = undo(inbox.workspace, moves[:1], Silent())
    assert [move.id for move in first.undone] == [moves[1].id, moves[0].id]
    assert files(inbox.folder) == before
    assert not inbox.albums.exists()


def test_a_photo_that_was_tagged_and_then_moved_goes_back_in_two_steps(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    before = files(inbox.folder)
    run(inbox)
    run(inbox, Mode.MOVE)
    assert (inbox.albums / "Sea/a.jpg.xmp").exists()
    tagging = next(move for move in everything(inbox.workspace) if move.mode is Mode.TAG)
    assert undo(inbox.workspace, [tagging], Silent()).refused == ()
    assert files(inbox.folder, inbox.albums) == before


def test_what_changed_since_is_not_put_back(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg")
    run(inbox, writing=IN_PHOTOS)
    photo.write_bytes(photo.read_bytes() + b"edited")
    ((_, reason),) = undo(inbox.workspace, latest(inbox.workspace), Silent()).refused
    assert "changed since Cene wrote tags into it" in reason
    photo.unlink()
    ((_, reason),) = undo(inbox.workspace, latest(inbox.workspace), Silent()).refused
    assert "is no longer there" in reason


def test_a_sidecar_that_a_person_went_on_with_is_not_taken_away(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    sidecar = inbox.folder / "a.jpg.xmp"
    text = sidecar.read_text("utf-8")
    sidecar.write_text(text.replace(">Sea<", ">Forest<"), "utf-8")
    learn_from_tags(inbox.workspace, Silent())
    learn_from_tags(inbox.workspace, Silent())
    edited = files(inbox.folder)
    ((_, reason),) = undo(inbox.workspace, latest(inbox.workspace), Silent()).refused
    assert "changed since Cene wrote tags into it" in reason
    assert files(inbox.folder) == edited


def test_a_sidecar_that_went_is_put_back_unless_another_is_there(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg")
    run(inbox)
    before = files(inbox.folder)
    removed = remove(inbox.workspace, [photo], Silent())
    assert removed.changed == [photo]
    sidecar = photo.with_name("a.jpg.xmp")
    assert not sidecar.exists()
    sidecar.write_bytes(b"another program's")
    ((_, reason),) = undo(inbox.workspace, latest(inbox.workspace), Silent()).refused
    assert "is another file now" in reason
    sidecar.unlink()
    assert undo(inbox.workspace, latest(inbox.workspace), Silent()).refused == ()
    assert files(inbox.folder) == before
    assert remove(inbox.workspace, [inbox.folder], Silent()).changed == [photo]
    assert remove(inbox.workspace, [inbox.folder], Silent()).same == [photo]


def test_a_new_answer_takes_the_place_of_the_tag_before(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg")
    run(inbox)
    entry = inbox.workspace.catalogue.at(photo)
    assert entry is not None
    before = files(inbox.folder)
    filing = Filing(inbox.albums, Mode.TAG)
    given = answer(
        inbox.workspace, inbox.classifier, [entry.photo.id], "Allotment", filing, Silent()
    )
    found = read((inbox.folder / "a.jpg.xmp").read_bytes())
    assert found.machine == (("Allotment",),)
    assert (found.marks[0].by, found.marks[0].confidence) == ("person", 1.0)
    assert given.filed == (entry.photo.id,)
    assert take_back(inbox.workspace, given, Silent()).refused == ()
    assert files(inbox.folder) == before


def test_an_answer_files_and_tags_where_both_are_wanted(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg")
    inbox.index()
    entry = inbox.workspace.catalogue.at(photo)
    assert entry is not None
    filing = Filing(inbox.albums, Mode.MOVE, tags=True)
    answer(inbox.workspace, inbox.classifier, [entry.photo.id], "Allotment", filing, Silent())
    sidecar = inbox.albums / "Allotment/a.jpg.xmp"
    assert read(sidecar.read_bytes()).machine == (("Allotment",),)
    (batch,) = inbox.workspace.journal.batches()
    assert batch.mode is Mode.MOVE


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ("damaged", "a.jpg.xmp gets no tags: The XMP in it is damaged"),
        ("folder", "is no file"),
        ("protected", "a.jpg.xmp is write-protected"),
        ("empty", "a.jpg.xmp is empty"),
    ],
)
def test_what_cannot_be_tagged_is_named_and_the_rest_goes_on(
    inbox: Inbox, trouble: str, reason: str
) -> None:
    inbox.add("a.jpg")
    inbox.add("b.jpg", number=1)
    sidecar = inbox.folder / "a.jpg.xmp"
    if trouble == "folder":
        sidecar.mkdir()
    else:
        sidecar.write_bytes({"damaged": b"<x:xmpmeta", "protected": b"<x/>"}.get(trouble, b""))
        sidecar.chmod(0o444 if trouble == "protected" else 0o644)
    before = files(inbox.folder)
    summary = run(inbox)
    assert summary.filed == 1
    ((path, told),) = summary.failed
    assert path == inbox.folder / "a.jpg"
    assert reason in told
    after = files(inbox.folder)
    del after[str(inbox.folder / "b.jpg.xmp")]
    assert after == before


def test_a_tagging_that_died_is_settled(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    from cene.files.rewrite import Rewriter  # noqa: PLC0415 - broken below

    photo = inbox.add("a.jpg")
    before = files(inbox.folder)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    for step in ("swap", "_drop_hidden"):
        with monkeypatch.context() as broken:
            broken.setattr(Rewriter, step, dies)
            with pytest.raises(KeyboardInterrupt):
                run(inbox, writing=IN_PHOTOS)
        (move,) = recover(inbox.workspace).settled
        assert move.state is (State.FAILED if step == "swap" else State.DONE)
        if step == "swap":
            assert files(inbox.folder) == before
    assert read(photo.read_bytes()).machine == (SEA,)
    assert inbox.index().looked == 0
    with monkeypatch.context() as broken:
        broken.setattr(Rewriter, "swap", dies)
        with pytest.raises(KeyboardInterrupt):
            taken_back(inbox)
    (move,) = recover(inbox.workspace).settled
    assert move.state is State.DONE
    taken_back(inbox)
    assert files(inbox.folder) == before


def test_a_photo_may_carry_several_tags_that_are_sure_enough(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    order = SortOrder((inbox.folder,), inbox.albums, Mode.TAG, 0.0001)
    sort(inbox.workspace, inbox.classifier, order, lambda _: None, Silent())
    found = read((inbox.folder / "a.jpg.xmp").read_bytes())
    assert len(found.machine) > 1
    assert SEA in found.machine
