"""The language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from cene import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What the window speaks, each in its own words."""


def install(app: QApplication, language: str) -> None:
    """Speak a language from now on, in every text that is asked for later.

    Args:
        app: the application; it keeps the translators.
        language: one of `LANGUAGES`, or "" for the system's (English where that is no other).
    """
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    wanted = language or QLocale.system().name()[:2]
    known = wanted if wanted in LANGUAGES else "en"
    QLocale.setDefault(QLocale.system() if QLocale.system().name()[:2] == known else QLocale(known))
    ours = str(paths.bundled("resources/translations"))
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{known}", qts), (f"cene_{known}", ours)):
        translator = QTranslator(app)
        # English has no qtbase file: its texts are in the source.
        if translator.load(name, folder):
            app.installTranslator(translator)
