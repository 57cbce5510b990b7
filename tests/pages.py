"""A real server on this machine, with pages of every kind that a link may lead to."""

from __future__ import annotations

import gzip
import io
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tests.scenes import scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HUGE = 40_000_000


def jpeg(album: str = "sea", number: int = 0) -> bytes:
    """A photo, as bytes."""
    into = io.BytesIO()
    scene(album, number).save(into, "JPEG", quality=92)
    return into.getvalue()


@dataclass(frozen=True)
class Asked:
    """A request that came."""

    path: str
    headers: Mapping[str, str]
    time: float


@dataclass
class Pages:
    """The server, and what it was asked."""

    port: int
    asked: list[Asked] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    host: str = "127.0.0.1"

    def __call__(self, path: str, host: str | None = None) -> str:
        """The link to a page."""
        return f"http://{host or self.host}:{self.port}/{path}"

    @property
    def paths(self) -> list[str]:
        """What it was asked for, in order."""
        return [one.path for one in self.asked]


class _Handler(BaseHTTPRequestHandler):
    pages: Pages

    def do_GET(self) -> None:
        name, _, rest = self.path[1:].partition("?")[0].partition("/")
        self.pages.asked.append(Asked(self.path[1:], dict(self.headers), time.monotonic()))
        with suppress(ConnectionError):
            getattr(self, f"_{name.partition('.')[0]}")(rest)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _send(self, body: bytes, kind: str = "image/jpeg", **headers: str) -> None:
        self._head(200, len(body), kind, **headers)
        self.wfile.write(body)

    def _head(self, status: int, length: int, kind: str = "", **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _photo(self, rest: str) -> None:
        """photo/ALBUM/NUMBER: a photo."""
        album, _, number = rest.partition("/")
        self._send(jpeg(album or "sea", int(number or 0)), Set_Cookie="visitor=1")

    def _bytes(self, rest: str) -> None:
        """A photo of which nobody knows that it is one."""
        self._send(jpeg(rest), "application/octet-stream")

    def _html(self, _: str) -> None:
        self._send(b"<html>pizza</html>", "text/html; charset=utf-8")

    def _lie(self, _: str) -> None:
        """No picture, whatever is said of it."""
        self._send(b"<html>pizza</html>")

    def _huge(self, _: str) -> None:
        self._head(200, HUGE, "image/jpeg")

    def _endless(self, _: str) -> None:
        """It has no length, and no end."""
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        self.end_headers()
        while not self.pages.over.is_set():
            self.wfile.write(bytes(1 << 16))

    def _packed(self, _: str) -> None:
        self._send(gzip.compress(jpeg()), Content_Encoding="gzip")

    def _bomb(self, _: str) -> None:
        """Little on the wire, and much more in it."""
        self._send(gzip.compress(bytes(HUGE)), Content_Encoding="gzip")

    def _odd(self, _: str) -> None:
        self._send(jpeg(), Content_Encoding="gzip, gzip")

    def _broken(self, _: str) -> None:
        self._send(b"no gzip at all", Content_Encoding="gzip")

    def _drip(self, _: str) -> None:
        """Never silent for long, and never done."""
        self._head(200, 1000, "image/jpeg")
        while not self.pages.over.wait(0.05):
            self.wfile.write(b"a")

    def _slowhead(self, _: str) -> None:
        """The same before there is an answer at all."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not self.pages.over.wait(0.05):
            self.wfile.write(b"a")

    def _cut(self, _: str) -> None:
        """The end is missing."""
        body = jpeg()
        self._head(200, len(body), "image/jpeg")
        self.wfile.write(body[: len(body) // 2])

    def _cutonce(self, rest: str) -> None:
        (self._cut if self.pages.paths.count(self.path[1:]) == 1 else self._photo)(rest)

    def _gone(self, _: str) -> None:
        self._head(404, 0)

    def _secret(self, _: str) -> None:
        self._head(403, 0)

    def _teapot(self, _: str) -> None:
        self._head(418, 0)

    def _busy(self, rest: str) -> None:
        """Asks to come back after so many seconds; the second time there is a photo."""
        if self.pages.paths.count(self.path[1:]) > 1:
            self._photo("")
        else:
            self._head(429, 0, **({"Retry_After": unquote(rest)} if rest else {}))

    def _down(self, _: str) -> None:
        self._head(503, 0)

    def _to(self, rest: str) -> None:
        """to/PAGE: leads on to a page here."""
        self._head(302, 0, Location=f"/{rest}")

    def _over(self, rest: str) -> None:
        """over/HOST/PAGE: leads on to a page at another address of this machine."""
        host, _, page = rest.partition("/")
        self._head(301, 0, Location=self.pages(page, host))

    def _out(self, _: str) -> None:
        self._head(302, 0, Location="file:///etc/passwd")

    def _loop(self, _: str) -> None:
        self._head(302, 0, Location=self.path)


@contextmanager
def serving() -> Iterator[Pages]:
    """The server, at all addresses of this machine, until the end of the block."""
    server = ThreadingHTTPServer(("0.0.0.0", 0), type("Handler", (_Handler,), {}))
    pages = Pages(server.server_address[1])
    server.RequestHandlerClass.pages = pages  # type: ignore[attr-defined]
    server.daemon_threads = False
    thread = Thread(target=server.serve_forever, args=(0.01,), name="pages")
    thread.start()
    try:
        yield pages
    finally:
        pages.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
