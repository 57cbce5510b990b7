"""The page of the history: what was done to which file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from cene.core.move import State
from cene.organiser.history import Wanted
from cene.ui import theme
from cene.ui.history.view import HistoryView
from cene.ui.history.words import HistoryWords
from cene.ui.parts.controls import Combo
from cene.ui.sentences import said
from cene.ui.titles import own_colours, title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cene.core.album import Album
    from cene.organiser.history import Line, Sums

STATES = (None, State.DONE, State.UNDONE, State.FAILED)
"""What can be chosen beside the search."""
PAUSE_MS = 200
"""So long after the last key the search begins."""
LISTED = 3
"""So many refusals are told in the notice; each stands at its photo as well."""


class HistoryPage(QFrame):
    """Shows batches and photos, and asks for what is to be read or put back.

    Signals:
        batches_asked(object): a `Wanted`, whose answer goes to `show_batches`.
        lines_asked(int, object): a batch and a `Wanted`; the answer goes to `show_lines`.
        undo_asked(list): names of batches and moves, as `organiser.undoing.find` takes them.
        csv_asked(Path): where the whole history is to be written.
        shown_asked(Path): a photo to show in the file manager.
    """

    batches_asked = Signal(object)
    lines_asked = Signal(int, object)
    undo_asked = Signal(list)
    csv_asked = Signal(object)
    shown_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._words = HistoryWords(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.view = HistoryView(self._words)
        self.view.rows.lines_missing.connect(self._ask_lines)
        self.view.undo_asked.connect(self.undo_asked)
        self.view.shown_asked.connect(self.shown_asked)
        self.view.selected.connect(self._count_selected)
        self.undo_newest = QAction(self.tr("Undo the newest"), self)
        self.undo_newest.setShortcut(QKeySequence.StandardKey.Undo)
        self.undo_newest.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.undo_newest.triggered.connect(self._undo_newest)
        self.addAction(self.undo_newest)
        self._build()
        self._count_selected()

    def wanted(self) -> Wanted:
        """What the fields say is looked for."""
        return Wanted(
            tuple(self.search.text().split()),
            STATES[self.states.currentIndex()],
            self._words.titles,
        )

    def refresh(self) -> None:
        """Ask anew for what is shown, for something was done."""
        self.batches_asked.emit(self.wanted())

    def show_albums(self, albums: Mapping[str, Album]) -> None:
        """Show albums, by key, under their titles and in their colours of now."""
        self._words.titles = {key: title(album) for key, album in albums.items()}
        self._words.colours = own_colours(albums)
        self.view.viewport().update()

    def show_batches(self, batches: Sequence[Sums]) -> None:
        """Show what was found; what is selected and in view stays so."""
        scrolled = self.view.verticalScrollBar().value()
        names, _ = self.view.undoable()
        self.view.rows.show(batches)
        self.view.verticalScrollBar().setValue(scrolled)
        for row in (self.view.rows.row_of(name) for name in names):
            if row is not None:
                self.view.selectionModel().select(
                    self.view.rows.index(row), self.view.selectionModel().SelectionFlag.Select
                )
        self._show_whether_empty()
        self._count_selected()

    def show_lines(self, batch: int, lines: Sequence[Line]) -> None:
        """Show the photos of a batch."""
        self.view.rows.show_lines(batch, lines)

    def show_refused(self, refused: Mapping[str, str]) -> None:
        """Say of photos, by the names of their moves, why they were not put back."""
        self.view.rows.refuse(refused)
        self._notice.setVisible(bool(refused))
        if refused:
            reasons = list(dict.fromkeys(map(said, refused.values())))
            more = [self.tr("…")] if len(reasons) > LISTED else []
            head = self.tr("%Ln photo(s) could not be put back.", None, len(refused))
            self._refusals.setText("\n".join([f"! {head}", *reasons[:LISTED], *more]))
            self._refusals.setToolTip("\n".join(reasons))

    def hideEvent(self, event: QHideEvent) -> None:
        """Search no more."""
        self._pause.stop()
        super().hideEvent(event)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._made_notice())
        self._stack = QStackedLayout()
        layout.addLayout(self._stack, 1)  # first: it would show what it gets as a window otherwise
        self._stack.addWidget(self.view)
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._empty.setProperty("kind", "quiet")
        self._stack.addWidget(self._empty)
        self._show_whether_empty()

    def _head(self) -> QVBoxLayout:
        title = QLabel(self.tr("History"))
        title.setProperty("kind", "title")
        self.undo_button = QPushButton()
        self.undo_button.clicked.connect(self.view.undo_selected)
        export = QPushButton(self.tr("Export as CSV…"))
        export.clicked.connect(self._choose_csv)
        top = QHBoxLayout()
        top.addWidget(title)
        top.addStretch()
        top.addWidget(self.undo_button)
        top.addWidget(export)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Search names, folders, albums…"))
        self.search.setAccessibleName(self.tr("Search the history"))
        self.search.setMaximumWidth(46 * theme.SPACE)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._look)
        self.states = Combo()
        self.states.setAccessibleName(self.tr("Which photos"))
        self.states.addItems(
            [self.tr("All"), self.tr("Filed or tagged"), self.tr("Put back"), self.tr("Failed")]
        )
        self.states.currentIndexChanged.connect(self._look)
        fields = QHBoxLayout()
        fields.addWidget(self.search, 1)
        fields.addWidget(self.states)
        fields.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(*(3 * theme.SPACE, 2 * theme.SPACE) * 2)
        head.setSpacing(2 * theme.SPACE)
        head.addLayout(top)
        head.addLayout(fields)
        return head

    def _made_notice(self) -> QFrame:
        self._notice = QFrame()
        self._notice.setProperty("kind", "notice")
        self._refusals = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._refusals.setProperty("kind", "failed")
        self._refusals.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self._notice.hide)
        row = QHBoxLayout(self._notice)
        row.setContentsMargins(*(3 * theme.SPACE, theme.SPACE) * 2)
        row.addWidget(self._refusals, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._notice.hide()
        return self._notice

    def _look(self) -> None:
        self._pause.stop()
        self.batches_asked.emit(self.wanted())
        self.view.rows.forget_lines()

    def _ask_lines(self, batch: int) -> None:
        self.lines_asked.emit(batch, self.wanted())

    def _undo_newest(self) -> None:
        newest = self.view.rows.newest()
        if newest is not None:
            self.undo_asked.emit([newest])

    def _count_selected(self) -> None:
        _, photos = self.view.undoable()
        self.undo_button.setEnabled(photos > 0)
        self.undo_button.setText(
            self.tr("Undo %Ln photo(s)", None, photos) if photos else self.tr("Undo")
        )

    def _show_whether_empty(self) -> None:
        self._stack.setCurrentIndex(0 if self.view.rows.rowCount() else 1)
        looking = bool(self.search.text().strip()) or self.states.currentIndex() > 0
        self._empty.setText(
            self.tr("Nothing in the history matches.")
            if looking
            else self.tr("Cene has not touched any file yet. What it does will stand here.")
        )

    def _choose_csv(self) -> None:
        """Ask where the table goes, without holding anything up."""
        dialog = QFileDialog(self, self.tr("Export the history"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Tables (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("cene-history.csv")
        dialog.fileSelected.connect(self._export)
        dialog.show()

    def _export(self, place: str) -> None:
        self.csv_asked.emit(Path(place))
