"""Opening what cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cene.core.errors import UnusableError
from cene.store.database import Database

if TYPE_CHECKING:
    from pathlib import Path


def sentence(path: Path, *, write: bool = True) -> str:
    """Why a catalogue cannot be opened, a sentence that names it."""
    with pytest.raises(UnusableError) as caught:
        Database(path, write=write)
    assert caught.value.exit_code == 3
    assert str(path) in str(caught.value)
    assert str(caught.value)[-1] in ".?"
    return str(caught.value)
