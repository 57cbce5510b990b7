"""A photo: one picture with its companions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class StatResult(Protocol):
    """The part of ``os.stat_result`` that identifies a file."""

    @property
    def st_dev(self) -> int: ...
    @property
    def st_ino(self) -> int: ...
    @property
    def st_size(self) -> int: ...
    @property
    def st_mtime_ns(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Stat:
    """What identifies a file without reading it (size in bytes, mtime in nanoseconds)."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, result: StatResult) -> Stat:
        """Take over the identifying fields of an ``os.stat_result``."""
        return cls(result.st_dev, result.st_ino, result.st_size, result.st_mtime_ns)

    def same_file(self, other: Stat) -> bool:
        """Whether both are one inode, whatever its name or content."""
        return (self.device, self.inode) == (other.device, other.inode)

    def same_content(self, other: Stat) -> bool:
        """Whether size and time agree: unchanged as far as can be told without reading."""
        return (self.size, self.mtime_ns) == (other.size, other.mtime_ns)


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
