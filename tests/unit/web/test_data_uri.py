from __future__ import annotations

import base64

import pytest

from cene.core.errors import LinkError
from cene.web.data_uri import decoded, is_data

BYTES = bytes(range(256))
BASE64 = base64.b64encode(BYTES).decode()


@pytest.mark.parametrize(
    "link",
    [
        f"data:image/png;base64,{BASE64}",
        f"DATA:IMAGE/PNG;BASE64,{BASE64}",
        f"data:image/svg+xml;charset=utf-8;base64,{BASE64}",
        f"data:image/png;base64,{BASE64.replace('+', '%2B').replace('/', '%2f')}",
        f"data:image/png,{''.join(f'%{byte:02x}' for byte in BYTES)}",
    ],
)
def test_both_ways_of_writing_a_picture_are_read(link: str) -> None:
    assert is_data(link)
    assert decoded(link, 256) == BYTES


def test_what_is_no_letter_may_stand_as_it_is() -> None:
    assert decoded("data:image/gif,GIF89a%01!$&'()*+,;=:@/?-._~", 100) == (
        b"GIF89a\x01!$&'()*+,;=:@/?-._~"
    )


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("data:", "is no data: link of a picture"),
        ("data:,abc", "is no data: link of a picture"),
        ("data:text/plain,abc", "is no data: link of a picture"),
        ("data:image/png;base64", "is no data: link of a picture"),
        ("data:image/png;base64;evil,AAAA", "is no data: link of a picture"),
        (f"data:image/{'p' * 300},abc", "is no data: link of a picture"),
        ("data:image/png,", "holds nothing"),
        ("data:image/png;base64,", "holds nothing"),
        ("data:image/png;base64,AAA", "is cut short or damaged, for it is no base64"),
        ("data:image/png;base64,AAAA=AAA", "is cut short or damaged, for it is no base64"),
        ("data:image/png;base64,AA%zz", "has characters in it that cannot be in a link"),
        ("data:image/png;base64,AA AA", "has characters in it that cannot be in a link"),
        ("data:image/png,a\nb", "has characters in it that cannot be in a link"),
        ("data:image/png,é", "has characters in it that cannot be in a link"),
        (f"data:image/png,{'a' * 301}", "is larger than 0 MB"),
        (f"data:image/png,{'a' * 101}", "is larger than 0 MB"),
        (f"data:image/png;base64,{'A' * 136}", "is larger than 0 MB"),
    ],
)
def test_what_is_not_whole_or_not_a_picture_is_refused(link: str, reason: str) -> None:
    with pytest.raises(LinkError) as refused:
        decoded(link, 100)
    assert str(refused.value) == reason
