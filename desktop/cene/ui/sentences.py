"""Sentences that the layers below made, in the language of the window.

They know no language but English: a sentence may be an error's, or has been in the catalogue for
weeks. So it is recognised here by the template that it was made from, of which
`resources/sentences.txt` has one a line (`build/sentences.py` finds them in the source), and what
varied in it is carried over.
"""

from __future__ import annotations

import ast
import errno
import os
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from string import digits

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from cene import paths
from cene.ui import titles

CONTEXT = "Sentences"
"""Where translators find the templates."""
LIST = "resources/sentences.txt"
ALBUM = "album"
"""Fields of this name hold titles of albums."""
KEPT = 4096
"""Sentences whose translation is remembered."""

_SYSTEM = {
    errno.EACCES: QT_TRANSLATE_NOOP("Sentences", "Permission denied"),
    errno.EPERM: QT_TRANSLATE_NOOP("Sentences", "Operation not permitted"),
    errno.ENOENT: QT_TRANSLATE_NOOP("Sentences", "No such file or directory"),
    errno.ENOTDIR: QT_TRANSLATE_NOOP("Sentences", "Not a directory"),
    errno.EISDIR: QT_TRANSLATE_NOOP("Sentences", "Is a directory"),
    errno.EEXIST: QT_TRANSLATE_NOOP("Sentences", "File exists"),
    errno.ENOTEMPTY: QT_TRANSLATE_NOOP("Sentences", "Directory not empty"),
    errno.ENOSPC: QT_TRANSLATE_NOOP("Sentences", "No space left on device"),
    errno.EROFS: QT_TRANSLATE_NOOP("Sentences", "Read-only file system"),
    errno.EIO: QT_TRANSLATE_NOOP("Sentences", "Input/output error"),
    errno.EBUSY: QT_TRANSLATE_NOOP("Sentences", "Device or resource busy"),
    errno.ENODEV: QT_TRANSLATE_NOOP("Sentences", "No such device"),
    errno.ENXIO: QT_TRANSLATE_NOOP("Sentences", "No such device or address"),
    errno.ENAMETOOLONG: QT_TRANSLATE_NOOP("Sentences", "File name too long"),
    errno.EFBIG: QT_TRANSLATE_NOOP("Sentences", "File too large"),
    errno.ELOOP: QT_TRANSLATE_NOOP("Sentences", "Too many levels of symbolic links"),
    errno.EMFILE: QT_TRANSLATE_NOOP("Sentences", "Too many open files"),
    errno.EINVAL: QT_TRANSLATE_NOOP("Sentences", "Invalid argument"),
    errno.ENOMEM: QT_TRANSLATE_NOOP("Sentences", "Cannot allocate memory"),
    errno.ETIMEDOUT: QT_TRANSLATE_NOOP("Sentences", "Connection timed out"),
}
"""What systems say of files most often; each has words of its own for it (`os.strerror`)."""
_PROBE = "Permission denied"
"""Its translation tells one language from another."""

_FIELD = re.compile(r"(“?)\{(\w+)\}”?")
_QUOTED = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+"""
"""How ``repr`` writes a text or a number."""
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True, slots=True)
class _Template:
    """What recognises one kind of sentence.

    Attributes:
        pattern: matches the whole of it, with a group for each field.
        quoted: the fields that hold the ``repr`` of something.
        translation: the sentence in the language of the window, with the same fields.
    """

    pattern: re.Pattern[str]
    quoted: frozenset[str]
    translation: str


def said(text: str) -> str:
    """A sentence or a clause of the layers below, as people of the language of the moment say it.

    Args:
        text: as it was made, in English.

    Returns:
        The same in the language of the window; unchanged where it is not known, as what a system
        says of a rare error.
    """
    language = QCoreApplication.translate(CONTEXT, _PROBE)
    return text if language == _PROBE else _said(text, language)


@lru_cache(KEPT)
def _said(text: str, language: str) -> str:
    """What is recognised whole, or behind names of files, as `FileError` puts them before."""
    start = 0
    while True:
        found = _recognised(text[start:], language)
        if found is not None:
            return text[:start] + found
        colon = text.find(": ", start)
        if colon < 0:
            return text
        start = colon + len(": ")


def _recognised(text: str, language: str) -> str | None:
    known = _system().get(text)
    if known is not None:
        return QCoreApplication.translate(CONTEXT, known)
    for template in _templates(language):
        found = template.pattern.fullmatch(text)
        if found is not None:
            values = {
                name: _unquoted(name, value) if name in template.quoted else _value(value, language)
                for name, value in found.groupdict().items()
            }
            return template.translation.format_map(values)
    return None


def _unquoted(name: str, value: str) -> str:
    """What a person called something, or the title of an album as the window says it."""
    text = str(ast.literal_eval(value))
    is_title = name.rstrip(digits) == ALBUM
    return QCoreApplication.translate(titles.CONTEXT, text) if is_title else text


def _value(value: str, language: str) -> str:
    """A number, or a text that may be a sentence itself."""
    if _NUMBER.fullmatch(value):
        return QLocale().toString(int(value.replace(",", "")))
    return _said(value, language)


@cache
def _system() -> dict[str, str]:
    """Texts of the system as it says them, and as they are known here."""
    return {os.strerror(number): str(text) for number, text in _SYSTEM.items()}


@cache
def _templates(_language: str) -> tuple[_Template, ...]:
    """All of them; those that say most come first, for they are the most particular."""
    lines = paths.bundled(LIST).read_text("utf-8").splitlines()
    lines.sort(key=lambda line: len(_FIELD.sub("", line)), reverse=True)
    return tuple(map(_template, lines))


def _template(line: str) -> _Template:
    pattern, end, quoted = "", 0, dict[str, bool]()
    for field in _FIELD.finditer(line):
        name = field[2]
        pattern += re.escape(line[end : field.start()])
        if name in quoted:
            pattern += f"(?P={name})"
        else:
            quoted[name] = bool(field[1])
            pattern += f"(?P<{name}>{_QUOTED if field[1] else '.+'})"
        end = field.end()
    return _Template(
        re.compile(pattern + re.escape(line[end:]), re.DOTALL),
        frozenset(name for name, is_quoted in quoted.items() if is_quoted),
        QCoreApplication.translate(CONTEXT, line),
    )
