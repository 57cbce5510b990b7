from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cene.core.errors import UsageError
from cene.organiser import link_file
from cene.organiser.link_file import LinkFile

if TYPE_CHECKING:
    from pathlib import Path


def test_blank_lines_and_remarks_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_bytes(
        b"\xef\xbb\xbfhttp://a/1\r\n\r\n  # a remark\n http://a/2 \n\n#http://a/3\nhttp://a/#4"
    )
    links = LinkFile(path)
    assert list(links) == ["http://a/1", "http://a/2", "http://a/#4"]
    assert len(links) == 3
    assert list(links) == ["http://a/1", "http://a/2", "http://a/#4"]


def test_many_links_are_read(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("".join(f"http://a/{number}\n" for number in range(50_000)))
    assert len(LinkFile(path)) == 50_000


def test_of_a_line_that_is_too_long_only_the_beginning_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_file, "_LONGEST", 10)
    path = tmp_path / "urls.txt"
    path.write_text(f"{'a' * 25}\n{'b' * 10}\n{'c' * 9}\nd")
    assert list(LinkFile(path)) == ["a" * 10, "b" * 10, "c" * 9, "d"]


def test_stray_bytes_make_a_bad_link_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_bytes(b"http://a/\xff\nhttp://a/2\n")
    assert list(LinkFile(path)) == ["http://a/\ufffd", "http://a/2"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "has no link in it"),
        (b"# nothing\n\n", "has no link in it"),
        (b"\x89PNG\0\0", "is no text"),
        (None, "cannot be read: No such file or directory"),
    ],
)
def test_what_is_no_file_of_links_is_refused(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "urls.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=reason):
        LinkFile(path)
