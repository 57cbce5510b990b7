"""Collects the licences of all that a frozen Cene is made of.

`python build/licences.py SITE_PACKAGES OUT`: OUT is the folder `licences` in what was frozen, and
SITE_PACKAGES what it was frozen of. Each part gets a folder of texts, and index.txt lists them. A
part without a licence or without its text, or with one that does not go with GPL-3.0-or-later,
stops it, and nothing is written.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import parts
from license_expression import LicenseWithExceptionSymbol, get_spdx_licensing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from boolean import Expression

HEAD = """\
Cene is under the GNU General Public License, version 3 or later: cene/LICENSE. What it is made of
has the licences below; their texts are in the folders of this one that have the parts' names. The
source of each is where the last line says. Qt and the other libraries can be replaced by other
builds of the same version: they are files of their own.
"""
SPDX = get_spdx_licensing()


def main(site: Path, out: Path) -> int:
    """Write the texts and the index; the exit status."""
    found = parts.frozen(out.parent, site)
    problems = [*found.problems, *incompatible(found.parts)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    write(found.parts, out)
    print(f"{out}: {len(found.parts)} parts", file=sys.stderr)
    return 0


def incompatible(found: Iterable[parts.Part]) -> list[str]:
    """Sentences on the parts whose licence is not one that goes with Cene's."""
    allowed = set(parts.TABLE["allowed"])
    beside = allowed | set(parts.TABLE["allowed_data"])
    return [
        f"{part.name} is under {part.licence}, which does not go with GPL-3.0-or-later."
        for part in found
        if part.licence and not fits(part.licence, beside if part.kind == "data" else allowed)
    ]


def fits(licence: str, allowed: set[str]) -> bool:
    """Whether what is allowed is enough for an expression of SPDX."""
    return _fits(SPDX.parse(licence), allowed)


def _fits(node: Expression, allowed: set[str]) -> bool:
    if isinstance(node, LicenseWithExceptionSymbol):  # an exception only permits more
        return node.license_symbol.key in allowed
    if node.isliteral:
        return node.key in allowed
    parts_fit = (_fits(child, allowed) for child in node.args)
    return any(parts_fit) if isinstance(node, SPDX.OR) else all(parts_fit)


def write(found: list[parts.Part], out: Path) -> None:
    """Write a folder of texts for each part, and the index."""
    shutil.rmtree(out, ignore_errors=True)
    lines = [HEAD]
    own = out / "cene"
    own.mkdir(parents=True)
    shutil.copyfile(parts.ROOT / "LICENSE", own / "LICENSE")
    for part in sorted(found, key=lambda one: one.name.lower()):
        # With the package's name before it: exiv2, the package, has Exiv2, the library, inside.
        full = f"{part.inside} {part.name}" if part.inside else part.name
        folder = out / re.sub(r"[^\w.+-]+", "-", full.lower()).strip("-")
        folder.mkdir()
        for text in part.texts:
            target = folder / text.name
            while target.exists():  # such as the licences of NumPy's parts
                target = target.with_name(f"more-{target.name}")
            shutil.copyfile(text, target)
        version = f" {part.version}" if part.version else ""
        came = f", inside of {part.inside}" if part.inside else ""
        lines.append(f"{part.name}{version}{came}\n    {part.licence}\n    {folder.name}/")
        lines.append(f"    {part.source}\n" if part.source else "")
    (out / "index.txt").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    site_packages, target = map(Path, sys.argv[1:])
    raise SystemExit(main(site_packages.absolute(), target.absolute()))
