"""Pictures that are written out in full where a link would be (RFC 2397)."""

from __future__ import annotations

import binascii
import re
from urllib.parse import unquote_to_bytes

from cene.core.errors import LinkError

PREFIX = "data:"

_KIND = re.compile(
    r"image/[a-z0-9.+-]+((?:;[a-z0-9-]+=[^;,]*)*)(?P<base64>;base64)?", re.IGNORECASE
)
_CHARACTERS = re.compile(r"(?:[!-$&-~]|%[0-9A-Fa-f]{2})*")
_LONGEST_KIND = 200
"""Characters before the comma; of what is longer nobody knows what it is."""


def is_data(link: str) -> bool:
    """Whether a link is the thing itself."""
    return link[: len(PREFIX)].lower() == PREFIX


def decoded(link: str, size: int) -> bytes:
    """The bytes of a picture in a link.

    Args:
        link: all of it, with the `PREFIX`.
        size: so many bytes there may be at most.

    Raises:
        LinkError: it holds no picture, is not written as it must be, or is too large.
    """
    kind, comma, text = link[len(PREFIX) :].partition(",")
    found = _KIND.fullmatch(kind) if len(kind) <= _LONGEST_KIND else None
    if not comma or found is None:
        raise LinkError("is no data: link of a picture")
    if len(text) > 3 * size:  # each byte is three characters at most
        raise _too_large(size)
    if not _CHARACTERS.fullmatch(text):
        raise LinkError("has characters in it that cannot be in a link")
    data = unquote_to_bytes(text)
    if found["base64"]:
        try:
            data = binascii.a2b_base64(data, strict_mode=True)
        except binascii.Error as error:
            raise LinkError("is cut short or damaged, for it is no base64") from error
    if not data:
        raise LinkError("holds nothing")
    if len(data) > size:
        raise _too_large(size)
    return data


def _too_large(size: int) -> LinkError:
    return LinkError(f"is larger than {size // 1_000_000} MB")
