"""Everything about one album, to look at and to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cene.core.tree import Albums
from cene.ui import theme
from cene.ui.albums.doubts import Doubts
from cene.ui.albums.ends import Card, MergeCard
from cene.ui.albums.field import Field
from cene.ui.albums.fields import AlbumFields, others, way
from cene.ui.albums.strip import Pictures, PictureStrip
from cene.ui.titles import title

if TYPE_CHECKING:
    from cene.organiser.album_pages import Examples, Quality

WIDEST = 110 * theme.SPACE


class AlbumEditor(QScrollArea):
    """Shows one album; what a person wants changed goes out by signals, with keys of albums.

    Those of its `fields` go out by themselves.

    Args:
        pictures: where to get small pictures.
        parent: the widget that it is in.

    Signals:
        merge_asked(str, str): it is to become part of the second one.
        remove_asked(str): it is to go, with its examples.
        answered(list, str): photos belong into an album.
        forget_asked(list): what was said of photos is taken back.
    """

    merge_asked = Signal(str, str)
    remove_asked = Signal(str)
    answered = Signal(list, str)
    forget_asked = Signal(list)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Album"))
        self._albums = Albums(())
        self._key = ""
        self._examples = 0
        self.fields = AlbumFields()
        self.confirmed, self.rejected = PictureStrip(pictures), PictureStrip(pictures)
        self.doubts = Doubts(pictures)
        self.doubts.answered.connect(self._pass_answer)
        self._build()

    def show_album(self, key: str, albums: Albums, threshold: float) -> None:
        """Show an album, or the same one after a change; `threshold` is that of all albums."""
        same, self._key, self._albums = key == self._key, key, albums
        self.fields.show_album(key, albums, threshold)
        self._remove.setVisible(albums[key].own)
        if not same:
            self._clear()
        if not albums[key].enabled:
            self.quality.setText(self.tr("It is not in use, so nothing is measured."))
            self._doubts_part.hide()

    def show_examples(self, key: str, examples: Examples) -> None:
        """Show what the album was taught with, if it is still the one in view."""
        if key != self._key:
            return
        self.confirmed.show_tiles(examples.confirmed)
        self.rejected.show_tiles(examples.rejected)
        confirmed, rejected, machine = examples.counts
        self._examples = confirmed + rejected
        said = self.tr("%Ln photo(s)", None, confirmed)
        if machine:
            said += " · " + self.tr("%Ln of them by a machine", None, machine)
        if not confirmed:
            said = self.tr("None yet. Five are a good beginning: drag photos onto the album.")
        self._confirmed_count.setText(said)
        self._rejected_count.setText(self.tr("%Ln photo(s)", None, rejected))
        self.confirmed.setVisible(bool(examples.confirmed))
        self.rejected.setVisible(bool(examples.rejected))
        self._rejected_part.setVisible(bool(rejected))

    def show_quality(self, key: str, quality: Quality) -> None:
        """Show how well the album is recognised, if it is still the one in view."""
        if key != self._key or not self._albums[key].enabled:
            return
        said = self.tr("There is no photo to measure it by.")
        if quality.photos:
            said = self.tr("Right {right} of 100 times, finds {found} of 100, by {photos}.").format(
                right=QLocale().toString(round(100 * quality.precision)),
                found=QLocale().toString(round(100 * quality.recall)),
                photos=self.tr("%Ln photo(s)", None, quality.photos),
            )
        self.quality.setText(said)
        titles = {key: title(album) for key, album in self._albums.items()}
        self.doubts.show_doubts(key, quality.doubts, titles)
        self._doubts_part.setVisible(self.doubts.count() > 0)

    def show_error(self, field: Field, sentence: str) -> None:
        """Say beside a field why what was asked for there was not done."""
        if field is Field.MERGE:
            self.merge.fail(sentence)
        elif field is Field.REMOVE:
            self.removal.fail(sentence)
        else:
            self.fields.show_error(field, sentence)

    def refresh_pictures(self) -> None:
        """Paint anew, for there are more small pictures."""
        for widget in (self.confirmed.viewport(), self.rejected.viewport(), self.doubts):
            widget.update()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        self._layout = layout = QVBoxLayout(inside)
        layout.setContentsMargins(*(3 * theme.SPACE, 2 * theme.SPACE) * 2)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(self.fields)
        self.quality = QLabel(wordWrap=True)
        self.quality.setProperty("kind", "quiet")
        _part(layout, self.tr("How well it is recognised"), self.quality)
        doubts = self.tr("Cene would put these elsewhere")
        self._doubts_part = _part(layout, doubts, self.doubts)
        self._add_examples(layout)
        self._add_ends(layout)
        layout.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _add_examples(self, layout: QVBoxLayout) -> None:
        self._confirmed_count, self._rejected_count = QLabel(), QLabel()
        for strip, name in (
            (self.confirmed, self.tr("Examples")),
            (self.rejected, self.tr("Kept out of it")),
        ):
            strip.setAccessibleName(name)
            strip.selected.connect(self._show_selected)
        for count in (self._confirmed_count, self._rejected_count):
            count.setProperty("kind", "quiet")
        _part(layout, self.confirmed.accessibleName(), self._confirmed_count, self.confirmed)
        self._rejected_part = _part(
            layout, self.rejected.accessibleName(), self._rejected_count, self.rejected
        )
        self.take_back = QPushButton(self.tr("Forget the selected answers"))
        self.take_back.setProperty("kind", "link")
        self.take_back.clicked.connect(self._forget)
        layout.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_ends(self, layout: QVBoxLayout) -> None:
        merge, self._remove = QPushButton(self.tr("Merge into…")), QPushButton(self.tr("Remove…"))
        merge.clicked.connect(self._ask_merge)
        self._remove.clicked.connect(self._ask_removal)
        row = QHBoxLayout()
        row.addWidget(merge)
        row.addWidget(self._remove)
        row.addStretch()
        layout.addSpacing(2 * theme.SPACE)
        layout.addLayout(row)
        self.merge = MergeCard(self.tr("Merge"), self.tr("Cancel"), self.tr("Merge into"))
        self.merge.chosen.connect(self._merge)
        self.removal = Card(self.tr("Remove"), self.tr("Keep it"))
        self.removal.agreed.connect(self._remove_it)
        layout.addWidget(self.merge)
        layout.addWidget(self.removal)

    def _clear(self) -> None:
        """Nothing is known of another album yet."""
        self._examples = 0
        self.quality.setText(self.tr("Measuring…"))
        self._confirmed_count.setText(self.tr("Reading…"))
        for strip in (self.confirmed, self.rejected):
            strip.show_tiles(())
            strip.hide()
        for part in (self.merge, self.removal, self._rejected_part, self._doubts_part):
            part.hide()
        self._show_selected()

    def _ask_merge(self) -> None:
        keys = others(self._albums, self._key)
        self.removal.hide()
        self.merge.offer(keys, [way(self._albums, key) for key in keys])
        sentence = self.tr(
            "{album} becomes part of another album, with {examples}. No photo is touched."
        )
        self._ask(self.merge, sentence)

    def _ask_removal(self) -> None:
        self.merge.hide()
        self._ask(self.removal, self.tr("Remove {album}, with {examples}? No photo is touched."))

    def _ask(self, card: Card, sentence: str) -> None:
        examples = self.tr("%Ln example(s)", None, self._examples)
        card.ask(sentence.format(album=title(self._albums[self._key]), examples=examples))
        self._layout.activate()
        self.ensureWidgetVisible(card)

    def _merge(self, into: str) -> None:
        self.merge_asked.emit(self._key, into)

    def _remove_it(self) -> None:
        self.remove_asked.emit(self._key)

    def _pass_answer(self, photos: list[int], album: str) -> None:
        self._doubts_part.setVisible(self.doubts.count() > 0)
        self.answered.emit(photos, album)

    def _show_selected(self) -> None:
        self.take_back.setVisible(bool(self.confirmed.photos() or self.rejected.photos()))

    def _forget(self) -> None:
        self.forget_asked.emit([*self.confirmed.photos(), *self.rejected.photos()])


def _part(layout: QVBoxLayout, heading: str, *widgets: QWidget) -> QWidget:
    """A heading with what stands beneath it."""
    part = QWidget()
    inside = QVBoxLayout(part)
    inside.setContentsMargins(0, 2 * theme.SPACE, 0, 0)
    inside.setSpacing(theme.SPACE // 2)
    label = QLabel(heading)
    label.setProperty("kind", "heading")
    inside.addWidget(label)
    for widget in widgets:
        inside.addWidget(widget)
    layout.addWidget(part)
    return part
