"""Variables of a problem that a script only gives a fixed value: they are replaced by it.

A script is never run. A value is fixed where one line says all there is: `answer = "m*g/2"`. A name that is set twice,
inside of a block, or to anything but a text or a number, stays a variable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ankibuild.readers.xmltree import Chunk, Element

_LINE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*+)[ \t]*+=(?!=)[ \t]*+(\S[^\r\n]*+)")
_SET = re.compile(
    r"\b([A-Za-z_][A-Za-z0-9_]*+)[ \t]*+(?:[-+*/%|&^]|\*\*|//|<<|>>)?+=(?!=)"
    r"|\b(?:for|import|as|global|def)[ \t]++([A-Za-z_]\w*+)"
)
_VALUE = re.compile(
    r"(?:\"([^\"\\\r\n]*+)\"|'([^'\\\r\n]*+)'|([-+]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]++)?))"
    r"[ \t]*+;?[ \t]*+(?:#[^\r\n]*+)?"
)
_LONGEST, MOST_USES = 300, 2_000
"""Characters of a value, and places that use one, so that no text grows beyond measure."""

_USE = re.compile(r"\$(?:\{([A-Za-z_][A-Za-z0-9_]*+)\}|([A-Za-z_][A-Za-z0-9_]*+))")


def fix_constants(problem: Element) -> None:
    """Puts fixed values in the place of their names, in texts and attributes."""
    scripts = [one for one in problem.iter("script") if "python" in one.get("type")]
    values = _constants("\n".join(script.text for script in scripts))
    if not values or sum(text.count("$") for text in _texts(problem)) > MOST_USES:
        return
    inside = {id(node) for script in scripts for node in script.walk()} | {id(script) for script in scripts}
    for element in (problem, *problem.iter()):
        if id(element) in inside:
            continue
        element.attributes = {
            name: _replaced(value, values) if "$" in value else value for name, value in element.attributes.items()
        }
        element.children = [
            child._replace(value=_replaced(child.value, values))
            if isinstance(child, Chunk) and "$" in child.value
            else child
            for child in element.children
        ]


def _constants(script: str) -> dict[str, str]:
    """The names that one line gives a fixed value, and nothing else changes."""
    lines = [line for line in script.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    margin = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    often = Counter(name for found in _SET.finditer(script) for name in found.groups() if name)
    values = {}
    for line in lines:
        found = _LINE.fullmatch(line.rstrip(), margin)
        value = _VALUE.fullmatch(found[2]) if found else None
        if found and value and often[found[1]] == 1 and len(found[2]) <= _LONGEST:
            values[found[1]] = next(group for group in value.groups() if group is not None)
    return values


def _texts(problem: Element) -> Iterator[str]:
    for node in (problem, *problem.walk()):
        if isinstance(node, Chunk):
            yield node.value
        elif isinstance(node, Element):
            yield from node.attributes.values()


def _replaced(text: str, values: Mapping[str, str]) -> str:
    return _USE.sub(lambda found: values.get(found[1] or found[2], found[0]), text)
