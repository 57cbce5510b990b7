"""Tags written into photos and undone again, against exiftool, which starts once for all of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from tests.benchmarks.pictures import write_large
from tests.benchmarks.prepared import know
from tests.benchmarks.programs import CENE, in_turn, run
from tests.benchmarks.table import Row, at_least, unmeasured

BENCHMARK = "photos of 12 megapixels tagged a second, in times of exiftool's"
PHOTOS = 100
TURNS = 3
TARGET = 3


def measure() -> list[Row]:
    """Tag the same files with both in turn; exiftool in its stay-open mode."""
    if shutil.which("exiftool") is None:
        return [unmeasured(BENCHMARK, "not installed: libimage-exiftool-perl", f">= {TARGET}")]
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        originals = Path(name, "originals")
        originals.mkdir()
        write_large(originals, PHOTOS)
        whole: list[float] = []

        def cene() -> float:
            photos, catalogue = Path(name, "photos"), Path(name, "catalogue.sqlite")
            _fresh(originals, photos)
            catalogue.unlink(missing_ok=True)
            know(photos, catalogue, all_sure=True)
            command = (*CENE, "sort", photos, "--into", f"{name}/albums", "--mode", "tag")
            done = run((*command, "--tags-in", "photo", "--json", "--catalogue", catalogue))
            told = json.loads(done.output)
            if told["filed"] != PHOTOS or told["failed"]:
                raise RuntimeError(f"not all were tagged: {told['failed'][:3]}")
            whole.append(PHOTOS / done.seconds)
            return float(PHOTOS / told["seconds"])

        def exiftool() -> float:
            photos = Path(name, "others")
            _fresh(originals, photos)
            return PHOTOS / _tagged_by_exiftool(sorted(photos.iterdir()))

        pair = in_turn(cene, exiftool, TURNS)
    return [
        at_least(
            BENCHMARK,
            f"{pair.first:,.0f} against {pair.second:,.0f}"
            f" ({sorted(whole)[len(whole) // 2]:,.0f} with the program's start)",
            pair.ratio,
            TARGET,
        )
    ]


def _fresh(originals: Path, photos: Path) -> None:
    shutil.rmtree(photos, ignore_errors=True)
    shutil.copytree(originals, photos)


def _tagged_by_exiftool(photos: list[Path]) -> float:
    """Seconds that it needs once it has started; it writes what Cene writes, but no provenance."""
    with subprocess.Popen(
        ["exiftool", "-stay_open", "True", "-@", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def ask(*arguments: str) -> None:
            process.stdin.write("\n".join((*arguments, "-execute", "")))
            process.stdin.flush()
            while "{ready}" not in process.stdout.readline():
                pass

        ask("-ver")
        began = time.perf_counter()
        for photo in photos:
            ask(
                "-overwrite_original",
                "-P",
                "-XMP-dc:Subject+=Sea",
                "-XMP-lr:HierarchicalSubject+=Places|Nature|Sea",
                "-XMP-digiKam:TagsList+=Places/Nature/Sea",
                "-IPTC:Keywords+=Sea",
                str(photo),
            )
        seconds = time.perf_counter() - began
        process.stdin.write("-stay_open\nFalse\n")
        process.stdin.flush()
    return seconds
