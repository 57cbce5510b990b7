"""The colours to choose from for an album."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from cene.ui import theme
from cene.ui.parts.controls import paint_tick

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from cene.core.album import Album

_SIDE = 3 * theme.SPACE
_RING = 2


class Swatch(QAbstractButton):
    """One colour; a tick is on the one that is chosen.

    Args:
        name: what the colour is called.
        colour: as "#rrggbb"; None for the one that an album gets by itself.
    """

    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self.colour, self.album = colour, ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText("" if colour else name)
        self.rename(name)

    @property
    def shade(self) -> QColor:
        """What is painted: the colour as it marks the album."""
        return theme.album_colour(self.album, self.colour)

    def rename(self, name: str) -> None:
        """Call the colour something else."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def _contrast(self, ink: QColor) -> float:
        return theme.contrast(ink, self.shade)

    def sizeHint(self) -> QSize:
        """A square, and room for words beside it."""
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2 * theme.SPACE
        return QSize(_SIDE + (words if self.text() else 0), _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour, the tick, the words, and a ring for the keyboard."""
        del event
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(0, 0, _SIDE, _SIDE).adjusted(
            *(_RING + 1, _RING + 1, -_RING - 1, -_RING - 1)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.shade)
        painter.drawRoundedRect(square, theme.RADIUS - _RING, theme.RADIUS - _RING)
        if self.isChecked():
            light, dark = QColor(theme.LIGHT.raised), QColor(theme.LIGHT.text)
            paint_tick(painter, square, max(light, dark, key=self._contrast))
        if self.text():
            words = QRectF(self.rect()).adjusted(_SIDE + theme.SPACE // 2, 0, 0, 0)
            painter.setPen(QColor(colours.text))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS
            )


class ColourChoice(QWidget):
    """The colour that an album gets by itself, ten others, and one from elsewhere if it has that.

    The arrow keys go from one to the next, which chooses it.

    Signals:
        chosen(object): a colour as "#rrggbb", or None for the one that the album gets by itself.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Colour"))
        self._own: str | None = None
        offered = (
            (self.tr("By itself"), None),
            (self.tr("Red"), "#c0504d"),
            (self.tr("Orange"), "#e07b39"),
            (self.tr("Brown"), "#b4694a"),
            (self.tr("Olive"), "#a3a033"),
            (self.tr("Green"), "#2f9e5b"),
            (self.tr("Teal"), "#3aa7a3"),
            (self.tr("Blue"), "#2f8fd8"),
            (self.tr("Slate"), "#6f8fa3"),
            (self.tr("Violet"), "#8b7bd0"),
            (self.tr("Pink"), "#d9558f"),
        )
        self._other = Swatch("", "#000000")
        self.swatches = (*(Swatch(name, colour) for name, colour in offered), self._other)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE // 4)
        for swatch in self.swatches:
            self._group.addButton(swatch)
            row.addWidget(swatch)
            swatch.clicked.connect(self._choose)
        row.addStretch()

    def show_colour(self, album: Album) -> None:
        """Show which one an album has."""
        self._own = album.colour
        known = {swatch.colour for swatch in self.swatches[:-1]}
        self._other.setVisible(album.colour not in known)
        if album.colour is not None and album.colour not in known:
            self._other.colour = album.colour
            self._other.rename(self.tr("Another: {colour}").format(colour=album.colour))
        for swatch in self.swatches:
            swatch.album = album.key
            swatch.setChecked(swatch.colour == album.colour)
            swatch.update()

    def _choose(self) -> None:
        checked = self._group.checkedButton()
        if isinstance(checked, Swatch) and checked.colour != self._own:
            self._own = checked.colour
            self.chosen.emit(checked.colour)
