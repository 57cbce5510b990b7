"""What differs in metadata only is told from what differs in the picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image, features
from tests.keywords import tagged

from cene.core.errors import MetadataError
from cene.core.tags import Signature, Tag
from cene.files.segments import (
    BrokenError,
    jpeg_segments,
    png_chunks,
    same_picture,
    webp_chunks,
    webp_header,
)

SIGNED = Signature("Cene 0.1", "2026-11-21T19:22:12+00:00", "head1")
TAGS = [Tag(("Animals", "Dogs"), 0.9)]
PICTURE = Image.linear_gradient("L").convert("RGB").resize((40, 30))


def photo(kind: str, image: Image.Image = PICTURE, **options: object) -> bytes:
    with io.BytesIO() as file:
        image.save(file, kind, **options)
        return file.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_keywords_leave_the_picture_and_other_pixels_do_not(kind: str) -> None:
    before = photo(kind)
    after = tagged(before, TAGS, SIGNED)

    assert same_picture(before, before)
    assert same_picture(before, after)
    assert not same_picture(before, photo(kind, PICTURE.rotate(180)))
    assert not same_picture(before, b"")
    assert not same_picture(before, after[:-9])
    assert not same_picture(before, before[:12])


def test_webp_with_and_without_loss_and_alpha_can_be_tagged() -> None:
    clear = PICTURE.convert("RGBA")
    clear.putalpha(99)
    for image, options in ((PICTURE, {"lossless": True}), (clear, {"lossless": True}), (clear, {})):
        before = photo("WEBP", image, **options)
        after = tagged(before, TAGS, SIGNED)
        assert same_picture(before, after)
        with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
            assert (old.mode, old.size, old.tobytes()) == (new.mode, new.size, new.tobytes())
    assert features.check("webp")


def test_all_pages_of_a_tiff_are_compared() -> None:
    pages = [PICTURE.rotate(turn) for turn in (90, 180, 270)]
    before = photo("TIFF", save_all=True, append_images=pages)

    assert same_picture(before, tagged(before, TAGS, SIGNED))
    pages[2] = PICTURE
    assert not same_picture(before, photo("TIFF", save_all=True, append_images=pages))
    assert not same_picture(before, photo("TIFF", save_all=True, append_images=pages[:2]))
    assert not same_picture(before, photo("TIFF", tiffinfo={305: "other"}))


def test_further_pictures_stay_as_far_from_their_list() -> None:
    before = photo("MPO", save_all=True, append_images=[PICTURE.rotate(180)])

    after = tagged(before, TAGS, SIGNED)

    assert same_picture(before, after)
    with Image.open(io.BytesIO(after)) as image:
        image.seek(1)
        assert image.size == PICTURE.size
        assert image.convert("L").tobytes()[0] > 200
    place = after.index(b"\xff\xdb")
    behind = b"\xff\xe1\x00\x23http://ns.adobe.com/xap/1.0/\0<a/>"
    moved = after[:place] + behind + after[place:]
    assert not same_picture(before, moved)


def test_a_photo_whose_xmp_is_behind_the_list_is_refused() -> None:
    before = photo("MPO", save_all=True, append_images=[PICTURE])
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
    body = b"http://ns.adobe.com/xap/1.0/\0" + packet
    segment = b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
    place = before.index(b"\xff\xdb")

    with pytest.raises(MetadataError, match="write a sidecar"):
        tagged(before[:place] + segment + before[place:], TAGS, SIGNED)


def test_bytes_that_fill_up_before_the_picture_do_no_harm() -> None:
    before = photo("JPEG")
    place = before.index(b"\xff\xda")
    filled = before[:place] + b"\xff" * 5 + before[place:]
    after = tagged(filled, TAGS, SIGNED)
    assert same_picture(filled, after)
    assert after.endswith(filled[place:])


def test_what_follows_the_picture_counts() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        before = photo(kind) + b"trailer"
        assert same_picture(before, tagged(before, TAGS, SIGNED))
        assert not same_picture(before, before[:-1])


def test_what_is_not_whole_is_broken() -> None:
    for data in (b"\xff\xd8\0", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\xff\xff"):
        with pytest.raises(BrokenError):
            jpeg_segments(data)
    with pytest.raises(BrokenError):
        png_chunks(photo("PNG")[:50])
    for data in (b"RIFF\4\0\0\0WEBP", photo("WEBP")[:30]):
        with pytest.raises(BrokenError):
            webp_chunks(data)
    with pytest.raises(BrokenError):
        webp_header([(b"odd ", b"")], xmp=True)
