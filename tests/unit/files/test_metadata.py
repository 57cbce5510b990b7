"""Keywords go into photos and sidecars and come out again, and a person's stay."""

from __future__ import annotations

import io
import struct
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, TiffImagePlugin
from tests.keywords import edited, tagged, untagged

from cene.core.errors import MetadataError
from cene.core.tags import KeywordPath, Metadata, Signature, Tag
from cene.files import iptc, tiff
from cene.files.embed import Blocks, kind_of
from cene.files.exiv import Xmp
from cene.files.metadata import read
from cene.files.segments import BrokenError, same_picture

SIGNED = Signature("Cene 0.1", "2026-11-21T19:22:12+00:00", "head1")
DOGS, SEA = Tag(("Animals", "Dogs"), 0.93), Tag(("Sea",), 0.5)
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
LONG = "long " * 20


def photo(kind: str = "JPEG", **options: object) -> bytes:
    with io.BytesIO() as file:
        Image.linear_gradient("L").convert("RGB").resize((40, 30)).save(file, kind, **options)
        return file.getvalue()


def sidecar(body: str) -> bytes:
    names = (
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"'
        ' xmlns:cene="https://cene.invalid/ns/1.0/"'
        ' xmlns:lr="http://ns.adobe.com/lightroom/1.0/"'
    )
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {names}>{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def bag(name: str, *items: str) -> str:
    return f"<{name}><rdf:Bag>{''.join(f'<rdf:li>{i}</rdf:li>' for i in items)}</rdf:Bag></{name}>"


def with_blocks(data: bytes, **blocks: bytes) -> bytes:
    """A photo with IPTC, XMP or XPKeywords in it."""
    kind = kind_of(data)
    old = Blocks(b"", *kind.read(data))
    return edited(data, kind.write(data, old, replace(old, **blocks)))


def said(*texts: bytes, charset: bytes = b"") -> bytes:
    """IPTC with keywords, a caption before and a record of another kind behind."""
    first = [iptc.DataSet.of((1, 90), charset)] if charset else []
    keywords = [iptc.DataSet.of((2, 25), text) for text in texts]
    last = [iptc.DataSet.of((2, 120), b"caption"), iptc.DataSet.of((7, 10), b"x")]
    return b"".join(one.raw for one in (*first, *keywords, *last))


@pytest.mark.parametrize("kind", [*FORMATS, "sidecar"])
def test_keywords_are_written_read_and_taken_away(kind: str) -> None:
    before = b"" if kind == "sidecar" else photo(kind)

    after = tagged(before, [DOGS, SEA], SIGNED)
    found = read(after)

    assert found.machine == (DOGS.path, SEA.path)
    assert found.keywords == (("Dogs",), ("Sea",), DOGS.path)
    assert (found.removed, found.by_person) == ((), ())
    assert found.marks[0].confidence == 0.93
    assert tagged(after, [DOGS, SEA], replace(SIGNED, when="2027-01-01T00:00:00Z")) == after
    changed = tagged(after, [SEA], SIGNED)
    assert read(changed).machine == (SEA.path,)
    assert read(untagged(after)) == read(before)
    assert untagged(before) == before
    assert same_picture(before, after) == (kind != "sidecar")
    if kind in {"JPEG", "PNG", "sidecar"}:
        assert untagged(after) == before


def test_a_tiff_does_not_grow_with_each_change() -> None:
    one = untagged(tagged(photo("TIFF"), [DOGS], SIGNED))
    two = untagged(tagged(one, [DOGS], SIGNED))

    assert len(two) == len(one)


def test_what_a_person_wrote_stays_in_its_place() -> None:
    before = sidecar(
        bag("dc:subject", "Rex", "dogs", "a, b") + bag("lr:hierarchicalSubject", "P|Rex")
    )

    after = tagged(before, [DOGS], SIGNED)

    assert read(after).marks[0].places == ("lr:hierarchicalSubject", "digiKam:TagsList")
    assert read(after).by_person == (("dogs",), ("a, b",), ("P", "Rex"))
    assert read(untagged(after)) == read(before)


def test_what_a_person_removed_elsewhere_counts_as_removed() -> None:
    both = Xmp(tagged(b"", [DOGS, SEA], SIGNED).decode())
    both.put("Xmp.dc.subject", ["Sea"])

    found = read(both.packet())

    assert (found.machine, found.removed) == ((SEA.path,), (DOGS.path,))
    assert found.keywords == (("Sea",),)
    assert untagged(both.packet()) == b""


def test_a_keyword_that_a_person_wrote_once_more_is_theirs() -> None:
    xmp = Xmp(tagged(b"", [SEA], SIGNED).decode())
    xmp.put("Xmp.dc.subject", ["Sea", "Sea"])

    assert read(untagged(xmp.packet())).keywords == (("Sea",),)
    assert read(tagged(xmp.packet(), [SEA], SIGNED)).marks[0].places[0] != "dc:subject"


def test_a_sidecar_of_others_never_becomes_nothing() -> None:
    empty = sidecar("")

    bare = untagged(tagged(empty, [DOGS], SIGNED))

    assert bare
    assert read(bare) == Metadata()


def test_separators_emoji_and_many_keywords_survive() -> None:
    odd = [Tag(("a|b", "c/d, 'e' \"f\"; 😀"), 1.0), Tag(('type="Bag" x',), 1.0)]
    many = [Tag(("Many", f"number {n}"), n / 500) for n in range(500)]

    found = read(tagged(b"", [*odd, *many], SIGNED))

    assert found.machine == tuple(tag.path for tag in (*odd, *many))
    with pytest.raises(MetadataError, match="write a sidecar"):
        tagged(photo(), many, SIGNED)
    assert len(read(tagged(photo("PNG"), many, SIGNED)).machine) == 500


def test_the_same_keyword_twice_is_written_once_and_none_not_at_all() -> None:
    tags = [SEA, Tag(("sEA",), 0.1), Tag(("\x00 ",), 0.2), Tag((), 0.3)]

    assert read(tagged(b"", tags, SIGNED)).machine == (SEA.path,)
    assert tagged(b"", tags[2:], SIGNED) == b""


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_iptc_takes_what_fits_and_says_that_it_is_utf_8(kind: str) -> None:
    tags = [Tag(("é",), 1.0), Tag((LONG,), 1.0), SEA]
    before = with_blocks(photo(kind), iptc=said(b"Rex"))

    after = tagged(before, tags, SIGNED)
    block = kind_of(after).read(after)[0] or b""

    assert iptc.keywords(block) == ["Rex", "é", "Sea"]
    assert iptc.datasets(block)[0].content == b"\x1b%G"
    assert kind_of(after).read(untagged(after))[0] == said(b"Rex")
    assert read(after).by_person == (("Rex",),)


@pytest.mark.parametrize(("text", "charset"), [(b"caf\xe9", b""), (b"Rex", b"\x1b.A")])
def test_iptc_in_another_writing_gets_plain_keywords_only(text: bytes, charset: bytes) -> None:
    before = with_blocks(photo(), iptc=said(text, charset=charset))

    after = tagged(before, [Tag(("é",), 1.0), SEA], SIGNED)

    block = kind_of(after).read(after)[0] or b""
    assert said(text, charset=charset).startswith(block.partition(b"\x1c\x02\x19\x00\x03Sea")[0])
    assert len(iptc.keywords(block)) == 2


def test_the_blocks_of_photoshop_stay_and_their_sum_is_right() -> None:
    digest = b"8BIM\x04\x25\0\0\0\0\0\x10" + iptc._sum(said(b"Rex"))
    other = b"8BIM\x03\xed\x03abc\0\0\0\x03xyz\0"
    block = iptc.with_iptc(other + digest, b"")
    block = iptc.with_iptc(block, said(b"Rex")) + digest

    changed = iptc.with_iptc(block, said(b"Rex", b"Sea"))

    assert changed.startswith(other)
    assert changed.endswith(iptc._sum(said(b"Rex", b"Sea")))
    assert iptc.with_iptc(changed, b"") == other


def test_xp_keywords_are_written_where_they_are() -> None:
    data = Image.Exif()
    data[0x9C9E] = "Rex;a b\0".encode("utf-16-le")
    data[0x010F] = "Maker"
    for kind in ("JPEG", "TIFF"):
        before = photo(kind, exif=data)
        after = tagged(before, [SEA, Tag(("x;y",), 1.0)], SIGNED)
        assert read(after).marks[0].places[-1] == "XPKeywords"
        assert b"S\0e\0a\0;\0x\0\x1b\xffy\0" in after
        assert read(after).by_person == (("Rex",), ("a b",))
        assert read(untagged(after)) == read(before)
        only = with_blocks(before, windows="Sea\0".encode("utf-16-le"))
        assert with_blocks(only, windows=b"") != only
        assert read(with_blocks(only, windows=b"")).keywords == ()


def test_facts_come_from_exif() -> None:
    data = Image.Exif()
    data[0x010F], data[0x0110], data[0x4746] = "Canon", "EOS", 4
    times = data.get_ifd(0x8769)
    times[0x9003], times[0x9011] = "2020:03:05 09:41:42", "+02:00"
    place = data.get_ifd(0x8825)
    ratio = TiffImagePlugin.IFDRational
    place.update(
        {1: "S", 2: (ratio(33), ratio(30), ratio(0)), 3: "E", 4: (ratio(151), ratio(15), ratio(0))}
    )

    found = read(photo(exif=data))

    assert found.camera == ("Canon", "EOS")
    assert found.taken_at == "2020-03-05T09:41:42+02:00"
    assert found.position == (-33.5, 151.25)
    assert found.rating == 4


def test_facts_come_from_xmp_and_nonsense_is_none() -> None:
    good = sidecar(
        "<xmp:Rating>-1</xmp:Rating><xmp:CreateDate>2020-03-05T09:41:42Z</xmp:CreateDate>"
        "<exif:GPSLatitude>33,30.0N</exif:GPSLatitude><exif:GPSLongitude>10,30,0W</exif:GPSLongitude>"
        "<tiff:Model>X</tiff:Model>"
    )
    bad = sidecar(
        "<xmp:Rating>inf</xmp:Rating><xmp:CreateDate>2020-99-05T09:41:42Z</xmp:CreateDate>"
        "<exif:GPSLatitude>99,0N</exif:GPSLatitude><exif:GPSLongitude>1,0W</exif:GPSLongitude>"
    )

    found = read(good)

    assert (found.rating, found.taken_at) == (-1, "2020-03-05T09:41:42+00:00")
    assert (found.position, found.camera) == ((33.5, -10.5), ("", "X"))
    assert read(bad) == Metadata()
    assert read(sidecar("<exif:GPSLatitude>x,y</exif:GPSLatitude>")) == Metadata()


def test_marks_that_make_no_sense_are_left_out() -> None:
    def item(name: str, sure: str) -> str:
        return (
            f'<rdf:li rdf:parseType="Resource"><cene:Name>{name}</cene:Name>'
            f"<cene:Confidence>{sure}</cene:Confidence></rdf:li>"
        )

    items = item("", "1") + item("a/b", "much") + item("c", "7")
    found = read(sidecar(f"<cene:Tags><rdf:Bag>{items}</rdf:Bag></cene:Tags>"))

    assert [(mark.path, mark.confidence) for mark in found.marks] == [(("a", "b"), 0), (("c",), 0)]


@pytest.mark.parametrize(
    "data",
    [
        b"nonsense", b"\xff\xd8\xff\xe1\x00", b"<x", b"<\xff", photo()[:200],
        photo(xmp=b"<x:xm damaged"), photo("PNG")[:60], photo("WEBP")[:14] + b"\xff" * 9,
        b"II*\0\xff\xff\xff\xff", b"II*\0",
    ],
)  # fmt: skip
def test_what_is_damaged_is_left_alone(data: bytes) -> None:
    with pytest.raises(MetadataError):
        tagged(data, [SEA], SIGNED)


def test_damaged_xmp_and_photos_are_not_read() -> None:
    for data in (photo(xmp=b"<x:xm damaged"), photo()[:200], b"<\xff", b"nonsense"):
        with pytest.raises(MetadataError):
            read(data)


def test_pieces_that_are_not_whole_are_refused() -> None:
    whole = photo("TIFF")
    found = tiff.directory(whole)
    for broken in (b"\x1c\x02\x19\x00\x09abc", b"junk!"):
        with pytest.raises(BrokenError):
            iptc.datasets(broken)
    with pytest.raises(BrokenError):
        iptc.resources(b"8BIM\x04\x04\0\0\0\0\0\x09abc")
    with pytest.raises(BrokenError):
        tiff.value(whole[:8], replace(found, entries={700: (1, 99, b"\xff\xff\xff\x00")}), 700)
    with pytest.raises(BrokenError):
        tiff.directory(
            b"II*\0\x08\0\0\0\x02\0" + struct.pack("<HHI4s", 1, 1, 1, b"") * 2 + bytes(4)
        )
    long = b"\x1c\x02\x19\x80\x02\x00\x03abc"
    assert iptc.keywords(long) == ["abc"]


def test_raw_files_and_strangers_are_not_written() -> None:
    dng = photo("TIFF", tiffinfo={50706: b"\1\4\0\0"})
    for data in (dng, photo("GIF")):
        with pytest.raises(MetadataError, match="sidecar"):
            tagged(data, [SEA], SIGNED)


def test_a_tiff_with_iptc_in_the_blocks_of_photoshop_keeps_it_there() -> None:
    before = tiff.changed(photo("TIFF"), {34377: (7, iptc.with_iptc(b"", said(b"Rex")))})

    after = tagged(before, [SEA], SIGNED)

    assert iptc.keywords(kind_of(after).read(after)[0] or b"") == ["Rex", "Sea"]
    assert 33723 not in tiff.directory(after).entries


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)


@settings(max_examples=60)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=5), st.lists(WORDS, max_size=3))
def test_any_keywords_can_be_written_and_taken_away(
    paths: list[tuple[str, str]], own: list[str]
) -> None:
    tags: list[Tag] = [Tag(path, 0.5) for path in paths]
    persons: list[KeywordPath] = [(unicodedata.normalize("NFC", text),) for text in own]
    for data in (photo(), tagged(b"", [Tag(path, 0.5) for path in persons], SIGNED)):
        bare = untagged(data)
        after = tagged(bare, tags, SIGNED)
        assert tagged(after, tags, SIGNED) == after
        assert read(after).removed == ()
        assert untagged(after) == bare


def test_what_tiff_or_xmp_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    small = tiff.changed(photo("TIFF"), {40094: (tiff.BYTE, b"ab")})
    assert tiff.value(small, tiff.directory(small), 40094) == b"ab"
    with pytest.raises(BrokenError):
        tiff.directory(photo())
    monkeypatch.setattr(tiff, "_LARGEST", len(small))
    with pytest.raises(BrokenError):
        tiff.changed(small, {40094: (tiff.BYTE, b"abc")})
    xmp = Xmp("")
    xmp.say("Xmp.dc.subject[9]/cene:Name", "nobody")
    with pytest.raises(MetadataError, match="cannot be written"):
        xmp.packet()


def test_a_leaf_that_two_keywords_share_stays_with_the_one_that_is_left() -> None:
    pets = Tag(("Pets", "Dogs"), 0.8)
    xmp = Xmp(tagged(b"", [DOGS, pets], SIGNED).decode())
    xmp.put("Xmp.lr.hierarchicalSubject", ["Pets|Dogs"])
    xmp.put("Xmp.digiKam.TagsList", ["Pets/Dogs"])

    found = read(xmp.packet())

    assert (found.machine, found.removed) == ((pets.path,), (DOGS.path,))
    assert found.keywords == (("Dogs",), pets.path)
    assert read(tagged(xmp.packet(), [pets], SIGNED)).machine == (pets.path,)
    assert untagged(xmp.packet()) == b""
