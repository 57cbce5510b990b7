"""Lists the sentences of the layers below the window, for translators and for the window itself.

Writes `resources/sentences.txt`, one template a line, from which `cene.ui.sentences` recognises
what it is to show; prints the same as translators' tools expect texts to be. What varies is a
field in braces, in quotation marks where the sentence has Python's ``repr`` of it. A clause that
one of several functions or constants gives is written out, so that each template is a whole text.

Read are the modules that the window can import, and the process that trains for it. A sentence is
what an error is made of (`core/errors.py`), why a move failed, a photo was refused, or a folder
is not watched.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from modules import Module, assigned, called, parameters, passed, reachable

LIST = Path(__file__).parents[1] / "resources" / "sentences.txt"
SENTENCES = (
    *("CeneError", "UsageError", "UnusableError", "AwayError", "BusyError"),
    *("MetadataError", "LinkError", "_MomentaryError"),
)
"""Errors whose first argument is the sentence; of the others it is the second."""
FILES = (
    *("FileError", "PictureError", "UnreadableError", "UntriedError"),
    *("PlacementError", "TargetTakenError", "Ended"),
)
LISTS = ("failed", "refused", "unsettled")
"""Lists of pairs whose second half is a reason."""
PLAIN = ("printable", "str", "repr", "fsdecode")
"""Calls whose value goes by the name of what is given to them."""
ALBUM = "album"
"""What a title of an album is called, which the window says in the person's language."""
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Field:
    """What varies in a text: a name for people, whether it is quoted, and its expression."""

    name: str
    quoted: bool
    expression: str


Text = tuple[str | Field, ...]


class Reader:
    """Tells what an expression may say."""

    def __init__(self, modules: dict[str, Module]) -> None:
        self._modules = modules
        self._open: set[ast.AST] = set()

    def texts(self, node: ast.expr, module: Module) -> list[Text]:
        """All texts that an expression may be; what is known at run time only is a field."""
        if node in self._open:
            return []
        self._open.add(node)
        found = self._texts(node, module)
        self._open.remove(node)
        if found is None:
            return [(Field(self._name(node, module), is_repr(node), ast.dump(node)),)]
        if isinstance(node, ast.Name):
            found = [text if says(text) else renamed(text, node.id) for text in found]
        # Where either of two things varies, one field stands for both.
        bare = [text for text in found if not says(text)]
        return [text for text in dict.fromkeys(found) if says(text) or text == bare[0]]

    def _texts(self, node: ast.expr, module: Module) -> list[Text] | None:  # noqa: PLR0911
        match node:
            case ast.Constant(value=str(text)):
                return [(text,)]
            case ast.Constant(value=None):
                return []
            case ast.JoinedStr(values=parts):
                choices = [self.texts(part, module) for part in parts]
                return [
                    tuple(piece for text in chosen for piece in text)
                    for chosen in product(*choices)
                ]
            case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                return self.texts(value, module)
            case ast.IfExp(body=one, orelse=other):
                return self._any([one, other], module)
            case ast.BoolOp(values=values) | ast.Dict(values=values):
                return self._any(values, module)
            case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[_, *default]):
                return self._any([table, *default], module)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name not in PLAIN:
                return self._returned(name, module)
            case ast.Name():
                return self._assigned(node, module)
        return None

    def _any(self, nodes: list[ast.expr], module: Module) -> list[Text]:
        return [text for node in nodes for text in self.texts(node, module)]

    def _returned(self, name: str, module: Module) -> list[Text] | None:
        """What a function of ours may return, if that is a text."""
        home, function = module, module.functions.get(name)
        if function is None and name in module.imported:
            origin, given = module.imported[name]
            home = self._modules.get(origin, module)
            function = home.functions.get(given)
        if (
            function is None
            or function.returns is None
            or "str" not in ast.unparse(function.returns)
        ):
            return None
        values = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
        return self._any([value for value in values if value is not None], home)

    def _assigned(self, name: ast.Name, module: Module) -> list[Text] | None:
        """What a name may stand for: a variable, a parameter, a constant here or elsewhere."""
        scope = module.scopes[name]
        values = assigned(name.id, scope) or passed(name.id, scope, module)
        values = values or assigned(name.id, module.tree)
        if values:
            return self._any(values, module)
        origin, given = module.imported.get(name.id, ("", ""))
        home = self._modules.get(origin)
        values = assigned(given, home.tree) if home else []
        return self._any(values, home) if home and values else None

    def _name(self, node: ast.expr, module: Module) -> str:  # noqa: PLR0911
        """What people would call something that varies."""
        match node:
            case ast.FormattedValue(value=value) | ast.BinOp(left=value):
                return self._name(value, module)
            case ast.Call(func=ast.Name(id=call) | ast.Attribute(attr=call), args=[value]):
                return self._name(value, module) if call in PLAIN else call.strip("_")
            case ast.IfExp(body=value) | ast.BoolOp(values=[value, *_]):
                return self._name(value, module)
            case ast.Subscript(slice=ast.Constant(value=str(name))):
                return name
            case ast.Attribute(attr="title"):
                return ALBUM
            case ast.Attribute(attr=name):
                return name
            case ast.Name(id=name):
                values = assigned(name, module.scopes[node])
                titled = values and all(
                    isinstance(v, ast.Attribute) and v.attr == "title" for v in values
                )
                return ALBUM if titled else name.lower()
        return "value"


def is_repr(node: ast.expr) -> bool:
    """Whether quotation marks are around something that varies."""
    if isinstance(node, ast.Call):
        return called(node) == "repr"
    return isinstance(node, ast.FormattedValue) and node.conversion == ord("r")


def renamed(text: Text, name: str) -> Text:
    """What varies under the name of the variable that it is in; titles stay recognisable."""
    return tuple(
        replace(piece, name=name.lower())
        if isinstance(piece, Field) and piece.name != ALBUM
        else piece
        for piece in text
    )


def says(text: Text) -> bool:
    """Whether there is a word in a text, for only then it can be recognised."""
    return any(isinstance(piece, str) and LETTER.search(piece) for piece in text)


def handed_on(node: ast.expr, module: Module) -> bool:
    """Whether it is nothing, or what another error, the catalogue or a list says already."""
    if isinstance(node, ast.Call):
        return called(node) == "str"
    if isinstance(node, ast.Name):
        scope = module.scopes[node]
        return not assigned(node.id, scope) and node.id not in parameters(scope)
    return isinstance(node, ast.Attribute | ast.Constant)


def sentences(module: Module) -> list[ast.expr]:
    """The expressions of a module that people are to read."""
    found: list[ast.expr] = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            found += [given.value for given in node.keywords if given.arg == "error"]
            place = {**dict.fromkeys(SENTENCES, 0), **dict.fromkeys(FILES, 1), "Watched": 2}
            found += node.args[place.get(called(node), len(node.args)) :][:1]
        match node:
            case (
                ast.Call(func=ast.Attribute(value=told, attr="append"), args=[pairs])
                | ast.AugAssign(target=told, value=pairs)
            ) if getattr(told, "attr", getattr(told, "id", "")) in LISTS:
                found += [
                    pair.elts[1]
                    for pair in ast.walk(pairs)
                    if isinstance(pair, ast.Tuple) and len(pair.elts) > 1
                ]
    return found


def template(text: Text) -> str:
    """A text as one line, each field with a name of its own."""
    names: dict[tuple[str, str], str] = {}
    line = ""
    for piece in text:
        if isinstance(piece, str):
            line += piece
            continue
        key = (piece.name, piece.expression)
        if key not in names:
            number = sum(name == piece.name for name, _ in names) + 1
            names[key] = piece.name if number == 1 else f"{piece.name}{number}"
        field = f"{{{names[key]}}}"
        line += f"“{field}”" if piece.quoted else field
    return line


def templates() -> list[str]:
    """All of them, in the order of the alphabet.

    Raises:
        SystemExit: an error is made of something of which it cannot be told what it says.
    """
    modules = reachable()
    reader = Reader(modules)
    found: set[str] = set()
    for module in modules.values():
        for node in sentences(module):
            texts = reader.texts(node, module)
            found.update(template(text) for text in texts if says(text))
            if not any(map(says, texts)) and not handed_on(node, module):
                raise SystemExit(f"{module.path}:{node.lineno}: what does {ast.unparse(node)} say?")
    return sorted(found)


if __name__ == "__main__":
    every = templates()
    LIST.write_text("".join(f"{line}\n" for line in every), "utf-8", newline="\n")
    print("from PySide6.QtCore import QCoreApplication")
    for line in every:
        print(f"QCoreApplication.translate('Sentences', {line!r})")
