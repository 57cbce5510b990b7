"""The main job: look at the photos of some folders and file what Cene is sure of."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from cene.core.move import Mode
from cene.core.policy import Action, Decision, decide
from cene.organiser.albums import in_catalogue
from cene.organiser.filing import Filed, Filer, Order
from cene.organiser.index import Index, failures, index
from cene.organiser.joining import Joined, join
from cene.organiser.request import SortOrder, checked, chosen_albums
from cene.organiser.surveying import Ground

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cene.core.prediction import Prediction
    from cene.core.tree import Albums
    from cene.organiser.classifier import Classifier
    from cene.organiser.tag_filing import TagFiling
    from cene.organiser.workspace import Progress, Workspace

CHUNK = 64
"""Photos filed between two commits of the journal."""

CAUSE = "sort"
"""What the journal calls the batches of a sort."""

RAW_REASON = "a RAW file without a picture of the same name beside it, which Cene cannot look into"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided of a photo, and what came of it."""

    path: Path
    decision: Decision
    target: Path | None = None


@dataclass
class Summary:
    """What a sort did.

    Attributes:
        batch: number of the batch, None where nothing was touched.
        photos: photos in the sources, those that failed among them.
        looked: photos that were new or changed.
        filed: photos filed (in suggest mode: that would be).
        asked: photos that wait for an answer.
        skipped: photos left alone: in their album already, or RAW without a picture.
        failed: what could not be read or filed, with the reason.
        by_album: photos filed by title of the album.
        joined: companions that came after their photos, and are with them now.
        expected_wrong: how many of the filed are wrong if the probabilities are right.
        quarantined: photos of which it turned out that they end any program that looks at them.
        links: symbolic links that were not followed.
        online: files that are only online, and were left there.
        waiting: new or changed files that some program may still be writing.
        left: folders with photos that were not looked at yet.
        seconds: how long it took.
        complete: False if it was stopped before the end.
    """

    batch: int | None = None
    photos: int = 0
    looked: int = 0
    filed: int = 0
    asked: int = 0
    skipped: int = 0
    failed: list[tuple[Path, str]] = field(default_factory=list)
    by_album: dict[str, int] = field(default_factory=dict)
    joined: int = 0
    expected_wrong: float = 0.0
    quarantined: tuple[Path, ...] = ()
    links: int = 0
    online: int = 0
    waiting: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    seconds: float = 0.0
    complete: bool = True


def sort(
    workspace: Workspace,
    classifier: Classifier,
    order: SortOrder,
    report: Callable[[Outcome], None],
    progress: Progress,
) -> Summary:
    """Look at all photos of the sources and file those that Cene is sure of.

    Raises:
        UsageError: the folders or albums of the order make no sense together.
        AwayError: the disk of the albums is not connected.
        UnusableError: a folder, the catalogue or the classifier cannot be used.
    """
    began = time.monotonic()
    albums = in_catalogue(workspace)
    order = checked(order, albums.values())
    run = _Sort(workspace, order, albums, report)
    ground = Ground(
        order.sources,
        [order.into],
        order.changes,
        order.settling,
        order.exclude,
        order.gently,
        order.most,
    )
    run.check()
    found = index(workspace, classifier, ground, progress)
    joined = run.join(progress) if found.complete else Joined()
    run.count(found, joined)
    if found.complete and run.needs_each():
        run.file(progress)
    run.list_rest()
    run.summary.batch = run.batch
    run.summary.seconds = time.monotonic() - began
    return run.summary


def learn_from_tags(workspace: Workspace, order: SortOrder, progress: Progress) -> None:
    """Where photos get tags, learn first from what people did to those that they have.

    Raises:
        UnusableError: the catalogue or the classifier cannot be used.
    """
    if order.mode is Mode.TAG or order.tags:
        from cene.organiser import tag_news  # noqa: PLC0415 - loads all of exiv2

        tag_news.learn_from_tags(workspace, progress)


class _Sort:
    """One run of `sort`, between its steps."""

    def __init__(
        self,
        workspace: Workspace,
        order: SortOrder,
        albums: Albums,
        report: Callable[[Outcome], None],
    ) -> None:
        self.summary = Summary()
        self._workspace = workspace
        self._order = order
        self._albums = albums
        self._chosen = chosen_albums(order.albums, albums)
        self._report = report
        self._filer = Filer(
            workspace,
            order.into,
            order.mode,
            order.threshold,
            order.cause,
            collision=order.collision,
            companions=order.companions,
        )
        self._tags = self._tag_filing() if Mode.TAG is order.mode or order.tags else None

    @property
    def batch(self) -> int | None:
        """Number of the batch, None where nothing was touched."""
        return self._filer.batch

    def check(self) -> None:
        """Look whether photos can be filed.

        Raises:
            AwayError: the disk of the albums is not connected.
        """
        self._filer.check()

    def join(self, progress: Progress) -> Joined:
        """Bring companions to photos that were filed before them."""
        return join(self._workspace, self._filer, self._order, progress)

    def count(self, found: Index, joined: Joined) -> None:
        """Take over what the scan found, what joined its photos and what could not be read."""
        threshold, own = self._order.threshold, self._albums.thresholds
        tally = self._workspace.predictions.tally(threshold, self._chosen, own)
        filing = [album for album in tally.albums if album.album in self._chosen]
        others = sum(album.sure for album in tally.albums) - sum(album.sure for album in filing)
        summary = self.summary
        summary.complete = found.complete
        summary.looked = found.looked
        summary.quarantined = tuple(found.quarantined)
        summary.left = found.left
        summary.links = found.survey.links
        summary.online = found.survey.online
        summary.joined = joined.files
        summary.waiting = tuple(dict.fromkeys((*found.survey.waiting, *joined.waiting)))
        summary.photos = tally.photos
        summary.skipped = tally.unpredicted + others
        summary.asked = tally.read - sum(album.sure for album in tally.albums)
        if found.complete or self._order.mode is Mode.SUGGEST:
            summary.filed = sum(album.sure for album in filing)
            summary.expected_wrong = sum(album.expected_wrong for album in filing)
            summary.by_album = {self._albums[a.album].title: a.sure for a in filing}
        summary.failed = [*failures(self._workspace, found), *joined.failed]

    def needs_each(self) -> bool:
        """Whether the counts are not enough: to touch or list photos, or to pass over copies."""
        listed = self._order.listed
        return (
            self._order.mode is not Mode.SUGGEST
            or listed is None
            or self.summary.filed <= listed
            or self._workspace.journal.has_copies()
        )

    def file(self, progress: Progress) -> None:
        """File the photos that Cene is sure of; the counts become what really came of it.

        Raises:
            AwayError: the disk of the albums was taken out.
        """
        order, summary = self._order, self.summary
        progress.begin("Tagging" if order.mode is Mode.TAG else "Filing", summary.filed)
        summary.filed, summary.by_album, summary.expected_wrong = 0, {}, 0.0
        journal = self._workspace.journal
        left = set() if order.again else journal.put_back()
        own = self._albums.thresholds
        sure = self._workspace.predictions.sure(order.threshold, self._chosen, own)
        while found := list(islice(sure, CHUNK)):
            self.check()
            chunk = [
                one
                for one in found
                if one[0].id not in left and (order.again or not journal.was_taken_out(one[0]))
            ]
            summary.skipped += len(found) - len(chunk)
            decisions = [self._decide(prediction) for _, prediction in chunk]
            orders = [
                Order(photo, self._albums[decision.album or ""], decision.confidence)
                for (photo, _), decision in zip(chunk, decisions, strict=True)
            ]
            predictions = [prediction for _, prediction in chunk if prediction]
            for filed, decision in zip(self._filed(orders, predictions), decisions, strict=True):
                self._count_filed(filed, decision)
            progress.advance(len(found))
            if progress.stopped():
                summary.complete = False
                break

    def list_rest(self) -> None:
        """Report photos that stay where they are, and why."""
        order = self._order
        rest = self._workspace.predictions.unsure(
            order.threshold, self._chosen, order.listed, self._albums.thresholds
        )
        for photo, prediction in rest:
            self._report(Outcome(photo.path, self._decide(prediction)))

    def _filed(self, orders: list[Order], predictions: list[Prediction]) -> list[Filed]:
        """File photos, tag them, or both."""
        if self._tags is not None and self._order.mode is Mode.TAG:
            return self._tags.file(orders, predictions)
        filed = self._filer.file(orders)
        if self._tags is None or self._order.mode is Mode.SUGGEST:
            return filed
        return self._tags.follow(filed, predictions)

    def _tag_filing(self) -> TagFiling:
        from cene.organiser.tag_filing import TagFiling  # noqa: PLC0415 - loads all of exiv2

        return TagFiling(self._workspace, self._order, self._albums, self._chosen, self._filer)

    def _count_filed(self, filed: Filed, decision: Decision) -> None:
        summary, path, title = self.summary, filed.order.photo.path, filed.order.album.title
        if filed.error is not None:
            summary.failed.append((path, filed.error))
            return
        if filed.there:
            summary.skipped += 1
            decision = replace(
                decision, action=Action.LEAVE, reason=f"in {title} already ({decision.reason})"
            )
        else:
            summary.filed += 1
            summary.by_album[title] = summary.by_album.get(title, 0) + 1
            summary.expected_wrong += 1 - decision.confidence
        self._report(Outcome(path, decision, filed.target))

    def _decide(self, prediction: Prediction | None) -> Decision:
        if prediction is None:
            return Decision(None, 0.0, 0.0, Action.LEAVE, RAW_REASON)
        decision = decide(prediction, self._order.threshold, self._albums, self._chosen)
        if decision.action is Action.FILE and decision.album not in self._chosen:
            reason = f"not among the albums to file into: {decision.reason}"
            return replace(decision, action=Action.LEAVE, reason=reason)
        return decision
