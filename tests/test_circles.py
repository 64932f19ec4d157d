"""No module imports itself through others, not even where a function imports when it is called."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import ankibuild

ROOT = Path(ankibuild.__file__).parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (ROOT / "ankibuild").rglob("*.py")
}
HUBS = {"ankibuild"}
"""The public names, which are loaded when they are first used."""


def imported(path: Path) -> set[str]:
    """Our modules that a module imports, but for those that only the type checker sees."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {id(inner) for node in ast.walk(tree) if is_typing_only(node) for inner in ast.walk(node)}
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {
                named if (named := f"{node.module}.{alias.name}") in MODULES else node.module for alias in node.names
            }
    return (found & MODULES.keys()) - HUBS


def is_typing_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_no_imports_run_in_a_circle() -> None:
    graph = {name: imported(path) - {name} for name, path in MODULES.items() if name not in HUBS}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        raise AssertionError(" -> ".join(circle.args[1])) from None
    assert len(order) == len(graph) > 100
