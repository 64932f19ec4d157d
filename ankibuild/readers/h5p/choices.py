"""Content types with options: MultiChoice, TrueFalse, SingleChoiceSet, Summary."""

from __future__ import annotations

from ankibuild.markup import plain_to_markdown
from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawOption, Text
from ankibuild.readers.h5p.content import Piece, items_at, text_at, word_at
from ankibuild.readers.h5p.writing import Asked, Writer
from ankibuild.readers.parts import Parts, joined
from ankibuild.tree import Mapping, Node, Scalar


def multi_choice(piece: Piece, writer: Writer) -> None:
    """`question`, and `answers` each with `text`, `correct` and feedback."""
    params = piece.params
    options, tips = [], []
    for answer in items_at(params, "answers"):
        text = text_at(answer, "text")
        if text is None:
            continue
        why = (
            *writer.said_at(answer, "tipsAndFeedback", "chosenFeedback"),
            *writer.said_at(answer, "tipsAndFeedback", "notChosenFeedback"),
        )
        options.append(RawOption(writer.rich(text), joined(why), word_at(answer, "correct") == "true"))
        tips += [_tip(options[-1].text, tip) for tip in writer.rich_at(answer, "tipsAndFeedback", "tip")]
    keys = sum(option.correct is True for option in options)
    if not keys:
        writer.reject("no-key", piece.node)
        return
    is_single = keys == 1 and word_at(params, "behaviour", "type") != "multi"
    kind = Kind.SINGLE if is_single else Kind.MULTIPLE
    stem = (*writer.media(params), *writer.rich_at(params, "question"))
    shuffle = word_at(params, "behaviour", "randomAnswers") != "false"
    asked = Asked(piece.node, stem, tuple(tips), shuffle=shuffle)
    writer.add(piece, asked, Parts(kind, tuple(options), feedback=writer.feedback(params)))


def true_false(piece: Piece, writer: Writer) -> None:
    """`correct` is "true" or "false"; what the two are called is an option's text if it is the author's own."""
    params = piece.params
    correct = text_at(params, "correct")
    if correct is None or correct.value not in ("true", "false"):
        writer.reject("no-key", piece.node)
        return
    words = [text_at(params, "l10n", name) for name in ("trueText", "falseText")]
    own = [word for word in words if word and word.value.strip().lower() not in ("true", "false")]
    options = tuple(
        RawOption(writer.plain(word), correct=(word is words[0]) == (correct.value == "true")) for word in words if word
    )
    said = writer.feedback(params, ("behaviour", "feedbackOnCorrect"), ("behaviour", "feedbackOnWrong"))
    answer = RawAnswer(Text(correct.value, writer.span(correct)))
    if len(own) == len(words):
        parts = Parts(Kind.TRUE_FALSE, options, feedback=said)
    else:
        parts = Parts(Kind.TRUE_FALSE, answers=(answer,), feedback=said)
    writer.add(piece, Asked(piece.node, (*writer.media(params), *writer.rich_at(params, "question"))), parts)


def single_choice_set(piece: Piece, writer: Writer) -> None:
    """`choices`, each a question of which the first answer is right."""
    for choice in items_at(piece.params, "choices"):
        _first_is_right(piece, choice, writer, "answers", writer.rich_at(choice, "question"))


def summary(piece: Piece, writer: Writer) -> None:
    """`summaries`, each a list of statements of which the first is right."""
    intro = writer.rich_at(piece.params, "intro")
    for item in items_at(piece.params, "summaries"):
        _first_is_right(piece, item, writer, "summary", intro, writer.rich_at(item, "tip"))


def _first_is_right(
    piece: Piece, node: Node, writer: Writer, name: str, stem: tuple[Text, ...], hint: tuple[Text, ...] = ()
) -> None:
    texts = [item for item in items_at(node, name) if isinstance(item, Scalar) and item.value.strip()]
    if not texts and isinstance(node, Mapping) and not stem:
        return  # the editor leaves an empty entry at the end
    if not texts:
        writer.reject("no-key", node)
        return
    options = tuple(RawOption(writer.rich(text), NO_TEXT, index == 0) for index, text in enumerate(texts))
    writer.add(piece, Asked(node, stem, hint, id=text_at(node, "subContentId")), Parts(Kind.SINGLE, options))


def _tip(option: Text, tip: Text) -> Text:
    """A tip on an option, with the option before it."""
    return Text(f"{option.value}{plain_to_markdown(':')} {tip.value}", tip.span)
