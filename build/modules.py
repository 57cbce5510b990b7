"""The modules that the window can import, and what names in them stand for."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "desktop" / "cene"
TOPS = ("cene.ui", "cene.training")
"""The window, and the process that trains for it."""

Scope = ast.FunctionDef | ast.Module


@dataclass
class Module:
    """One file of the program."""

    path: Path
    tree: ast.Module
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What a name was imported from, and what it is called there."""
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    """The function that something stands in."""


def read(path: Path) -> Module:
    """Parse a file, and see what it imports at run time and which functions it has."""
    module = Module(path, ast.parse(path.read_text("utf-8")))
    waiting: list[tuple[ast.AST, Scope]] = [(module.tree, module.tree)]
    while waiting:
        node, scope = waiting.pop()
        module.scopes[node] = scope
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                module.imported[name.asname or name.name] = (node.module, name.name)
        if isinstance(node, ast.FunctionDef):
            module.functions[node.name] = scope = node
        waiting += [(child, scope) for child in ast.iter_child_nodes(node)]
    return module


def reachable() -> dict[str, Module]:
    """The modules of the window, and all that they import."""
    paths = {
        ".".join(("cene", *path.relative_to(PACKAGE).with_suffix("").parts)): path
        for path in PACKAGE.rglob("*.py")
    }
    found: dict[str, Module] = {}
    waiting = sorted(name for name in paths if name.startswith(TOPS))
    while waiting:
        name = waiting.pop()
        if name in found or name not in paths:
            continue
        found[name] = read(paths[name])
        for module, given in found[name].imported.values():
            waiting += [module, f"{module}.{given}"]
    return found


def assigned(name: str, scope: Scope) -> list[ast.expr]:
    """All that is assigned to a name in a function, or at the top of a module."""
    nodes = scope.body if isinstance(scope, ast.Module) else ast.walk(scope)
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    ]


def parameters(scope: Scope) -> list[str]:
    """What a function is given, in the order of its calls."""
    given = [] if isinstance(scope, ast.Module) else scope.args.args
    return [one.arg for one in given if one.arg not in ("self", "cls")]


def passed(name: str, scope: Scope, module: Module) -> list[ast.expr]:
    """All that the module's own calls pass to a function's parameter."""
    names = parameters(scope)
    if isinstance(scope, ast.Module) or name not in names:
        return []
    place = names.index(name)
    return [
        call.args[place]
        for call in ast.walk(module.tree)
        if isinstance(call, ast.Call) and called(call) == scope.name and place < len(call.args)
    ]


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")
