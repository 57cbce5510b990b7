"""The card of the settings about tags: which photos get them, and where they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal

from cene.core.move import Mode
from cene.ui.parts.controls import Combo, Tick
from cene.ui.settings.card import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cene.organiser.preferences import Preferences


class TagsCard(Card):
    """All about tags; `changed` where a person chose something else.

    Args:
        parent: the widget that it is in.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Tags"), (), parent)
        self._also = Tick(self.tr("Tag photos too when they are copied, moved or linked"), self)
        self._place = self._made_combo(
            self.tr("In a file beside the photo (XMP)"),
            self.tr("In the photo itself, where that is safe (JPEG, PNG, TIFF, WebP)"),
        )
        self._names = self._made_combo(
            self.tr("photo.jpg.xmp (digiKam, darktable)"), self.tr("photo.xmp (Lightroom)")
        )
        self._times = Tick(self.tr("Keep the time of files that get tags"), self)
        self.add(
            (
                ("", self._also),
                (self.tr("Where tags are written"), self._place),
                (self.tr("Name of new XMP files"), self._names),
                ("", self._times),
            )
        )
        for tick in (self._also, self._times):
            tick.toggled.connect(self.changed)
        for combo in (self._place, self._names):
            combo.currentIndexChanged.connect(self.changed)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show these, without emitting anything."""
        widgets = (self._also, self._place, self._names, self._times)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        self._also.setChecked(preferences.tag)
        self._place.setCurrentIndex(self._place.findData(preferences.tags_in_photos))
        self._names.setCurrentIndex(self._names.findData(preferences.short_sidecars))
        self._times.setChecked(preferences.keep_times)
        for blocker in blockers:
            blocker.unblock()

    def show_mode(self, mode: Mode) -> None:
        """Say whether photos can be tagged too with what is done to them."""
        self._also.setEnabled(mode not in (Mode.SUGGEST, Mode.TAG))

    @property
    def chosen(self) -> dict[str, bool]:
        """What is chosen, by the names that it has in `Preferences`."""
        return {
            "tag": self._also.isChecked(),
            "tags_in_photos": self._place.currentData(),
            "short_sidecars": self._names.currentData(),
            "keep_times": self._times.isChecked(),
        }

    def _made_combo(self, no: str, yes: str) -> Combo:
        combo = Combo(self)
        combo.addItem(no, False)  # noqa: FBT003 - what the choice means
        combo.addItem(yes, True)  # noqa: FBT003
        return combo
