from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
from tests.pages import jpeg

from cene.core.errors import LinkError
from cene.web.fetch import Fetcher, Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.pages import Pages

    from cene.web.addresses import Address

HERE = "127.0.0.1"


def only_here(address: Address) -> bool:
    """In these tests one address of this machine stands for the internet; others are private."""
    return str(address) == HERE


HASTY = Limits(pause=0, seconds=20, size=2_000_000, may_ask=only_here)


def fetched(link: str, limits: Limits = HASTY) -> bytes | None:
    return Fetcher(limits, lambda: False).fetch(link)


def refusal(link: str, limits: Limits = HASTY) -> str:
    with pytest.raises(LinkError) as refused:
        fetched(link, limits)
    return str(refused.value)


def test_a_picture_is_downloaded_by_a_guest_who_says_who_it_is(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    fetcher = Fetcher(HASTY, lambda: False)
    assert fetcher.fetch(pages("photo.jpg/sea/0?size=large#top")) is not None
    assert fetcher.fetch(pages("photo.jpg/sea/1")) == jpeg("sea", 1)
    assert pages.paths == ["photo.jpg/sea/0?size=large", "photo.jpg/sea/1"]
    for asked in pages.asked:
        assert asked.headers["User-Agent"] == "Cene/0.1"
        assert "Cookie" not in asked.headers
        assert "Referer" not in asked.headers


@pytest.mark.parametrize("page", ["bytes/sea", "packed", "to/photo", "to/to/to/to/to/photo"])
def test_a_picture_may_be_unnamed_packed_or_elsewhere(pages: Pages, page: str) -> None:
    assert fetched(pages(page)) == jpeg()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("html", "is text/html, not a picture"),
        ("gone", "is not there, says its server (404)"),
        ("secret", "is not for everybody, says its server (403)"),
        ("teapot", "its server answers with 418"),
        ("huge", "is larger than 2 MB"),
        ("endless", "is larger than 2 MB"),
        ("bomb", "is larger than 2 MB"),
        ("odd", "is packed in a way that was not asked for"),
        ("broken", "came damaged from its server"),
        ("loop", "leads on to another place more than 5 times"),
        ("to/to/to/to/to/to/photo", "leads on to another place more than 5 times"),
        ("out", "is no link that begins with http:// or https://"),
        ("over/127.0.0.2/photo", "leads to a private address, which nobody asked for"),
    ],
)
def test_what_is_no_picture_or_leads_astray_is_refused_at_once(
    pages: Pages, page: str, reason: str
) -> None:
    assert refusal(pages(page)) == reason
    assert len(pages.asked) == (6 if "more than" in reason else 1)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("ftp://example.org/a.jpg", "is no link that begins with http:// or https://"),
        ("file:///etc/passwd", "is no link that begins with http:// or https://"),
        ("pizza.jpg", "is no link that begins with http:// or https://"),
        ("http:///a.jpg", "is no link that begins with http:// or https://"),
        ("http://me:word@127.0.0.1/", "has a name or password in it, which is not sent anywhere"),
        ("http://[::1/a.jpg", "is no link that can be followed"),
        (f"http://127.0.0.1/{'a' * 9000}", "is longer than any link"),
        (
            "http://bücher.invalid/ä b.jpg",
            "its server is unknown; check the link, and whether there is a network",
        ),
    ],
)
def test_what_is_no_link_of_the_web_is_not_followed(link: str, reason: str) -> None:
    assert refusal(link) == reason


def test_by_default_no_word_is_said_to_a_private_address(pages: Pages) -> None:
    for host in (HERE, "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"):
        link = pages("photo", host)
        assert "leads to a private address" in refusal(link, Limits(pause=0)), host
    assert pages.asked == []


def test_a_server_that_cannot_be_reached_is_tried_some_times() -> None:
    with socket.socket() as unused:
        unused.bind((HERE, 0))
        port = unused.getsockname()[1]
    began = time.monotonic()
    reason = refusal(f"http://{HERE}:{port}/a.jpg", replace(HASTY, pause=0.1))
    assert reason == "its server cannot be reached"
    assert time.monotonic() - began >= 0.3  # 0.1, then 0.2


def test_a_picture_that_was_cut_off_is_fetched_again_and_never_taken_for_whole(
    pages: Pages,
) -> None:
    assert refusal(pages("cut")) == "the connection to its server was cut"
    assert pages.paths == ["cut"] * 3
    assert fetched(pages("cutonce/sea/1")) == jpeg("sea", 1)


@pytest.mark.parametrize("page", ["drip", "slowhead"])
def test_a_download_that_never_ends_is_given_up(pages: Pages, page: str) -> None:
    threads = threading.active_count()
    began = time.monotonic()
    assert refusal(pages(page), replace(HASTY, seconds=0.5)) == "takes longer than 0.5 seconds"
    assert time.monotonic() - began < 2
    end = time.monotonic() + 5
    while any(thread.name == "gather" for thread in threading.enumerate()):
        assert time.monotonic() < end, f"{threads} threads before"
        time.sleep(0.02)


def test_a_stop_ends_a_download_and_a_pause(pages: Pages) -> None:
    stop = threading.Event()
    fetcher = Fetcher(replace(HASTY, pause=30), stop.is_set)
    threading.Timer(0.3, stop.set).start()
    began = time.monotonic()
    assert fetcher.fetch(pages("drip")) is None
    stop.clear()
    threading.Timer(0.3, stop.set).start()
    assert fetcher.fetch(pages("photo")) is None
    assert time.monotonic() - began < 3
    assert pages.paths == ["drip"]


def test_a_host_is_left_alone_between_two_requests_and_another_is_not_waited_for(
    pages: Pages,
) -> None:
    fetcher = Fetcher(replace(HASTY, pause=0.5, may_ask=lambda _: True), lambda: False)
    for host in (HERE, "127.0.0.2", HERE):
        fetcher.fetch(pages("photo", host))
    first, other, again = (one.time for one in pages.asked)
    assert other - first < 0.5
    assert again - first >= 0.5


def soon() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)


@pytest.mark.parametrize("wish", [lambda: "1", soon])
def test_a_busy_server_is_asked_again_when_it_wants_to_be(
    pages: Pages, wish: Callable[[], str]
) -> None:
    assert fetched(pages(f"busy/{wish()}")) == jpeg()
    assert pages.asked[1].time - pages.asked[0].time >= 0.9


def test_a_server_that_wants_to_be_left_alone_for_long_is_not_asked_again(pages: Pages) -> None:
    assert refusal(pages("busy/3600")) == "its server has too much to do (429); try again later"
    assert len(pages.asked) == 1


@pytest.mark.parametrize("wish", ["", "nonsense"])
def test_a_busy_server_without_a_wish_is_asked_again(pages: Pages, wish: str) -> None:
    assert fetched(pages(f"busy/{wish}")) == jpeg()


def test_a_server_that_stays_down_is_asked_three_times(pages: Pages) -> None:
    assert refusal(pages("down")) == "its server has too much to do (503); try again later"
    assert len(pages.asked) == 3


def test_a_server_that_cannot_prove_who_it_is_gets_no_request(tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={HERE}"
    subprocess.run(
        [*make.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    said: list[bytes] = []
    with socket.create_server((HERE, 0)) as server:

        def serve() -> None:
            with server.accept()[0] as line:
                try:
                    with context.wrap_socket(line, server_side=True) as safe:
                        said.append(safe.recv(100))
                except ssl.SSLError:
                    pass

        thread = threading.Thread(target=serve)
        thread.start()
        port = server.getsockname()[1]
        reason = refusal(f"https://{HERE}:{port}/a.jpg")
        thread.join()
    assert reason == "its server cannot prove to be the one that it should be"
    assert said in ([], [b""])


def test_a_server_without_tls_is_no_safe_one(pages: Pages) -> None:
    link = pages("photo").replace("http:", "https:")
    assert refusal(link) == "no safe connection to its server could be made"
