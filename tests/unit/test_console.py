from __future__ import annotations

import gc
import io
import json
import signal
import sys

import pytest

from cene.console import LISTED, ConsoleProgress, JsonList, count, listing, say, table, warn


def test_a_number_has_its_noun() -> None:
    assert [count(n, "photo") for n in (0, 1, 2, 1204)] == [
        "0 photos", "1 photo", "2 photos", "1,204 photos",
    ]  # fmt: skip


def test_columns_stand_under_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    table([("album", "photos"), ("sea", "1,204"), ("forest", "7"), ("x", "97 %")])
    assert capsys.readouterr().out == (
        "  album   photos\n"
        "  sea      1,204\n"
        "  forest       7\n"
        "  x         97 %\n"
    )  # fmt: skip
    table([])
    assert capsys.readouterr().out == ""


def test_a_number_may_be_missing_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    table([("label", "share", ""), ("sea", "0.5", ""), ("forest", "", "")])
    assert capsys.readouterr().out == "  label   share\n  sea       0.5\n  forest\n"


def test_a_long_listing_ends_with_how_many_more_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    listing([("a\nb", str(k)) for k in range(LISTED + 2)], 1234, ("name", "number"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["  name  number", "  a\\nb       0"]
    assert lines[-1] == "  … and 1,214 more (--json lists all)"
    assert len(lines) == LISTED + 2
    listing([], 0, ("name", "number"))
    assert capsys.readouterr().out == ""


def test_columns_count_what_a_terminal_shows(capsys: pytest.CaptureFixture[str]) -> None:
    table([("日本", "|"), ("e\u0301te\u0301", "|"), ("abcd", "|")], "")
    assert capsys.readouterr().out == "日本  |\ne\u0301te\u0301   |\nabcd  |\n"


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_each_stream_has_its_encoding(monkeypatch: pytest.MonkeyPatch, stream: str) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, stream, io.TextIOWrapper(raw, "latin-1"))
    (say if stream == "stdout" else warn)("é → … · 日")
    assert raw.getvalue() == b"\xe9 -> ... - \\u65e5\n"


def test_a_long_list_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    document = JsonList("things")
    for number in range(3):
        document.add({"n": number})
    document.print({"rest": "\udcff é"})
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out) == {"things": [{"n": 0}, {"n": 1}, {"n": 2}], "rest": "\udcff é"}
    JsonList("none").print({})
    assert json.loads(capsys.readouterr().out) == {"none": []}


def test_a_list_that_is_given_up_prints_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    JsonList("things").add(1)
    gc.collect()  # an open file would warn
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_and_afterwards_all_is_as_before(number: signal.Signals) -> None:
    before = [signal.getsignal(one) for one in signal.valid_signals()]
    with ConsoleProgress() as progress:
        progress.begin("Working", 10)
        progress.advance()
        assert not progress.stopped()
        signal.raise_signal(number)
        assert progress.stopped()
    assert [signal.getsignal(one) for one in signal.valid_signals()] == before
