from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cene.core.errors import UsageError
from cene.organiser.label_file import Row, names, rows

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "ImageID,Source,LabelName,Confidence\n"
GOOD = "a,verification,/m/1,1\n"


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "labels.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_each_line_says_who_labelled_what_and_how_sure(tmp_path: Path) -> None:
    text = (
        HEAD
        + GOOD
        + "b,crowdsource-verification,/m/2,0\n"
        + "c,human,/m/1,1.0\n"
        + "c,machine,/m/1,0.7\n"
        + "d,activation-noisy,/m/3,0.25\n"
    )
    assert list(rows(written(tmp_path, text))) == [
        Row("a", "/m/1", True, 1.0),
        Row("b", "/m/2", True, 0.0),
        Row("c", "/m/1", True, 1.0),
        Row("c", "/m/1", False, 0.7),
        Row("d", "/m/3", False, 0.25),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Confidence,LabelName,XMin,Source,ImageID\n1,/m/1,0.5,verification,a\n",
        "\ufeff" + HEAD + GOOD,
        (HEAD + GOOD).replace("\n", "\r\n"),
        HEAD + "\n\n" + GOOD + "\n",
        HEAD + GOOD.rstrip(),
        HEAD + '"a","verification","/m/1","1"\n',
        "ImageID, Source, LabelName, Confidence\n" + GOOD,
    ],
    ids=["order", "mark", "windows", "empty lines", "no last end", "quotes", "spaces"],
)
def test_it_is_read_however_it_is_written(tmp_path: Path, text: str) -> None:
    assert list(rows(written(tmp_path, text))) == [Row("a", "/m/1", True, 1.0)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty; its first line must name the columns"),
        ("\n\n", "is empty; its first line must name the columns"),
        (GOOD, "line 1, names no column ImageID and no Source and no LabelName"),
        ("ImageID,Source,LabelName\n", "line 1, names no column Confidence; a label file has"),
        (HEAD + GOOD + "a,verification,/m/1\n", "line 3, has 3 fields, not 4"),
        (HEAD + "a,verification,/m/1,1,1\n", "line 2, has 5 fields, not 4"),
        (HEAD + ",verification,/m/1,1\n", "line 2, names no image or no label"),
        (HEAD + "a,verification,,1\n", "line 2, names no image or no label"),
        (HEAD + "a,machine,/m/1,sure\n", "line 2, has the confidence 'sure', no number from 0"),
        (HEAD + "a,machine,/m/1,\n", "line 2, has the confidence ''"),
        (HEAD + "a,machine,/m/1,nan\n", "line 2, has the confidence 'nan'"),
        (HEAD + "a,machine,/m/1,1.5\n", "line 2, has the confidence '1.5'"),
        (HEAD + "a,machine,/m/1,-1\n", "line 2, has the confidence '-1'"),
        (HEAD + f"a,machine,/m/1,{'9' * 99}\n", f"line 2, has the confidence '{'9' * 20}'"),
        (HEAD + GOOD + "a\0b,machine,/m/1,1\n", "line 3, is no line of text"),
        (HEAD + "x" * (1 << 21), "line 2, is no line of text"),
        (HEAD + "a" * 200_000 + ",machine,/m/1,1\n", "line 2, is no CSV (field larger than"),
        (HEAD + '"a"b,machine,/m/1,1\n', "line 2, is no CSV ("),
        (HEAD + '"a,machine,/m/1,1\n', "is no CSV (unexpected end of data)"),
        (HEAD.encode() + b"a,machine,/m/\xe9,1\n", "line 2, is not UTF-8; save the file in that"),
        (HEAD.encode("utf-16"), "line 1, is no"),
        (HEAD + "a,machine,/m/1,1\rb,machine,/m/1,1\n", "line 2, is no CSV (new-line"),
    ],
)
def test_what_is_no_label_file_is_refused_by_name_and_line(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as raised:
        list(rows(path))
    assert str(raised.value).startswith(str(path))
    assert said in str(raised.value)
    assert str(raised.value).endswith(".")


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    for path, reason in {tmp_path / "gone.csv": "No such file", tmp_path: "Is a directory"}.items():
        for read in (rows, names):
            with pytest.raises(UsageError, match=f"{path} cannot be read: {reason}"):
                list(read(path))


@pytest.mark.parametrize("head", ["", "LabelName,DisplayName\n"])
def test_the_file_of_classes_names_labels(tmp_path: Path, head: str) -> None:
    text = head + '/m/1,Dog\n/m/2,"Lemon, lime and bitters"\n/m/3,"Fiat 500 ""topolino"""\n'
    assert names(written(tmp_path, text)) == {
        "/m/1": "Dog",
        "/m/2": "Lemon, lime and bitters",
        "/m/3": 'Fiat 500 "topolino"',
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty; it must hold a label and its name a line"),
        ("LabelName,DisplayName\n", "is empty"),
        ("/m/1,Dog\n/m/2\n", "line 2, is not a label and its name; is this the file of classes"),
        (HEAD + GOOD, "line 1, is not a label and its name"),
        ("/m/1, \n", "line 1, is not a label and its name"),
        (b"/m/1,\xff\n", "line 1, is not UTF-8"),
    ],
)
def test_what_is_no_file_of_classes_is_refused(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as raised:
        names(path)
    assert said in str(raised.value)
