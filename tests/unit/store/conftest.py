from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cene.store.catalogue import Catalogue
from cene.store.database import Database
from cene.store.journal import Journal
from cene.store.predictions import Predictions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.sqlite"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with Database(path, write=True) as opened:
        yield opened
        assert opened.integrity() == []


@pytest.fixture
def catalogue(database: Database) -> Catalogue:
    return Catalogue(database)


@pytest.fixture
def predictions(database: Database) -> Predictions:
    return Predictions(database)


@pytest.fixture
def journal(database: Database) -> Journal:
    return Journal(database)
