from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cene.core.errors import PlacementError, TargetTakenError
from cene.core.move import FileMove
from cene.core.photo import Stat
from cene.files.explain import explained

FILE = FileMove(Path("/in/a\n.jpg"), Path("/out/b.jpg"), Stat(0, 0, 0, 0))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no space is left on the disk of /out; free some and try again"),
        (errno.EDQUOT, "your quota on the disk of /out is used up"),
        (errno.EACCES, "you may not move it to /out"),
        (errno.EPERM, "you may not move it to /out"),
        (errno.EROFS, "/out, or the folder it is in, is read-only"),
        (errno.ENOTDIR, "/out is no folder"),
        (errno.ENOENT, "vanished meanwhile, or its folder did"),
        (errno.EIO, "the disk reports an error"),
        (errno.ENAMETOOLONG, "its name is too long for /out"),
        (errno.EXDEV, "hard links work only within one file system"),
        (errno.ETXTBSY, "could not be put into /out (Text file busy)"),
    ],
)
def test_every_error_is_a_sentence_that_names_the_file(number: int, words: str) -> None:
    error = explained(OSError(number, os.strerror(number)), FILE)
    assert type(error) is PlacementError
    assert error.path == FILE.source
    assert str(error).startswith(r"/in/a\n.jpg: ")
    assert words in str(error)


@pytest.mark.parametrize(
    ("names", "place"),
    [
        ((), "/out/b.jpg"),
        (("/out/x.xmp",), "/out/x.xmp"),
        (("/in/x.xmp", None, "/out/x\t.xmp"), r"/out/x\t.xmp"),
        ((b"/out/\xff",), r"/out/\xff"),
    ],
)
def test_what_is_taken_is_named(names: tuple[object, ...], place: str) -> None:
    error = explained(FileExistsError(errno.EEXIST, "exists", *names), FILE)
    assert type(error) is TargetTakenError
    assert error.reason == f"another file is at {place} by now"


def test_an_error_without_a_number_keeps_its_words() -> None:
    assert explained(OSError("odd"), FILE).reason == "could not be put into /out (odd)"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "you may not write in /in; check its rights"),
        (errno.ETXTBSY, "could not be written in /in (Text file busy)"),
    ],
)
def test_of_a_file_that_stays_it_is_not_said_that_it_goes_somewhere(
    number: int, words: str
) -> None:
    file = FileMove(Path("/in/a.jpg"), Path("/in/a.jpg"), Stat(0, 0, 0, 0))
    assert explained(OSError(number, os.strerror(number)), file).reason == words
