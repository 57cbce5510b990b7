"""Files that may have ended a process, by their place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cene.store.catalogue import Catalogue, Sighting
from cene.store.database import Database
from cene.store.distrusted import Distrusted

STRAY = Path(os.fsdecode(b"/in/stray\xff.jpg"))


def test_a_distrusted_photo_is_unread_until_it_fails_and_then_quarantined(tmp_path: Path) -> None:
    with Database(tmp_path / "c.sqlite", write=True) as database, database.transaction():
        catalogue, distrusted = Catalogue(database), Distrusted(database)
        folder = catalogue.folder(STRAY.parent)
        photo = catalogue.see(folder, Sighting(STRAY.name, (), 1, 2), None)
        other = catalogue.see(folder, Sighting("other.jpg", (), 1, 2), None)
        catalogue.select([folder])
        for number in (photo, other):
            catalogue.fail(number, "is damaged", again=False)
        distrusted.add(STRAY)
        distrusted.add(STRAY)
        assert set(distrusted.places()) == {STRAY}
        assert distrusted.quarantined() == []
        assert catalogue.unread() == [photo]
        catalogue.fail(photo, "ends it", again=False)
        assert distrusted.quarantined() == [STRAY]
        catalogue.see(
            folder, Sighting(STRAY.name, (), 3, 4), catalogue.photos_in(folder)[STRAY.name]
        )
        assert set(distrusted.places()) == {STRAY}
        assert distrusted.quarantined() == []
        distrusted.remove(STRAY)
        assert distrusted.places() == frozenset()


@pytest.mark.parametrize("place", [Path("/nowhere/a.jpg"), Path("/in/unknown.jpg")])
def test_a_file_that_the_catalogue_does_not_know_can_be_distrusted(
    tmp_path: Path, place: Path
) -> None:
    with Database(tmp_path / "c.sqlite", write=True) as database, database.transaction():
        Catalogue(database).folder(Path("/in"))
        distrusted = Distrusted(database)
        distrusted.add(place)
        assert set(distrusted.places()) == {place}
        assert distrusted.quarantined() == []
