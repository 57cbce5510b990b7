"""The documentation that ships with the program, to read beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout

from cene import paths
from cene.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZE = (116 * theme.SPACE, 90 * theme.SPACE)
"""Of the window when it is opened, in pixels."""


class Help(QDialog):
    """The pages of ``resources/docs`` in a window of its own that holds up nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self._pages = Documents(self)
        self._pages.setAccessibleName(self.tr("Help"))
        contents = QPushButton(self.tr("Contents"), self)
        contents.setShortcut("Alt+Home")
        contents.clicked.connect(self._pages.home)
        back = QPushButton(self.tr("Back"), self)
        back.setShortcut("Alt+Left")
        back.setEnabled(False)
        back.clicked.connect(self._pages.backward)
        self._pages.backwardAvailable.connect(back.setEnabled)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        for button in (contents, back, close):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(contents)
        row.addWidget(back)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        margin = 2 * theme.SPACE
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        self.resize(*SIZE)
        self._pages.setFocus()


class Documents(QTextBrowser):
    """Shows Markdown files, follows the links between them, and leaves those to the web to others.

    Args:
        parent: the window that it is in.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenExternalLinks(True)
        self.sourceChanged.connect(self._space)
        self.setSource(QUrl.fromLocalFile(str(paths.bundled("resources/docs/index.md"))))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A file; a picture no wider than there is room for."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            found: object = super().loadResource(kind, name)
            return found
        image = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        scale = self.devicePixelRatioF()
        room = round((SIZE[0] - 14 * theme.SPACE) * scale)
        if image.width() > room:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(scale)
        return image

    def _space(self) -> None:
        """Put paragraphs, headings and lists apart, as Qt does not in what was Markdown."""
        self.document().setDocumentMargin(2 * theme.SPACE)
        cursor = QTextCursor(self.document())
        code = listed = False
        while True:
            block = cursor.block()
            if cursor.currentTable() is None:
                form = block.blockFormat()
                was_code, was_listed = code, listed
                code = form.hasProperty(QTextFormat.Property.BlockCodeFence.value)
                listed = block.textList() is not None
                if not (code and was_code):
                    form.setTopMargin(_above(form, item=listed and was_listed))
                    cursor.setBlockFormat(form)
            if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
                return


def _above(form: QTextBlockFormat, *, item: bool) -> int:
    """Pixels above a block; less above one that follows another item of its list."""
    if form.headingLevel():
        return 3 * theme.SPACE
    return theme.SPACE // 2 if item else theme.SPACE
