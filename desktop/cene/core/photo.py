"""A photo: one picture with its companions."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import stat_result
    from pathlib import Path


def signed(number: int) -> int:
    """Wrap to 64 bits with a sign, all that SQLite holds.

    Some systems number inodes beyond that, and a time after April 2262 is beyond it in nanoseconds.
    """
    return (number + 2**63) % 2**64 - 2**63


@dataclass(frozen=True, slots=True)
class Stat:
    """What identifies a file without reading it (size in bytes, mtime in nanoseconds)."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, result: stat_result) -> Stat:
        """Take over the identifying fields of an ``os.stat_result``."""
        return cls(
            signed(result.st_dev),
            signed(result.st_ino),
            result.st_size,
            signed(result.st_mtime_ns),
        )

    def same_file(self, other: Stat) -> bool:
        """Whether both are one inode, whatever its name or content."""
        return (self.device, self.inode) == (other.device, other.inode)

    def same_entry(self, other: Stat) -> bool:
        """As equality, for one path: some systems number their disks anew at each start."""
        return (self.inode, self.size, self.mtime_ns) == (other.inode, other.size, other.mtime_ns)

    def same_content(self, other: Stat) -> bool:
        """Whether size and time agree: unchanged as far as can be told without reading."""
        return (self.size, self.mtime_ns) == (other.size, other.mtime_ns)


NOTHING = Stat(0, 0, -1, 0)
"""In place of the identity of a file: there is none."""


@dataclass(frozen=True, slots=True)
class Photo:
    """One picture and the files that belong to it.

    Attributes:
        path: absolute path of the picture itself.
        companions: absolute paths beside it (RAW, XMP, AAE, MOV, THM, WAV), sorted.
        size: bytes of the picture.
        mtime_ns: its modification time.
        id: the catalogue's number, 0 while the catalogue does not know it.
        content: BLAKE3 of the bytes (32 bytes), empty while unread.
        taken_at: ISO 8601 local time of the exposure, or None.
    """

    path: Path
    companions: tuple[Path, ...]
    size: int
    mtime_ns: int
    id: int = 0
    content: bytes = b""
    taken_at: str | None = None

    @property
    def moment(self) -> datetime:
        """When it was taken by the camera's clock, else changed, in local time without a zone.

        The days of the grid go by the same rule; `store/shown.py` has it in SQL.
        """
        with suppress(ValueError):
            return datetime.fromisoformat((self.taken_at or "")[:19])
        changed = datetime.fromtimestamp(self.mtime_ns // 10**9, UTC)
        with suppress(OSError):  # Windows knows no local time before 1970
            changed = changed.astimezone()
        return changed.replace(tzinfo=None)
