"""What the frozen program says of itself: version, licence and icon, from where they stand."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

SCREENSHOTS = "screenshots"
"""Folder of the resources of which the program has those only that its help shows."""
SOURCES = (".ts",)
"""Ends of the resources from which others were made."""
ICON_SIDE = 512


def bundled(root: Path) -> list[tuple[str, str]]:
    """The files that ship with Cene, each with the folder in the program that it belongs into."""
    help_pages = (root / "resources/docs").glob("*.md")
    texts = "".join(page.read_text("utf-8") for page in help_pages)
    shown = set(re.findall(rf"{SCREENSHOTS}/([\w@.-]+)", texts))
    found = []
    for top in ("resources", "models/bundled"):
        for path in sorted((root / top).rglob("*")):
            inside = path.relative_to(root)
            hidden = SCREENSHOTS in inside.parts and path.name not in shown
            if path.is_file() and not hidden and path.suffix not in SOURCES:
                found.append((str(path), str(Path("cene/_bundle") / inside.parent)))
    return found


def icon(work: Path) -> list[str] | None:
    """The icon, drawn from the vector graphic; Pillow makes of it what the system wants."""
    if sys.platform == "linux":
        return None  # programs have none there; the desktop entry names it
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from icons import drawn  # noqa: PLC0415 - loads Qt

    made = work / "cene.png"
    drawn(ICON_SIDE).save(str(made))
    return [str(made)]


def version(project: dict[str, Any], name: str, work: Path) -> str | None:
    """The file from which Windows tells what the program is; None on other systems."""
    if sys.platform != "win32":
        return None
    numbers = tuple(int(part) for part in project["version"].split("."))
    numbers = (*numbers, 0, 0, 0, 0)[:4]
    words = {
        "CompanyName": project["authors"][0]["name"],
        "FileDescription": project["name"].capitalize(),
        "FileVersion": project["version"],
        "InternalName": name,
        "LegalCopyright": project["license"],
        "OriginalFilename": f"{name}.exe",
        "ProductName": project["name"].capitalize(),
        "ProductVersion": project["version"],
    }
    strings = ", ".join(f"StringStruct({key!r}, {word!r})" for key, word in words.items())
    text = (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])"
    )
    made = work / f"{name}.version"
    made.write_text(text, "utf-8")
    return str(made)


def plist(project: dict[str, Any]) -> dict[str, Any]:
    """What macOS asks of a bundle."""
    return {
        "CFBundleDisplayName": project["name"].capitalize(),
        "CFBundleShortVersionString": project["version"],
        "NSHumanReadableCopyright": f"{project['authors'][0]['name']}, {project['license']}",
        "NSHighResolutionCapable": True,
        "LSApplicationCategoryType": "public.app-category.photography",
    }
