"""What is said when a job is over: one road for all that a person should know."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cene.core.errors import printable
from cene.core.move import Mode
from cene.organiser.answering import Answered, TakenBack
from cene.organiser.retrying import Retried
from cene.organiser.scanning import Scanned
from cene.organiser.teaching import Forgotten
from cene.organiser.undoing import Undone
from cene.ui.parts.notices import Kind
from cene.ui.sentences import said
from cene.ui.titles import title
from cene.ui.work.album_jobs import AlbumJob
from cene.ui.work.gather_jobs import Came, Withdrawn
from cene.ui.work.jobs import FileSure, Scan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.ui.parts.notices import Notices
    from cene.ui.session import Session
    from cene.ui.work.bench import Job

NAMED = 1
"""So many failed photos are named in a notice; all are in the list of failed ones."""


class Telling(QObject):
    """Says in the quiet bar what came of jobs.

    Args:
        session: whose jobs.
        notices: the bar.
        parent: their window.
    """

    def __init__(self, session: Session, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._notices = session, notices
        self._missing: set[Path] = set()
        self._known: set[tuple[Path, str]] = set()
        session.ended.connect(self._ended)
        session.failed.connect(self._failed)

    def _failed(self, job: Job | None, sentence: str) -> None:
        if isinstance(job, AlbumJob):
            return  # it is said beside the field
        self._notices.say(said(sentence), kind=Kind.FAILED)

    def _ended(self, job: Job, result: object) -> None:
        if isinstance(result, Scanned):
            self._scanned(job, result)
        elif isinstance(result, Answered):
            self._refused(result.failed)
        elif isinstance(result, Undone | TakenBack):
            self._undone(result)
        elif isinstance(result, Forgotten | Retried):
            self._refused(result.failed)
        elif isinstance(result, Came) and result.complete:
            self._gathered(result)
        elif isinstance(result, Withdrawn):
            self._withdrawn(result)

    def _scanned(self, job: Job, found: Scanned) -> None:
        gone = {path: sentence for path, sentence in found.missing if path not in self._missing}
        for sentence in gone.values():
            self._notices.say(said(sentence), kind=Kind.FAILED)
        self._missing = {path for path, _ in found.missing}
        summary = found.summary
        if isinstance(job, FileSure) and summary is not None:
            tags = self._session.preferences.mode is Mode.TAG
            filed = (
                self.tr("%Ln photo(s) tagged.", None, summary.filed)
                if tags
                else self.tr("%Ln photo(s) filed.", None, summary.filed)
            )
            self._notices.say(filed, self.tr("Undo"), self._undo)
        if isinstance(job, FileSure | Scan) and summary is not None:
            # Every scan finds the damaged ones again; they are in the list of failed ones.
            failed = {(path, why) for path, why in summary.failed if why}
            self._refused(sorted(failed - self._known))
            self._known = failed

    def _gathered(self, came: Came) -> None:
        album = self._album(came.album)
        parts = [self.tr("%Ln picture(s) gathered into {album}", None, came.pictures)]
        if came.already:
            parts.append(self.tr("%Ln known already", None, came.already))
        if came.failed:
            parts.append(self.tr("%Ln could not be: {name}: {reason}", None, len(came.failed)))
        name, reason = came.failed[0] if came.failed else ("", "")
        sentence = "; ".join(parts).format(album=album, name=name, reason=said(reason))
        kind = Kind.FAILED if came.failed else Kind.INFO
        if came.said:
            undo = partial(self._session.withdraw, came)
            self._notices.say(f"{sentence}.", self.tr("Undo"), undo, kind)
        else:
            self._notices.say(f"{sentence}.", kind=kind)

    def _withdrawn(self, found: Withdrawn) -> None:
        album, kept = self._album(found.came.album), found.came.kept
        if kept is None:
            sentence = self.tr(
                "%Ln picture(s) taken back from {album}; the files stay.", None, found.pictures
            ).format(album=album)
        else:
            sentence = self.tr(
                "%Ln picture(s) taken back from {album}; what was gathered stays in {folder}.",
                None,
                found.pictures,
            ).format(album=album, folder=printable(kept))
        self._notices.say(sentence)

    def _album(self, key: str) -> str:
        """What an album is called."""
        snapshot = self._session.snapshot
        known = snapshot is not None and key in snapshot.albums
        return title(snapshot.albums[key]) if snapshot and known else key

    def _undo(self) -> None:
        self._session.undo()

    def _undone(self, result: Undone | TakenBack) -> None:
        for _, reason in result.refused[:NAMED]:
            self._notices.say(said(reason), kind=Kind.FAILED)
        brought = [move for move in result.undone if move.mode is not Mode.TAG]
        photos = sum(move.joins is None for move in brought)
        if photos:
            self._notices.say(self.tr("%Ln photo(s) put back.", None, photos))
        elif brought:
            self._notices.say(self.tr("%Ln companion(s) put back.", None, len(brought)))
        elif result.undone:
            tagged = len(result.undone)
            self._notices.say(self.tr("Tags of %Ln photo(s) are as they were.", None, tagged))

    def _refused(self, failed: Sequence[tuple[Path, str]]) -> None:
        if not failed:
            return
        path, reason = failed[0][0], said(failed[0][1])
        if len(failed) > NAMED:
            more = self.tr("and %Ln more", None, len(failed) - NAMED)
            self._notices.say(f"{path.name}: {reason}; {more}.", kind=Kind.FAILED)
        else:
            self._notices.say(f"{path.name}: {reason}.", kind=Kind.FAILED)
