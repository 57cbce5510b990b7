"""Going through the photos that wait: one large photo, one key at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from cene.core.tree import Albums
from cene.ui.parts.film import Film
from cene.ui.parts.picker import Picker
from cene.ui.parts.viewer import Viewer
from cene.ui.review.answers import Answers
from cene.ui.review.layout import Desk
from cene.ui.review.queue import Deed, Queue
from cene.ui.review.words import progress, undo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from cene.core.shown import Details
    from cene.ui.parts.film import Thumbnail
    from cene.ui.parts.loading import Load
    from cene.ui.parts.picker import Title

ANSWERS = 5
"""Albums on keys of their own."""
_AHEAD = (1, 2, -1)  # the photos beside the current one that are read meanwhile
_TYPED = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class Review(QWidget):
    """Asks about one photo after another; it waits for nobody, least of all for what is answered.

    Its actions are there for menus and for the list of keys.

    Args:
        load: how to read a photo, see `cene.ui.parts.pictures.read`.
        thumbnail: where to get small pictures; call `refresh_thumbnails` when there are more.
        title: what albums are called.
        parent: the widget that it is in.
    """

    answered = Signal(object, str)
    """Numbers of photos (list[int]), and the key of their album or the title of a new one."""
    dismissed = Signal(object)
    """Numbers of photos (list[int]) that belong into none of the albums that Cene thought of."""
    undo_asked = Signal(object)
    """Numbers of photos (list[int]) whose answer, the last one, is to be taken back."""
    done = Signal()
    """A person wants back."""

    def __init__(
        self, load: Load, thumbnail: Thumbnail, title: Title, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._thumbnail = title, thumbnail
        self._queue, self._albums = Queue(), Albums(())
        self._details: Callable[[int], Details | None] = lambda _: None
        self._similar: Callable[[int], Sequence[int]] = lambda _: ()
        self._now: Details | None = None
        self._together: tuple[int, ...] = ()
        self._viewer, self._film = Viewer(load), Film(thumbnail)
        self._viewer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._film.chosen.connect(self._go)
        self._film.picked.connect(self._pick)
        choices = [self._action("", str(key + 1), self._choose) for key in range(ANSWERS)]
        others = [
            self._action(self.tr("Another album…"), "/", self._ask_album),
            self._action(self.tr("New album…"), "N", self._ask_new),
            self._action(self.tr("None of these"), "X", self._dismiss),
            self._action(self.tr("Skip"), "S", self._skip),
        ]
        back = self._action(self.tr("Undo"), "Z", self.take_back)
        self._grouped = self._action(self.tr("Similar photos together"), "G", self._look)
        self._grouped.setCheckable(True)
        self._grouped.setChecked(True)
        self._action(self.tr("Next photo"), "Right", self._next)
        self._action(self.tr("Previous photo"), "Left", self._previous)
        self._action(self.tr("Same answer for one more photo"), "Shift+Right", self._more)
        self._action(self.tr("Same answer for one photo less"), "Shift+Left", self._less)
        self._action(self.tr("Larger"), "+", self._viewer.larger)
        self._action(self.tr("Smaller"), "-", self._viewer.smaller)
        self._action(self.tr("Whole photo"), "0", self._viewer.fit)
        self._answers = Answers(choices, others, back, title)
        self._desk = Desk(self._viewer, self._answers, self._film, self._grouped)
        self._desk.again_asked.connect(self._look_again)
        self._desk.back_asked.connect(self.done)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._desk)
        self._picker = Picker(title, self)
        self._picker.chosen.connect(self._answer)
        self._picker.wanted_new.connect(self._answer)
        self._picker.closed.connect(self._answers.focus_first)

    @property
    def current(self) -> int | None:
        """Number of the photo that is asked about, None where nothing waits."""
        return self._queue.current

    def begin(
        self,
        queue: Sequence[int],
        details: Callable[[int], Details | None],
        albums: Albums,
        similar: Callable[[int], Sequence[int]],
    ) -> None:
        """Start over.

        Args:
            queue: numbers of the photos that wait, in the order to ask in.
            details: what is known of one; None where it is no longer there.
            albums: all there are.
            similar: those that look like one, the most alike first; may name others than wait.
        """
        self._queue, self._albums = Queue(queue), albums
        self._details, self._similar = details, similar
        self._look()

    def requeue(self, queue: Sequence[int], albums: Albums) -> None:
        """Go on in another order; the current photo stays, and what was answered stays out.

        Args:
            queue: numbers of the photos that wait by now.
            albums: all there are by now.
        """
        self._albums = albums
        self._queue.replace(queue)
        current = self._queue.current
        now = None if current is None or self._now is None else self._details(current)
        if now is None:
            self._look()
            return
        self._now = now
        self._answers.offer(now, albums)
        self._together = self._queue.gather(self._together)
        self._tell()

    def restore(self, photos: Sequence[int]) -> None:
        """Ask again about photos whose answer came to nothing."""
        self._queue.restore(photos)
        if self._now is None:
            self._look()
        self._tell()

    def refresh_thumbnails(self) -> None:
        """There are more small pictures than before."""
        self._film.update()

    def take_back(self) -> None:
        """Ask again about what was answered or skipped last."""
        deed = self._queue.undo()
        if deed is not None and not deed.skipped:
            self.undo_asked.emit(list(deed.photos))
        self._look()

    def stop(self) -> None:
        """Read nothing any more."""
        self._viewer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is marked, Esc goes back, letters look for an album."""
        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
                focus.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif event.text().isalpha() and event.modifiers() in _TYPED and self._now:
            self._picker.ask(self._albums, event.text())
        else:
            super().keyPressEvent(event)

    def _action(self, text: str, key: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _look(self) -> None:
        """Ask about the current photo, or the next that is still there."""
        self._now = None
        while (current := self._queue.current) is not None:
            self._now = self._details(current)
            if self._now is not None:
                break
            self._queue.drop(current)
        if self._now is None or current is None:
            self._together = ()
            self._viewer.show_photo(None)
        else:
            alike = self._similar(current) if self._grouped.isChecked() else ()
            self._together = self._queue.gather(self._queue.later(alike))
            path, standin = self._now.photo.path, self._thumbnail(current)
            self._viewer.show_photo(path, standin, self._near())
            self._answers.offer(self._now, self._albums)
        self._tell()
        if self._now is not None:
            self._answers.focus_first()

    def _near(self) -> list[Path]:
        """The photos that are likely to follow."""
        places = (self._queue.position + step for step in _AHEAD)
        waiting = self._queue.waiting
        known = [self._details(waiting[k]) for k in places if 0 <= k < len(waiting)]
        return [details.photo.path for details in known if details is not None]

    def _tell(self) -> None:
        """Say how far it is."""
        queue = self._queue
        self._film.show_row(queue.answered, queue.waiting, queue.position, self._together)
        self._answers.say_together(len(self._together))
        self._answers.say_undo(
            undo(queue.deeds[-1], self._albums, self._title) if queue.deeds else ""
        )
        if self._now is None:
            self._desk.end(len(queue.skipped))
            return
        self._desk.work(progress(queue))

    def _answer(self, album: str | None) -> None:
        """Answer for the current photo and those with it, and go on at once."""
        current, now = self._queue.current, self._now
        if current is None or now is None:
            return
        best = now.ranking[0][0] if now.ranking else None
        agreed = None if best is None else best == album
        photos = (current, *self._together)
        self._queue.do(Deed(photos, now.photo.path.stem, album, agreed))
        if album is None:
            self.dismissed.emit(list(photos))
        else:
            self.answered.emit(list(photos), album)
        self._look()

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._answer(action.data())

    def _dismiss(self) -> None:
        self._answer(None)

    def _skip(self) -> None:
        if self._queue.current is not None and self._now is not None:
            name = self._now.photo.path.stem
            self._queue.do(Deed((self._queue.current,), name, skipped=True))
            self._look()

    def _look_again(self) -> None:
        self._queue.restore(self._queue.skipped)
        self._look()

    def _ask_album(self) -> None:
        if self._now is not None:
            self._picker.ask(self._albums)

    def _ask_new(self) -> None:
        if self._now is not None:
            self._picker.ask(self._albums, new=True)

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self._queue.step(by)
        self._look()

    def _go(self, photo: int) -> None:
        self._queue.go(photo)
        self._look()

    def _pick(self, photo: int) -> None:
        """Give a photo the same answer, or no longer."""
        if photo in self._together:
            self._gather([one for one in self._together if one != photo])
        else:
            self._gather([*self._together, photo])

    def _more(self) -> None:
        place = self._queue.position + len(self._together) + 1
        self._gather([*self._together, *self._queue.waiting[place : place + 1]])

    def _less(self) -> None:
        self._gather(self._together[:-1])

    def _gather(self, photos: Sequence[int]) -> None:
        self._together = self._queue.gather(photos)
        self._tell()
