"""The look: every colour, length and font of the window is here and nowhere else."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cene import paths
from cene.organiser.albums import ready_made

SPACE = 8
"""Everything is so many pixels, or a multiple, apart."""
RADIUS = 6
TEXT, SMALL, TITLE = 13, 12, 22
"""Pixel sizes of text, of the second level, and of the heading of a page."""


class Choice(StrEnum):
    """What a person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours, by what they are for.

    Attributes:
        window: behind panels at the side, at the top and at the bottom.
        surface: behind photos and pages.
        raised: buttons, fields, cards.
        hover: the same under the mouse.
        border: lines between panels and around controls.
        text: what is read.
        quiet: the second level of what is read.
        accent: the one colour that calls for action.
        on_accent: text on it.
        selected: behind what is selected.
        faint: bars that are not meant, tracks of sliders.
        asks: waits for an answer; never anything else.
        failed: failed; never anything else.
        good: works as it should.
    """

    window: str
    surface: str
    raised: str
    hover: str
    border: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selected: str
    faint: str
    asks: str
    failed: str
    good: str


LIGHT = Tokens(
    window="#f3f3f1", surface="#fcfcfa", raised="#ffffff", hover="#f0f2f5", border="#dfdfdb",
    text="#1f2328", quiet="#68707a", accent="#1f6feb", on_accent="#ffffff", selected="#dbe8fd",
    faint="#c9d8f1", asks="#a85b00", failed="#c93a32", good="#2a8a52",
)  # fmt: skip
DARK = Tokens(
    window="#26292e", surface="#1d1f23", raised="#2d3036", hover="#363a41", border="#3b3f46",
    text="#e7e9ec", quiet="#9ba2ab", accent="#5b9dff", on_accent="#0b1a30", selected="#203a5f",
    faint="#38506f", asks="#eda83c", failed="#ff7b72", good="#4cc38a",
)  # fmt: skip

ALBUM_COLOURS = (
    "#2f9e5b", "#2f8fd8", "#d9558f", "#e07b39", "#8b7bd0", "#b4694a", "#c98a2b", "#5a79c7",
    "#3aa7a3", "#8e44ad", "#6f8fa3", "#a3a033", "#c0504d", "#4f8a10", "#7a6bb0", "#d08a70",
)  # fmt: skip
"""Readable as a dot on light and on dark; the title always stands beside it."""
LEAST_CONTRAST = 2.5
"""Of a dot to what it stands on, as WCAG 2 defines contrast; all of `ALBUM_COLOURS` have it."""


def tokens() -> Tokens:
    """The colours of the moment."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT  # noqa: PLR2004 - half of 255


def album_colour(key: str, own: str | None = None) -> QColor:
    """The colour of an album: the same wherever and whenever it is shown.

    Args:
        key: key of the album.
        own: "#rrggbb" that a person chose for it, None for the one that it gets by itself. One that
            could not be told from what it stands on is shown lighter or darker.
    """
    if own is not None:
        return _legible(own, tokens())
    keys = list(ready_made())
    # Neighbours of the ready-made albums differ; own ones are spread by their names.
    number = keys.index(key) if key in keys else zlib.crc32(key.encode())
    return QColor(ALBUM_COLOURS[number % len(ALBUM_COLOURS)])


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@cache  # asked for every tile
def _legible(wanted: str, colours: Tokens) -> QColor:
    """A colour, as near to that of the text as it takes to be seen."""
    ground, towards, found = QColor(colours.surface), QColor(colours.text), QColor(wanted)
    for step in range(11):
        found = _mixed(QColor(wanted), towards, step / 10)
        if contrast(found, ground) >= LEAST_CONTRAST:
            break
    return found


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour with a share of another, in 0..1."""
    pairs = (
        (one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue())
    )  # fmt: skip
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def _luminance(colour: QColor) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance, in 0..1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def font(pixels: int = TEXT, *, bold: bool = False) -> QFont:
    """The system's font for user interfaces, in pixels."""
    found = QFont(QApplication.font())
    found.setPixelSize(pixels)
    found.setBold(bold)
    return found


def apply(choice: Choice) -> None:
    """Give the whole application a look; `SYSTEM` follows the desktop from then on."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no application yet")
    scheme = {
        Choice.SYSTEM: Qt.ColorScheme.Unknown,
        Choice.LIGHT: Qt.ColorScheme.Light,
        Choice.DARK: Qt.ColorScheme.Dark,
    }[choice]
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(scheme)
    dark = (
        choice is Choice.DARK
        or (choice is Choice.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark)
    )  # fmt: skip
    colours = DARK if dark else LIGHT
    app.setPalette(_palette(colours))
    app.setFont(font())
    sheet = paths.bundled("resources/themes/cene.qss").read_text("utf-8")
    named = {field.name: getattr(colours, field.name) for field in fields(colours)}
    numbers = {"space": SPACE, "radius": RADIUS, "size": TEXT, "small": SMALL, "title": TITLE}
    app.setStyleSheet(Template(sheet).substitute(named, **numbers))


def _palette(colours: Tokens) -> QPalette:
    role = QPalette.ColorRole
    found = QPalette()
    for roles, colour in (
        ((role.Window,), colours.window),
        ((role.Base, role.AlternateBase), colours.surface),
        ((role.Button, role.ToolTipBase), colours.raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colours.text),
        ((role.PlaceholderText,), colours.quiet),
        ((role.Highlight,), colours.selected),
        ((role.HighlightedText,), colours.text),
        ((role.Link, role.Accent), colours.accent),
        ((role.Mid,), colours.border),
    ):
        for one in roles:
            found.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.quiet))
    return found
