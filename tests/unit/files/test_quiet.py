from __future__ import annotations

from cene.files.quiet import LONGEST, QUIET, Quiet


def test_nothing_is_taken_where_nothing_changed() -> None:
    quiet = Quiet()
    assert not quiet.take(1e9)
    assert not quiet.pending


def test_a_change_is_taken_once_after_a_quiet_moment() -> None:
    quiet = Quiet()
    quiet.note(100.0)
    assert quiet.pending
    assert not quiet.take(100.0 + QUIET / 2)
    assert quiet.take(100.0 + QUIET)
    assert not quiet.take(100.0 + 2 * QUIET)


def test_each_change_prolongs_the_wait_but_not_for_ever() -> None:
    quiet, now = Quiet(), 100.0
    taken = 0.0
    while not taken:
        quiet.note(now)
        now += QUIET / 2
        if quiet.take(now):
            taken = now
    assert 100.0 + LONGEST <= taken <= 100.0 + LONGEST + QUIET


def test_what_was_noted_without_a_time_is_ripe_at_once() -> None:
    quiet = Quiet()
    quiet.note()
    assert quiet.take(0.0)


def test_what_is_forgotten_is_not_taken() -> None:
    quiet = Quiet()
    quiet.note(100.0)
    quiet.forget()
    assert not quiet.take(200.0)
