"""A question of Moodle XML → a raw question."""

from __future__ import annotations

from ankibuild.markup import paragraphs
from ankibuild.model import NO_TEXT, RawQuestion, Text
from ankibuild.readers.default_feedback import says_something
from ankibuild.readers.gap_marks import lost_gap
from ankibuild.readers.moodle.fields import Fields, form_of_text
from ankibuild.readers.moodle.kinds import parts
from ankibuild.readers.parts import ASKS_NOTHING, Fault, Parts, joined, raw_question
from ankibuild.readers.xmltree import Element


def read_question(fields: Fields, question: Element, deck: str) -> None:
    """Adds or rejects a question.

    The number that Moodle writes above it is no id: since Moodle 4.0 each correction is a version with a new number.
    """
    span = fields.span(question)
    if question.get("type") == "description":
        fields.collector.not_on_cards(span, "a description", ASKS_NOTHING)
        return
    answered = parts(fields, question)
    stem = (answered.stem or _stem(fields, question)) if isinstance(answered, Parts) else NO_TEXT
    if isinstance(answered, Fault):
        fields.collector.reject(answered.code, answered.span, **answered.facts)
    elif not stem.value:
        fields.collector.reject("moodle-no-text", span)
    elif gap := lost_gap(stem.value, len(answered.gaps)):
        fields.collector.reject("gap-lost", stem.span or span, gap=gap)
    else:
        fields.collector.add(_built(fields, question, answered, stem, _identity(fields, question), deck))


def _built(fields: Fields, question: Element, answered: Parts, stem: Text, identity: Text, deck: str) -> RawQuestion:
    texts = {
        "id": identity,
        "name": _plain(fields, question, "name"),
        "stem": stem,
        "explanation": _explanation(fields, question, answered),
        "hint": joined(fields.text(hint, form_of_text(question)) for hint in question.all("hint")),
    }
    return raw_question(
        fields.span(question),
        answered,
        texts,
        deck=deck,
        tags=_tags(fields, question),
        shuffle=fields.is_on(question, "shuffleanswers", default=True),
        borrowed=bool(identity.value),
    )


def _stem(fields: Fields, question: Element) -> Text:
    """The text, in very old files with a picture of its own behind it."""
    stem = fields.text_in(question, "questiontext")
    name, element = fields.word(question, "image"), question.find("image_base64")
    if not name or element is None:
        return stem
    picture = f"![]({fields.attach(name.replace('/', '_'), element)})"
    return Text(paragraphs(stem.value, picture), stem.span or fields.span(element))


def _explanation(fields: Fields, question: Element, answered: Parts) -> Text:
    """The general feedback, then what was said for right, partly right and wrong answers."""
    form = form_of_text(question)
    general = fields.text_in(question, "generalfeedback", form)
    if any(answer.text == general for answer in answered.answers):
        general = NO_TEXT
    tags = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
    combined = [fields.text_in(question, tag, form) for tag in tags]
    return joined([general, *(text for text in combined if says_something(text.value)), *answered.feedback])


def _identity(fields: Fields, question: Element) -> Text:
    return _plain(fields, question, "idnumber")


def _plain(fields: Fields, question: Element, tag: str) -> Text:
    """A name: text without markup."""
    child = question.find(tag)
    raw = fields.raw(child) if child else NO_TEXT
    return raw._replace(value=" ".join(raw.value.split()))


def _tags(fields: Fields, question: Element) -> tuple[str, ...]:
    groups = [*question.all("tags"), *question.all("coursetags")]
    listed = (fields.raw(tag).value.strip() for group in groups for tag in group.all("tag"))
    return tuple(dict.fromkeys(tag for tag in listed if tag))
