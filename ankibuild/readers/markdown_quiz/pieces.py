"""A Markdown text as a row of pieces: headings, numbered beginnings of questions, options, keys, and other text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankibuild.readers.markdown_quiz.blocks import DEPTH, Block, blocks, is_wrapper, leads_back, without_tags
from ankibuild.readers.markdown_quiz.lines import Line, Lines, trimmed, value
from ankibuild.readers.markdown_quiz.options import (
    boxed_part,
    from_items,
    from_lines,
    from_list,
    from_table,
    option_starts,
    unquoted,
)
from ankibuild.readers.markdown_quiz.parted import Piece, gathered, with_lettered_code
from ankibuild.readers.plain_text import words

NUMBER = re.compile(
    r"[*_]*+(?:(?:question|frage|pregunta|вопрос|domanda|pergunta|q)\s*+(?:no\.?\s*+)?#?(\d{1,5})(?![\w])\s*+"
    r"(?:[.):：\-–—/]\s*+)?+|(\d{1,5})(?:[.)、．](?!\d)|\x20[.)](?=\x20))\s*+)",
    re.IGNORECASE,
)
_LETTER_Q = re.compile(r"(?:\*\*|__)?Q(?:uestion)?\s*+[:：](?:\*\*|__)?\s*+", re.IGNORECASE)
_LETTER_A = re.compile(r"(?:\*\*|__)?A\s*+[:：](?:\*\*|__)?\s*+")
_REFERENCE = re.compile(
    r"\[(?:reference|source|ref|read more|more info|link)[^\]\n]{0,40}\]"
    r"\([^()\s]++(?:\([^()\s]*+\)[^()\s]*+)?[^()]*+\)[\s.]*+$",
    re.IGNORECASE,
)
_OPTIONS_LABEL = re.compile(
    r"[*_]*+(?:options?|choices|answer choices|possible answers|antworten|opciones|alternativas|opções|"
    r"варианты(?: ответа)?|选项|選択肢|보기)\s*+[:：][*_]*+\s*+$",
    re.IGNORECASE,
)
_WORDS_ONLY = re.compile(r"[\s*_:#：]++")


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
    elif block.kind in ("paragraph", "html", "code") and leads_back(block.lines):
        yield Piece("wrapper", block.lines)
    elif block.kind == "paragraph":
        yield from _paragraph(block.lines)
    elif block.kind == "bullets":
        yield from _bullets(block)
    elif block.kind == "ordered":
        yield from _ordered(block, depth)
    elif block.kind == "quote":
        yield from _quote(block)
    elif block.kind == "table":
        table = from_table(block)
        yield Piece("options", block.lines, choices=table) if table else Piece("text", block.lines)
    elif block.kind == "html":
        yield Piece("wrapper" if is_wrapper(block.lines) else "text", block.lines)
    else:
        kind = "text" if block.kind == "code" else block.kind
        yield Piece(kind, block.lines, title=block.title, code=block.kind == "code")


def _bullets(block: Block) -> Iterator[Piece]:
    """A list: options, or one as any other; what stands around boxes, and a key among the items, are none of them."""
    first, last = boxed_part(block.items)
    last = next((index for index in range(first, last) if _is_key(block.items[index])), last)
    items = list(block.items[first:last])
    cut = _key_below(items[-1]) if items else 0
    below = list(items[-1][cut:]) if cut else []
    if below:
        items[-1] = items[-1][:cut]
    if first:
        yield Piece("text", _between(block, -1, block.items[first][0].start - 1))
    if items:
        choices = from_items(items)
        after = below or [line for item in block.items[last:] for line in item]
        begin = block.items[first][0].start - 1 if first else -1
        lines = _between(block, begin, after[0].start - 1 if after else block.lines[-1].end)
        yield Piece("options" if choices.sure else "bullets", lines, choices=choices)
    yield from _sentences([line for line in below if line.text.strip()])
    for item in block.items[last:]:
        yield from _noted(item)


def _between(block: Block, begin: int, end: int) -> tuple[Line, ...]:
    """The lines of a block that end behind one place and not behind another."""
    return tuple(line for line in block.lines if begin < line.end <= end)


def _is_key(item: Lines) -> bool:
    """Whether an item of a list says which other is right."""
    said = labelled(item[0]) if item else None
    return said is not None and said[0] == "key"


def _key_below(item: Lines) -> int:
    """Where, in the last item of a list, the key begins that stands right below the list; 0 where there is none."""
    return next((index for index, line in enumerate(item) if index and _is_key([line])), 0)


def _noted(item: Lines) -> Iterator[Piece]:
    """An item that is no option: a key, a reference, or a note."""
    said = labelled(item[0]) if item else None
    if len(item) == 1 and _REFERENCE.match(item[0].text):
        yield Piece("reference", tuple(item))
    elif said:
        yield Piece(said[0], tuple(trimmed([said[1], *item[1:]])), label=said[0])
    elif item:
        yield Piece("text", (Line(f"- {item[0].text}", item[0].start - 2), *_indented(item[1:])))


def _indented(lines: Lines) -> list[Line]:
    return [Line(f"  {line.text}", line.start - 2) if line.text.strip() else line for line in lines]


def label_of(text: str) -> str:
    """What a text of one or two words announces: `key`, `explanation`, `hint`, `reference`, or ''."""
    word = _WORDS_ONLY.sub(" ", without_tags(text)).strip().casefold()
    for name, known in _LABELS:
        if word in known:
            return name
    return ""


_LABELS = (
    ("key", frozenset((*words.KEY, *words.SOLUTION, "show answer", "click for answer", "reveal answer"))),
    ("explanation", frozenset(words.EXPLANATION)),
    ("hint", frozenset((*words.HINT, "hints"))),
    ("reference", frozenset(words.REFERENCE)),
)


def _heading(block: Block) -> Piece:
    text = value(block.lines)
    if words.KEY_LIST_HEADING.match(text):
        return Piece("heading", block.lines, block.level, label="keys")
    if _OPTIONS_LABEL.match(text):
        return Piece("wrapper", block.lines)
    said = labelled(block.lines[0]) if block.lines else None
    if said and said[0] in ("key", "explanation"):
        return Piece(said[0], (said[1],), block.level, label=said[0])
    label = label_of(text)
    return Piece("heading", block.lines, block.level, label=label)


def labelled(line: Line) -> tuple[str, Line] | None:
    """A line that begins with a label: what it announces, and the rest of the line."""
    text = line.text
    if not words.may_begin(text, words.LABELS):
        return None
    for name, pattern in _PATTERNS:
        found = pattern.match(text)
        if found and not _TELLS.match(text, found.end()):
            return name, _without_stars(line, found.end())
    label = (
        label_of(text) if len(text) < 60 and (text.rstrip(" *_").endswith((":", "：")) or text.startswith("**")) else ""
    )
    return (label, line.cut(len(text))) if label else None


_TELLS = re.compile(r"(?<=[a-z] )(?:that|que|dass|case|not|in)\b", re.IGNORECASE)
"""What follows `The answer is` in prose that names no answer."""

_PATTERNS = (
    ("key", words.KEY_LABEL),
    ("key", words.SOLUTION_LABEL),
    ("explanation", words.EXPLANATION_LABEL),
    ("hint", words.HINT_LABEL),
    ("reference", words.REFERENCE_LABEL),
)


def _without_stars(line: Line, begin: int) -> Line:
    """What follows a label, without the closing half of stars that opened before it."""
    rest = line.cut(begin)
    opened = line.text[:begin].count("**") % 2
    at = rest.text.find("**") if opened else -1
    return Line((rest.text[:at] + rest.text[at + 2 :]).rstrip(), rest.start) if at >= 0 else rest


def _paragraph(lines: Lines) -> Iterator[Piece]:
    """A paragraph: its lines may be a question's beginning, its options, and what says which is right."""
    starts = option_starts(lines)
    before = lines[: starts[0]] if starts else lines
    yield from _sentences(before)
    if starts:
        end = next((i for i in range(starts[-1] + 1, len(lines)) if _is_label(lines[i])), len(lines))
        yield Piece("options", tuple(lines[starts[0] : end]), choices=from_lines(lines[starts[0] : end]))
        yield from _sentences(lines[end:])


def _is_label(line: Line) -> bool:
    return (
        labelled(line) is not None or _REFERENCE.match(line.text) is not None or _LETTER_A.match(line.text) is not None
    )


def _sentences(lines: Lines) -> Iterator[Piece]:
    """The lines of a paragraph, parted where a label stands; a label of an explanation takes all that follows."""
    part: list[Line] = []
    kind, number = "text", -1
    first = True
    for line in lines:
        found = _begins(line, first=first)
        first = False
        if found is None:
            part.append(line)
            continue
        if part or kind != "text":
            yield _piece(kind, part, number)
        kind, number, rest = found
        part = [rest] if rest.text.strip() else []
        if kind == "reference":
            yield _piece(kind, part, number)
            kind, number, part, first = "text", -1, [], True
    if part or kind != "text":
        yield _piece(kind, part, number)


def _piece(kind: str, part: list[Line], number: int) -> Piece:
    text = _OPTIONS_LABEL.match(part[-1].text) if part and kind in ("text", "start") else None
    lines = tuple(part[:-1] if text else part)
    label = kind if kind not in ("text", "start") else ""
    return Piece(kind, lines, number=number, label=label)


def _begins(line: Line, *, first: bool) -> tuple[str, int, Line] | None:
    """What a line of a paragraph begins: its kind, its number, and the rest of the line."""
    if _REFERENCE.match(line.text):
        return "reference", -1, line
    said = labelled(line)
    if said:
        return said[0], -1, said[1]
    question = _LETTER_Q.match(line.text)
    if question:
        return "start", 0, _without_stars(line, question.end())
    answer = _LETTER_A.match(line.text)
    if answer:
        return "card", -1, line.cut(answer.end())
    number = NUMBER.match(line.text) if first else None
    if number:
        return "start", int(number[1] or number[2]), numbered_rest(line, number)
    return None


def numbered_rest(line: Line, number: re.Match[str]) -> Line:
    """A line without its number, and without stars of which one half stood before it."""
    stars = re.match(r"\*\*|__", number[0])
    rest = line.cut(number.end())
    if not stars:
        return rest
    if rest.text.startswith(stars[0]):
        rest = rest.cut(2)
        return rest.cut(1) if rest.text[:1] in (":", ".", ")") else rest
    text = rest.text.rstrip()
    if text.endswith(stars[0]) and text.count(stars[0]) == 1:
        return Line(text[:-2], rest.start)
    return Line(stars[0] + rest.text, rest.start)


def _ordered(block: Block, depth: int) -> Iterator[Piece]:
    """A numbered list: options, questions with their options inside, or a list as any other."""
    choices = from_list(block)
    if choices.sure:
        yield Piece("options", block.lines, choices=choices)
        return
    inside = [pieces(item, depth + 1) for item in block.items]
    if len(block.items) > 1 and not any(_may_answer(piece) for found in inside for piece in found[1:]):
        yield Piece("numbered", block.lines, numbers=block.numbers, choices=choices)
        return
    for number, item, found in zip(block.numbers, block.items, inside, strict=True):
        begin = found[0].lines if found and found[0].kind == "text" else item[:0]
        yield Piece("start", begin or (item[:1] if not found else ()), number=number)
        yield from found[1:] if begin else found


def _may_answer(piece: Piece) -> bool:
    return piece.kind in ("options", "bullets", "numbered", "key", "card", "details")


_CALLOUT = re.compile(
    r"\s*+\[!(question|faq|help|quiz|success|check|done|answer|solution|hint|tip)\][+-]?\s*+", re.IGNORECASE
)


def _quote(block: Block) -> Iterator[Piece]:
    """A quotation: a key, a hint or an explanation where it is labelled so, or a callout that asks or answers."""
    inner = unquoted(block.lines)
    callout = _CALLOUT.match(inner[0].text) if inner else None
    if callout:
        yield from _callout(block, inner, callout)
        return
    said = labelled(inner[0]) if inner else None
    if said:
        yield from _sentences([line for line in inner if line.text.strip()] if said[0] == "key" else inner)
    else:
        yield Piece("quote", block.lines)


def _callout(block: Block, inner: list[Line], found: re.Match[str]) -> Iterator[Piece]:
    """A callout as Obsidian has them: its kind, a title, and a text below."""
    kind, title, body = found[1].lower(), inner[0].cut(found.end()), tuple(trimmed(inner[1:]))
    if kind in ("question", "faq", "help", "quiz"):
        asks = title.text.rstrip().endswith(("?", "？", "؟"))
        if title.text and (asks or not body):
            yield Piece("start", (title,), number=0)
            if body:
                yield Piece("card", body)
            return
    elif label_of(title.text) == "key":
        yield Piece("key", body, label="key")
        return
    elif kind == "hint" and body:
        yield Piece("hint", body, label="hint")
        return
    yield Piece("quote", block.lines)
