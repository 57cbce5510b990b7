"""What a frozen Cene needs of a Debian, as the field Depends.

    python build/linux/depends.py dist/cene

Looks into each program and library of the folder (with objdump) for the libraries that it names and
the folder does not have, and for the newest glibc that it asks for. dpkg-shlibdeps serves badly:
it takes the libraries in the folder for those of the system, and wants the packages of them all.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

GLIBC = frozenset(
    f"{name}.so.{number}"
    for name, number in (
        ("ld-linux-x86-64", 2), ("libc", 6), ("libdl", 2), ("libm", 6), ("libmvec", 1),
        ("libpthread", 0), ("libresolv", 2), ("librt", 1), ("libutil", 1),
    )
)  # fmt: skip
"""Parts of libc6, for which the version counts."""
PACKAGES = {
    "libEGL.so.1": "libegl1",  # Qt draws with it; the driver of the graphics card comes with it
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",  # has the system's list of fonts, and brings one
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-dri2.so.0": "libxcb-dri2-0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
}
"""Where Debian 12 and those after it have what PyInstaller leaves to the system."""
_FILE = re.compile(r"(\S.*):\s+file format ")
_NEEDED = re.compile(r"\s+NEEDED\s+(\S+)")
_VERSION = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


def main(folder: Path) -> str:
    """The field for a folder; ends the program where a library is in no package known here."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    elf = [str(path) for path in files if not path.is_symlink() and _is_elf(path)]
    if not elf:
        sys.exit(f"{folder} holds no program.")
    command = ["objdump", "-p", *elf]
    read = subprocess.run(command, capture_output=True, text=True, check=True)
    wanted: dict[str, list[str]] = defaultdict(list)
    newest, reading = (0, 0), ""
    for line in read.stdout.splitlines():
        if found := _FILE.match(line):
            reading = found[1]
        elif found := _NEEDED.match(line):
            wanted[found[1]].append(reading)
        elif found := _VERSION.search(line):
            newest = max(newest, (int(found[1]), int(found[2])))
    outside = set(wanted) - {path.name for path in files} - GLIBC
    unknown = sorted(outside - set(PACKAGES))
    if unknown:
        lines = [f"{name}, which {wanted[name][0]} needs" for name in unknown]
        sys.exit("In which Debian package is this? Note it in PACKAGES:\n" + "\n".join(lines))
    libc = f"libc6 (>= {newest[0]}.{newest[1]})"
    return ", ".join([libc, *sorted({PACKAGES[name] for name in outside})])


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
