"""The ready-made albums."""

from __future__ import annotations

import tomllib
from functools import cache

from cene import paths
from cene.core.album import Album


@cache
def ready_made() -> dict[str, Album]:
    """The albums that ship with Cene, by key, as `resources/albums.toml` lists them."""
    with paths.bundled("resources/albums.toml").open("rb") as file:
        entries = tomllib.load(file)["album"]
    return {
        entry["key"]: Album(entry["key"], entry["title"], entry.get("parent")) for entry in entries
    }
