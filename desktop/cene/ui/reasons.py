"""Why Cene would do with a photo what it would, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cene.core.policy import WORTH_A_WORD, Action, percent
from cene.ui.sentences import said
from cene.ui.titles import title

if TYPE_CHECKING:
    from cene.core.policy import Decision
    from cene.core.shown import Details
    from cene.core.tree import Albums


class Reasons(QObject):
    """Words reasons; it keeps nothing of the photos.

    A `QObject`, for the translators' tool finds plural forms in the texts of those only.
    """

    def why(self, details: Details, albums: Albums) -> str:
        """What `Decision.reason` says, as people of the language of the moment say it.

        Args:
            details: what is known of the photo.
            albums: all albums, for their titles.

        Returns:
            A clause; empty where nothing was predicted.
        """
        if details.error is not None:
            return said(details.error)
        if details.decision is None or not details.ranking:
            return ""
        return self._words(details, details.decision, albums)

    def _words(self, details: Details, decision: Decision, albums: Albums) -> str:
        likely = self._likely(details, albums)
        if decision.album is None:
            text = self.tr("unlike anything that Cene knows; nearest is {likely}")
            return text.format(likely=likely)
        if details.told == decision.album:
            return self.tr("you put it there")
        if decision.alike:
            text = self.tr("like %Ln photo(s) you put there", None, decision.alike)
            likely = f"{likely}; {text}"
        if decision.action is Action.FILE and decision.album != details.ranking[0][0]:
            likely = self._between(details, decision, albums)
        if decision.own is not None:
            return self._by_own(decision, decision.own, likely, albums)
        if decision.action is Action.ASK:
            text = self.tr("not sure enough: {likely}")
            return text.format(likely=likely)
        return likely

    def _by_own(
        self, decision: Decision, own: tuple[str, float], likely: str, albums: Albums
    ) -> str:
        """That the photo is sure enough, or not, for an album with a threshold of its own."""
        key, threshold = own
        if decision.action is Action.FILE and decision.album == key:
            text = self.tr("sure enough for {album} ({percent}): {likely}")
        else:
            text = self.tr("not sure enough for {album} ({percent}): {likely}")
        return text.format(album=_called(key, albums), percent=percent(threshold), likely=likely)

    def _likely(self, details: Details, albums: Albums) -> str:
        """The best album, and the runner-up where it is worth a word."""
        (best, share), *others = details.ranking
        for following, chance in others[:1]:
            if chance >= WORTH_A_WORD:
                both = self.tr("{percent} {album}, next {next} {chance}")
                return both.format(
                    percent=percent(share),
                    album=_called(best, albums),
                    next=_called(following, albums),
                    chance=percent(chance),
                )
        return f"{percent(share)} {_called(best, albums)}"

    def _between(self, details: Details, decision: Decision, albums: Albums) -> str:
        """Why a photo goes into a parent: the albums below it that it may be of."""
        below = [
            f"{_called(key, albums)} {percent(chance)}"
            for key, chance in details.ranking
            if chance >= WORTH_A_WORD
            and key in albums
            and any(above.key == decision.album for above in albums.ancestors(key))
        ]
        possible = self._likely(details, albums)
        if len(below) > 1:
            text = self.tr("between {one} and {other}")
            possible = text.format(one=below[0], other=below[1])
        text = self.tr("{possible}, but {percent} {album}")
        return text.format(
            possible=possible,
            percent=percent(decision.confidence),
            album=_called(decision.album or "", albums),
        )


def _called(key: str, albums: Albums) -> str:
    """The title of an album; its key where it is gone since."""
    return title(albums[key]) if key in albums else key
