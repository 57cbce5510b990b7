from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.pages import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.pages import Pages


@pytest.fixture
def pages() -> Iterator[Pages]:
    """A server of one's own."""
    with serving() as found:
        yield found
