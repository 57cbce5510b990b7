from __future__ import annotations

from typing import TYPE_CHECKING

from cene.organiser.similar import Similar

if TYPE_CHECKING:
    from tests.unit.organiser.conftest import Inbox


def numbers(inbox: Inbox) -> dict[str, int]:
    """The photos of the catalogue by name."""
    rows = inbox.workspace.database.connection.execute("SELECT name, id FROM photo")
    return {name.decode(): number for name, number in rows}


def test_photos_of_the_same_place_look_alike(inbox: Inbox) -> None:
    for album in ("sea", "forest", "other"):
        for number in range(3):
            inbox.add(f"{album}{number}.jpg", album, number)
    inbox.index()
    known = numbers(inbox)
    similar = Similar(inbox.workspace, known.values())
    names = {number: name for name, number in known.items()}
    found = [names[one] for one in similar.to(known["forest1.jpg"], 5)]
    assert sorted(found[:2]) == ["forest0.jpg", "forest2.jpg"]
    assert len(similar.to(known["forest1.jpg"], 1)) == 1
    few = Similar(inbox.workspace, [known["sea0.jpg"], known["sea2.jpg"], 999])
    assert few.to(known["sea0.jpg"], 5) == [known["sea2.jpg"]]
    assert few.to(known["sea1.jpg"], 5) == []


def test_nothing_looks_like_what_nobody_or_another_network_looked_at(inbox: Inbox) -> None:
    assert Similar(inbox.workspace, [1, 2]).to(1, 5) == []
    inbox.add("a.jpg", "sea", 0)
    inbox.add("b.jpg", "sea", 1)
    inbox.index()
    known = list(numbers(inbox).values())
    assert Similar(inbox.workspace, known).to(known[0], 5) == [known[1]]
    inbox.workspace.database.connection.execute("UPDATE content SET backbone = 'x' WHERE id = 1")
    assert Similar(inbox.workspace, known).to(known[0], 5) == []
    assert Similar(inbox.workspace, known).to(known[1], 5) == []
