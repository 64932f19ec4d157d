"""The blocks of a Markdown text, with their lines: what markdown-it finds, and the folded parts (`<details>`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ankibuild.readers.markdown_quiz.lines import Line, Lines, dedented, in_fences, trimmed
from ankibuild.readers.markdown_quiz.quoted import with_quotations

DEPTH = 8
"""How deep lists are looked into."""

_MARKER = re.compile(r"[ \t]*+(?:[-*+]|(\d{1,9})[.)])(?:[ \t]{1,4}(?![ \t])|[ \t]|$)")
_OPENS = re.compile(r"\s*+<details\b[^>]*+>", re.IGNORECASE)
_CLOSES = re.compile(r"</details\s*+>", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*+<summary\b[^>]*+>", re.IGNORECASE)
_SUMMARY_END = re.compile(r"</summary\s*+>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*+>")
_WRAPPERS = re.compile(r"\s*+(?:</?(?:p|div|br|span|center)\b[^<>]*+>\s*+)++$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A block: what it is, its lines without its own markers, and the items of a list."""

    kind: str
    lines: tuple[Line, ...]
    level: int = 0
    items: tuple[tuple[Line, ...], ...] = ()
    numbers: tuple[int, ...] = ()
    title: tuple[Line, ...] = ()

    @property
    def summary(self) -> str:
        """What stands on a folded part, without tags."""
        return without_tags(" ".join(line.text for line in self.title))


@cache
def _parser() -> MarkdownIt:
    """Blocks only: no inline text is parsed; definitions of links count as paragraphs, so that nothing is lost."""
    return MarkdownIt("commonmark").enable("table").disable(["inline", "reference"])


def blocks(lines: Lines) -> list[Block]:
    """The blocks of a text, in order."""
    found: list[Block] = []
    for folded, part in _parts(with_quotations(_without_wrappers(lines))):
        found += [_details(part)] if folded else _parsed(part)
    return found


def _without_wrappers(lines: Lines) -> list[Line]:
    """The lines, those blank that only hold tags around Markdown (`<div align="center">`), so that this is seen."""
    return [
        _without_wrapper(line) if not fenced and "<" in line.text else line
        for line, fenced in zip(lines, in_fences(lines), strict=True)
    ]


_QUESTION = re.compile(r"\s*+</?(?:quiz|question|mcq)(?:\s[^<>]*+)?>\s*+$", re.IGNORECASE)


def _without_wrapper(line: Line) -> Line:
    """A line that only holds tags as a blank one; tags around each question part them as a rule does."""
    if _QUESTION.match(line.text):
        return Line("***", line.start)
    return Line("", line.start) if _WRAPPERS.match(line.text) else line


_BACK = re.compile(
    r"[\s*_↑⬆️▲△↥^|·•-]*+(?:\[[^\[\]\n]{1,60}\]\(#[^()\n]{0,200}\)|"
    r"<a href=\"#[^\"<>]{0,200}\"[^<>]{0,99}>[^<>\n]{1,60}</a>)[\s*_]*+$"
)


def leads_back(lines: Lines) -> bool:
    """Whether a paragraph is nothing but a link to another place of the file, such as its top."""
    return len(lines) == 1 and "#" in lines[0].text and _BACK.match(_without_emphasis(lines[0].text)) is not None


def _without_emphasis(text: str) -> str:
    """A line without tags that make all of it bold or put it to the right."""
    return re.sub(r"</?(?:b|i|strong|em|div|p|sup|sub|small)\b[^<>]*+>", "", text)


def is_wrapper(lines: Lines) -> bool:
    """Whether a block of HTML only wraps others, or is a comment."""
    text = _without_comments("\n".join(line.text for line in lines)).strip()
    return not text or all(
        _WRAPPERS.match(line) or line.strip().lower() == "</details>" for line in text.split("\n") if line.strip()
    )


def _without_comments(text: str) -> str:
    """A text without comments; one that never ends goes to the end."""
    kept: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0:
        kept.append(text[at:begin])
        end = text.find("-->", begin)
        at = end + 3 if end >= 0 else len(text)
    return "".join([*kept, text[at:]])


def without_tags(text: str) -> str:
    """A text without HTML tags."""
    return _TAG.sub("", text).strip()


def _parts(lines: Lines) -> Iterator[tuple[bool, list[Line]]]:
    """The lines, parted where folded parts begin and end."""
    part: list[Line] = []
    depth = 0
    for line, fenced in zip(lines, in_fences(lines), strict=True):
        opens = not fenced and _OPENS.match(line.text) is not None
        if opens and not depth:
            yield False, part
            part = []
        depth += opens
        part.append(line)
        if depth and not fenced and _CLOSES.search(line.text):
            depth -= 1
            if not depth:
                yield True, part
                part = []
    yield depth > 0, part


def _details(lines: list[Line]) -> Block:
    """A folded part: its summary, and the lines inside."""
    opening = _OPENS.match(lines[0].text)
    rest = [lines[0].cut(opening.end() if opening else 0), *lines[1:]]
    summary, rest = _summary(rest)
    last = rest[-1] if rest else None
    closing = _CLOSES.search(last.text) if last else None
    if last and closing:
        rest = [*rest[:-1], last.head(closing.start())]
    return Block("details", tuple(unwrapped(_unbold(unwrapped(_outdented(rest))))), title=tuple(summary))


_BOLD_OPENS = re.compile(r"\s*+(?:<br\s*+/?>\s*+)*+<(b|strong)>\s*+$", re.IGNORECASE)


def _unbold(lines: list[Line]) -> list[Line]:
    """The lines of a folded part of which all is in bold by tags on lines of their own, without these."""
    kept = trimmed(lines)
    opening = _BOLD_OPENS.match(kept[0].text) if kept else None
    if not opening:
        return lines
    closing = f"</{opening[1].lower()}>"
    said = "\n".join(line.text for line in kept).lower()
    if not said.endswith(closing) or said.count(closing) != 1:
        return lines
    return [*kept[1:-1], kept[-1].head(len(kept[-1].text) - len(closing))]


def _outdented(lines: list[Line]) -> list[Line]:
    """The lines of a folded part without the indentation that all have, so that their Markdown is seen."""
    below = [line.text.expandtabs(4) for line in lines[1:] if line.text.strip()]
    columns = min((len(text) - len(text.lstrip()) for text in below), default=0)
    return [*lines[:1], *(dedented(line, columns) for line in lines[1:])] if columns else lines


def _summary(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    said: list[Line] = []
    for index, line in enumerate(lines[:12]):
        opening = _SUMMARY.match(line.text)
        if not said and line.text.strip() and not opening:
            break
        closing = _SUMMARY_END.search(line.text)
        begin = opening.end() if opening else 0
        said.append(line.head(closing.start() if closing else len(line.text)).cut(begin))
        if closing:
            return trimmed(said), [line.cut(closing.end()), *lines[index + 1 :]]
    return [], lines


def unwrapped(lines: Lines) -> list[Line]:
    """The lines without tags at both ends that only wrap what stands between."""
    kept = trimmed(lines)
    while kept and _WRAPPERS.match(kept[0].text):
        kept = trimmed(kept[1:])
    while kept and _WRAPPERS.match(kept[-1].text):
        kept = trimmed(kept[:-1])
    return kept


def _parsed(lines: list[Line]) -> list[Block]:
    if not any(line.text.strip() for line in lines):
        return []
    tokens = _parser().parse("\n".join(line.text for line in lines))
    found: list[Block] = []
    items: list[list[int]] = []
    for token in reversed(tokens):
        if token.type == "list_item_open" and token.level == 1 and token.map:
            items.append(token.map)
        elif token.level == 0 and token.nesting >= 0 and token.map:
            found.append(_block(token, items[::-1], lines))
            items = []
    return found[::-1]


_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "bullets",
    "ordered_list_open": "ordered",
    "fence": "code",
    "code_block": "indented",
    "html_block": "html",
    "blockquote_open": "quote",
    "hr": "rule",
    "table_open": "table",
}


def _block(token: Token, maps: list[list[int]], lines: list[Line]) -> Block:
    first, last = token.map or [0, 0]
    kind = _KINDS.get(token.type, "paragraph")
    own = tuple(trimmed(lines[first:last]))
    if kind == "heading":
        return _heading(token, own)
    if kind in ("bullets", "ordered"):
        items = tuple(_item(lines[begin:end]) for begin, end in maps)
        numbers = _numbers([lines[begin] for begin, _ in maps]) if kind == "ordered" else ()
        return Block(kind, own, items=items, numbers=numbers)
    return Block(kind, own)


def _numbers(lines: Lines) -> tuple[int, ...]:
    """The numbers of items as typed; those that do not rise are counted from the first."""
    found = [int(marker[1]) for line in lines if (marker := _MARKER.match(line.text)) and marker[1]]
    if len(found) == len(lines) and all(before < after for before, after in pairwise(found)):
        return tuple(found)
    return tuple(range(found[0] if found else 1, (found[0] if found else 1) + len(lines)))


def _heading(token: Token, lines: tuple[Line, ...]) -> Block:
    if token.markup[:1] in ("=", "-"):
        return Block("heading", lines[:-1], level=int(token.tag[1:]))
    line = lines[0].cut(len(lines[0].text) - len(lines[0].text.lstrip()))
    line = line.cut(len(line.text) - len(line.text.lstrip("#")))
    text = re.sub(r"(?:^|\s)#++\s*+$", "", line.text).rstrip()
    return Block("heading", (Line(text, line.start),), level=int(token.tag[1:]))


def _item(lines: list[Line]) -> tuple[Line, ...]:
    """The lines of an item without its marker and the indentation that belongs to it."""
    marker = _MARKER.match(lines[0].text)
    width = marker.end() if marker else 0
    columns = len(lines[0].text[:width].expandtabs(4))
    return tuple(trimmed([lines[0].cut(width), *(dedented(line, columns) for line in lines[1:])]))
