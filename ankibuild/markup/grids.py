"""Tables that Markdown has: a row of heads, then rows of as many cells, with nothing in a cell but a line of text."""

from __future__ import annotations

from ankibuild.markup.addresses import Link
from ankibuild.markup.elements import Element
from ankibuild.markup.escaping import fill
from ankibuild.markup.inline import SPACES, Inline
from ankibuild.markup.lifting import is_block

_RULES = {"": "---", "text-align:left": ":---", "text-align:center": ":---:", "text-align:right": "---:"}


def grid(table: Element, link: Link | None) -> str:
    """The Markdown of a table, '' where it needs HTML."""
    rows = _rows(table)
    if len(rows) < 2 or not rows[0] or any(cell.name != "th" for cell in rows[0]):
        return ""
    if any(cell.name != "td" for row in rows[1:] for cell in row) or len({len(row) for row in rows}) > 1:
        return ""
    rules = [_rule([row[column] for row in rows]) for column in range(len(rows[0]))]
    texts = [[_text(cell, link) for cell in row] for row in rows]
    if not all(rules) or any(text is None for row in texts for text in row):
        return ""
    lines = [f"| {' | '.join(text or '' for text in row)} |" for row in texts]
    return "\n".join([lines[0], f"| {' | '.join(rules)} |", *lines[1:]])


def _rows(table: Element) -> list[list[Element]]:
    """The rows of a table; none where it holds something else, or nothing to see."""
    rows: list[list[Element]] = []
    for child in table.children:
        if isinstance(child, str):
            continue
        if child.name in ("thead", "tbody", "tfoot") and not child.attributes:
            inner = [row for row in child.children if isinstance(row, Element)]
        else:
            inner = [child]
        for row in inner:
            if row.name != "tr" or row.attributes:
                return []
            rows.append([cell for cell in row.children if isinstance(cell, Element)])
    return rows


def _rule(cells: list[Element]) -> str:
    """How a column stands, '' where its cells do not agree."""
    styles = {cell.get("style") for cell in cells}
    if len(styles) > 1 or any(set(cell.attributes) - {"style", "scope"} for cell in cells):
        return ""
    return _RULES.get(styles.pop(), "")


def _text(cell: Element, link: Link | None) -> str | None:
    """A cell on one line, None where it holds blocks, or math with a bar."""
    children = cell.children
    only = [child for child in children if not isinstance(child, str) or child.strip(SPACES)]
    if len(only) == 1 and isinstance(only[0], Element) and only[0].name in ("p", "div") and not only[0].attributes:
        children = only[0].children
    if any(map(is_block, children)):
        return None
    lines, tokens = Inline(link, single=True).lines(children)
    if len(lines) > 1 or any("|" in token or "\n" in token for token in tokens):
        return None
    return fill(lines[0].replace("|", "\\|"), tokens)
