"""Albums as keywords of photos that Cene is sure of, in place of a folder or along with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cene.core.policy import is_sure
from cene.core.tags import Tag
from cene.files.identity import status
from cene.organiser.filing import Filed
from cene.organiser.keywords import arrived, keyword
from cene.organiser.tagging import Tagger, Wish

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cene.core.move import Move
    from cene.core.photo import Photo
    from cene.core.prediction import Prediction
    from cene.core.tree import Albums
    from cene.organiser.filing import Filer, Order
    from cene.organiser.request import SortOrder
    from cene.organiser.workspace import Workspace


def tags_of(
    prediction: Prediction,
    placed: tuple[str, float],
    threshold: float,
    albums: Albums,
    chosen: Collection[str],
) -> tuple[Tag, ...]:
    """What a photo is tagged with: the album it is filed into, and others that are sure enough.

    Args:
        prediction: what was said of it.
        placed: key of the album that was decided on, and how sure that is, in 0..1.
        threshold: how sure is sure enough, in 0..1, for albums without a threshold of their own.
        albums: all albums.
        chosen: keys of those that may be filed into.
    """
    own = albums.thresholds
    sure = dict([placed]) | {
        key: chance
        for key, chance in prediction.ranking
        if key in chosen and is_sure(chance, prediction.novelty, own.get(key, threshold))
    }
    above = {one.key for key in sure for one in albums.ancestors(key)}
    return tuple(
        Tag(keyword(albums, key), chance) for key, chance in sure.items() if key not in above
    )


class TagFiling:
    """Tags the photos of one sort.

    Args:
        workspace: the open catalogue.
        order: what was asked for; its `writing` says where tags go.
        albums: all albums.
        chosen: keys of those that may be filed into.
        filer: whose batch this belongs to.
    """

    def __init__(
        self,
        workspace: Workspace,
        order: SortOrder,
        albums: Albums,
        chosen: Collection[str],
        filer: Filer,
    ) -> None:
        self._workspace = workspace
        self._order, self._albums, self._chosen = order, albums, chosen
        self._tagger = Tagger(workspace, order.writing, filer.begin)

    def file(self, orders: Sequence[Order], predictions: Sequence[Prediction]) -> list[Filed]:
        """Tag photos where they are; results in order."""
        left = [self._is_tagged(order) for order in orders]
        wishes = [
            self._wish(order, prediction, order.photo)
            for order, prediction, done in zip(orders, predictions, left, strict=True)
            if not done
        ]
        results = iter(self._tagger.tag(wishes))
        return [
            _result(order, (False, None) if done else next(results))
            for order, done in zip(orders, left, strict=True)
        ]

    def follow(self, filed: Sequence[Filed], predictions: Sequence[Prediction]) -> list[Filed]:
        """Tag photos where they were just brought to, or lay; each says if it cannot be."""
        follow = [self._follows(one) for one in filed]
        wishes = [
            self._wish(one.order, prediction, arrived(one.order.photo, one.move), one.move)
            for one, prediction, so in zip(filed, predictions, follow, strict=True)
            if so
        ]
        results = iter(self._tagger.tag(wishes))
        return [
            _followed(one, next(results)[1]) if so else one
            for one, so in zip(filed, follow, strict=True)
        ]

    def _follows(self, filed: Filed) -> bool:
        """Whether a photo that was to be filed is to be tagged."""
        stayed = filed.there and filed.target == filed.order.photo.path
        return filed.move is not None or (stayed and not self._is_tagged(filed.order))

    def _wish(
        self, order: Order, prediction: Prediction, photo: Photo, joins: Move | None = None
    ) -> Wish:
        key, confidence = order.album.key, order.confidence
        threshold = self._order.threshold
        tags = tags_of(prediction, (key, confidence), threshold, self._albums, self._chosen)
        return Wish(photo, tags, key, confidence, prediction.model, joins)

    def _is_tagged(self, order: Order) -> bool:
        """Whether the last that was done to a photo is that it got this tag, and it still has it.

        Its files are not read for that: nobody has changed them since. A sidecar that stayed
        behind when a person renamed the photo is none of them.
        """
        photo = order.photo
        last = self._workspace.journal.tagging(photo.id)
        if last is None or last.album != order.album.key:
            return False
        own = {photo.path, *photo.companions}
        try:
            return all(
                file.target in own and status(file.target) == file.placed for file in last.files
            )
        except OSError:
            return False  # why is said when it is tried


def _result(order: Order, ended: tuple[bool, str | None]) -> Filed:
    """What became of an order whose photo was tagged, or has its tags already."""
    changed, error = ended
    if error is not None:
        return Filed(order, error=error)
    return Filed(order, order.photo.path, there=not changed)


def _followed(filed: Filed, error: str | None) -> Filed:
    if error is None:
        return filed
    return replace(filed, error=f"was filed, but could not be tagged: {error}")
