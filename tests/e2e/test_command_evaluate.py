"""`cene evaluate`: how well photos that somebody sorted are recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.program import tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Library, Result

SCORES = {"photos", "accuracy", "balanced_accuracy", "top5", "ece", "albums", "confusion"} | {
    "thresholds"
}


@pytest.fixture
def sorted_photos(library: Library) -> Library:
    """A folder an album, two of them ready-made by key and title, one unknown."""
    for number in range(4):
        library.add(f"sea/{number}.jpg", "sea", number)
        library.add(f"Buildings/{number}.jpg", "buildings", number)
        library.add(f"coins/deep/{number}.jpg", "other", number)
    return library


def evaluate(library: Library, *args: str | Path) -> Result:
    return library.cene("evaluate", library.inbox, *args, "--json")


def by_album(scores: Any) -> dict[str, Any]:
    return {album["album"]: album for album in scores["albums"]}


def test_the_document_has_the_keys_that_scripts_rely_on(sorted_photos: Library) -> None:
    before = tree(sorted_photos.root)
    done = evaluate(sorted_photos)
    assert tree(sorted_photos.root) == before
    assert (done.code, done.err) == (0, "")
    scores = done.json
    assert scores.keys() >= SCORES
    assert scores["photos"] == 12
    assert (scores["accuracy"], scores["balanced_accuracy"], scores["top5"]) == (1, 1, 1)
    assert 0 <= scores["ece"] < 0.3
    sea = by_album(scores)["sea"]
    assert [sea[key] for key in ("precision", "recall", "f1", "support")] == [1, 1, 1, 4]
    labels = scores["confusion"]["labels"]
    assert labels[:6] == ["buildings", "forest", "glacier", "mountain", "sea", "street"]
    assert len(labels) == 30
    assert scores["confusion"]["matrix"][0] == [4] + 29 * [0]
    at = {t["threshold"]: t for t in scores["thresholds"]}
    assert set(at) == {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99}
    assert (at[0.7]["coverage"], at[0.7]["precision"], at[0.7]["none_filed"]) == (1, 1, 0)
    assert 0.7 <= at[0.7]["predicted_precision"] <= 1


def test_only_the_named_albums_are_in_use(sorted_photos: Library) -> None:
    scores = evaluate(sorted_photos, "--albums", "Sea,Forest").json
    assert scores["confusion"]["labels"] == ["forest", "sea"]
    assert by_album(scores)["sea"]["support"] == 4
    assert sum(album["support"] for album in scores["albums"]) == 4


def test_albums_are_taught_from_a_folder_and_the_taught_left_out(sorted_photos: Library) -> None:
    args = ("--teach-from", sorted_photos.inbox, "--shots", "2")
    done = evaluate(sorted_photos, *args)
    assert done.code == 0
    scores = done.json
    assert scores["photos"] == 6
    assert set(scores["confusion"]["labels"]) == {"buildings", "coins", "sea"}
    assert scores["accuracy"] == 1
    assert scores["runs"] == []


def test_without_shots_all_are_taught(sorted_photos: Library, tmp_path: Path) -> None:
    lessons = tmp_path / "lessons"
    sorted_photos.inbox.rename(lessons)
    sorted_photos.add("sea/new.jpg", "sea", 9)
    sorted_photos.add("sea/known.jpg", "sea", 1)
    scores = evaluate(sorted_photos, "--teach-from", lessons).json
    assert scores["photos"] == 1, "what was taught is no test, under whatever name"
    assert by_album(scores)["sea"]["recall"] == 1
    alone = sorted_photos.cene("evaluate", lessons, "--teach-from", lessons)
    assert alone.code == 2
    assert "none is left to test with" in alone.err


def test_draws_are_repeated_by_seed(sorted_photos: Library) -> None:
    args = ("--teach-from", sorted_photos.inbox, "--shots", "1")
    both = evaluate(sorted_photos, *args, "--repeat", "2", "--seed", "5").json
    first, second = both["runs"]
    assert first == {
        key: value
        for key, value in evaluate(sorted_photos, *args, "--seed", "5").json.items()
        if key in SCORES
    }
    assert second["ece"] != first["ece"]
    assert both["ece"] == pytest.approx((first["ece"] + second["ece"]) / 2)
    for k, at in enumerate(both["thresholds"]):
        pair = [run["thresholds"][k]["predicted_precision"] for run in (first, second)]
        assert at["predicted_precision"] == pytest.approx(sum(pair) / 2)


def test_taught_albums_stand_beside_the_ready_made_ones(sorted_photos: Library) -> None:
    args = ("--teach-from", sorted_photos.inbox, "--albums", "coins", "--shots", "2")
    scores = evaluate(sorted_photos, *args, "--with-ready-made").json
    labels = scores["confusion"]["labels"]
    assert len(labels) == 31
    assert {"coins", "buildings", "sea", "cats"} <= set(labels)
    assert scores["photos"] == 10
    assert by_album(scores)["sea"]["recall"] == 1
    assert by_album(scores)["coins"]["support"] == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--shots", "2"), "need --teach-from"),
        (("--repeat", "2"), "need --teach-from"),
        (("--with-ready-made",), "need --teach-from"),
        (("--albums", "unicorns,sea"), "There is no album 'unicorns'"),
        (("--albums", "sea"), "at least two albums"),
        (("--teach-from", ".", "--albums", "sea"), "at least two albums"),
        (("--teach-from", ".", "--albums", "sea,cats"), "no folder of photos to teach the album"),
        (("--shots", "0"), "Invalid value for '--shots'"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    library: Library, args: tuple[str, ...], said: str
) -> None:
    library.add("sea/1.jpg", "sea")
    library.add("forest/1.jpg", "forest")
    done = library.cene("evaluate", ".", *args, "--json", cwd=library.inbox)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_folder_without_folders_is_no_test(library: Library) -> None:
    library.add("1.jpg", "sea")
    done = evaluate(library)
    assert (done.code, done.out) == (2, "")
    assert "holds a photo to test with" in done.err


def test_a_missing_folder_is_unusable(library: Library) -> None:
    library.add("sea/1.jpg", "sea")
    for args in ((library.root / "gone",), (library.inbox, "--teach-from", library.root / "gone")):
        done = library.cene("evaluate", *args, "--json")
        assert (done.code, done.out) == (3, "")
        assert f"{library.root}/gone is not there." in done.err


def test_bad_photos_are_named_and_the_rest_counted(library: Library) -> None:
    library.add("sea/1.jpg", "sea")
    bad = library.inbox / "sea/bad.jpg"
    bad.write_text("text")
    done = evaluate(library)
    assert done.code == 1
    assert done.json["photos"] == 1
    assert [entry["path"] for entry in done.json["failed"]] == [str(bad)]
    text = library.cene("evaluate", library.inbox)
    assert text.code == 1
    assert f"{bad}: is not a picture" in text.err
    assert text.out.startswith("1 photo\n  accuracy: 1.0000\n")


def test_people_read_tables(sorted_photos: Library) -> None:
    args = ("--teach-from", sorted_photos.inbox, "--shots", "2", "--repeat", "2")
    out = sorted_photos.cene("evaluate", sorted_photos.inbox, *args).out
    assert out.startswith("6 photos, mean of 2 draws\n")
    lines = out.splitlines()
    heading = next(line for line in lines if "precision" in line)
    sea = next(line for line in lines if line.startswith("  sea"))
    assert heading.split() == ["album", "precision", "recall", "F1", "photos"]
    assert sea.split() == ["sea", "1.000", "1.000", "1.000", "2"]
    assert heading.index("recall") + len("recall") == sea.index("1.000", 20) + len("1.000")
