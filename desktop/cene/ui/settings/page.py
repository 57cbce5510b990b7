"""The settings: each is applied at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from cene.core.move import Collision, Companions, Mode
from cene.ui import theme
from cene.ui.parts.controls import Combo, Tick
from cene.ui.settings.card import Card
from cene.ui.settings.folders import FoldersSetting
from cene.ui.settings.left_out import LeftOutSetting
from cene.ui.settings.quiet import QuietHours
from cene.ui.settings.tags import TagsCard

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from cene.core.album import Album
    from cene.organiser.preferences import Preferences

_WIDTH = 95 * theme.SPACE
"""Of the cards at most."""
_PERCENT = range(50, 100)
"""What the threshold can be, as on the confidence bar."""


class SettingsPage(QFrame):
    """All settings on one page, in cards.

    `changed` carries the `Preferences` as they are from now on. `at_login_asked` carries whether
    Cene shall start with the computer, which the system keeps and not the catalogue.
    """

    changed = Signal(object)
    at_login_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._preferences: Preferences | None = None
        self._folders = FoldersSetting(self)
        self._folders.changed.connect(self._folders_changed)
        self._left_out = LeftOutSetting(self)
        self._left_out.changed.connect(self._left_out_changed)
        self._quiet = QuietHours(self)
        self._quiet.changed.connect(self._quiet_changed)
        self._tags = TagsCard(self)
        self._tags.changed.connect(self._tags_changed)
        self._mode = self._made_modes()
        self._means = QLabel(self)
        self._means.setProperty("kind", "quiet")
        self._means.setWordWrap(True)
        self._threshold = self._made_combo(
            *((percent, self.tr("{percent} %").format(percent=percent)) for percent in _PERCENT)
        )
        self._threshold.currentIndexChanged.connect(self._threshold_changed)
        self._collision = self._made_combo(
            (Collision.NUMBER.value, self.tr("Add a number")),
            (Collision.LEAVE.value, self.tr("Leave the photo where it is")),
        )
        self._collision.currentIndexChanged.connect(self._collision_changed)
        self._companions = self._made_combo(
            (Companions.TOGETHER.value, self.tr("Go with it")),
            (Companions.PICTURE_ONLY.value, self.tr("Stay where they are")),
        )
        self._companions.currentIndexChanged.connect(self._companions_changed)
        self._theme = self._made_combo(
            (theme.Choice.SYSTEM.value, self.tr("Like the system")),
            (theme.Choice.LIGHT.value, self.tr("Light")),
            (theme.Choice.DARK.value, self.tr("Dark")),
        )
        self._theme.currentIndexChanged.connect(self._theme_changed)
        self._language = self._made_combo(
            ("", self.tr("Like the system")), ("en", "English"), ("de", "Deutsch")
        )
        self._language.currentIndexChanged.connect(self._language_changed)
        self._ticks = {
            "automatic": Tick("", self),
            "learn_filed": Tick(
                self.tr("Learn also from photos that Cene filed and you left there"), self
            ),
            "watch": Tick(self.tr("Watch the folders, and look at new photos as they come"), self),
            "notify": Tick(self.tr("Tell me when photos filed themselves"), self),
            "to_tray": Tick(self.tr("Go on in the tray when the window is closed"), self),
            "on_battery": Tick(self.tr("Go on while on the battery"), self),
        }
        for tick in self._ticks.values():
            tick.toggled.connect(self._ticked)
        self._at_login = Tick(self.tr("Start with the computer"), self)
        self._at_login.toggled.connect(self.at_login_asked)
        self._lay_out()
        self._refresh(Mode.SUGGEST)
        self.show_tray(available=False)
        self.show_battery(there=False)

    def show_preferences(self, preferences: Preferences, albums: Sequence[Album] = ()) -> None:
        """Show these, without emitting anything.

        Args:
            preferences: what a person chose.
            albums: the albums, for none of them can be a folder to sort.
        """
        self._preferences = preferences
        self._folders.show_folders(preferences.sources, preferences.into, albums)
        self._left_out.show_patterns(preferences.exclude)
        self._quiet.show_hours(preferences.quiet)
        self._tags.show_preferences(preferences)
        chosen = (
            (self._mode, preferences.mode.value),
            (self._threshold, round(preferences.threshold * 100)),
            (self._collision, preferences.collision.value),
            (self._companions, preferences.companions.value),
            (self._theme, preferences.theme),
            (self._language, preferences.language),
        )
        widgets = (*(combo for combo, _ in chosen), *self._ticks.values())
        blockers = [QSignalBlocker(widget) for widget in widgets]
        for combo, value in chosen:
            combo.setCurrentIndex(max(0, combo.findData(value)))
        for name, tick in self._ticks.items():
            tick.setChecked(getattr(preferences, name))
        for blocker in blockers:
            blocker.unblock()
        self._refresh(preferences.mode)

    def show_missing(self, missing: Collection[Path]) -> None:
        """Mark the folders that are not there at the moment."""
        self._folders.show_missing(missing)

    def show_at_login(self, *, on: bool) -> None:
        """Show whether Cene starts with the computer, without emitting anything."""
        blocker = QSignalBlocker(self._at_login)
        self._at_login.setChecked(on)
        blocker.unblock()

    def show_tray(self, *, available: bool) -> None:
        """Say whether there is a tray that the window could close into."""
        tick = self._ticks["to_tray"]
        tick.setEnabled(available)
        tick.setToolTip("" if available else self.tr("This desktop has no tray."))
        tick.setAccessibleDescription(tick.toolTip())

    def show_battery(self, *, there: bool) -> None:
        """Say whether there is a battery that the computer could run on."""
        tick = self._ticks["on_battery"]
        tick.setEnabled(there)
        tick.setToolTip("" if there else self.tr("This computer has no battery."))
        tick.setAccessibleDescription(tick.toolTip())

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Settings"), self)
        title.setProperty("kind", "title")
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        margin = 3 * theme.SPACE
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(2 * theme.SPACE)
        column.addWidget(title)
        filing = (
            (self.tr("What Cene does"), self._mode),
            ("", self._means),
            (self.tr("How sure it must be"), self._threshold),
            (self.tr("Where a name is taken"), self._collision),
            (self.tr("Files beside a photo (RAW, XMP, …)"), self._companions),
            ("", self._ticks["automatic"]),
            ("", self._ticks["learn_filed"]),
        )
        background: list[tuple[str, QWidget]] = [
            ("", self._ticks[name]) for name in ("watch", "notify", "to_tray")
        ]
        background += [("", self._at_login), ("", self._quiet), ("", self._ticks["on_battery"])]
        looks = ((self.tr("Appearance"), self._theme), (self.tr("Language"), self._language))
        folders = (("", self._folders), ("", self._left_out))
        column.addWidget(Card(self.tr("Folders"), folders, inner))
        column.addWidget(Card(self.tr("Filing"), filing, inner))
        column.addWidget(self._tags)
        column.addWidget(Card(self.tr("In the background"), background, inner))
        column.addWidget(Card(self.tr("Window"), looks, inner))
        column.addStretch()
        inner.setMaximumWidth(_WIDTH)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inner.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _made_modes(self) -> Combo:
        combo = self._made_combo(
            (Mode.SUGGEST.value, self.tr("Only suggest")),
            (Mode.TAG.value, self.tr("Tag (keywords, the photo stays where it is)")),
            (Mode.COPY.value, self.tr("Copy")),
            (Mode.MOVE.value, self.tr("Move")),
            (Mode.HARDLINK.value, self.tr("Link (a second name, no second copy)")),
        )
        combo.currentIndexChanged.connect(self._mode_changed)
        return combo

    def _made_combo(self, *choices: tuple[str | int, str]) -> Combo:
        combo = Combo(self)
        for value, text in choices:
            combo.addItem(text, value)
        return combo

    def _refresh(self, mode: Mode) -> None:
        self._means.setText(
            {
                Mode.SUGGEST: self.tr("Shows where each photo would go. Touches no file."),
                Mode.TAG: self.tr(
                    "Photos stay where they are and get keywords that other programs read."
                ),
                Mode.COPY: self.tr("Copies photos into their albums. Originals stay."),
                Mode.MOVE: self.tr(
                    "Moves photos into their albums. Nothing is ever overwritten or deleted."
                ),
                Mode.HARDLINK: self.tr(
                    "Photos stay, and appear in their albums too, without taking more room."
                ),
            }[mode]
        )
        self._mode.setAccessibleDescription(self._means.text())
        self._ticks["automatic"].setEnabled(mode is not Mode.SUGGEST)
        self._ticks["automatic"].setText(
            self.tr("Tag photos without asking where it is sure enough")
            if mode is Mode.TAG
            else self.tr("File photos without asking where it is sure enough")
        )
        self._tags.show_mode(mode)

    def _change(self, **changes: Any) -> None:
        if self._preferences is not None:
            self._preferences = replace(self._preferences, **changes)
            self._refresh(self._preferences.mode)
            self.changed.emit(self._preferences)

    def _folders_changed(self) -> None:
        self._change(sources=self._folders.sources, into=self._folders.into)

    def _left_out_changed(self) -> None:
        self._change(exclude=self._left_out.patterns)

    def _quiet_changed(self) -> None:
        self._change(quiet=self._quiet.text)

    def _tags_changed(self) -> None:
        self._change(**self._tags.chosen)

    def _mode_changed(self) -> None:
        self._change(mode=Mode(self._mode.currentData()))

    def _threshold_changed(self) -> None:
        self._change(threshold=self._threshold.currentData() / 100)

    def _collision_changed(self) -> None:
        self._change(collision=Collision(self._collision.currentData()))

    def _companions_changed(self) -> None:
        self._change(companions=Companions(self._companions.currentData()))

    def _theme_changed(self) -> None:
        self._change(theme=self._theme.currentData())

    def _language_changed(self) -> None:
        self._change(language=self._language.currentData())

    def _ticked(self) -> None:
        self._change(**{name: tick.isChecked() for name, tick in self._ticks.items()})
