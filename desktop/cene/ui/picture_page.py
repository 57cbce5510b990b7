"""One photo as large as the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cene.core.shown import Standing
from cene.ui import theme
from cene.ui.parts.viewer import Viewer
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.shown import Details
    from cene.ui.parts.loading import Load
    from cene.ui.session import Session


class PicturePage(QFrame):
    """Goes through the photos of the grid one by one.

    Args:
        session: knows where the photos are.
        load: reads them.
        parent: the window.
    """

    done = Signal(int)
    """Back to the grid, at this photo."""

    def __init__(self, session: Session, load: Load, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._session = session
        self._photos: Sequence[int] = ()
        self._place = 0
        self._viewer = Viewer(load)
        self._viewer.stepped.connect(self._step)
        self._viewer.closed.connect(self._end)
        self._name, self._where = QLabel(self), QLabel(self)
        self._name.setProperty("kind", "heading")
        self._where.setProperty("kind", "quiet")
        close = QPushButton(self.tr("Done"), self)
        close.setShortcut(Qt.Key.Key_Escape)
        close.clicked.connect(self._end)
        row = QHBoxLayout()
        row.setContentsMargins(2 * theme.SPACE, theme.SPACE, 2 * theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._name)
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._viewer, 1)
        self.setFocusProxy(self._viewer)

    def show_photo(self, photo: int, photos: Sequence[int]) -> None:
        """Show one of some photos.

        Args:
            photo: its number.
            photos: all that the arrows lead to, that one among them.
        """
        self._photos = photos
        self._place = next((k for k, other in enumerate(photos) if other == photo), 0)
        self._show()

    def stop(self) -> None:
        """Read nothing any more."""
        self._viewer.stop()

    def _step(self, steps: int) -> None:
        place = self._place + steps
        if 0 <= place < len(self._photos):
            self._place = place
            self._show()

    def _show(self) -> None:
        here = self._details(self._place)
        if here is None:
            self._end()
            return
        beside = [self._details(self._place + step) for step in (1, -1)]
        near = [path for one in beside if one is not None and (path := _sound(one)) is not None]
        self._viewer.show_photo(_sound(here), near=near)
        self._name.setText(here.photo.path.name)
        if here.error is not None:
            self._where.setText(said(here.error))
            return
        self._where.setText(
            self.tr("{place} of {photos}").format(
                place=self.locale().toString(self._place + 1),
                photos=self.locale().toString(len(self._photos)),
            )
        )

    def _details(self, place: int) -> Details | None:
        if not 0 <= place < len(self._photos):
            return None
        return self._session.details(int(self._photos[place]))

    def _end(self) -> None:
        if self._photos:
            self.done.emit(int(self._photos[self._place]))


def _sound(details: Details) -> Path | None:
    """Where a photo is, unless it failed: it may have done so by ending a process that read it."""
    return None if details.standing is Standing.FAILED else details.photo.path
