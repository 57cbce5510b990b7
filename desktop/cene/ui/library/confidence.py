"""The confidence bar: how sure Cene is of the photos, and how sure is sure enough."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from cene.core.move import Mode
from cene.core.policy import DEFAULT_THRESHOLD, percent
from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import (
        QHideEvent,
        QMouseEvent,
        QPaintEvent,
        QWheelEvent,
    )

    from cene.vision.risk import Risk

LOWEST, HIGHEST = 0.5, 0.99
"""Between these the threshold can be moved."""
_WHOLE = 100
_PAGE = 5
"""Percent by which the page keys move it."""
_NOTCH = 120
"""What a wheel reports for one notch."""
_SETTLES_AFTER = 400
"""Milliseconds of rest after which keys and wheel have said what is meant."""
_HANDLE = 6
"""Radius of the handle, in pixels."""
_GAP = 2
_NONE_BELOW = 0.5
"""Fewer wrong photos than this are none."""


class ConfidenceBar(QWidget):
    """A histogram with the threshold as a handle in it, and what that means in a sentence.

    Args:
        threshold: how sure is sure enough at first, in 0..1.
        parent: the widget that it is in.
    """

    moved = Signal(float)
    """The threshold, in 0..1, whenever a person moves it."""
    settled = Signal(float)
    """The same once the person has let go."""

    def __init__(self, threshold: float = DEFAULT_THRESHOLD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._threshold = threshold
        self._risk: Callable[[float], Risk] | None = None
        self._mode = Mode.SUGGEST
        self._slider = _Histogram(self)
        self._slider.setAccessibleName(self.tr("How sure is sure enough, in percent"))
        self._slider.setToolTip(self.tr("Photos that Cene is at least so sure of file themselves"))
        self._slider.setValue(_in_percent(threshold))
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        self._sentence.setMinimumWidth(32 * theme.SPACE)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SETTLES_AFTER)
        self._rest.timeout.connect(self._settle)
        self._slider.valueChanged.connect(self._move)
        self._slider.sliderReleased.connect(self._settle)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.SPACE, theme.SPACE, 2 * theme.SPACE, theme.SPACE)
        row.setSpacing(4 * theme.SPACE)
        row.addWidget(self._slider, 5)
        row.addWidget(self._sentence, 4)
        self.setFocusProxy(self._slider)
        self._say()

    @property
    def threshold(self) -> float:
        """How sure is sure enough, in 0..1."""
        return self._threshold

    @threshold.setter
    def threshold(self, value: float) -> None:
        """Set it without a signal; it may be one that the handle cannot reach."""
        self._rest.stop()
        self._threshold = value
        blocked = self._slider.blockSignals(True)  # noqa: FBT003 - Qt's way
        self._slider.setValue(_in_percent(value))
        self._slider.blockSignals(blocked)
        self._slider.update()
        self._say()

    @property
    def sentence(self) -> str:
        """What the threshold means, as it is read out."""
        return self._slider.accessibleDescription()

    def display(self, histogram: Sequence[int], risk: Callable[[float], Risk], mode: Mode) -> None:
        """Show the photos of the moment.

        Args:
            histogram: photos by confidence from `LOWEST` to 1, in equally wide steps.
            risk: what is to be expected at a threshold; must take less than 20 ms.
            mode: what is done with photos; nothing files itself where Cene only suggests.
        """
        self._risk, self._mode = risk, mode
        self._slider.display(histogram)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """The second level of the sentence has a colour of the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._say()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was meant is not lost with the window."""
        super().hideEvent(event)
        if self._rest.isActive():
            self._settle()

    def _move(self, value: int) -> None:
        self._threshold = value / _WHOLE
        self._say()
        self.moved.emit(self._threshold)
        if not self._slider.isSliderDown():
            self._rest.start()

    def _settle(self) -> None:
        self._rest.stop()
        self.settled.emit(self._threshold)

    def _say(self) -> None:
        risk = self._risk(self._threshold) if self._risk is not None else None
        self._slider.setEnabled(risk is not None and risk.photos > 0)
        if risk is None or risk.photos == 0:
            lead = self.tr("No photo has been looked at yet.")
            rich = f'<span style="color:{theme.tokens().quiet}">{html.escape(lead)}</span>'
            self._put(rich, lead)
            return
        template = (
            self.tr("{lead}, {filed}, {wrong}.") if risk.filed else self.tr("{lead}, {filed}.")
        )
        lead = self.tr("At {percent} sure").format(percent=percent(self._threshold))
        filed, wrong, waits = self._filed(risk), self._wrong(risk), self._waits(risk)
        plain = template.format(lead=lead, filed=filed, wrong=wrong)
        rich = html.escape(template).format(
            lead=f"<b>{html.escape(lead)}</b>", filed=html.escape(filed), wrong=html.escape(wrong)
        )
        quiet = f'<span style="color:{theme.tokens().quiet}">{html.escape(waits)}</span>'
        self._put(f"{rich} {quiet}", f"{plain} {waits}")

    def _put(self, rich: str, plain: str) -> None:
        self._sentence.setText(rich)
        self._sentence.setAccessibleName(plain)
        self._slider.setAccessibleDescription(plain)

    def _filed(self, risk: Risk) -> str:
        if self._mode is Mode.TAG:
            if not risk.filed:
                return self.tr("no photo is tagged without asking")
            return self.tr("%Ln photo(s) are tagged without asking", None, risk.filed)
        if self._mode is Mode.SUGGEST:
            if not risk.filed:
                return self.tr("no photo would file itself")
            return self.tr("%Ln photo(s) would file themselves", None, risk.filed)
        if not risk.filed:
            return self.tr("no photo files itself")
        return self.tr("%Ln photo(s) file themselves", None, risk.filed)

    def _wrong(self, risk: Risk) -> str:
        if risk.expected_wrong < _NONE_BELOW:
            return self.tr("probably none wrong")
        return self.tr("about %Ln of them wrong", None, max(1, round(risk.expected_wrong)))

    def _waits(self, risk: Risk) -> str:
        if not risk.asked:
            return self.tr("None waits for you.")
        return self.tr("%Ln wait for you.", None, risk.asked)


class _Histogram(QSlider):
    """A slider in percent whose groove is a histogram.

    A `QSlider`, for then screen readers know what it is and keys do what they do everywhere.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._heights: list[float] = []
        self.setRange(_in_percent(LOWEST), _in_percent(HIGHEST))
        self.setSingleStep(1)
        self.setPageStep(_PAGE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._turned = 0

    def display(self, histogram: Sequence[int]) -> None:
        """Heights go by the square root, so that the few unsure photos can be seen at all."""
        most = max(histogram, default=0) or 1
        self._heights = [math.sqrt(count / most) for count in histogram]
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(64 * theme.SPACE, 7 * theme.SPACE)

    def minimumSizeHint(self) -> QSize:
        return QSize(24 * theme.SPACE, 7 * theme.SPACE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        handle = self._handle()
        left, width = self._span()
        painter.fillRect(QRectF(left, self._floor(), width, 1), QColor(colours.border))
        self._paint_bars(painter, QColor(colours.faint))
        if self.isEnabled():
            painter.save()
            painter.setClipRect(QRectF(handle, 0, self.width() - handle, self.height()))
            self._paint_bars(painter, QColor(colours.accent))
            painter.restore()
        ink = QColor(colours.text if self.isEnabled() else colours.quiet)
        floor = self._floor()
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(handle, 1), QPointF(handle, floor))
        painter.setBrush(ink)
        painter.setPen(QPen(QColor(colours.accent), 3) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(handle, floor), _HANDLE, _HANDLE)

    def _paint_bars(self, painter: QPainter, colour: QColor) -> None:
        left, width = self._span()
        step = width / max(1, len(self._heights))
        floor = self._floor()
        tallest = floor - theme.SPACE
        painter.setBrush(colour)
        for place, share in enumerate(self._heights):
            height = max(1.0, share * tallest)
            bar = QRectF(left + place * step + _GAP / 2, floor - height, step - _GAP, height)
            corner = min(2.0, height / 2)
            painter.drawRoundedRect(bar, corner, corner)

    def _floor(self) -> float:
        return self.height() - _HANDLE - 2.0

    def _span(self) -> tuple[float, float]:
        """Where the bars begin, and how wide they are together."""
        left = _HANDLE + 2.0
        return left, self.width() - 2 * left

    def _handle(self) -> float:
        left, width = self._span()
        low = self.minimum()
        return left + width * (self.value() - low) / (_WHOLE - low)

    def _take(self, x: float) -> None:
        left, width = self._span()
        low = self.minimum()
        self.setValue(round(low + (x - left) / width * (_WHOLE - low)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._take(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._take(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        self.setValue(self.value() + notches)
        event.accept()


def _in_percent(share: float) -> int:
    return round(share * _WHOLE)
