"""A photo that ends the process that makes its square does so once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.faults.test_poison import CRASHED, CRASHES, KILLS, Lab, failed
from tests.tiles import folders

from cene.organiser.lab.squares import ENDS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("word", [KILLS, CRASHES])
def test_what_ended_the_command_is_named_by_the_next_and_left_alone_after(
    tmp_path: Path, word: bytes
) -> None:
    lab = Lab(tmp_path)
    folders(lab.inbox, 5)
    poison = lab.inbox / "flower/02.jpg"
    poison.write_bytes(poison.read_bytes() + word)
    command = ("dataset", lab.inbox, "--json")
    assert lab.dies(*command) == CRASHED[word]
    for _ in range(2):
        done = lab.run(*command)
        assert (done.code, failed(done)) == (1, {"02.jpg": ENDS})
        assert done.json["photos"] == 9
        assert not list(lab.home.rglob("*.looking"))
    elsewhere = lab.inbox / "flower/other.jpg"
    poison.rename(elsewhere)
    assert failed(lab.run(*command)) == {"other.jpg": ENDS}, "it is known by its content"
