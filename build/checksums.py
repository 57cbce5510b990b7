"""Writes SHA256SUMS for what was made to be published.

`python build/checksums.py FOLDER`: all files of the folder count, none below it.
`sha256sum -c SHA256SUMS` checks them there.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

SUMS = "SHA256SUMS"


def main(folder: Path) -> int:
    """Write the sums; the exit status."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != SUMS:
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    if not lines:
        print(f"{folder} has no files.", file=sys.stderr)
        return 1
    # Never with \r\n: sha256sum would look for names that end with \r.
    (folder / SUMS).write_text("".join(lines), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    (target,) = map(Path, sys.argv[1:])
    raise SystemExit(main(target))
