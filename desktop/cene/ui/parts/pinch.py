"""Two fingers that move apart or together over a widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget


class Pinch(QObject):
    """Notices fingers on a touchpad, which most systems report as what they mean, and on a screen.

    Args:
        widget: over which.
    """

    pinched = Signal(float, QPointF)
    """How many times as large it is to be as it is, and which point of the widget stays."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.grabGesture(Qt.GestureType.PinchGesture)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is a pinch, and leave the rest to the widget."""
        if isinstance(event, QNativeGestureEvent):
            return self._touchpad(event)
        if isinstance(event, QGestureEvent):
            return self._screen(event)
        return super().eventFilter(watched, event)

    def _touchpad(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.pinched.emit(1 + event.value(), event.position())
        return True

    def _screen(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        event.accept(pinch)
        if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
            at = self._widget.mapFromGlobal(pinch.centerPoint())
            self.pinched.emit(pinch.scaleFactor(), at)
        return True
