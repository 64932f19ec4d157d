"""Quizzes as quizdown has them: Markdown with settings in YAML, each heading a question.

By the documentation of quizdown-js: boxes in a bullet list are a question of which several answers may be right, boxes
in a numbered list one with a single right answer, a numbered list without boxes is to be put in order; a quotation is
a hint, one below an option is a comment on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ankibuild.model import NO_TEXT, Kind, RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector, Read, subdeck
from ankibuild.readers.file import File
from ankibuild.readers.markdown_quiz.blocks import Block, blocks
from ankibuild.readers.markdown_quiz.frontmatter import Front, front_matter
from ankibuild.readers.markdown_quiz.lines import Line, span_of, split_lines, text_of, value
from ankibuild.readers.markdown_quiz.options import CHECK, Choices, from_list, unquoted
from ankibuild.source import Source, Span

_SETTING = frozenset(
    (
        *("primarycolor", "secondarycolor", "textcolor", "shufflequestions", "shuffleanswers", "startonload"),
        *("nquestions", "enableretry", "custompassmsg", "customfailmsg", "passinggrade"),
    )
)
"""Names of settings without `_` and capitals: `shuffle_answers` is now written `shuffleAnswers`."""
_SETTING_LINE = re.compile(r"\s*+([A-Za-z_]{3,30})\s*+:(?:\s++(\S++).*+)?$")


@dataclass
class _Draft:
    """A question: what stands below its heading."""

    heading: Block
    stem: list[Block] = field(default_factory=list)
    hint: list[Line] = field(default_factory=list)
    listed: list[Block] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    shuffle: bool | None = None


def sniff(file: File) -> bool:
    """Whether a Markdown file begins with settings that only quizdown has, and asks something below a heading."""
    if not file.head.startswith("---"):
        return False
    front = front_matter(Source(file.path, file.head))
    return (
        any(_bare(name) in _SETTING for name in front.settings)
        and re.search(r"^#", file.head, re.MULTILINE) is not None
    )


def read(file: File) -> Read:
    """The questions of a quiz."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=list(warnings))
    front = front_matter(source)
    lines, settings = _without_settings(split_lines(source, front.end))
    drafts = _drafts(source, blocks(lines), collector)
    for draft in drafts:
        _add(source, draft, front, settings, collector)
    if not drafts:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="quizdown")
    return collector.read()


def _without_settings(lines: Sequence[Line]) -> tuple[list[Line], dict[int, bool]]:
    """The lines without the settings of single questions between `---`, and those of them that say how to shuffle."""
    kept = list(lines)
    settings: dict[int, bool] = {}
    rules = [index for index, line in enumerate(lines) if line.text.strip() == "---"]
    for begin, end in pairwise(rules):
        inner = [line.text for line in lines[begin + 1 : end]]
        if not inner or end - begin > 12 or not all(_SETTING_LINE.match(text) or not text.strip() for text in inner):
            continue
        for text in inner:
            found = _SETTING_LINE.match(text)
            if found and _bare(found[1]) == "shuffleanswers":
                settings[lines[begin].start] = (found[2] or "").lower() != "false"
        kept[begin : end + 1] = [Line("", line.start) for line in lines[begin : end + 1]]
    return kept, settings


def _drafts(source: Source, found: Sequence[Block], collector: Collector) -> list[_Draft]:
    drafts: list[_Draft] = []
    for block in found:
        if block.kind == "heading":
            drafts.append(_Draft(block))
        elif not drafts:
            collector.warn("text-left-over", span_of(source, block.lines), text=value(block.lines))
        elif block.kind == "quote" and not drafts[-1].listed:
            drafts[-1].hint += [*([Line("", block.lines[0].start)] if drafts[-1].hint else []), *unquoted(block.lines)]
        elif _is_answer(block) and not drafts[-1].listed:
            drafts[-1].listed.append(block)
        elif block.kind != "rule":
            (drafts[-1].after if drafts[-1].listed else drafts[-1].stem).append(block)
    return drafts


def _is_answer(block: Block) -> bool:
    return block.kind == "ordered" or (block.kind == "bullets" and _is_boxed(block))


def _is_boxed(block: Block) -> bool:
    return any(item and CHECK.match(item[0].text) for item in block.items)


def _add(source: Source, draft: _Draft, front: Front, settings: dict[int, bool], collector: Collector) -> None:
    everything = [
        *draft.heading.lines,
        *(line for part in (*draft.stem, *draft.listed, *draft.after) for line in part.lines),
    ]
    span = span_of(source, sorted(everything, key=lambda line: line.start))
    stem = _joined(source, [draft.heading, *draft.stem])
    if not stem.value:
        collector.reject("markdown-no-stem", span)
        return
    if not draft.listed:
        collector.reject("no-key", span)
        return
    if more := next((block for block in draft.after if _is_boxed(block)), None):
        collector.reject("markdown-no-stem", span_of(source, more.lines))
        return
    texts = {"stem": stem, "explanation": _joined(source, draft.after), "hint": text_of(source, draft.hint)}
    deck = subdeck(front.settings.get("title", ""))
    shuffle = _shuffled(draft, span, front, settings)
    listed = draft.listed[0]
    if not _is_boxed(listed):
        texts["kind"] = Text(Kind.ORDERING)
        order = tuple(text_of(source, item) for item in listed.items)
        collector.add(RawQuestion(span, _said(texts), order=order, deck=deck, tags=front.tags))
        return
    options = _options(source, from_list(listed))
    if not any(option.correct for option in options):
        collector.reject("no-key", span)
        return
    texts["kind"] = Text(Kind.SINGLE if listed.kind == "ordered" and _one(options) else Kind.MULTIPLE)
    collector.add(RawQuestion(span, _said(texts), options, shuffle=shuffle, deck=deck, tags=front.tags))


def _one(options: Sequence[RawOption]) -> bool:
    return sum(option.correct is True for option in options) == 1


def _shuffled(draft: _Draft, span: Span, front: Front, settings: dict[int, bool]) -> bool:
    """Whether the answers may change places: the question's own setting, else that of the quiz."""
    own = [says for start, says in settings.items() if span.start <= start <= draft.listed[0].lines[0].start]
    whole = {_bare(name): says for name, says in front.settings.items()}
    return own[-1] if own else whole.get("shuffleanswers", "true").lower() != "false"


def _bare(name: str) -> str:
    return name.replace("_", "").lower()


def _said(texts: dict[str, Text]) -> dict[str, Text]:
    return {name: text for name, text in texts.items() if text.value}


def _options(source: Source, choices: Choices) -> tuple[RawOption, ...]:
    return tuple(
        RawOption(text_of(source, choice.lines), text_of(source, choice.why), bool(choice.correct))
        for choice in choices.choices
    )


def _joined(source: Source, parts: Sequence[Block]) -> Text:
    """Blocks as one text."""
    text = "\n\n".join(shown for part in parts if (shown := value(part.lines)))
    return Text(text, span_of(source, [line for part in parts for line in part.lines])) if text else NO_TEXT
