"""What a network is to be trained on, and which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cene.core.errors import printable
from cene.core.lab import TrainingOrder
from cene.core.recipes import RECIPES, Recipe, recipe
from cene.organiser.lab.splitting import Split, expected
from cene.ui import theme
from cene.ui.footer import duration
from cene.ui.lab.class_bars import ClassBars
from cene.ui.lab.trainer import Wish
from cene.ui.lab.words import CONTEXT, recipe_title
from cene.ui.parts.controls import Combo, TickDelegate
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cene.core.lab import ClassCount
    from cene.organiser.lab.estimating import Estimate

USUAL = "lite0-frozen"
"""The recipe that is chosen at first: it needs minutes, and is hard to beat with few photos."""
LEAST = 5
"""So many examples an album needs."""

_SHOWN, _ROW = 10, 3 * theme.SPACE
"""So many albums are seen without scrolling at most, and how high one is."""


class Offer(NamedTuple):
    """An album that a network can learn: its key, its title, and how many examples it has."""

    key: str
    title: str
    examples: int


class OrderForm(QWidget):
    """Chooses albums or a folder, and a recipe; says how long that will take.

    Signals:
        changed(): something else is chosen; `show_estimate` answers.
        folder_chosen(Path): `show_folder` or `show_folder_error` answers.
        started(Wish): this is to be trained.
    """

    changed = Signal()
    folder_chosen = Signal(object)
    started = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: dict[str, Offer] = {}
        self._folder: Path | None = None
        self._counted: Mapping[str, int] | None = None
        self._free = True
        self.of_albums = QRadioButton(self.tr("Examples of albums"))
        self.of_albums.setChecked(True)
        self.of_folder = QRadioButton(self.tr("A folder that holds a folder for each class"))
        self.albums = self._made_tree()
        self.choose = QPushButton(self.tr("Choose a folder…"))
        self.bars = ClassBars()
        self.recipes = Combo()
        self.start = QPushButton(self.tr("Start training"))
        self.start.setProperty("kind", "primary")
        self._too_few, self._where, self._about, self._missing, self._estimate = (
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText) for _ in range(5)
        )
        for label in (self._too_few, self._where, self._about, self._missing):
            label.setProperty("kind", "quiet")
        self._missing.hide()
        self._fill_recipes()
        self._build()
        self._connect()
        self.refresh()

    @property
    def recipe(self) -> Recipe:
        """The one that is chosen."""
        return recipe(str(self.recipes.currentData()))

    @property
    def photos(self) -> int:
        """How many are chosen; 0 while a folder is being counted."""
        if self.of_folder.isChecked():
            return sum(self._counted.values()) if self._counted else 0
        return sum(self._offers[key].examples for key in self.chosen())

    @property
    def estimate(self) -> str:
        """What is said of how much it is."""
        return self._estimate.text()

    def chosen(self) -> tuple[str, ...]:
        """Keys of the albums that are ticked."""
        items = (self.albums.topLevelItem(row) for row in range(self.albums.topLevelItemCount()))
        return tuple(
            str(item.data(0, Qt.ItemDataRole.UserRole))
            for item in items
            if item is not None and item.checkState(0) is Qt.CheckState.Checked
        )

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer albums that have examples enough; those that are ticked stay so."""
        if {one.key: one for one in offers} == self._offers:
            return
        before = self.chosen()
        self._offers = {one.key: one for one in offers}
        self.albums.blockSignals(True)  # noqa: FBT003 - Qt's way
        self.albums.clear()
        for one in offers:
            text = self.tr("{album}: %Ln example(s)", None, one.examples).format(album=one.title)
            item = QTreeWidgetItem(self.albums, [text])
            item.setData(0, Qt.ItemDataRole.UserRole, one.key)
            ticked = one.key in before
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.albums.setFixedHeight(min(_SHOWN, max(1, len(offers))) * _ROW)
        self.albums.blockSignals(False)  # noqa: FBT003 - Qt's way
        self.refresh()

    def show_missing(self, there: Collection[str]) -> None:
        """Say whether the weights that the recipe begins with are there.

        Args:
            there: names of the files of weights that are.
        """
        fetched = self.recipe.fetched
        self._missing.setVisible(fetched is not None and fetched not in there)

    def show_folder(self, folder: Path, classes: Mapping[str, int]) -> None:
        """Show what a folder holds: how many photos of which class."""
        if folder == self._folder:
            self._counted = classes
            self._where.setText(printable(folder))
            self.refresh()

    def show_folder_error(self, folder: Path, sentence: str) -> None:
        """Say why a folder will not do."""
        if folder == self._folder:
            self._where.setText(f"! {said(sentence)}")

    def show_estimate(self, found: Estimate) -> None:
        """Say how long it will take."""
        if not self._ready():
            return
        photos = self.tr("%Ln photo(s)", None, self.photos)
        time = duration(found.seconds)
        self._estimate.setText(
            (
                self.tr("{photos}, about {time} at most, as the last run of this network.")
                if found.known
                else self.tr(
                    "{photos}, very roughly {time} at most: this network was not trained here yet."
                )
            ).format(photos=photos, time=time)
        )

    def allow(self, *, free: bool) -> None:
        """Let a training be started or not, for only one can run at a time."""
        self._free = free
        self.refresh()

    def choose_folder(self, folder: Path) -> None:
        """Take the photos of a folder."""
        self._folder, self._counted = folder, None
        self.of_folder.setChecked(True)
        self._where.setText(self.tr("Counting the photos in {folder}…").format(folder=folder.name))
        self.refresh()
        self.folder_chosen.emit(folder)

    def refresh(self) -> None:
        """Show what goes with what is chosen."""
        albums = self.of_albums.isChecked()
        self.albums.setEnabled(albums)
        self._too_few.setVisible(len(self._offers) < 2)  # noqa: PLR2004
        self.choose.setEnabled(not albums)
        self.bars.show_counts(self._expected())
        self._about.setText(QCoreApplication.translate(CONTEXT, self.recipe.about))
        self.start.setEnabled(self._free and self._ready())
        if not self._free:
            self._estimate.setText(self.tr("Another network is being trained at the moment."))
        elif self._ready():
            self.changed.emit()
        elif albums:
            self._estimate.setText(self.tr("Tick two albums or more."))
        else:
            self._estimate.setText(self.tr("Choose a folder that holds two folders or more."))

    def _ready(self) -> bool:
        if self.of_folder.isChecked():
            return self._counted is not None and len(self._counted) >= 2  # noqa: PLR2004
        return len(self.chosen()) >= 2  # noqa: PLR2004

    def _expected(self) -> list[ClassCount]:
        """About how what is chosen will be split."""
        if self.of_folder.isChecked():
            found = [(printable(name), photos) for name, photos in (self._counted or {}).items()]
        else:
            found = [self._offers[key][1:] for key in self.chosen()]
        return [expected(name, photos, Split()) for name, photos in found]

    def _start(self) -> None:
        order = TrainingOrder(self.recipe.name)
        if self.of_folder.isChecked():
            self.started.emit(Wish(order, folder=self._folder))
        else:
            self.started.emit(Wish(order, albums=self.chosen()))

    def _ask_folder(self) -> None:
        """Ask for a folder, without holding anything up."""
        dialog = QFileDialog(self, self.tr("Choose a folder of folders"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_folder)
        dialog.show()

    def _take_folder(self, place: str) -> None:
        self.choose_folder(Path(place))

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setProperty("kind", "ticks")
        tree.setItemDelegate(TickDelegate(tree))
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAccessibleName(self.tr("Albums to learn"))
        return tree

    def _fill_recipes(self) -> None:
        self.recipes.setAccessibleName(self.tr("Network"))
        for one in RECIPES:
            self.recipes.addItem(recipe_title(one.name), one.name)
        self.recipes.setCurrentIndex(self.recipes.findData(USUAL))
        self._missing.setText(
            self.tr(
                "Its weights are not on this computer yet: they are fetched from the internet when "
                "training begins, once."
            )
        )
        self._too_few.setText(
            self.tr("Two albums with %Ln example(s) or more are needed.", None, LEAST)
        )

    def _connect(self) -> None:
        self.of_albums.toggled.connect(self.refresh)
        self.albums.itemChanged.connect(self.refresh)
        self.recipes.currentIndexChanged.connect(self.refresh)
        self.choose.clicked.connect(self._ask_folder)
        self.start.clicked.connect(self._start)

    def _build(self) -> None:
        title = QLabel(self.tr("Train a network"))
        title.setProperty("kind", "title")
        folder = QHBoxLayout()
        folder.addWidget(self.choose)
        folder.addWidget(self._where, 1)
        network = QLabel(self.tr("Network"))
        network.setProperty("kind", "heading")
        network.setBuddy(self.recipes)
        start = QHBoxLayout()
        start.addWidget(self.start)
        start.addWidget(self._estimate, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * theme.SPACE,) * 4)
        layout.setSpacing(theme.SPACE + theme.SPACE // 2)
        for widget in (title, self.of_albums, self._too_few):
            layout.addWidget(widget)
        layout.addWidget(self.albums)
        layout.addWidget(self.of_folder)
        layout.addLayout(folder)
        layout.addWidget(self.bars)
        layout.addWidget(network)
        layout.addWidget(self.recipes)
        layout.addWidget(self._about)
        layout.addWidget(self._missing)
        layout.addSpacing(theme.SPACE)
        layout.addLayout(start)
        layout.addStretch(1)
