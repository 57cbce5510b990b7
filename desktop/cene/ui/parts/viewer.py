"""One photo, as large as there is room for, and larger where a person wants to look closely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from cene.ui import theme
from cene.ui.parts.loading import Loader
from cene.ui.parts.pinch import Pinch
from cene.ui.parts.zoom import STEP, Zoom
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from cene.ui.parts.loading import Load, Loaded, Wish

WHOLE = 1 << 15
"""Longest side that is asked for where every pixel is wanted."""
GRID = 512
"""Sizes that are asked for are multiples, so that a window that grows seldom reads anew."""
NOTCH = 120.0
"""What a wheel turns by in one step, in eighths of a degree (Qt's unit)."""
SHARP = 200
"""Percent from which on the pixels themselves are what a person wants to see."""
_STROKE = 64.0
"""How far an arrow key moves a photo, in pixels."""
_FORTH = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
_ARROWS = {
    Qt.Key.Key_Left: QPointF(_STROKE, 0),
    Qt.Key.Key_Right: QPointF(-_STROKE, 0),
    Qt.Key.Key_Up: QPointF(0, _STROKE),
    Qt.Key.Key_Down: QPointF(0, -_STROKE),
}


class Viewer(QWidget):
    """Shows one photo; never another one than was asked for last.

    The wheel, two fingers, + and - zoom, 0 shows all of it and 1 every pixel, dragging or Shift
    with an arrow moves it, a double click changes between all of it and every pixel. Arrows, Page
    and Space ask for the next or the last photo, F11 fills the screen, Esc goes back.

    Args:
        load: how to read a photo, see `cene.ui.parts.pictures.read`.
        parent: the widget that it is in.
    """

    stepped = Signal(int)
    """Another photo is wanted: 1 for the next, -1 for the one before."""
    closed = Signal()
    """A person wants back to where they were."""
    zoomed = Signal()
    """It is shown at another size."""

    def __init__(self, load: Load, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = Loader(load, self)
        self._loader.arrived.connect(self._arrive)
        self._loader.failed.connect(self._fail)
        self._pinch = Pinch(self)
        self._pinch.pinched.connect(self._scale)
        self._path: Path | None = None
        self._near: tuple[Path, ...] = ()
        self._standin = QPixmap()
        self._loaded: Loaded | None = None
        self._zoom: Zoom | None = None
        self._error = ""
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(20 * theme.SPACE, 15 * theme.SPACE)

    @property
    def path(self) -> Path | None:
        """The photo that is shown or awaited."""
        return self._path

    @property
    def zoom(self) -> Zoom | None:
        """How it is seen, None while nothing of it was read."""
        return self._zoom

    @property
    def image(self) -> QImage | None:
        """What is shown of it, None while there is nothing but what stands in for it."""
        return None if self._loaded is None else self._loaded.image

    def sizeHint(self) -> QSize:
        """Large."""
        return QSize(100 * theme.SPACE, 75 * theme.SPACE)

    def show_photo(
        self, path: Path | None, standin: QPixmap | None = None, near: Sequence[Path] = ()
    ) -> None:
        """Show another photo, all of it.

        Args:
            path: where it is; None for none.
            standin: a small picture of it, shown until it is read.
            near: the photos that are likely to follow, read meanwhile; the likeliest first.
        """
        self._path, self._near = path, tuple(near)
        self._standin = standin or QPixmap()
        self._loaded, self._zoom, self._error, self._held = None, None, "", None
        self.setAccessibleName(self.tr("Photo") if path is None else path.name)
        self.setAccessibleDescription("")
        self._arrange()

    def stop(self) -> None:
        """Read nothing any more; at once, but for a picture that is being read."""
        self._loader.stop()

    def larger(self) -> None:
        """One step."""
        self._scale(STEP, None)

    def smaller(self) -> None:
        """One step."""
        self._scale(1 / STEP, None)

    def fit(self) -> None:
        """Show all of it."""
        if self._zoom is not None:
            self._look(self._zoom.fitted())

    def every_pixel(self, at: QPointF | None = None) -> None:
        """Show it at 100 %, the point under `at` staying where it is."""
        if self._zoom is not None:
            self._look(self._zoom.whole(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what there is of it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._error:
            self._paint_error(painter)
        elif self._loaded is not None and self._zoom is not None:
            self._paint_photo(painter, self._loaded.image, self._zoom)
        elif not self._standin.isNull():
            size = QSizeF(self._standin.size())
            near = Zoom(QSizeF(self.size()), size * 100, self.devicePixelRatioF())
            painter.drawPixmap(near.target(), self._standin, QRectF(QPointF(), size))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new size."""
        super().resizeEvent(event)
        if self._zoom is not None:
            self._zoom = replace(self._zoom, view=QSizeF(self.size()))
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to where the mouse is."""
        self._scale(STEP ** (event.angleDelta().y() / NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton and self._zoom is not None:
            self._held = event.position()
            if self._zoom.scale is not None:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._held is not None and self._zoom is not None and self._zoom.scale is not None:
            self._look(self._zoom.panned(event.position() - self._held))
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        del event
        self._held = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change between all of it and every pixel."""
        if self._zoom is not None and self._zoom.scale is None:
            self.every_pixel(event.position())
        else:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, move, step, fill the screen, go back."""
        key = Qt.Key(event.key())
        deeds = {
            Qt.Key.Key_Plus: self.larger,
            Qt.Key.Key_Equal: self.larger,
            Qt.Key.Key_Minus: self.smaller,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_1: self.every_pixel,
            Qt.Key.Key_F11: self._fill_screen,
            Qt.Key.Key_Escape: self._back,
        }
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in _ARROWS:
            if self._zoom is not None:
                self._look(self._zoom.panned(_ARROWS[key]))
        elif key in deeds:
            deeds[key]()
        elif key in _FORTH or key in _BACK:
            self.stepped.emit(1 if key in _FORTH else -1)
        else:
            super().keyPressEvent(event)

    def _paint_photo(self, painter: QPainter, image: QImage, zoom: Zoom) -> None:
        target = zoom.target()
        seen = target.intersected(QRectF(self.rect()))
        per = image.width() / target.width()
        source = QRectF((seen.topLeft() - target.topLeft()) * per, seen.size() * per)
        smooth = zoom.scale is None or zoom.percent < SHARP
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(seen, image, source)
        if zoom.scale is not None:
            self._paint_percent(painter, self.tr("{percent} %").format(percent=zoom.percent))

    def _paint_percent(self, painter: QPainter, text: str) -> None:
        painter.setFont(theme.font(theme.SMALL))
        size = painter.fontMetrics().size(0, text) + QSize(2 * theme.SPACE, theme.SPACE)
        place = QPoint(theme.SPACE, self.height() - theme.SPACE - size.height())
        area = QRect(place, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.tokens().border))
        painter.setBrush(QColor(theme.tokens().raised))
        painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor(theme.tokens().text))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_error(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.tokens().failed))
        room = self.rect().adjusted(*(4 * theme.SPACE * side for side in (1, 1, -1, -1)))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self._error)

    def _scale(self, factor: float, at: QPointF | None) -> None:
        if self._zoom is not None:
            self._look(self._zoom.to(self._zoom.actual * factor, at))

    def _look(self, zoom: Zoom) -> None:
        self._zoom = zoom
        self._arrange()
        self.zoomed.emit()

    def _arrange(self) -> None:
        """Show the best there is, and ask for what would be better."""
        if self._path is not None and not self._error:
            fitting, whole = self._fitting(self._path), (self._path, WHOLE)
            wanted, other = (whole, fitting) if self._is_close(fitting) else (fitting, whole)
            best = self._loader.find(wanted) or self._loader.find(other)
            if best is not None:
                self._take(best)
            self._loader.want([wanted, *map(self._fitting, self._near)])
        else:
            self._loader.want([])
        self.update()

    def _take(self, loaded: Loaded) -> None:
        self._loaded = loaded
        photo = QSizeF(loaded.across, loaded.down)
        if self._zoom is None or self._zoom.photo != photo:  # another program may have cropped it
            self._zoom = Zoom(QSizeF(self.size()), photo, self.devicePixelRatioF())

    def _is_close(self, fitting: Wish) -> bool:
        """Whether more pixels are shown than that wish would bring."""
        if self._zoom is None:
            return False
        longest = max(self._zoom.photo.width(), self._zoom.photo.height())
        return longest > fitting[1] < longest * self._zoom.actual * self._zoom.ratio

    def _fitting(self, path: Path) -> Wish:
        longest = max(self.width(), self.height()) * self.devicePixelRatioF()
        return path, GRID * max(1, -(-int(longest) // GRID))

    def _arrive(self, wish: Wish) -> None:
        if wish[0] == self._path:
            self._arrange()

    def _fail(self, wish: Wish, reason: str) -> None:
        if wish[0] == self._path:
            self._error = said(reason)
            self.setAccessibleDescription(self._error)
            self._arrange()

    def _fill_screen(self) -> None:
        self.window().setWindowState(self.window().windowState() ^ Qt.WindowState.WindowFullScreen)

    def _back(self) -> None:
        if self.window().isFullScreen():
            self._fill_screen()
        else:
            self.closed.emit()
