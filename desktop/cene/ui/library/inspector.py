"""The panel at the right: what is selected, what it may be, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cene.core.prediction import TOP
from cene.core.shown import Standing
from cene.ui import theme
from cene.ui.library.facts import Facts
from cene.ui.library.preview import WIDTH, Preview
from cene.ui.parts.bars import Bar, likeliest
from cene.ui.parts.chips import Elided
from cene.ui.titles import title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

    from cene.core.album import Album
    from cene.core.shown import Details, Sayings
    from cene.core.tree import Albums


class Inspector(QScrollArea):
    """One photo, or several at once, with the answers that a person may give.

    Its actions are there for menus too: `answer_actions`, `new_album_action`, `none_action`,
    `file_action` and `undo_action`. Answers go by their keys as long as the inspector is visible;
    `file_action` goes by Enter only inside widgets that it was added to.

    Args:
        parent: the widget that it is in.
    """

    answered = Signal(str)
    """Key of the album that a person put the selected photos into."""
    new_album = Signal()
    none_of_these = Signal()
    file_here = Signal(str)
    """Key of the album that the button named."""
    undo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_actions()
        self._preview = Preview()
        self._name, self._beside = Elided(), QLabel()
        self._name.setProperty("kind", "heading")
        self._beside.setProperty("kind", "quiet")
        self._hint = QLabel(self.tr("Select a photo to see where it may belong."))
        self._hint.setProperty("kind", "quiet")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._body = QWidget()
        self._bars = [Bar(action, self._body) for action in self.answer_actions]
        self._facts = Facts()
        self._file = QPushButton()
        self._file.setProperty("kind", "primary")
        self._file.clicked.connect(self.file_action.trigger)
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.clicked.connect(self.undo_action.trigger)
        self._lay_out()
        self.display((), None, None)

    @property
    def target(self) -> str | None:
        """Key of the album that the button names; None where there is none."""
        key = self.file_action.data()
        return key if isinstance(key, str) else None

    def display(
        self,
        details: Sequence[Details],
        pixmap: QPixmap | None,
        albums: Albums | None,
        photos: int = 0,
        *,
        tags: bool = False,
    ) -> None:
        """Show what is selected.

        Args:
            details: the selected photos; of very many, some are enough for the bars.
            pixmap: the current one, None while it is not there yet.
            albums: all albums; None only where nothing is selected.
            photos: how many are selected, if not all of them are given.
            tags: whether an answer tags photos, and leaves them where they are.
        """
        self._tags = tags
        self._hint.setVisible(not details)
        self._body.setVisible(bool(details))
        for action in (self.new_album_action, self.none_action):
            action.setEnabled(bool(details))
        self._preview.display(pixmap)
        self._show_name(details, max(photos, len(details)))
        self._show_bars(details, albums)
        self._facts.setVisible(len(details) == 1)
        if len(details) == 1 and albums is not None:
            self._facts.display(details[0], albums)
        self._show_buttons(details, albums)

    def display_picture(self, pixmap: QPixmap) -> None:
        """Show the picture, which has come after the rest."""
        self._preview.display(pixmap)

    def display_sayings(self, sayings: Sayings) -> None:
        """Show what the files of the one selected photo say, which has come after the rest."""
        self._facts.say(sayings)

    def _make_actions(self) -> None:
        self.answer_actions = tuple(
            self._action("", str(place + 1), self._answer) for place in range(TOP)
        )
        self.new_album_action = self._action(self.tr("New album…"), "N", self.new_album.emit)
        self.none_action = self._action(self.tr("None of these"), "X", self.none_of_these.emit)
        self.file_action = self._action("", "Return", self._file_them)
        self.file_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.undo_action = self._action(self.tr("Undo"), "", self.undo.emit)

    def _action(self, text: str, key: str, slot: object) -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence(key))
        made.setAutoRepeat(False)  # a key that is held down answers once
        made.triggered.connect(slot)
        self.addAction(made)
        return made

    def _answer(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.answered.emit(action.data())

    def _file_them(self) -> None:
        if self.target is not None:
            self.file_here.emit(self.target)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Selected photo"))
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._preview)
        body.addSpacing(2 * theme.SPACE)
        body.addLayout(_row(self._name, self._beside))
        body.addSpacing(theme.SPACE)
        for bar in self._bars:
            body.addWidget(bar)
        body.addSpacing(theme.SPACE // 2)
        links = _row(*_link(self.new_album_action), *_link(self.none_action))
        links.setSpacing(theme.SPACE // 4)  # their words are long in some languages
        body.addLayout(links)
        body.addSpacing(theme.SPACE)
        body.addWidget(self._facts)
        body.addSpacing(2 * theme.SPACE)
        body.addLayout(_row(self._file, self._undo))
        page = QFrame()
        page.setProperty("kind", "panel")
        outer = QVBoxLayout(page)
        outer.setContentsMargins(*(4 * (2 * theme.SPACE,)))
        outer.addWidget(self._body)
        outer.addWidget(self._hint)
        outer.addStretch(1)
        self.setWidget(page)

    def _show_name(self, details: Sequence[Details], photos: int) -> None:
        if photos == 1:
            photo = details[0].photo
            beside = sorted({one.suffix for one in photo.companions})
            self._name.setText(photo.path.name)
            self._name.setToolTip(str(photo.path))
            self._beside.setText(f"+ {' '.join(beside)}" if beside else "")
        else:
            self._name.setText(self.tr("%Ln photo(s)", None, photos))
            self._name.setToolTip("")
            self._beside.setText("")

    def _show_bars(self, details: Sequence[Details], albums: Albums | None) -> None:
        ranking = [
            (albums[key], share)
            for key, share in likeliest(details)
            if albums is not None and key in albums
        ]
        for place, (bar, action) in enumerate(zip(self._bars, self.answer_actions, strict=True)):
            here = place < len(ranking)
            bar.setVisible(here)
            action.setEnabled(here)
            action.setVisible(here)
            if here:
                album, share = ranking[place]
                action.setData(album.key)
                action.setText(self._offer(album))
                bar.say(title(album), share)

    def _offer(self, album: Album) -> str:
        words = self.tr("Tag with {album}") if self._tags else self.tr("File in {album}")
        return words.format(album=title(album))

    def _show_buttons(self, details: Sequence[Details], albums: Albums | None) -> None:
        target = _target(details)
        if albums is None or target not in albums:
            target = None
        words = self.tr("Tag") if self._tags else self.tr("File")
        if albums is not None and target is not None:
            words = self._offer(albums[target])
        self.file_action.setData(target)
        self.file_action.setText(words)
        self.file_action.setEnabled(target is not None)
        # A long title must not widen the panel, nor an ampersand become a mnemonic.
        room = WIDTH - 12 * theme.SPACE - self._undo.sizeHint().width()
        fitting = self._file.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._file.setText(f"{fitting} ⏎".replace("&", "&&"))
        self._file.setAccessibleName(words)
        self._file.setEnabled(target is not None)
        can_undo = any(one.move is not None for one in details)
        self.undo_action.setEnabled(can_undo)
        self._undo.setEnabled(can_undo)


def _target(details: Sequence[Details]) -> str | None:
    """Where one press would file what is selected; None where that is done, or nobody knows."""
    open_ = [one for one in details if one.standing not in {Standing.FILED, Standing.FAILED}]
    if len(open_) == 1 and len(details) == 1:
        one = open_[0]
        return one.told or (one.decision.album if one.decision is not None else None)
    ranking = likeliest(open_)
    return ranking[0][0] if ranking else None


def _link(action: QAction) -> tuple[QLabel, QPushButton]:
    cap = QLabel(action.shortcut().toString())
    cap.setProperty("kind", "key")
    cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button = QPushButton(action.text())
    button.setProperty("kind", "link")
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return cap, button


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
