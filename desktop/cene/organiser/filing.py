"""Puts photos into albums: plan, write down, do, write down what became of it."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from cene.core.errors import AwayError, PlacementError, TargetTakenError, UsageError
from cene.core.move import Collision, Companions, FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.files.copy import sync_folder
from cene.files.explain import explained
from cene.files.identity import status
from cene.organiser.albums_folder import AlbumsFolder
from cene.organiser.recovery import record, recover, remove_made_folders
from cene.organiser.targets import Targets, missing_folders

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cene.core.album import Album
    from cene.core.photo import Photo
    from cene.organiser.workspace import Workspace

_AWAY = "the disk of the albums is not connected"
RETRIES = 100
"""How often another name is tried where somebody else keeps taking the one that was free."""


class Order(NamedTuple):
    """A photo that is to go into an album.

    Attributes:
        photo: the photo.
        album: the album.
        confidence: how sure Cene is of that.
        folder: where to put it; None for where the album has such photos.
    """

    photo: Photo
    album: Album
    confidence: float
    folder: Path | None = None


class Straggler(NamedTuple):
    """A file that came after its photo was filed.

    Attributes:
        source: where it is.
        target: where it is to go, under the stem of its photo.
        joins: the move that the photo went by.
    """

    source: Path
    target: Path
    joins: Move


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of an order.

    Attributes:
        order: the order.
        target: where the picture went, or lies already; None if it stayed.
        error: why it stayed, None if it did not.
        there: whether it lay in its album already.
        move: what was done, None where nothing was.
    """

    order: Order
    target: Path | None = None
    error: str | None = None
    there: bool = False
    move: Move | None = None


class Filer:
    """Files photos of one batch.

    Args:
        workspace: the open catalogue.
        into: the folder of the albums.
        mode: move, copy or hardlink; suggest plans and touches nothing.
        threshold: how sure was sure enough, for the journal.
        cause: what began the batch.
        collision: what is done where a name is taken.
        companions: what is done with the files beside a photo.
    """

    def __init__(
        self,
        workspace: Workspace,
        into: Path,
        mode: Mode,
        threshold: float,
        cause: str,
        *,
        collision: Collision = Collision.NUMBER,
        companions: Companions = Companions.TOGETHER,
    ) -> None:
        self.batch: int | None = None
        self._workspace = workspace
        self._mode = mode
        self._beginning = (mode, cause, threshold)
        self._collision = collision
        self._companions = companions
        self._targets = Targets(into)
        self._into = AlbumsFolder(workspace.journal, into)
        self._made: set[Path] = set()
        self._mover = workspace.mover(lambda reached: reached)

    def check(self) -> None:
        """Look whether photos can be filed now.

        Raises:
            AwayError: the disk of the albums is not connected.
        """
        if self._mode.places:
            self._into.check()

    def begin(self) -> int:
        """Number of the batch, which begins if it has not; inside a transaction."""
        if self.batch is None:
            self.batch = self._workspace.journal.begin(*self._beginning)
        return self.batch

    def file(self, orders: Iterable[Order]) -> list[Filed]:
        """File some photos, which share one commit before and one after; results in order."""
        orders = list(orders)
        before = self._half_done(orders)
        planned = [(order, before.get(order.photo.id) or self._planned(order)) for order in orders]
        moves = [plan for _, plan in planned if isinstance(plan, Move)]
        ended = iter(self._done(moves) if moves else ())
        return [
            plan if isinstance(plan, Filed) else _result(order, next(ended))
            for order, plan in planned
        ]

    def join(self, stragglers: Iterable[Straggler]) -> list[tuple[Straggler, str | None]]:
        """Bring some late companions to their photos; with each why it stayed, None if it did not.

        They go by the mode that their photos went by.
        """
        planned = [(one, self._joining(one)) for one in stragglers]
        moves = [plan for _, plan in planned if isinstance(plan, Move)]
        ended = iter(self._done(moves) if moves else ())
        return [
            (one, next(ended).error if isinstance(plan, Move) else plan) for one, plan in planned
        ]

    def _half_done(self, orders: list[Order]) -> dict[int, Filed]:
        """What became of photos that an earlier move has left half done, by their numbers.

        They are at their old place, so their disk is connected again, perhaps since a moment ago.
        Filed anew, they would be there twice.
        """
        waiting = {move.photo for move in self._workspace.journal.open_moves()}
        concerned = {order.photo.id: order for order in orders if order.photo.id in waiting}
        if not concerned:
            return {}
        found, recovery = {}, recover(self._workspace)
        for move in recovery.settled:
            if move.state is State.DONE and (order := concerned.get(move.photo)):
                found[move.photo] = Filed(order, move.files[0].target, move=move)
        for move, reason in recovery.unsettled:
            if order := concerned.get(move.photo):
                found[move.photo] = Filed(order, error=f"an earlier move is half done: {reason}")
        return found

    def _joining(self, straggler: Straggler) -> Move | str:
        """The intent to bring a late companion to its photo, or why it stays."""
        source, target, joins = straggler
        try:
            stat = Stat.of(os.lstat(source))
            self._targets.beside(source, target)
        except PlacementError as error:
            return error.reason
        except OSError as error:
            return explained(error, FileMove(source, target, Stat(0, 0, 0, 0))).reason
        return Move(
            batch=0,
            photo=joins.photo,
            mode=joins.mode,
            files=(FileMove(source, target, stat),),
            album=joins.album,
            confidence=joins.confidence,
            joins=joins.id,
        )

    def _planned(self, order: Order) -> Move | Filed:
        """The intent for an order, or its result where nothing is to be done or can be."""
        try:
            return self._intent(order, self._folder(order))
        except PlacementError as error:
            return Filed(order, error=error.reason)
        except UsageError as error:
            return Filed(order, error=f"its folder cannot be named: {error}")

    def _intent(self, order: Order, folder: Path) -> Move | Filed:
        """The intent to put an order into a folder, or its result where nothing is to be done.

        Raises:
            PlacementError: it cannot be put there.
        """
        photo = order.photo
        together = self._companions is Companions.TOGETHER
        sources = (photo.path, *photo.companions) if together else (photo.path,)
        try:
            there = self._already_there(order)
            if there is not None:
                return Filed(order, there, there=True)
            stats = [Stat.of(os.lstat(source)) for source in sources]
            targets = self._targets.plan(sources, folder, self._collision)
        except OSError as error:
            refused = FileMove(photo.path, folder / photo.path.name, Stat(0, 0, 0, 0))
            raise explained(error, refused) from error
        if (stats[0].size, stats[0].mtime_ns) != (photo.size, photo.mtime_ns):
            raise PlacementError(photo.path, "changed meanwhile; the next run looks at it anew")
        if self._mode is Mode.SUGGEST:
            return Filed(order, targets[0])
        contents = (photo.content, *(b"" for _ in sources[1:]))
        return Move(
            batch=0,
            photo=photo.id,
            mode=self._mode,
            files=tuple(map(FileMove, sources, targets, stats, contents)),
            album=order.album.key,
            confidence=order.confidence,
        )

    def _folder(self, order: Order) -> Path:
        camera = self._workspace.catalogue.camera
        return order.folder or self._targets.folder(order.album, order.photo, camera)

    def _already_there(self, order: Order) -> Path | None:
        """Where the photo lies in its album, itself or as a copy that Cene made of it as it is.

        That is anywhere in the album's folder: a pattern is for what comes, and moves nothing.
        """
        photo, root = order.photo, order.folder or self._targets.root(order.album)
        if root in photo.path.parents:
            return photo.path
        for copy in self._workspace.journal.copies(photo.id):
            file = copy.files[0]
            same = file.content == photo.content and root in file.target.parents
            if same and status(file.target) is not None:
                return file.target
        return None

    def _done(self, moves: list[Move]) -> list[Move]:
        """Write intents down, do them, and write down how they ended."""
        ended = [self._placed(move) for move in self._intended(moves)]
        try:
            record(self._workspace, [move for move in ended if not move.state.is_open])
        except PlacementError as error:
            unproven = f"the next start settles it ({error.reason})"
            ended = [replace(move, error=move.error or unproven) for move in ended]
        if any(move.error for move in ended):
            remove_made_folders(self._workspace, {move.batch for move in ended})
        return ended

    def _intended(self, moves: list[Move]) -> list[Move]:
        """Write down what is to be done, and the folders to be made for it."""
        folders = {move.files[0].target.parent for move in moves}
        missing = {made for folder in folders for made in missing_folders(folder)}
        journal = self._workspace.journal
        with self._workspace.database.transaction():
            batch = self.begin()
            journal.made(batch, missing)
            return [journal.intend(replace(move, batch=batch)) for move in moves]

    def _placed(self, move: Move) -> Move:
        """Do an intent, under another name if somebody was faster.

        Returns:
            The move, done or failed; still an intent, with an error, if it is half done.
        """
        if self._is_away():
            return replace(move, state=State.FAILED, error=_AWAY)
        for _ in range(RETRIES):
            try:
                return replace(self._brought(move), state=State.DONE)
            except TargetTakenError as error:
                if self._collision is Collision.LEAVE or move.joins is not None:
                    return replace(move, state=State.FAILED, error=error.reason)
                move = self._elsewhere(move)
            except PlacementError as error:
                return self._failed(move, error)
            except OSError as error:
                reason = explained(error, move.files[0]).reason
                return replace(move, error=f"half done; the next start settles it ({reason})")
        return replace(move, state=State.FAILED, error="other programs keep taking its name")

    def _failed(self, move: Move, error: PlacementError) -> Move:
        """What came of a move that was given up; half done if the disk of the albums went."""
        if self._is_away():
            return replace(move, error=f"half done; the next start settles it ({_AWAY})")
        return replace(move, state=State.FAILED, error=error.reason)

    def _is_away(self) -> bool:
        """Whether the disk of the albums is not connected."""
        try:
            self._into.check()
        except AwayError:
            return True
        return False

    def _brought(self, move: Move) -> Move:
        try:
            self._make_folder(move.files[0].target.parent)
        except FileExistsError as error:
            taken = NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            raise explained(taken, move.files[0]) from error
        except OSError as error:
            raise explained(error, move.files[0]) from error
        return self._mover.place(move)

    def _make_folder(self, folder: Path) -> None:
        """Make a folder that outlives a power failure, before a source is removed for its sake."""
        self._made.update(missing_folders(folder))
        os.makedirs(folder, exist_ok=True)
        # Those whose parent the disk refused to write stay for the next photo to try again.
        for made in self._made.intersection((folder, *folder.parents)):
            sync_folder(made.parent)
            self._made.discard(made)

    def _elsewhere(self, move: Move) -> Move:
        """Choose other names for a move and write them down."""
        folder = move.files[0].target.parent
        self._targets.refresh(folder)
        targets = self._targets.plan([file.source for file in move.files], folder)
        files = tuple(
            replace(file, target=target, placed=None)
            for file, target in zip(move.files, targets, strict=True)
        )
        move = replace(move, files=files)
        with self._workspace.database.transaction():
            self._workspace.journal.record(move)
        return move


def _result(order: Order, move: Move) -> Filed:
    if move.error is not None:
        return Filed(order, error=move.error)
    return Filed(order, move.files[0].target, move=move)
