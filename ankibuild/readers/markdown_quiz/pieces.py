"""A Markdown text as a row of pieces: headings, numbered beginnings of questions, options, keys, and other text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankibuild.readers.markdown_quiz.answerable import QUESTION, ends_in
from ankibuild.readers.markdown_quiz.blocks import DEPTH, Block, blocks, is_wrapper, leads_back
from ankibuild.readers.markdown_quiz.keys import key_in
from ankibuild.readers.markdown_quiz.labels import label_of, labelled
from ankibuild.readers.markdown_quiz.lines import Line, Lines, trimmed, value
from ankibuild.readers.markdown_quiz.listed import bullets, key_below
from ankibuild.readers.markdown_quiz.options import from_items, from_list, from_table, lettered, option_starts, unquoted
from ankibuild.readers.markdown_quiz.parted import Piece, gathered, with_lettered_code
from ankibuild.readers.markdown_quiz.sentences import OPTIONS_LABEL, paragraph, sentences
from ankibuild.readers.markdown_quiz.tables import is_table_of_questions, rows_of
from ankibuild.readers.plain_text import words


def pieces(lines: Lines, depth: int = 0) -> list[Piece]:
    """The pieces of a text, in order."""
    if depth > DEPTH:
        return [Piece("text", tuple(lines))]
    return gathered(with_lettered_code([piece for block in _joined(blocks(lines)) for piece in _pieces(block, depth)]))


def _joined(found: list[Block]) -> list[Block]:
    """Paragraphs that are the options A, B, C … one by one, as one."""
    out: list[Block] = []
    for block in found:
        if out and block.kind == out[-1].kind == "paragraph" and block.lines and out[-1].lines:
            both = (*out[-1].lines, *block.lines)
            if _continues(out[-1].lines, both):
                out[-1] = Block("paragraph", both)
                continue
        out.append(block)
    return out


def _continues(before: Lines, both: Lines) -> bool:
    starts = option_starts(both)
    single = len(before) - 1
    return len(before) in starts and (bool(option_starts(before)) or starts[0] == single)


def _pieces(block: Block, depth: int) -> Iterator[Piece]:
    if block.kind == "heading":
        yield _heading(block)
    elif block.kind in ("paragraph", "html", "code", "indented") and leads_back(block.lines):
        yield Piece("wrapper", block.lines)
    elif block.kind == "paragraph":
        yield from paragraph(block.lines)
    elif block.kind == "bullets":
        yield from bullets(block)
    elif block.kind == "ordered":
        yield from _ordered(block, depth)
    elif block.kind == "quote":
        yield from _quote(block, depth)
    elif block.kind == "table":
        yield from _table(block)
    elif block.kind == "html":
        yield Piece("wrapper" if is_wrapper(block.lines) else "text", block.lines)
    elif block.kind == "indented":
        yield from _indented(block)
    else:
        kind = "text" if block.kind == "code" else block.kind
        yield Piece(kind, block.lines, title=block.title, code=block.kind == "code")


def _table(block: Block) -> Iterator[Piece]:
    """A table: questions, a question's options, or any other."""
    options = from_table(block)
    if is_table_of_questions(block):
        yield from rows_of(block)
    else:
        yield Piece("options", block.lines, choices=options) if options else Piece("text", block.lines)


def _indented(block: Block) -> Iterator[Piece]:
    """Indented lines: options, where they begin with `A.` and go on with `B.`; else code, as Markdown has it."""
    lines = [line.cut(0) for line in block.lines]
    if option_starts(lines)[:1] == [0] and lettered(lines[0].text) == "A":
        yield from paragraph(lines)
    else:
        yield Piece("text", block.lines, code=True)


def _heading(block: Block) -> Piece:
    text = value(block.lines)
    if words.KEY_LIST_HEADING.match(text):
        return Piece("heading", block.lines, block.level, label="keys")
    if OPTIONS_LABEL.match(text):
        return Piece("wrapper", block.lines)
    said = labelled(block.lines[0]) if block.lines else None
    if said and said[0] in ("key", "explanation"):
        return Piece(said[0], (said[1],), block.level, label=said[0])
    label = label_of(text)
    return Piece("heading", block.lines, block.level, label=label)


def _ordered(block: Block, depth: int) -> Iterator[Piece]:
    """A numbered list: options, questions with their options inside, or a list as any other."""
    choices = from_list(block)
    if choices.sure:
        yield Piece("options", block.lines, choices=choices)
        return
    if below := _keyed_below(block):
        *before, last = block.items
        items = (*before, last[: len(last) - len(below)])
        lines = tuple(line for line in block.lines if line.start < below[0].start)
        yield Piece("numbered", lines, numbers=block.numbers, choices=from_items(items))
        yield from sentences([line for line in below if line.text.strip()])
        return
    inside = [pieces(item, depth + 1) for item in block.items]
    if len(block.items) > 1 and not any(_may_answer(piece) for found in inside for piece in found[1:]):
        yield Piece("numbered", block.lines, numbers=block.numbers, choices=choices)
        return
    for number, item, found in zip(block.numbers, block.items, inside, strict=True):
        begin = found[0].lines if found and found[0].kind == "text" else item[:0]
        yield Piece("start", begin or (item[:1] if not found else ()), number=number)
        yield from found[1:] if begin else found


def _keyed_below(block: Block) -> Lines:
    """The lines of a key right below a numbered list that names one of its items, each a line that asks nothing."""
    last = block.items[-1] if len(block.items) > 1 else ()
    cut = key_below(last)
    said = labelled(last[cut]) if cut else None
    items = (*block.items[:-1], last[:cut])
    if said is None or any(len(trimmed(item)) != 1 or ends_in(QUESTION, value(item)) for item in items):
        return ()
    return last[cut:] if key_in(said[1].text, from_items(items).choices) else ()


def _may_answer(piece: Piece) -> bool:
    return piece.kind in ("options", "bullets", "numbered", "key", "card", "details")


_CALLOUT = re.compile(
    r"\s*+\[!(question|faq|help|quiz|success|check|done|answer|solution|hint|tip)\][+-]?\s*+", re.IGNORECASE
)


def _quote(block: Block, depth: int) -> Iterator[Piece]:
    """A quotation: a key, a hint or an explanation where it is labelled so, or a callout that asks or answers."""
    inner = unquoted(block.lines)
    callout = _CALLOUT.match(inner[0].text) if inner else None
    if callout:
        yield from _callout(block, inner, callout, depth)
        return
    said = labelled(inner[0]) if inner else None
    if said:
        yield from sentences([line for line in inner if line.text.strip()] if said[0] == "key" else inner)
    else:
        yield Piece("quote", block.lines)


def _callout(block: Block, inner: list[Line], found: re.Match[str], depth: int) -> Iterator[Piece]:
    """A callout as Obsidian has them: its kind, a title, and a text below."""
    kind, title, body = found[1].lower(), inner[0].cut(found.end()), tuple(trimmed(inner[1:]))
    if kind in ("question", "faq", "help", "quiz"):
        asks = title.text.rstrip().endswith(("?", "？", "؟"))
        if title.text and (asks or not body):
            yield Piece("start", (title,), number=0)
            within = pieces(body, depth + 1)
            if any(piece.kind in ("options", "key") for piece in within):
                yield from within
            elif body:
                yield Piece("card", body)
            return
    elif label_of(title.text) == "key":
        yield Piece("key", body, label="key")
        return
    elif kind == "hint" and body:
        yield Piece("hint", body, label="hint")
        return
    yield Piece("quote", block.lines)
