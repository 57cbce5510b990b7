"""How albums and what they were taught are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene import label_report
from cene.console import count, listing, print_json, say, table
from cene.core.errors import printable
from cene.core.example import Labeller
from cene.core.policy import percent
from cene.store.examples import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from cene.core.album import Album
    from cene.core.tree import Albums
    from cene.organiser.albums import Edited
    from cene.organiser.checking import Contradiction
    from cene.organiser.labels import Labels, Learned, LeftOut
    from cene.organiser.teaching import Forgotten, Rejected, Taught
    from cene.vision.head import Reliability

Failures = tuple[tuple["Path", str], ...]


def albums(
    found: Albums,
    counts: Mapping[str, Counts],
    quality: Mapping[str, Reliability],
    *,
    as_json: bool,
) -> None:
    """Print all albums with what they were taught and how well they are recognised."""
    if as_json:
        documents = [
            _album_json(album, counts) | _quality_json(quality.get(album.key))
            for album in found.values()
        ]
        print_json({"albums": documents})
        return
    heads = ("album", "under", "", "examples", "rejected", "by machine", "right", "found")
    wishes = [column for column in _wishes(found) if any(column[1:])]
    rows: list[tuple[str, ...]] = [(*heads, *(head for head, *_ in wishes))]
    for number, album in enumerate(found.values(), 1):
        under = "" if album.parent is None else printable(found[album.parent].title)
        state = "" if album.enabled else "not in use"
        numbers = (f"{number:,}" for number in counts.get(album.key, Counts()))
        known = quality.get(album.key)
        shares = ("", "")
        if known is not None and known.photos:
            shares = (percent(known.precision), percent(known.recall))
        wanted = (column[number] for column in wishes)
        rows.append((printable(album.title), under, state, *numbers, *shares, *wanted))
    table(rows, "")
    say("Right: of what would go there. Found: of what belongs there. Tried on photos left out.")


def _wishes(found: Albums) -> tuple[list[str], list[str]]:
    """Columns of what only some albums have, each with its head."""
    thresholds, albums = found.thresholds, found.values()
    sure = [percent(thresholds[key]) if key in thresholds else "" for key in found]
    folders = ["" if album.folder is None else printable(album.folder) for album in albums]
    return ["own threshold", *sure], ["folder", *folders]


def checked(album: Album, doubts: Sequence[Contradiction], found: Albums, *, as_json: bool) -> None:
    """Print the examples of an album that look as if they belong elsewhere."""
    if as_json:
        print_json(
            {
                **_whose(album, album.title),
                "contradictions": [
                    {
                        "path": None if doubt.path is None else str(doubt.path),
                        "content": doubt.content.hex(),
                        "album": doubt.album,
                        "probability": doubt.probability,
                        "own_probability": doubt.own,
                        "labeller": doubt.labeller,
                    }
                    for doubt in doubts
                ],
            }
        )
        return
    if not doubts:
        say(printable(f"Every example of {album.title} looks as if it belongs there."))
        return
    number = count(len(doubts), "example")
    say(printable(f"{number} of {album.title} would go elsewhere, had nobody said otherwise:"))
    rows = (
        (
            printable(doubt.path or f"a photo that is gone ({doubt.content.hex()[:12]})"),
            f"{percent(doubt.probability)} {found[doubt.album].title}",
            f"{percent(doubt.own)} {album.title}",
            "said a machine" if doubt.labeller is Labeller.MACHINE else "",
        )
        for doubt in doubts
    )
    listing(rows, len(doubts))


def edited(edit: Edited, counts: Mapping[str, Counts], done: str, *, as_json: bool) -> None:
    """Print what an edit did.

    Args:
        edit: what it did.
        counts: examples of the albums as they are now.
        done: the same in words, a sentence.
        as_json: for scripts.
    """
    if as_json:
        print_json(
            {
                "albums": [_album_json(album, counts) for album in edit.changed],
                "gone": [album.key for album in edit.gone],
                "examples": edit.examples,
            }
        )
    else:
        say(printable(done))


def taught(name: str, result: Taught, found: Albums, *, as_json: bool) -> None:
    """Print what one album was taught."""
    album = found.find(name)
    title = name if album is None else album.title
    if as_json:
        print_json({**_whose(album, title), **_taught_json(result)})
        return
    if album is not None and album.key in result.new_albums:
        say(printable(f"{title} is a new album."))
    if result.taught:
        say(printable(f"{title} was taught {count(len(result.taught), 'photo')}."))
    if result.already:
        say(printable(f"{title} knew {count(len(result.already), 'photo')} already."))
    _say_end(result.failed, complete=result.complete)


def rejected(result: Rejected, found: Albums, *, as_json: bool) -> None:
    """Print what was rejected from one album."""
    album = found[result.album]
    if as_json:
        print_json(
            {
                **_whose(album, album.title),
                "rejected": _strings(result.rejected),
                "already": _strings(result.already),
                "failed": _failures(result.failed),
                "new_albums": [],
            }
        )
        return
    if result.rejected:
        say(printable(f"{count(len(result.rejected), 'photo')} rejected from {album.title}."))
    if result.already:
        say(printable(f"{count(len(result.already), 'photo')} had been rejected before."))
    _say_end(result.failed, complete=result.complete)


def forgotten(result: Forgotten, *, as_json: bool) -> None:
    """Print what was taken back."""
    if as_json:
        print_json({"forgotten": _strings(result.forgotten), "failed": _failures(result.failed)})
        return
    if result.forgotten:
        say(f"{count(len(result.forgotten), 'photo')} forgotten.")
    _say_end(result.failed, complete=result.complete)


def learned(labels: Labels, result: Learned, found: Albums, *, as_json: bool) -> None:
    """Print which labels there were, what they taught, and what they did not."""
    if as_json:
        print_json(_learned_json(labels, result))
        return
    label_report.frequencies(labels.frequencies)
    number = count(len(result.taught.taught), "photo")
    say(f"{number} taught to {count(len(result.taught.albums), 'album')}.")
    if result.taught.new_albums:
        new = ", ".join(found[key].title for key in result.taught.new_albums)
        say(printable(f"New albums: {new}."))
    if result.taught.already:
        say(f"{count(len(result.taught.already), 'photo')} known already.")
    if result.rejected:
        say(f"{count(result.rejected, 'rejection')} noted.")
    _say_left_out(result.left_out)
    _say_end(result.failed, complete=result.complete)


def _learned_json(labels: Labels, result: Learned) -> dict[str, object]:
    return {
        "album": None,
        "title": None,
        **_taught_json(result.taught),
        "failed": _failures(result.failed),
        "albums": list(result.taught.albums),
        "rejected": result.rejected,
        "labels": label_report.as_json(labels.frequencies),
        "left_out": [
            {"reason": reason, "labels": number} for reason, number in result.left_out.items()
        ],
    }


def _say_left_out(left_out: Mapping[LeftOut, int]) -> None:
    if left_out:
        say("Left out:")
        table([(f"{number:,}", reason) for reason, number in left_out.items()])


def _say_end(failed: Sequence[tuple[Path, str]], *, complete: bool) -> None:
    if failed:
        say(f"{len(failed):,} failed:")
        for path, reason in failed:
            say(f"  {printable(path)}: {reason}")
    if not complete:
        say("Stopped before the end; the same command goes on from here.")


def _album_json(album: Album, counts: Mapping[str, Counts]) -> dict[str, object]:
    examples, no_examples, machine = counts.get(album.key, Counts())
    return {
        "album": album.key,
        "title": album.title,
        "parent": album.parent,
        "own": album.own,
        "enabled": album.enabled,
        "ready_made": not album.own,
        "threshold": album.threshold,
        "folder": album.folder,
        "colour": album.colour,
        "examples": examples,
        "rejected": no_examples,
        "machine": machine,
    }


def _quality_json(quality: Reliability | None) -> dict[str, object]:
    tried = quality is not None and quality.photos > 0
    return {
        "precision": quality.precision if quality and tried else None,
        "recall": quality.recall if quality and tried else None,
        "photos": quality.photos if quality else 0,
    }


def _taught_json(result: Taught) -> dict[str, object]:
    return {
        "taught": _strings(result.taught),
        "already": _strings(result.already),
        "failed": _failures(result.failed),
        "new_albums": list(result.new_albums),
    }


def _whose(album: Album | None, title: str) -> dict[str, str | None]:
    return {"album": None if album is None else album.key, "title": title}


def _strings(paths: Iterable[Path]) -> list[str]:
    return [str(path.absolute()) for path in paths]


def _failures(failed: Iterable[tuple[Path, str]]) -> list[dict[str, str]]:
    return [{"path": str(path.absolute()), "error": error} for path, error in failed]
