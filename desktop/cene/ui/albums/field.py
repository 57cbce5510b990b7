"""Where in the page of the albums something is said."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """Beside what an error belongs."""

    NEW = "new"
    TITLE = "title"
    PARENT = "parent"
    USE = "use"
    THRESHOLD = "threshold"
    FOLDER = "folder"
    COLOUR = "colour"
    MERGE = "merge"
    REMOVE = "remove"
