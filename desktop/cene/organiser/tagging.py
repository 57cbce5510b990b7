"""Writes albums into photos as keywords: plan, write down, do, write down what became of it."""

from __future__ import annotations

import os
import stat
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from blake3 import blake3

from cene import __version__
from cene.core.errors import FileError, MetadataError, PlacementError
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import NOTHING, Stat
from cene.core.tags import Signature, Tag
from cene.files.carrier import carriers, cleared
from cene.files.delta import patch
from cene.files.explain import explained
from cene.files.metadata import tagged, untagged
from cene.files.scan import is_online_only
from cene.organiser.recovery import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from cene.core.photo import Photo
    from cene.files.carrier import Writing
    from cene.files.embed import Edit
    from cene.organiser.workspace import Workspace

ENOUGH = 8
"""Photos that are worth several threads."""
HELD = 32 << 20
"""Bytes of new files that are held in memory at most, but for the last."""
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
PERSON = "person"
"""Who says so where a person answered; else it is this program."""


class Wish(NamedTuple):
    """What is to become of the tags of a photo.

    Attributes:
        photo: the photo, where it is now.
        tags: the tags that it shall have of Cene's; None takes away all.
        album: key of the album that the journal names.
        confidence: how sure Cene is of that.
        head: version of what says so.
        joins: the move that brought it where it is, if that was done along with this.
    """

    photo: Photo
    tags: tuple[Tag, ...] | None
    album: str = ""
    confidence: float = 0.0
    head: str = ""
    joins: Move | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """A move that is intended, the photo it is for, and what its files are to hold."""

    photo: Path
    move: Move
    contents: tuple[Edit, ...]
    patches: tuple[bytes, ...]


class Tagger:
    """Writes tags into photos.

    Args:
        workspace: the open catalogue.
        writing: where they are written.
        begin: number of the batch, which begins if it has not; called inside a transaction.
        by: who says so.
    """

    def __init__(
        self,
        workspace: Workspace,
        writing: Writing,
        begin: Callable[[], int],
        by: str = f"Cene {__version__}",
    ) -> None:
        self._workspace = workspace
        self._writing = writing
        self._by, self._now = by, datetime.now(UTC).isoformat(timespec="seconds")
        self._begin = begin
        self._rewriter = workspace.rewriter()
        # Sidecars are so small that threads cost more than they bring.
        self._threads = os.cpu_count() or 1 if writing.embed else 1

    def tag(self, wishes: Iterable[Wish]) -> list[tuple[bool, str | None]]:
        """Write some tags, which share one commit before and one after.

        Returns:
            In order: whether files changed for a wish, and why they could not.
        """
        found: list[tuple[bool, str | None]] = []
        for plans in self._portions(wishes):
            intended = [plan for plan in plans if isinstance(plan, _Plan)]
            ended = iter(self._done(intended) if intended else ())
            for plan in plans:
                error = next(ended).error if isinstance(plan, _Plan) else plan
                found.append((isinstance(plan, _Plan) and error is None, error))
        return found

    def _portions(self, wishes: Iterable[Wish]) -> Iterator[list[_Plan | str | None]]:
        """Plans, as many at a time as memory is meant for."""
        some: list[_Plan | str | None] = []
        held = 0
        for plan in _at_once(self._threads, self._planned, list(wishes)):
            some.append(plan)
            held += sum(map(_held, plan.contents)) if isinstance(plan, _Plan) else 0
            if held > HELD:
                yield some
                some, held = [], 0
        if some:
            yield some

    def _planned(self, wish: Wish) -> _Plan | str | None:
        """The intent for a wish; None where nothing is to be done, or why nothing can be."""
        photo = wish.photo
        try:
            _require(photo.path)
            if wish.tags is None:
                paths = cleared(photo.path, photo.companions)
            else:
                paths = carriers(photo.path, photo.companions, self._writing)
            changes = [change for path in paths if (change := self._change(path, wish))]
        except FileError as error:
            return error.reason
        except OSError as error:
            where = FileMove(photo.path, photo.path, NOTHING)
            return explained(error, where).reason
        if not changes:
            return None
        files, contents, patches = zip(*changes, strict=True)
        move = Move(
            batch=0,
            photo=photo.id,
            mode=Mode.TAG,
            files=files,
            album=wish.album,
            confidence=wish.confidence,
            joins=None if wish.joins is None else wish.joins.id,
        )
        return _Plan(photo.path, move, contents, patches)

    def _change(self, path: Path, wish: Wish) -> tuple[FileMove, Edit, bytes] | None:
        """What one file is to become, and the way back; None where it stays as it is."""
        try:
            status = os.lstat(path)
            if is_online_only(status):
                raise PlacementError(path, f"{path.name} is only online; fetch it and try again")
            found, before = Stat.of(status), path.read_bytes()
        except FileNotFoundError:
            found, before = NOTHING, b""
        else:
            if not status.st_mode & _WRITABLE:
                raise PlacementError(path, f"{path.name} is write-protected; allow changes to it")
            if not before:
                raise PlacementError(path, f"{path.name} is empty; take it away and try again")
        try:
            edit = self._with_tags(before, wish)
        except MetadataError as error:
            raise PlacementError(path, f"{path.name} gets no tags: {error}") from error
        if edit is None:
            return None
        alike = len(edit.kept)
        way_back = patch(edit.head, before[: len(before) - alike], alike)
        move = FileMove(path, path, found, _digest((before,)), became=_digest(edit))
        return move, edit, way_back

    def _with_tags(self, before: bytes, wish: Wish) -> Edit | None:
        if wish.tags is None:
            return untagged(before)
        return tagged(before, wish.tags, Signature(self._by, self._now, wish.head))

    def _done(self, plans: list[_Plan]) -> list[Move]:
        """Write intents down, do them, and write down how they ended."""
        intended = self._intended(plans)
        written = list(_at_once(self._threads, self._prepared, intended, plans))
        ready = list(_at_once(self._threads, self._proven, written))
        with self._workspace.database.transaction():
            for move in ready:
                self._workspace.journal.record(move)
        ended = [move if move.error else self._swapped(move) for move in ready]
        ended = self._finished(ended)
        try:
            record(self._workspace, [move for move in ended if not move.state.is_open])
        except PlacementError as error:
            unproven = f"the next start settles it ({error.reason})"
            ended = [replace(move, error=move.error or unproven) for move in ended]
        return ended

    def _intended(self, plans: list[_Plan]) -> list[Move]:
        journal = self._workspace.journal
        with self._workspace.database.transaction():
            batch = self._begin()
            return [journal.intend(replace(p.move, batch=batch), p.patches) for p in plans]

    def _prepared(self, move: Move, plan: _Plan) -> Move:
        keep = self._writing.keep_times
        times = [
            file.stat.mtime_ns if keep and file.stat != NOTHING else None for file in move.files
        ]
        try:
            _require(plan.photo)
            return self._rewriter.prepare(move, plan.contents, times)
        except PlacementError as error:
            return replace(move, state=State.FAILED, error=error.reason)

    def _proven(self, move: Move) -> Move:
        try:
            if move.error is None:
                self._rewriter.prove(move)
        except PlacementError as error:
            return replace(move, state=State.FAILED, error=error.reason)
        return move

    def _swapped(self, move: Move) -> Move:
        try:
            self._rewriter.swap(move)
        except PlacementError as error:
            return replace(move, state=State.FAILED, error=error.reason)
        except OSError as error:
            return _half_done(move, error)
        return replace(move, state=State.DONE)

    def _finished(self, moves: list[Move]) -> list[Move]:
        """Make durable what was done; what cannot be waits for the next start."""
        try:
            self._rewriter.finish(move for move in moves if move.state is State.DONE)
        except OSError as error:
            return [
                _half_done(replace(move, state=State.INTENT), error)
                if move.state is State.DONE
                else move
                for move in moves
            ]
        return moves


def _require(photo: Path) -> None:
    """Look whether a photo is there.

    A sidecar without one would say nothing, and where its disk was taken out, it would lie on
    another.

    Raises:
        PlacementError: it is not.
    """
    try:
        os.lstat(photo)
    except OSError as error:
        raise explained(error, FileMove(photo, photo, NOTHING)) from error


def _digest(pieces: tuple[bytes | memoryview, ...]) -> bytes:
    """BLAKE3 of bytes, empty for none."""
    hasher = blake3()
    for piece in pieces:
        hasher.update(piece)
    return hasher.digest() if any(pieces) else b""


def _held(edit: Edit) -> int:
    return len(edit.head) + len(edit.kept)


def _half_done(move: Move, error: OSError) -> Move:
    reason = explained(error, move.files[0]).reason
    return replace(move, error=f"half done; the next start settles it ({reason})")


def _at_once(threads: int, do: Callable[..., Any], *each: Sequence[Any]) -> Iterator[Any]:
    """Do something to each, in order, in several threads where there are enough.

    What lies ahead of the one in hand is bounded, for it is held in memory.
    """
    if threads == 1 or len(each[0]) < ENOUGH:
        yield from map(do, *each)
        return
    with ThreadPoolExecutor(threads, thread_name_prefix="tag") as pool:
        waiting = iter(zip(*each, strict=True))
        ahead = deque(pool.submit(do, *one) for one in islice(waiting, 2 * threads))
        while ahead:
            result = ahead.popleft().result()
            ahead.extend(pool.submit(do, *one) for one in islice(waiting, 1))
            yield result
