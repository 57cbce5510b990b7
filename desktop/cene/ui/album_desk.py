"""Reads for the page of the albums and the sidebar, and has done what is asked for there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from cene.core.naming import album_folder
from cene.organiser import album_pages
from cene.organiser.album_pages import Quality
from cene.ui.albums.field import Field
from cene.ui.parts.notices import Kind
from cene.ui.sentences import said
from cene.ui.system.in_folder import reveal
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
from cene.ui.work.answer_jobs import Forget
from cene.ui.work.bench import Job

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cene.ui.albums.page import AlbumsPage
    from cene.ui.session import Session
    from cene.ui.window import Window
    from cene.ui.work.bench import Bench

_FIELDS: Mapping[type[Job], Field] = {
    AddAlbum: Field.NEW,
    RenameAlbum: Field.TITLE,
    SetParent: Field.PARENT,
    EnableAlbums: Field.USE,
    SetThreshold: Field.THRESHOLD,
    SetFolder: Field.FOLDER,
    SetColour: Field.COLOUR,
    MergeAlbums: Field.MERGE,
    RemoveAlbum: Field.REMOVE,
}
"""Beside which field it is said why a job failed."""


@dataclass(frozen=True, slots=True)
class Measure(Job):
    """Find out how well an album is recognised."""

    key: str

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Measuring an album")

    def run(self, bench: Bench) -> Quality:
        """How well."""
        return album_pages.quality(bench.workspace, bench.classifier, self.key)


class AlbumDesk(QObject):
    """Between the albums in the window and the session.

    Args:
        window: its page of the albums and its sidebar.
        session: knows them.
    """

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._page: AlbumsPage | None = None
        sidebar = window.library.sidebar
        sidebar.new_album_asked.connect(self._new)
        sidebar.rename_asked.connect(self._edit)
        sidebar.merge_asked.connect(self._edit)
        sidebar.out_of_use_asked.connect(self._out_of_use)
        sidebar.folder_asked.connect(self._reveal)
        window.pages.albums_made.connect(self._furnish)
        session.refreshed.connect(self._refresh)
        session.ended.connect(self._ended)
        session.failed.connect(self._failed)

    def _furnish(self, page: AlbumsPage) -> None:
        self._page, fields = page, page.editor.fields
        page.seen.connect(self._refresh)
        page.examples_asked.connect(self._examples)
        page.quality_asked.connect(self._quality)
        page.add_asked.connect(self._add)
        page.editor.answered.connect(self._session.answer)
        page.editor.forget_asked.connect(self._forget)
        page.editor.merge_asked.connect(self._merge)
        page.editor.remove_asked.connect(self._remove)
        fields.rename_asked.connect(self._rename)
        fields.parent_asked.connect(self._put_below)
        fields.use_asked.connect(self._use)
        fields.threshold_asked.connect(self._set_threshold)
        fields.folder_asked.connect(self._set_folder)
        fields.colour_asked.connect(self._set_colour)

    def _refresh(self) -> None:
        """Bring the page up to date while it is seen: measuring an album interrupts a scan."""
        snapshot, session, page = self._session.snapshot, self._session, self._page
        if snapshot is not None and page is not None and page.isVisible():
            counts = snapshot.counts(session.threshold).albums
            page.show_albums(snapshot.albums, counts, session.threshold)

    def _examples(self, key: str) -> None:
        workspace = self._session.workspace
        if self._page is not None and workspace is not None:
            self._page.show_examples(key, album_pages.examples_of(workspace, key))

    def _quality(self, key: str) -> None:
        self._session.submit(Measure(key))

    def _add(self, title: str) -> None:
        self._session.submit(AddAlbum(title))

    def _forget(self, photos: list[int]) -> None:
        self._session.submit(Forget(tuple(photos)))

    def _merge(self, key: str, into: str) -> None:
        self._session.submit(MergeAlbums((key,), into))

    def _remove(self, key: str) -> None:
        self._session.submit(RemoveAlbum(key))

    def _rename(self, key: str, title: str) -> None:
        self._session.submit(RenameAlbum(key, title))

    def _put_below(self, key: str, parent: str) -> None:
        self._session.submit(SetParent(key, parent or None))

    def _use(self, key: str, on: bool) -> None:  # noqa: FBT001 - a slot
        self._session.submit(EnableAlbums((key,), on))

    def _set_threshold(self, key: str, threshold: float | None) -> None:
        self._session.submit(SetThreshold(key, threshold))

    def _set_folder(self, key: str, pattern: str | None) -> None:
        self._session.submit(SetFolder(key, pattern))

    def _set_colour(self, key: str, colour: str | None) -> None:
        self._session.submit(SetColour(key, colour))

    def _out_of_use(self, key: str) -> None:
        self._session.submit(EnableAlbums((key,), on=False))

    def _new(self, _parent: str | None) -> None:
        self._window.show_albums()
        self._window.pages.albums.new.setFocus()

    def _edit(self, key: str) -> None:
        """Renaming and merging have their place on the page of the albums."""
        self._window.show_albums()
        self._window.pages.albums.select(key)

    def _reveal(self, what: Path | str) -> None:
        """The folder of an album, or a watched folder."""
        if not isinstance(what, str):
            reveal(what)
            return
        snapshot, into = self._session.snapshot, self._session.preferences.into
        if snapshot is None or into is None:
            return
        folder = into / album_folder(snapshot.albums[what].title)
        reveal(folder if folder.is_dir() else into)

    def _ended(self, job: object, result: object) -> None:
        if self._page is not None and isinstance(job, Measure) and isinstance(result, Quality):
            self._page.show_quality(job.key, result)

    def _failed(self, job: object, sentence: str) -> None:
        field = _FIELDS.get(type(job)) if isinstance(job, Job) else None
        if field is None:
            return
        if self._page is not None and self._page.isVisible():
            self._page.show_error(field, said(sentence))
        else:
            self._window.notices.say(said(sentence), kind=Kind.FAILED)
