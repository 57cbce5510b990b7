"""What a person chose in the window; kept in the catalogue, for it is about these photos."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cene.core.errors import UnusableError, UsageError
from cene.core.move import Collision, Companions, Mode
from cene.core.policy import DEFAULT_THRESHOLD
from cene.files.carrier import Writing
from cene.files.leave import check
from cene.organiser.manners import Hours, Manners
from cene.store.database import Database
from cene.store.settings import LEARN_FILED, Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from cene.organiser.workspace import Workspace

KEY = "preferences"
"""Key of the settings under which they are kept, as one JSON document."""
THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose.

    Attributes:
        sources: folders whose photos are looked at.
        into: folder of the albums, None while none is chosen.
        mode: what is done with photos that are filed; suggest touches nothing.
        threshold: how sure is sure enough, in 0..1, where an album has no threshold of its own.
        automatic: whether sure photos file themselves, where the mode is not suggest.
        theme: one of `THEMES`.
        language: as "de"; empty for the system's.
        watch: whether the sources are watched.
        notify: whether it is said when photos filed themselves.
        to_tray: whether closing the window leaves Cene at work.
        begun: whether the first start is over.
        collision: what is done with a photo whose name is taken in its album.
        companions: what is done with the files beside a photo.
        quiet: hours without work in the background, as "22:00-07:00"; empty for none.
        on_battery: whether there is such work while the computer runs on its battery.
        exclude: patterns of folders and files in the sources to leave out, as in .gitignore.
        learn_filed: whether photos that stay where they were filed come to count as examples.
            `filed.switch` keeps it, for the command line has it too, and `save` leaves it alone.
        tag: whether photos that are filed are tagged too, where the mode is another.
        tags_in_photos: whether tags are written into photos where that is safe, else beside them.
        short_sidecars: whether new sidecars are called photo.xmp, and not photo.jpg.xmp.
        keep_times: whether files that get tags keep the time of their last change.
    """

    sources: tuple[Path, ...] = ()
    into: Path | None = None
    mode: Mode = Mode.SUGGEST
    threshold: float = DEFAULT_THRESHOLD
    automatic: bool = True
    theme: str = THEMES[0]
    language: str = ""
    watch: bool = True
    notify: bool = True
    to_tray: bool = False
    begun: bool = False
    collision: Collision = Collision.NUMBER
    companions: Companions = Companions.TOGETHER
    quiet: str = ""
    on_battery: bool = True
    exclude: tuple[str, ...] = ()
    learn_filed: bool = True
    tag: bool = False
    tags_in_photos: bool = False
    short_sidecars: bool = False
    keep_times: bool = True

    @property
    def writing(self) -> Writing:
        """Where tags are written."""
        return Writing(self.tags_in_photos, self.short_sidecars, self.keep_times)

    @property
    def manners(self) -> Manners:
        """When there is work in the background.

        Raises:
            UsageError: `quiet` is no part of a day; what `load` gives always is.
        """
        return Manners(Hours.parse(self.quiet) if self.quiet else None, on_battery=self.on_battery)


def load(workspace: Workspace) -> Preferences:
    """The preferences of a catalogue; whatever is missing or damaged is as it is at the start."""
    return _kept(workspace.settings)


def glance(catalogue: Path) -> Preferences:
    """The preferences of a catalogue that nobody has opened yet.

    Returns:
        Those at the start where the catalogue cannot be read: it may not be there yet, and
        whoever opens it says what is wrong with it.
    """
    try:
        # Not a workspace, whose many modules the first frame of the window would wait for.
        with Database(catalogue, write=False) as database:
            return _kept(Settings(database))
    except UnusableError:
        return Preferences()


def save(workspace: Workspace, preferences: Preferences) -> None:
    """Keep preferences in place of those before; a transaction of its own.

    Raises:
        UnusableError: the catalogue cannot be written.
    """
    document = asdict(preferences)
    del document["learn_filed"]
    document["sources"] = [str(path) for path in preferences.sources]
    document["into"] = None if preferences.into is None else str(preferences.into)
    with workspace.database.transaction():
        workspace.settings.put(KEY, json.dumps(document))


def _kept(settings: Settings) -> Preferences:
    read = _document(settings.get(KEY) or "{}")
    return replace(read, learn_filed=settings.get(LEARN_FILED) != "off")


def _document(text: str) -> Preferences:
    try:
        kept = json.loads(text)
    except ValueError:
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    known = {field.name for field in fields(Preferences)}
    read: dict[str, Any] = {
        name: _read(name, value) for name, value in kept.items() if name in known
    }
    return Preferences(**{name: value for name, value in read.items() if value is not None})


def _read(name: str, value: object) -> object:
    """A kept value as it is used; None where it is damaged."""
    readers: dict[str, Callable[[object], object]] = {
        "sources": _paths,
        "into": _path,
        "mode": partial(_member, Mode),
        "collision": partial(_member, Collision),
        "companions": partial(_member, Companions),
        "threshold": _share,
        "theme": _theme,
        "language": _text,
        "quiet": _hours,
        "exclude": _patterns,
    }
    return readers.get(name, _switch)(value)


def _switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _hours(value: object) -> str | None:
    try:
        return str(Hours.parse(value)) if isinstance(value, str) and value else None
    except UsageError:
        return None


def _patterns(value: object) -> tuple[str, ...] | None:
    return tuple(filter(_is_pattern, value)) if isinstance(value, list) else None


def _is_pattern(value: object) -> bool:
    try:
        check([value] if isinstance(value, str) else [""])
    except UsageError:
        return False
    return True


def _theme(value: object) -> str | None:
    return next((theme for theme in THEMES if theme == value), None)


def _path(value: object) -> Path | None:
    if not isinstance(value, str) or "\0" in value:
        return None
    path = Path(value)
    return path if path.is_absolute() else None


def _paths(value: object) -> tuple[Path, ...] | None:
    if not isinstance(value, list):
        return None
    found = map(_path, value)
    return tuple(dict.fromkeys(path for path in found if path is not None))


def _member(kind: type[StrEnum], value: object) -> StrEnum | None:
    return next((member for member in kind if member.value == value), None)


def _share(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < value <= 1 else None
