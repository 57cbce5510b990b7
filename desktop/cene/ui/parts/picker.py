"""Any album at a few letters' distance."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cene.core.album import Album
from cene.core.errors import UsageError
from cene.ui import theme
from cene.ui.parts.chips import DOT, paint_dot
from cene.ui.sentences import said

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QHideEvent

    from cene.core.tree import Albums

Title = Callable[[Album], str]
"""What an album is called in the person's language."""

WIDTH = 50 * theme.SPACE
"""Of the card, in pixels; less where there is less room."""
ROWS = 10
"""Albums that are seen at once."""
_ROW = 4 * theme.SPACE
_KEY = Qt.ItemDataRole.UserRole
_ABOVE = Qt.ItemDataRole.UserRole + 1
_COLOUR = Qt.ItemDataRole.UserRole + 2
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Picker(QFrame):
    """A card over its parent: letters narrow the albums down, Enter takes the marked one.

    It goes with Esc, and when the keyboard is wanted elsewhere.

    Args:
        title: what albums are called.
        parent: the widget to lie over.
    """

    chosen = Signal(str)
    """Key of an album."""
    wanted_new = Signal(str)
    """Title of an album that is not there yet."""
    closed = Signal()
    """It went, whatever was chosen."""

    def __init__(self, title: Title, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._over = title, parent
        self._albums: Albums | None = None
        self._new_first = False
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Choose an album"))
        self._field = QLineEdit()
        self._field.setAccessibleName(self.tr("Name of the album"))
        self._fault = QLabel()
        self._fault.setProperty("kind", "failed")
        self._fault.setWordWrap(True)
        self._list = QListView()
        self._list.setAccessibleName(self.tr("Albums"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(_Row(self._list))
        self._list.setMouseTracking(True)
        self._model = QStandardItemModel(self)
        self._list.setModel(self._model)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        layout.setSpacing(theme.SPACE)
        for widget in (self._field, self._fault, self._list):
            layout.addWidget(widget)
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list.clicked.connect(self._take)
        self.hide()

    def ask(self, albums: Albums, text: str = "", *, new: bool = False) -> None:
        """Show it.

        Args:
            albums: what there is to choose from.
            text: what was typed already.
            new: whether a new album is more likely to be wanted than one that is there.
        """
        self._albums, self._new_first = albums, new
        self._field.setPlaceholderText(
            self.tr("Name of the new album") if new else self.tr("Type to find an album…")
        )
        self._field.setText(text)
        self._narrow(text)
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def offers(self) -> list[str]:
        """What is on offer, as it is written."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list, Enter takes; Esc and another focus close."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._list.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentIndex())
                return True  # else it would do something to what lies below, too
        if event.type() is QEvent.Type.FocusOut and not self._keeps_focus(event):
            self.hide()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is gone."""
        super().hideEvent(event)
        self.closed.emit()

    def _keeps_focus(self, event: QEvent) -> bool:
        """Another window, or the field's own menu, takes the keyboard only for a while."""
        focus: QFocusEvent = event  # type: ignore[assignment]
        return focus.reason() in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )

    def _place(self) -> None:
        """Lie in the upper half, no larger than what is on offer."""
        over, rows = self._over.rect(), min(ROWS, self._model.rowCount())
        width = min(WIDTH, over.width() - 4 * theme.SPACE)
        self._list.setFixedHeight(rows * _ROW)
        self._list.setVisible(rows > 0)
        layout = self._layout
        layout.activate()
        height = layout.sizeHint().height()
        if layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(width)
        self.setGeometry((over.width() - width) // 2, over.height() // 6, width, height)

    def _narrow(self, text: str) -> None:
        """Show the albums that answer to what was typed."""
        if self._albums is None:
            return
        typed = " ".join(text.split())
        self._model.clear()
        for album in _matching(self._albums, typed, self._title):
            self._model.appendRow(self._album(album))
        self._fault.hide()
        if typed and not any(_plain(typed) == _plain(offer) for offer in self.offers()):
            self._offer_new(typed)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._place()

    def _offer_new(self, typed: str) -> None:
        """One more entry, or why there can be none."""
        try:
            wish = self._albums.check_title(typed) if self._albums else typed
        except UsageError as error:
            if not self._model.rowCount() or self._new_first:
                self._fault.setText(said(str(error)))
                self._fault.show()
            return
        item = QStandardItem(self.tr("New album “{title}”").format(title=wish))
        item.setData(wish, _ABOVE)
        self._model.insertRow(0 if self._new_first else self._model.rowCount(), item)

    def _album(self, album: Album) -> QStandardItem:
        item = QStandardItem(self._title(album))
        above = [self._title(one) for one in reversed(self._above(album))]
        if not album.enabled:
            above.append(self.tr("not in use"))
        item.setData(album.key, _KEY)
        item.setData(album.colour, _COLOUR)
        item.setData(" › ".join(above), _ABOVE)
        item.setData(", ".join([item.text(), *above]), Qt.ItemDataRole.AccessibleTextRole)
        return item

    def _above(self, album: Album) -> tuple[Album, ...]:
        return () if self._albums is None else self._albums.ancestors(album.key)

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        key, title = index.data(_KEY), index.data(_ABOVE)
        self.hide()
        if key is None:
            self.wanted_new.emit(title)
        else:
            self.chosen.emit(key)


class _Row(QStyledItemDelegate):
    """An album: its dot, its title, and quietly where it stands."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as every row."""
        del option, index
        return QSize(10 * theme.SPACE, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        colours = theme.tokens()
        area = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        key, text = index.data(_KEY), index.data(Qt.ItemDataRole.DisplayRole)
        area = area.adjusted(theme.SPACE, 0, -theme.SPACE, 0)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.accent if key is None else colours.text))
        if key is not None:
            colour = theme.album_colour(key, index.data(_COLOUR))
            paint_dot(painter, area.left(), area.center().y() + 1, colour)
            area.setLeft(area.left() + DOT + theme.SPACE)
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, middle, text)
        if key is not None:
            area.setLeft(area.left() + metrics.horizontalAdvance(text) + 2 * theme.SPACE)
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(QColor(colours.quiet))
            above = painter.fontMetrics().elidedText(
                index.data(_ABOVE), Qt.TextElideMode.ElideLeft, max(0, area.width())
            )
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, above)
        painter.restore()


def _matching(albums: Albums, typed: str, title: Title) -> list[Album]:
    """The albums that answer to all words, the likeliest first, else in their own order."""
    ranked = []
    for album in albums.values():
        own = _plain(title(album))
        path = " ".join([own, *(_plain(title(above)) for above in albums.ancestors(album.key))])
        wanted = _plain(typed)
        if all(word in path for word in wanted.split()):
            rank = (
                0 if own == wanted
                else 1 if own.startswith(wanted)
                else 2 if any(word.startswith(wanted) for word in own.split())
                else 3 if wanted in own
                else 4
            )  # fmt: skip
            ranked.append((not album.enabled, rank, album))
    return [album for *_, album in sorted(ranked, key=lambda entry: entry[:2])]


def _plain(text: str) -> str:
    """Without case and accents, as people type."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
