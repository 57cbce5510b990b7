"""One request and its answer: limited in size, to an address that may be asked, given up at will.

urllib3's connections are used without its pools: what is asked of one server at a time, with a
pause between, has nothing to pool, and no proxy of the environment gets between.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from threading import Thread
from typing import TYPE_CHECKING

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from cene.core.errors import LinkError, printable
from cene.web.addresses import peer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from urllib3.response import BaseHTTPResponse
    from urllib3.util import Url

    from cene.web.addresses import Address

PATIENCE = 10.0
"""Seconds to wait for a connection, and then for each further piece of an answer."""
AGENT = "Cene/0.1"
OK = 200

_PIECE = 1 << 14
"""Bytes that are read at once; gzip makes at most 1,032 times as many of them."""
_UNNAMED = ("application/octet-stream", "binary/octet-stream")
"""What servers say of files of which they know nothing."""
_LONGEST_KIND = 80
"""Characters that are read of what a server says it is; no kind of picture has as many."""
_PACKED = ("", "identity", "gzip", "x-gzip", "deflate")
"""How an answer may be packed, though it is asked for as it is; no two of them."""
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "image/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said.

    Attributes:
        status: its three digits.
        headers: by name in any case.
        body: the bytes of a picture, unpacked, where the status is `OK`; else none.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Plain(HTTPConnection):
    """A connection that is closed before a word is said where it leads to the wrong place."""

    may_ask: Callable[[Address], bool]
    _line: socket.socket | None = None
    _over = False

    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        try:
            if not self.may_ask(peer(made.getpeername()[0])):
                raise LinkError("leads to a private address, which nobody asked for")
            # TLS takes the socket over; this other handle of it stays, to hang up with.
            self._line = made.dup()
            if self._over:
                raise ConnectionAbortedError
        except BaseException:
            made.close()
            raise
        return made

    def hang_up(self) -> None:
        """Let nothing more come, also for another thread that waits for it."""
        self._over = True
        if self._line is not None:
            with suppress(OSError):  # the other end was faster
                self._line.shutdown(socket.SHUT_RDWR)

    def let_go(self) -> None:
        """Close all of it."""
        self.close()
        if self._line is not None:
            self._line.close()


class _Secure(_Plain, HTTPSConnection):
    """The same with TLS; certificates are checked as the system wants it."""


class Exchange(Thread):
    """Asks for one picture, in a thread of its own, for a name server cannot be interrupted.

    Args:
        url: what is asked for.
        may_ask: which addresses may be.
        size: so many bytes there may be at most, packed and unpacked.

    Attributes:
        answer: what the server said, once the thread has ended; None where that failed.
        error: why it failed.
    """

    def __init__(self, url: Url, may_ask: Callable[[Address], bool], size: int) -> None:
        super().__init__(name="gather", daemon=True)
        self.answer: Answer | None = None
        self.error: Exception | None = None
        self._url, self._size = url, size
        secure = url.scheme == "https"
        made = (_Secure if secure else _Plain)(url.host or "", url.port, timeout=PATIENCE)
        made.may_ask = may_ask
        self._connection = made

    def run(self) -> None:
        """Ask, and read the answer."""
        try:
            self.answer = self._ask()
        except (LinkError, HTTPError, HTTPException, OSError) as error:
            self.error = error
        finally:
            self._connection.let_go()

    def give_up(self) -> None:
        """Have it end soon, whatever it waits for."""
        self._connection.hang_up()

    def _ask(self) -> Answer:
        self._connection.request(
            "GET", self._url.request_uri, headers=_HEADERS, preload_content=False
        )
        response = self._connection.getresponse()
        try:
            body = self._read(response) if response.status == OK else b""
            return Answer(response.status, response.headers, body)
        finally:
            response.close()

    def _read(self, response: BaseHTTPResponse) -> bytes:
        """The picture, of which as little is read as shows that it is none."""
        self._check(response)
        found = bytearray()
        packed = 0
        while piece := response.read1(_PIECE):
            found += piece
            packed = max(packed, response.tell())
            if max(len(found), packed) > self._size:
                raise self._too_large()
        return bytes(found)

    def _check(self, response: BaseHTTPResponse) -> None:
        named = response.headers.get("Content-Type", _UNNAMED[0])
        kind = named[:_LONGEST_KIND].partition(";")[0].strip().lower()
        if not kind.startswith("image/") and kind not in _UNNAMED:
            raise LinkError(f"is {printable(kind)}, not a picture")
        packed = response.headers.get("Content-Encoding", "").strip().lower()
        if packed not in _PACKED:
            raise LinkError("is packed in a way that was not asked for")
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > self._size:
            raise self._too_large()

    def _too_large(self) -> LinkError:
        size = self._size
        return LinkError(f"is larger than {size // 1_000_000} MB")
