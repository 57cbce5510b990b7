"""Draws resources/screenshots/demo.svg: what a terminal shows of `cene demo` and an undo."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).parents[1] / "resources" / "screenshots" / "demo.svg"
WIDTH = 110


def shown(console: Console, folder: Path, *arguments: str) -> None:
    """Run a command and print it and its output, with a short name for the folder."""
    command = [sys.executable, "-m", "cene", *arguments]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    prompt = f"$ cene {' '.join(arguments)}".replace(str(folder), "~/demo")
    console.print(Text(prompt, style="bold"))
    console.print(Text(output.replace(str(folder), "~/demo")))


def main() -> None:
    """Run the commands and write the picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "demo"
        shown(console, folder, "demo", str(folder))
        catalogue = str(folder / "catalogue.sqlite")
        shown(console, folder, "undo", "--last", "--catalogue", catalogue)
    svg = console.export_svg(title="cene demo")
    # Without the web fonts that rich refers to: a picture in a README fetches nothing.
    PICTURE.write_text(re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    main()
