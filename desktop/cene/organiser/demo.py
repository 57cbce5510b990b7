"""A small folder of real photos to try Cene on."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cene.core.errors import UnusableError, UsageError, printable
from cene.paths import bundled


@dataclass(frozen=True, slots=True)
class Demo:
    """A prepared demo: how many photos, and where everything is."""

    photos: int
    inbox: Path
    albums: Path
    catalogue: Path


def prepare(folder: Path | None) -> Demo:
    """Put the photos that ship with Cene into a new inbox.

    Args:
        folder: where to; a new temporary folder if None.

    Raises:
        UsageError: the folder has an inbox already.
        UnusableError: the folder cannot be written.
    """
    target = Path(tempfile.mkdtemp(prefix="cene-demo-")) if folder is None else folder.absolute()
    inbox = target / "Inbox"
    photos = sorted(bundled("resources/demo").glob("*.jpg"))
    try:
        inbox.mkdir(parents=True)
        for photo in photos:
            # Only what is in it: rights and times of an installed file may be anything.
            shutil.copyfile(photo, inbox / photo.name)
    except FileExistsError as error:
        raise UsageError(
            f"{printable(inbox)} is there already; give `cene demo` another folder."
        ) from error
    except OSError as error:
        raise UnusableError(f"{printable(inbox)} cannot be used: {error.strerror}.") from error
    return Demo(len(photos), inbox, target / "Albums", target / "catalogue.sqlite")
