"""Links become examples: each once, each whole, each remembered."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.pages import Pages, jpeg, serving
from tests.scenes import scene
from tests.unit.organiser.conftest import Watched
from tests.unit.photos import FORMATS, photo, saved

from cene.core.errors import UnusableError, UsageError
from cene.core.example import Verdict
from cene.organiser.gathering import ENDINGS, Gathered, gather, shortened
from cene.organiser.teaching import Lesson, forget, reject, teach
from cene.organiser.workspace import Silent
from cene.store.origins import Origins
from cene.vision.decode import content_hash
from cene.web.fetch import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.workspace import Progress

ANYWHERE = Limits(pause=0, may_ask=lambda _: True)


@dataclass
class Gatherer:
    """A catalogue, a server, and what goes from the one into the other."""

    inbox: Inbox
    pages: Pages

    def gather(
        self,
        *links: str,
        album: str = "Pizza",
        progress: Progress | None = None,
        into: Path | None = None,
        limits: Limits = ANYWHERE,
    ) -> Gathered:
        return gather(
            self.inbox.workspace,
            self.inbox.classifier,
            links,
            album,
            progress or Silent(),
            into=into,
            limits=limits,
            total=len(links),
        )

    def examples(self, album: str = "Pizza") -> int:
        counts = self.inbox.workspace.examples.counts()
        return counts[album].confirmed if album in counts else 0

    def origins(self, path: Path) -> tuple[str, ...]:
        return Origins(self.inbox.workspace.database).of(content_hash(path))

    def files(self) -> list[str]:
        """All that is kept, also what should not be."""
        folder = self.inbox.folder.parent / "gathered"
        return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def gatherer(inbox: Inbox) -> Iterator[Gatherer]:
    with serving() as pages:
        yield Gatherer(inbox, pages)


def data(picture: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"


def test_pictures_behind_links_are_kept_taught_and_remembered(gatherer: Gatherer) -> None:
    links = (gatherer.pages("photo/sea/0"), data(jpeg("forest")), gatherer.pages("bytes/other"))
    found = gatherer.gather(*links)
    paths = [path for path, _ in found.pictures]
    assert [path.read_bytes() for path in paths] == [jpeg("sea"), jpeg("forest"), jpeg("other")]
    assert [link for _, link in found.pictures] == [links[0], "data:", links[2]]
    assert {path.parent for path in paths} == {gatherer.inbox.folder.parent / "gathered/Pizza"}
    assert found.complete
    assert (found.album, found.already, found.failed) == ("Pizza", 0, ())
    assert gatherer.examples() == 3
    assert [gatherer.origins(path) for path in paths] == [(links[0],), ("data:",), (links[2],)]
    (example,) = gatherer.inbox.workspace.examples.of(
        gatherer.inbox.workspace.catalogue.content(content_hash(paths[0])) or 0
    )
    assert (example.source, example.verdict) == ("web", Verdict.CONFIRMED)


def test_the_same_again_downloads_nothing_and_changes_nothing(gatherer: Gatherer) -> None:
    links = [gatherer.pages(f"photo/sea/{number}") for number in range(3)]
    gatherer.gather(*links)
    before = gatherer.files()
    gatherer.pages.asked.clear()
    found = gatherer.gather(*links, *links)
    assert (found.pictures, found.already, found.handled) == ((), 6, 6)
    assert gatherer.pages.asked == []
    assert gatherer.files() == before


def test_a_link_that_is_named_twice_is_asked_for_once(gatherer: Gatherer) -> None:
    found = gatherer.gather(*[gatherer.pages("photo/sea"), gatherer.pages("html")] * 2)
    assert (len(found.pictures), len(found.failed), found.already) == (1, 1, 2)
    assert gatherer.pages.paths == ["photo/sea", "html"]


def test_one_picture_behind_two_links_is_one_example_and_both_are_remembered(
    gatherer: Gatherer,
) -> None:
    links = gatherer.pages("photo/sea/0"), gatherer.pages("bytes/sea")
    found = gatherer.gather(*links)
    assert (len(found.pictures), found.already) == (1, 1)
    assert set(gatherer.origins(found.pictures[0][0])) == set(links)
    assert len(gatherer.files()) == 1


def test_what_fails_is_told_with_its_reason_and_the_rest_goes_on(gatherer: Gatherer) -> None:
    links = ("nonsense", *map(gatherer.pages, ("html", "lie", "cut", "photo/sea")))
    found = gatherer.gather(*links, "data:image/png;base64,AAAA")
    reasons = dict(found.failed)
    assert list(reasons) == [*links[:4], "data:image/png;base64,AAAA"]
    assert reasons[links[2]] == "is not a picture of a kind that Cene reads, whatever its name"
    assert reasons[links[3]] == "the connection to its server was cut"
    assert len(found.pictures) == 1
    assert len(gatherer.files()) == 1


def test_without_a_picture_no_album_is_made(gatherer: Gatherer) -> None:
    found = gatherer.gather(gatherer.pages("lie"))
    assert found.title == "Pizza"
    assert gatherer.inbox.workspace.albums.rows() == []
    assert gatherer.files() == []


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_is_called_by_what_it_is_and_not_by_what_is_said_of_it(
    gatherer: Gatherer, tmp_path: Path, kind: str
) -> None:
    into = io.BytesIO(saved(tmp_path / "picture", photo().resize((300, 200)), kind).read_bytes())
    found = gatherer.gather(data(into.getvalue()))
    assert [path.suffix for path, _ in found.pictures] == [ENDINGS[kind]]
    assert gatherer.examples() == 1


def test_pictures_go_where_they_are_wanted(gatherer: Gatherer, tmp_path: Path) -> None:
    found = gatherer.gather(gatherer.pages("photo/sea"), into=tmp_path / "new/pizzas")
    assert [path.parent for path, _ in found.pictures] == [tmp_path / "new/pizzas"]
    assert gatherer.files() == []


def test_a_picture_that_was_kept_but_not_taught_is_taught_the_next_time(
    gatherer: Gatherer,
) -> None:
    link = gatherer.pages("photo/sea")
    ((path, _),) = gatherer.gather(link).pictures
    forget(gatherer.inbox.workspace, [path], Silent())
    assert gatherer.examples() == 0
    found = gatherer.gather(link)
    assert [kept for kept, _ in found.pictures] == [path]
    assert gatherer.examples() == 1


def test_what_a_person_said_of_a_picture_stands(gatherer: Gatherer) -> None:
    inbox, links = gatherer.inbox, [gatherer.pages(f"photo/sea/{number}") for number in (0, 1)]
    cars = inbox.folder / "cars.jpg"
    cars.write_bytes(jpeg("sea", 0))
    no = inbox.folder / "no.jpg"
    no.write_bytes(jpeg("sea", 1))
    gatherer.gather(data(jpeg("forest")))
    teach(inbox.workspace, inbox.classifier, [Lesson(cars, "Cars")], Silent())
    reject(inbox.workspace, inbox.classifier, "Pizza", [no], Silent())
    found = gatherer.gather(*links)
    assert dict(found.failed) == {
        links[0]: "is an example of 'Cars' already; forget it first",
        links[1]: "was rejected from 'Pizza'; forget it first",
    }
    assert gatherer.examples() == 1


def test_a_file_of_that_name_with_something_else_in_it_is_never_replaced(
    gatherer: Gatherer, tmp_path: Path
) -> None:
    ((path, _),) = gatherer.gather(gatherer.pages("photo/sea"), into=tmp_path / "to").pictures
    forget(gatherer.inbox.workspace, [path], Silent())
    path.write_bytes(b"mine")
    with pytest.raises(UnusableError, match=r"No picture can be put into .*: File exists"):
        gatherer.gather(gatherer.pages("photo/sea"), into=tmp_path / "to")
    assert path.read_bytes() == b"mine"
    assert [one.name for one in (tmp_path / "to").iterdir()] == [path.name]


def test_a_folder_that_is_a_file_is_no_folder(gatherer: Gatherer, tmp_path: Path) -> None:
    (tmp_path / "to").write_text("mine")
    with pytest.raises(UnusableError, match="No picture can be put into"):
        gatherer.gather(gatherer.pages("photo/sea"), into=tmp_path / "to")


def test_an_album_that_cannot_be_called_so_is_refused_before_anything_is_asked(
    gatherer: Gatherer,
) -> None:
    with pytest.raises(UsageError):
        gatherer.gather(gatherer.pages("photo/sea"), album="../etc")
    assert gatherer.pages.asked == []


def test_a_stop_keeps_what_is_done_and_the_next_run_goes_on(gatherer: Gatherer) -> None:
    links = [gatherer.pages(f"photo/sea/{number}") for number in range(4)]
    progress = Watched("Gathering pictures", after=2)
    found = gatherer.gather(*links, progress=progress)
    assert (len(found.pictures), found.handled, found.complete) == (2, 2, False)
    assert progress.stages == [("Gathering pictures", 4)]
    assert gatherer.examples() == 2
    found = gatherer.gather(*links)
    assert (len(found.pictures), found.already, found.complete) == (2, 2, True)
    assert gatherer.pages.paths == [f"photo/sea/{number}" for number in range(4)]


class StopsAtOnce(Silent):
    """Somebody presses Ctrl-C while the first picture is downloaded."""

    asked = 0

    def stopped(self) -> bool:
        self.asked += 1
        return self.asked > 2


def test_a_stop_within_a_download_leaves_nothing_half_done(gatherer: Gatherer) -> None:
    found = gatherer.gather(gatherer.pages("drip"), progress=StopsAtOnce())
    assert (found.handled, found.failed, found.complete) == (0, (), False)
    assert gatherer.files() == []


def test_private_addresses_are_refused_unless_they_are_asked_for(gatherer: Gatherer) -> None:
    found = gatherer.gather(gatherer.pages("photo/sea"), limits=Limits(pause=0))
    assert [why for _, why in found.failed] == [
        "leads to a private address, which nobody asked for"
    ]


def test_a_long_link_is_shown_by_its_ends_on_one_line() -> None:
    link = f"https://example.org/{'a' * 5000}/pizza.jpg"
    assert shortened(link) == f"https://example.org/{'a' * 28}…{'a' * 14}/pizza.jpg"
    assert shortened(data(jpeg())) == f"{data(jpeg())[:48]}…"
    assert shortened("https://example.org/\x1b[31m\n") == r"https://example.org/\x1b[31m\n"


def test_a_small_scene_is_a_picture_too(gatherer: Gatherer) -> None:
    into = io.BytesIO()
    scene("sea").resize((1, 1)).save(into, "PNG")
    assert len(gatherer.gather(data(into.getvalue())).pictures) == 1
