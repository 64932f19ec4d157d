"""The project's own format: YAML files of questions (documented in docs/sources.md)."""

from __future__ import annotations

from dataclasses import dataclass

from ankibuild.diagnostics import Diagnostic, errors_in, report
from ankibuild.fields import Fields
from ankibuild.model import TEXT_FIELDS, AnswerForm, RawAnswer, RawOption, RawQuestion, Text
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Scalar, Sequence
from ankibuild.yamltree import compose

_FILE_KEYS = ("deck", "tags", "namespace", "questions")
_QUESTION_KEYS = (*TEXT_FIELDS, "options", "answer", "tags", "aka", "shuffle")
_OPTION_KEYS = ("text", "why", "correct")
_ANSWER_KEYS = ("text", "number", "letter")


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a file says for all its questions, and the errors already found in its syntax tree."""

    deck: str = ""
    tags: tuple[str, ...] = ()
    namespace: str = ""
    faults: tuple[Diagnostic, ...] = ()


def read_yaml(source: Source) -> tuple[list[RawQuestion], list[Diagnostic]]:
    """The questions of all documents of a YAML text, and what is wrong with it."""
    documents, diagnostics = compose(source)
    shared = _Shared(faults=errors_in(diagnostics))
    questions = [question for document in documents for question in _document(source, document, shared, diagnostics)]
    if not questions and not diagnostics:
        diagnostics.append(report("no-questions", Span(source, 0, 0)))
    return questions, diagnostics


def _document(source: Source, node: Node, shared: _Shared, diagnostics: list[Diagnostic]) -> list[RawQuestion]:
    if isinstance(node, Sequence):
        return [_question(source, item, shared, diagnostics) for item in node.items]
    if isinstance(node, Scalar) and not node.value:
        return []
    if not isinstance(node, Mapping):
        diagnostics.append(report("not-a-question-file", Span(source, node.start, node.end)))
        return []
    fields = Fields(source, node, diagnostics)
    fields.refuse_unknown(_FILE_KEYS, "a question file")
    shared = _Shared(fields.word("deck"), _tags(fields), fields.word("namespace"), shared.faults)
    questions = fields.nodes.get("questions")
    if questions is None:
        diagnostics.append(report("no-questions-key", Span(source, node.start, node.start)))
        return []
    items = questions.items if isinstance(questions, Sequence) else [questions]
    if isinstance(questions, Scalar) and not questions.value:
        items = []
    return [_question(source, item, shared, diagnostics) for item in items]


def _question(source: Source, node: Node, shared: _Shared, diagnostics: list[Diagnostic]) -> RawQuestion:
    span = Span(source, node.start, node.end)
    before = len(diagnostics)
    if not isinstance(node, Mapping):
        code = "question-is-text" if isinstance(node, Scalar) else "question-is-list"
        diagnostics.append(report(code, span, text=span.text))
        return RawQuestion(span, {}, sound=False)
    fields = Fields(source, node, diagnostics)
    fields.refuse_unknown(_QUESTION_KEYS, "a question")
    texts = {key: text for key in TEXT_FIELDS if key in fields.nodes and (text := fields.text(key))}
    options = tuple(fields.each("options", lambda item, key: _option(fields, item)))
    answers = tuple(fields.each("answer", lambda item, key: _answer(fields, item)))
    tags, aka, shuffle = _tags(fields), fields.texts("aka"), fields.boolean("shuffle")
    return RawQuestion(
        span=span,
        texts=texts,
        options=options,
        answers=answers,
        tags=shared.tags + tags,
        aka=tuple(text.value.strip() for text in aka),
        shuffle=shuffle is not False,
        deck=texts["deck"].value.strip() if "deck" in texts else shared.deck,
        namespace=shared.namespace,
        sound=not errors_in(diagnostics[before:]) and not any(_inside(fault, span) for fault in shared.faults),
    )


def _inside(fault: Diagnostic, span: Span) -> bool:
    return fault.span is not None and span.start <= fault.span.start < span.end


def _option(fields: Fields, node: Node) -> RawOption | None:
    if isinstance(node, Scalar):
        text = fields.as_text(node, "options")
        return RawOption(text) if text else None
    if isinstance(node, Mapping) and not any(key.value in _OPTION_KEYS for key, _ in node.entries):
        fields.as_text(node, "options")
        return None
    inner = fields.as_fields(node, "options", "an option", _OPTION_KEYS)
    if inner is None:
        return None
    text = inner.text("text")
    if text is None:
        if "text" not in inner.nodes:
            inner.report("option-without-text", node)
        return None
    return RawOption(text, inner.text("why") or Text(""), inner.boolean("correct"))


def _answer(fields: Fields, node: Node) -> RawAnswer | None:
    if not isinstance(node, Mapping) or not any(key.value in _ANSWER_KEYS for key, _ in node.entries):
        text = fields.as_text(node, "answer")
        return RawAnswer(text) if text else None
    inner = fields.as_fields(node, "answer", "an answer", _ANSWER_KEYS)
    if inner is None or len(inner.nodes) != 1:
        fields.report("answer-says-several", node)
        return None
    key = next(iter(inner.nodes))
    text = inner.text(key)
    return RawAnswer(text, AnswerForm(key)) if text else None


def _tags(fields: Fields) -> tuple[str, ...]:
    """The tags of a file or question; one text may hold several, parted by commas."""
    texts = fields.texts("tags")
    if isinstance(fields.nodes.get("tags"), Scalar):
        return tuple(tag.strip() for text in texts for tag in text.value.split(",") if tag.strip())
    return tuple(text.value for text in texts)
