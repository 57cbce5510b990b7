from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.files.group import RAW, groups, stem_and_suffixes
from cene.files.scan import PICTURES, is_photo


def photos(*names: str) -> dict[str, tuple[str, ...]]:
    return dict(groups(names).photos)


def test_companions_of_every_kind_go_with_their_picture() -> None:
    companions = (
        "IMG_1.AAE", "IMG_1.CR2", "IMG_1.CR2.xmp", "IMG_1.MOV", "IMG_1.WAV", "IMG_1.cr2.pp3",
        "IMG_1.dop", "IMG_1.jpg.xmp", "IMG_1.mp4", "IMG_1.thm", "IMG_1.xmp",
    )  # fmt: skip
    found = photos("IMG_1.jpg", "IMG_1.cr2", *companions, "IMG_2.jpg", "IMG_1.txt")
    assert found["IMG_1.jpg"] == tuple(sorted((*companions, "IMG_1.cr2")))
    assert found["IMG_2.jpg"] == ()


@pytest.mark.parametrize("ending", sorted(PICTURES))
def test_every_picture_takes_its_companions(ending: str) -> None:
    assert photos(f"a.{ending}", "a.xmp", f"a.{ending}.xmp", "a.nef") == {
        f"a.{ending}": tuple(sorted(("a.xmp", f"a.{ending}.xmp", "a.nef")))
    }


@pytest.mark.parametrize("ending", sorted(RAW))
def test_every_raw_is_a_companion_or_alone(ending: str) -> None:
    raw = f"a.{ending.upper()}"
    assert photos("a.jpg", raw) == {"a.jpg": (raw,)}
    alone = groups([raw, "b.jpg", "a.xmp"])
    assert alone.raw_only == [raw]
    assert alone.photos == [("b.jpg", ())]


def test_what_goes_with_a_picture_but_has_none_is_a_stray() -> None:
    names = ["a.cr2", "a.cr2.xmp", "b.JPG", "b.MOV", "c.MOV", "c.thm", "d.txt", "e.png.xmp"]
    assert groups(names).strays == ["a.cr2", "a.cr2.xmp", "c.MOV", "c.thm", "e.png.xmp"]


def test_the_stem_is_exact() -> None:
    assert photos("IMG_1.jpg", "img_1.cr2", "IMG_10.cr2", "IMG_1 .cr2", "IMG.1.cr2") == {
        "IMG_1.jpg": ()
    }


@pytest.mark.parametrize(
    ("names", "owner"),
    [
        (("a.HEIC", "a.JPG"), "a.HEIC"),
        (("a.jpg", "a.png"), "a.jpg"),
        (("a.tif", "a.jpeg", "a.avif"), "a.jpeg"),
        (("a.png", "a.tiff"), "a.tiff"),
        (("a.webp", "a.png"), "a.png"),
        (("a.jpg", "a.JPG"), "a.JPG"),
    ],
)
def test_of_two_pictures_of_one_stem_the_likelier_original_has_the_companions(
    names: tuple[str, ...], owner: str
) -> None:
    found = photos(*names, "a.mov", "a.dng", "a.xmp")
    assert found == dict.fromkeys(names, ()) | {owner: ("a.dng", "a.mov", "a.xmp")}


def test_a_sidecar_of_a_whole_name_goes_with_that_file() -> None:
    assert photos("a.HEIC", "a.JPG", "a.JPG.xmp", "a.HEIC.XMP", "a.xmp") == {
        "a.HEIC": ("a.HEIC.XMP", "a.xmp"),
        "a.JPG": ("a.JPG.xmp",),
    }
    assert photos("a.jpg", "a.mov", "a.mov.xmp", "a.wav", "a.gone.xmp") == {
        "a.jpg": ("a.mov", "a.mov.xmp", "a.wav")
    }


def test_a_whole_name_goes_before_an_equal_stem() -> None:
    assert photos("a.jpg", "a.jpg.png", "a.jpg.xmp", "a.jpg.nef") == {
        "a.jpg": ("a.jpg.xmp",),
        "a.jpg.png": ("a.jpg.nef",),
    }


def test_a_thumbnail_without_raw_or_video_is_nobodys() -> None:
    assert photos("a.jpg", "a.thm") == {"a.jpg": ()}
    assert photos("a.jpg", "a.thm", "a.crw") == {"a.jpg": ("a.crw", "a.thm")}
    assert photos("a.jpg", "a.THM", "a.mp4") == {"a.jpg": ("a.THM", "a.mp4")}


def test_what_has_no_picture_is_nobodys() -> None:
    assert groups(["a.mov", "a.xmp", "b.xmp", "b.jpg.xmp", "Thumbs.db", "jpg"]).photos == []


def test_stem_and_suffixes_rebuild_every_name() -> None:
    group = ("IMG.1.jpg", "IMG.1.CR2", "IMG.1.jpg.xmp", "IMG.1.xmp")
    stem, suffixes = stem_and_suffixes(group)
    assert stem == "IMG.1"
    assert suffixes == (".jpg", ".CR2", ".jpg.xmp", ".xmp")
    assert stem_and_suffixes(["a.png"]) == ("a", (".png",))


ENDINGS = ["jpg", "JPG", "heic", "png", "CR2", "dng", "xmp", "XMP", "mov", "aae", "thm", "wav",
           "pp3", "txt", ""]  # fmt: skip
NAMES = st.builds(
    lambda stem, endings: ".".join([stem, *endings]),
    st.sampled_from(["a", "b", "A", "a.b", "\udcff"]),
    st.lists(st.sampled_from(ENDINGS), max_size=3),
)


@given(st.lists(NAMES, unique=True, max_size=40), st.randoms(use_true_random=False))
def test_no_file_is_in_two_photos_and_none_is_invented(names: list[str], dice: object) -> None:
    grouping = groups(names)
    used = Counter(grouping.raw_only)
    for picture, companions in grouping.photos:
        used.update([picture, *companions])
        stem, suffixes = stem_and_suffixes([picture, *companions])
        assert [stem + suffix for suffix in suffixes] == [picture, *companions]
        assert list(companions) == sorted(companions)
    assert set(used) <= set(names)
    assert max(used.values(), default=1) == 1
    assert [picture for picture, _ in grouping.photos] == sorted(filter(is_photo, names))
    raws = {name for name in names if name.rpartition(".")[2].lower() in RAW and "." in name}
    assert raws <= set(used)
    dice.shuffle(names)  # type: ignore[attr-defined]
    assert groups(names) == grouping
