"""Downloads pictures as a polite guest does: one after the other, with pauses, and not for ever."""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from urllib3.exceptions import (
    DecodeError,
    NameResolutionError,
    NewConnectionError,
    SSLError,
)
from urllib3.exceptions import TimeoutError as TooLateError
from urllib3.util import parse_url

from cene.core.errors import LinkError
from cene.web.addresses import is_public
from cene.web.exchange import OK, Exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from urllib3.util import Url

    from cene.web.addresses import Address
    from cene.web.exchange import Answer

SIZE = 30_000_000
"""Most bytes that a picture may have."""
REDIRECTS = 5
LONGEST = 8192
"""Characters of a link; servers take no more."""
TRIES = 3
LONGEST_PAUSE = 60.0
"""Seconds that a server may ask to be left alone, and is waited for."""

_BEAT = 0.1
"""Seconds between two looks at whether to stop."""
_REDIRECTED = (301, 302, 303, 307, 308)
_BUSY = (429, 500, 502, 503, 504)
"""What a server says that may answer a little later."""
_LASTING = (NameResolutionError, ssl.SSLError, SSLError, DecodeError)
"""What is no better a little later."""
_GONE = (404, 410)
_FORBIDDEN = (401, 403)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a download may take.

    Attributes:
        pause: seconds between the end of one request to a host and the next one.
        seconds: that all requests for one link may take together, without the pauses.
        size: most bytes of one picture.
        may_ask: which addresses may be asked.
    """

    pause: float = 1.0
    seconds: float = 30.0
    size: int = SIZE
    may_ask: Callable[[Address], bool] = is_public


class Fetcher:
    """Downloads one picture after the other.

    Args:
        limits: what each may take.
        stopped: asked now and then whether to give up.
    """

    def __init__(self, limits: Limits, stopped: Callable[[], bool]) -> None:
        self._limits, self._stopped = limits, stopped
        self._free_at: dict[str, float] = {}
        self._left = 0.0

    def fetch(self, link: str) -> bytes | None:
        """What a link leads to, which its server calls a picture.

        Returns:
            Its bytes; None if it was stopped before they were there.

        Raises:
            LinkError: there is no such picture, with the reason.
        """
        self._left = self._limits.seconds
        try:
            return self._followed(link)
        except _StoppedError:
            return None

    def _followed(self, link: str) -> bytes:
        for _ in range(REDIRECTS + 1):
            url = parsed(link)
            answer = self._persistent(url)
            if answer.status == OK:
                return answer.body
            if answer.status not in _REDIRECTED:
                raise LinkError(_refusal(answer.status))
            # Each place that it leads on to is as unknown as the first, and checked as that was.
            link = urljoin(url.url, answer.headers.get("Location", ""))
        raise LinkError(f"leads on to another place more than {REDIRECTS} times")

    def _persistent(self, url: Url) -> Answer:
        """The answer of a server that may be busy at first."""
        host = url.host or ""
        for number in range(TRIES):
            last = number == TRIES - 1
            again = self._limits.pause * 2**number
            try:
                answer = self._asked(url, host)
            except _MomentaryError as error:
                if last:
                    raise LinkError(str(error)) from error
            else:
                wish = _wish(answer.headers) if answer.status in _BUSY else 0.0
                if answer.status not in _BUSY or last or wish > LONGEST_PAUSE:
                    self._leave_alone(host, min(wish, LONGEST_PAUSE))
                    return answer
                again = max(again, wish)
            self._leave_alone(host, again)
        raise AssertionError(TRIES)

    def _asked(self, url: Url, host: str) -> Answer:
        self._wait(host)
        exchange = Exchange(url, self._limits.may_ask, self._limits.size)
        began = time.monotonic()
        exchange.start()
        try:
            self._watch(exchange, began + self._left)
        finally:
            exchange.give_up()
            self._left -= time.monotonic() - began
            self._leave_alone(host, 0)
        if exchange.answer is not None:
            return exchange.answer
        if exchange.error is None:
            raise RuntimeError("a download ended without an answer")
        raise _explained(exchange.error) from exchange.error

    def _watch(self, exchange: Exchange, end: float) -> None:
        while exchange.is_alive():
            exchange.join(max(0.0, min(_BEAT, end - time.monotonic())))
            if self._stopped():
                raise _StoppedError
            if exchange.is_alive() and time.monotonic() >= end:
                raise LinkError(f"takes longer than {self._limits.seconds:g} seconds")

    def _wait(self, host: str) -> None:
        """Until the host was left alone for long enough."""
        while True:
            if self._stopped():
                raise _StoppedError
            rest = self._free_at.get(host, 0.0) - time.monotonic()
            if rest <= 0:
                return
            time.sleep(min(rest, _BEAT))

    def _leave_alone(self, host: str, seconds: float) -> None:
        """For so long, or for the usual pause where that is longer."""
        self._free_at[host] = time.monotonic() + max(seconds, self._limits.pause)


def parsed(link: str) -> Url:
    """A link as it can be asked for.

    Raises:
        LinkError: it is none of the web.
    """
    if len(link) > LONGEST:
        raise LinkError("is longer than any link")
    try:
        url = parse_url(_in_ascii(link))
    except ValueError as error:  # LocationParseError is one too
        raise LinkError("is no link that can be followed") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise LinkError("is no link that begins with http:// or https://")
    if url.auth is not None:
        raise LinkError("has a name or password in it, which is not sent anywhere")
    return url


def _in_ascii(link: str) -> str:
    """A link with the name of its server as name servers know it (RFC 3490)."""
    host = urlsplit(link).hostname or ""
    return link if host.isascii() else link.replace(host, host.encode("idna").decode("ascii"), 1)


class _StoppedError(Exception):
    """It is to stop."""


class _MomentaryError(LinkError):
    """A little later it may be better."""


def _refusal(status: int) -> str:
    if status in _GONE:
        return f"is not there, says its server ({status})"
    if status in _FORBIDDEN:
        return f"is not for everybody, says its server ({status})"
    if status in _BUSY:
        return f"its server has too much to do ({status}); try again later"
    return f"its server answers with {status}"


def _wish(headers: Mapping[str, str]) -> float:
    """For how many seconds a server wants to be left alone (RFC 9110, 10.2.3); 0 for no wish."""
    text = headers.get("Retry-After", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return (date - datetime.now(UTC)).total_seconds()


def _explained(error: Exception) -> LinkError:
    """The sentence for what went wrong with a request."""
    why = "the connection to its server was cut"
    match error:
        case LinkError():
            return error
        case NameResolutionError():
            why = "its server is unknown; check the link, and whether there is a network"
        case ssl.SSLCertVerificationError():
            why = "its server cannot prove to be the one that it should be"
        case ssl.SSLError() | SSLError():
            why = "no safe connection to its server could be made"
        case DecodeError():
            why = "came damaged from its server"
        case NewConnectionError():
            why = "its server cannot be reached"
        case TimeoutError() | TooLateError():
            why = "its server does not answer"
    return LinkError(why) if isinstance(error, _LASTING) else _MomentaryError(why)
