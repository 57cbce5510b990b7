"""Which part of a photo is seen how large: arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

STEP = 1.25
"""How much larger one step makes it."""
LARGEST = 8.0
"""Pixels of the screen for one of the photo, at most."""
ENLARGED = 4.0
"""The same for a small photo that fills the view by itself."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """A photo in a view. Lengths are in pixels of the widget unless said otherwise.

    Attributes:
        view: size of the view.
        photo: size of the photo in its own pixels.
        ratio: pixels of the screen in one of the widget.
        scale: pixels of the widget for one of the photo, None for as large as fits.
        centre: the point of the photo, in its own pixels, in the middle of the view.
    """

    view: QSizeF
    photo: QSizeF
    ratio: float = 1.0
    scale: float | None = None
    centre: QPointF | None = None

    @property
    def fitting(self) -> float:
        """The scale at which all of it is seen."""
        return min(
            self.view.width() / self.photo.width(),
            self.view.height() / self.photo.height(),
            ENLARGED / self.ratio,
        )

    @property
    def actual(self) -> float:
        """The scale of the moment."""
        return self.fitting if self.scale is None else self.scale

    @property
    def percent(self) -> int:
        """Pixels of the screen for a hundred of the photo."""
        return round(self.actual * self.ratio * 100)

    def target(self) -> QRectF:
        """Where the whole photo lies, in the view's coordinates."""
        width, height = self.photo.width() * self.actual, self.photo.height() * self.actual
        middle = self.centre or QPointF(self.photo.width() / 2, self.photo.height() / 2)
        left = _edge(self.view.width(), width, middle.x() * self.actual)
        top = _edge(self.view.height(), height, middle.y() * self.actual)
        return QRectF(left, top, width, height)

    def fitted(self) -> Zoom:
        """As large as fits."""
        return replace(self, scale=None, centre=None)

    def whole(self, at: QPointF | None = None) -> Zoom:
        """One pixel of the screen for each of the photo."""
        return self.to(1 / self.ratio, at)

    def to(self, scale: float, at: QPointF | None = None) -> Zoom:
        """At another scale, with the point under `at` (the middle, if None) staying where it is."""
        least = min(self.fitting, 1 / self.ratio)
        scale = max(least, min(scale, max(LARGEST / self.ratio, self.fitting)))
        at = at or QPointF(self.view.width() / 2, self.view.height() / 2)
        shown = self.target()
        held = (at - shown.topLeft()) / self.actual
        moved = QPointF(self.view.width() / 2, self.view.height() / 2) - at
        return _settled(replace(self, scale=scale, centre=held + moved / scale))

    def panned(self, by: QPointF) -> Zoom:
        """With the photo moved by so much."""
        shown = self.target()
        middle = QPointF(self.view.width() / 2, self.view.height() / 2)
        centre = (middle - shown.topLeft() - by) / self.actual
        return _settled(replace(self, centre=centre))


def _settled(zoom: Zoom) -> Zoom:
    """With the centre where it is seen to be, so that the next step begins there."""
    middle = QPointF(zoom.view.width() / 2, zoom.view.height() / 2)
    return replace(zoom, centre=(middle - zoom.target().topLeft()) / zoom.actual)


def _edge(room: float, length: float, middle: float) -> float:
    """Where a length begins: centred where there is room, else without a gap at either end."""
    if length <= room:
        return (room - length) / 2
    return min(0.0, max(room - length, room / 2 - middle))
