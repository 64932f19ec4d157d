"""The project's own format: YAML files of questions (documented in docs/sources.md)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from ankibuild.diagnostics import Diagnostic, errors_in, report
from ankibuild.fields import Fields, is_empty
from ankibuild.model import NO_TEXT, TEXT_FIELDS, RawQuestion, Text
from ankibuild.readers.yaml_options import answers_of, options_of
from ankibuild.readers.yaml_parts import gaps_of, order_of, pairs_of
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Scalar, Sequence
from ankibuild.yamltree import compose

_INHERITED = ("notetype", "markup")
"""Keys of a question that its file may give for all of them."""

FILE_KEYS = ("deck", "tags", "namespace", *_INHERITED, "questions")
_LISTS = ("options", "answer", "pairs", "order", "gaps", "tags", "aka")
QUESTION_KEYS = (*TEXT_FIELDS, *_LISTS, "shuffle", "retired", "fields")


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a file says for all its questions, and the offsets of the errors already found in its syntax tree.

    `sound` is False where what it says has errors: then none of its questions is known in full.
    """

    faults: tuple[int, ...]
    deck: Text = NO_TEXT
    tags: tuple[str, ...] = ()
    namespace: str = ""
    sound: bool = True
    texts: tuple[tuple[str, Text], ...] = ()


def read_yaml(source: Source) -> tuple[list[RawQuestion], list[Diagnostic]]:
    """The questions of all documents of a YAML text, and what is wrong with it."""
    return read_documents(source, *compose(source))


def read_documents(
    source: Source, documents: list[Node], diagnostics: list[Diagnostic]
) -> tuple[list[RawQuestion], list[Diagnostic]]:
    """The questions of documents in the project's own shape, whatever syntax they were read from.

    `diagnostics` are what is wrong with the syntax; what is wrong with the questions is added to them.
    """
    shared = _Shared(tuple(sorted(fault.span.start for fault in errors_in(diagnostics) if fault.span)))
    questions = [question for document in documents for question in _document(source, document, shared, diagnostics)]
    if not questions and not errors_in(diagnostics):
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
    questions = fields.nodes.get("questions")
    if questions is None:
        # A lone question's keys are no mistakes of their own: the list around it is what is missing.
        fields.refuse_unknown(FILE_KEYS, "a question file", passing=QUESTION_KEYS)
        diagnostics.append(report("no-questions-key", Span(source, node.start, node.start)))
        return []
    before = len(diagnostics)
    fields.refuse_unknown(FILE_KEYS, "a question file")
    deck, tags, namespace = fields.text("deck") or NO_TEXT, fields.tags(), fields.word("namespace")
    around = (Span(source, node.start, questions.start), Span(source, questions.end, node.end))
    sound = not errors_in(diagnostics[before:]) and not any(_has_fault(span, shared.faults) for span in around)
    shared = _Shared(shared.faults, deck, tags, namespace, sound, tuple(_texts(fields, _INHERITED).items()))
    items = questions.items if isinstance(questions, Sequence) else [questions]
    return [_question(source, item, shared, diagnostics) for item in items if not is_empty(questions)]


def _question(source: Source, node: Node, shared: _Shared, diagnostics: list[Diagnostic]) -> RawQuestion:
    span = Span(source, node.start, node.end)
    before = len(diagnostics)
    if not isinstance(node, Mapping):
        code = "question-is-text" if isinstance(node, Scalar) else "question-is-list"
        diagnostics.append(report(code, span, text=span.text))
        return RawQuestion(span, {}, sound=False)
    fields = Fields(source, node, diagnostics)
    fields.refuse_unknown(QUESTION_KEYS, "a question")
    texts = dict(shared.texts) | _texts(fields, TEXT_FIELDS)
    aka = fields.texts("aka")
    deck = texts["deck"] if texts.get("deck", NO_TEXT).value.strip() else shared.deck
    return RawQuestion(
        span=span,
        texts=texts,
        options=options_of(fields),
        answers=answers_of(fields),
        tags=shared.tags + fields.tags(),
        aka=tuple(text.value.strip() for text in aka),
        shuffle=fields.boolean("shuffle") is not False,
        retired=fields.boolean("retired") is True,
        deck=deck.value.strip(),
        namespace=shared.namespace,
        places=_places(deck, aka),
        fields=_note_fields(fields),
        pairs=pairs_of(fields),
        order=order_of(fields),
        gaps=gaps_of(fields),
        sound=shared.sound and not errors_in(diagnostics[before:]) and not _has_fault(span, shared.faults),
    )


def _texts(fields: Fields, keys: tuple[str, ...]) -> dict[str, Text]:
    return {key: text for key in keys if key in fields.nodes and (text := fields.text(key))}


def _note_fields(fields: Fields) -> tuple[tuple[str, Text], ...]:
    """The texts for the fields of a note type, by the names that it gives them."""
    node = fields.nodes.get("fields")
    if node is None or is_empty(node):
        return ()
    if not isinstance(node, Mapping):
        fields.wrong_shape(node, "fields", "a mapping")
        return ()
    texts = ((key.value, fields.as_text(value, "field")) for key, value in node.entries)
    return tuple((name, text) for name, text in texts if text)


def _places(deck: Text, aka: tuple[Text, ...]) -> dict[str, Span]:
    """Where the parts stand that are no single text of the question's own."""
    texts = {f"aka.{index}": text for index, text in enumerate(aka)} | {"deck": deck}
    return {name: text.span for name, text in texts.items() if text.span}


def _has_fault(span: Span, faults: tuple[int, ...]) -> bool:
    """Whether one of the offsets, which are sorted, lies within a span."""
    return bisect_left(faults, span.start) < bisect_left(faults, span.end)
