"""Tags written into photos and beside them, against exiftool, which starts once for all."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.pictures import write_large
from tests.benchmarks.prepared import know, write_small
from tests.benchmarks.programs import CENE, in_turn, run
from tests.benchmarks.table import Row, at_least, unmeasured

TARGET = 3
TURNS = 3


class _Kind(NamedTuple):
    """What is tagged, and where.

    Attributes:
        name: of the benchmark.
        embed: whether into the photos, else beside them.
        large: whether they have 12 megapixels, else 1.
        number: how many.
    """

    name: str
    embed: bool
    large: bool
    number: int


KINDS = (
    _Kind("photos tagged in sidecars a second", embed=False, large=False, number=1000),
    _Kind("photos of 1 megapixel tagged a second", embed=True, large=False, number=500),
    _Kind("photos of 12 megapixels tagged a second", embed=True, large=True, number=100),
)
WORDS = (
    *("-XMP-dc:Subject+=Sea", "-XMP-lr:HierarchicalSubject+=Places|Nature|Sea"),
    "-XMP-digiKam:TagsList+=Places/Nature/Sea",
)


def measure() -> list[Row]:
    """Tag the same files with both in turn; exiftool in its stay-open mode."""
    if shutil.which("exiftool") is None:
        why = "not installed: libimage-exiftool-perl"
        return [unmeasured(_name(kind), why, f">= {TARGET}") for kind in KINDS]
    return list(map(_measured, KINDS))


def _name(kind: _Kind) -> str:
    return f"{kind.name}, in times of exiftool's"


def _measured(kind: _Kind) -> Row:
    whole: list[float] = []
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        originals, photos = Path(name, "originals"), Path(name, "photos")
        catalogue = Path(name, "catalogue.sqlite")
        if kind.large:
            originals.mkdir()
            write_large(originals, kind.number)
        else:
            write_small(originals, 1, kind.number, side=1000)

        def cene() -> float:
            _fresh(originals, photos)
            catalogue.unlink(missing_ok=True)
            know(photos, catalogue, all_sure=True)
            where = ("--tags-in", "photo" if kind.embed else "sidecar")
            command = (*CENE, "sort", photos, "--into", f"{name}/albums", "--mode", "tag")
            done = run((*command, *where, "--json", "--catalogue", catalogue))
            told = json.loads(done.output)
            if told["filed"] != kind.number or told["failed"]:
                raise RuntimeError(f"not all were tagged: {told['failed'][:3]}")
            whole.append(kind.number / done.seconds)
            return float(kind.number / told["seconds"])

        def exiftool() -> float:
            _fresh(originals, photos)
            found = sorted(photos.rglob("*.jpg"))
            return kind.number / _tagged_by_exiftool(found, embed=kind.embed)

        pair = in_turn(cene, exiftool, TURNS)
    return at_least(
        _name(kind),
        f"{pair.first:,.0f} against {pair.second:,.0f}"
        f" ({sorted(whole)[len(whole) // 2]:,.0f} with the program's start)",
        pair.ratio,
        TARGET,
    )


def _fresh(originals: Path, photos: Path) -> None:
    shutil.rmtree(photos, ignore_errors=True)
    shutil.copytree(originals, photos)


def _tagged_by_exiftool(photos: list[Path], *, embed: bool) -> float:
    """Seconds that it needs once it has started.

    It writes what Cene writes but no provenance, and waits for no disk.
    """
    with subprocess.Popen(
        ["exiftool", "-stay_open", "True", "-@", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        orders, answers = process.stdin, process.stdout
        assert orders is not None
        assert answers is not None

        def ask(*arguments: str) -> None:
            orders.write("\n".join((*arguments, "-execute", "")))
            orders.flush()
            while "{ready}" not in answers.readline():
                pass

        ask("-ver")
        began = time.perf_counter()
        for photo in photos:
            if embed:
                ask("-overwrite_original", "-P", *WORDS, "-IPTC:Keywords+=Sea", str(photo))
            else:
                ask("-overwrite_original", *WORDS, f"{photo}.xmp")
        seconds = time.perf_counter() - began
        orders.write("-stay_open\nFalse\n")
        orders.flush()
    return seconds
