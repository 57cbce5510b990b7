"""Prints the titles of the ready-made albums as translators' tools expect texts to be."""

from __future__ import annotations

import tomllib
from pathlib import Path

ALBUMS = Path(__file__).parents[1] / "resources" / "albums.toml"

print("from PySide6.QtCore import QCoreApplication")
for album in tomllib.loads(ALBUMS.read_text("utf-8"))["album"]:
    print(f'QCoreApplication.translate("Albums", {album["title"]!r})')
