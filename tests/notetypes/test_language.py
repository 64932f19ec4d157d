"""The template language as real Anki reads it: what it accepts, which cards it makes, what it shows."""

from collections.abc import Callable
from typing import Any

import pytest
from anki.collection import Collection
from anki.errors import CardTypeError
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.notetypes.language import every, fields_of, makes_card, parse, sections_of, shown
from ankibuild.source import Source

FIELDS = ("A", "B", "C")
FIRST = "{{A}} and whatever the second front is not"
LEAVES = (
    "{{A}}",
    "{{ B }}",
    "{{hint:C}}",
    "{{type:A}}",
    "{{#A}}{{/A}}",
    "words",
    "<!-- {{X}}{{#A}} -->",
    "<b>",
    "} }} {",
)
PIECES = (
    "{{#A}}",
    "{{/A}}",
    "{{^B}}",
    "{{/B}}",
    "{{# C }}",
    "{{/C}}",
    "{{A}}",
    "{{X}}",
    "{{#X}}",
    "{{",
    "}}",
    "{",
    "-->",
    "<!--",
)
texts = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda mark, name, parts: f"{{{{{mark}{name}}}}}{''.join(parts)}{{{{/{name}}}}}",
        st.sampled_from("#^"),
        st.sampled_from(FIELDS),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
fillings = st.frozensets(st.sampled_from(FIELDS[1:])).map(lambda names: names | {"A"})


def nodes_of(text: str) -> Any:
    nodes, faults = parse(Source("front.html", text))
    assert faults == []
    return nodes


def codes(text: str) -> list[str]:
    return [
        f"{fault.code.removeprefix('template-')}@{fault.span and fault.span.start}"
        for fault in parse(Source("x", text))[1]
    ]


def note_with(anki: Collection, notetype: Any, filled: frozenset[str]) -> Any:
    note = anki.new_note(notetype)
    for name in filled:
        note[name] = f"[{name} is filled]"
    anki.add_note(note, anki.decks.id("Default"))
    return note


@settings(max_examples=60, deadline=None)
@given(text=texts, filled=fillings)
def test_a_card_is_made_where_anki_makes_one(anki, new_notetype, text: str, filled: frozenset[str]) -> None:
    notetype = new_notetype(FIELDS, (FIRST, "x"), (f"{text}{{{{^A}}}}{{{{A}}}}{{{{/A}}}}", "x"))
    made = {card.ord for card in note_with(anki, notetype, filled).cards()}
    assert (1 in made) == makes_card(nodes_of(text), filled)


@settings(max_examples=60, deadline=None)
@given(text=texts, filled=fillings)
def test_a_field_is_shown_where_anki_shows_it(anki, new_notetype, text: str, filled: frozenset[str]) -> None:
    notetype = new_notetype(FIELDS, (f"{{{{A}}}}|{text}", "x"))
    question = note_with(anki, notetype, filled).cards()[0].question().partition("|")[2]
    for name in ("B", "C"):
        fields = [field for field in shown(nodes_of(text), filled) if field.name == name]
        assert question.count(f"[{name} is filled]") == (len(fields) if name in filled else 0)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=6))
def test_what_anki_refuses_is_reported(new_notetype: Callable[..., Any], pieces: list[str]) -> None:
    text = "{{A}}" + " ".join(pieces)
    nodes, faults = parse(Source("front.html", text))
    unknown = {node.name for node in every(nodes)} - set(FIELDS)
    try:
        new_notetype(FIELDS, (text, "x"))
    except CardTypeError:
        assert faults or unknown
    else:
        # braces that hold nothing, or are not closed, mean nothing to Anki; nobody means that
        assert not unknown - {""}
        assert {fault.code for fault in faults} <= {"template-unclosed-field"}


@pytest.mark.parametrize(
    ("text", "name", "filters"),
    [
        ("{{Stem}}", "Stem", ()),
        ("{{ Spare 1\n}}", "Spare 1", ()),
        ("{{{Stem}}", "Stem", ()),
        ("{{type:cloze:Text}}", "Text", ("type", "cloze")),
        ("{{tts en_US voices=A,B speed=0.8:Answer}}", "Answer", ("tts en_US voices=A,B speed=0.8",)),
        ("{{hint: Hint}}", " Hint", ("hint",)),
        ("{{tts-voices:}}", "", ("tts-voices",)),
        ("{{}}", "", ()),
        ("{{#}}", "#", ()),
        ("{{[[spare]]}}", "[[spare]]", ()),
    ],
)
def test_a_field_has_its_name_and_its_filters(text: str, name: str, filters: tuple[str, ...]) -> None:
    (field,) = fields_of(nodes_of(f"before {text} after"))
    assert (field.name, field.filters, field.span.text) == (name, filters, text)


def test_conditionals_hold_what_stands_in_them() -> None:
    (outer,) = nodes_of("{{#A}}{{^ B }}{{C}}{{/B}}{{/ A}}")
    (inner,) = outer.children
    assert (outer.name, outer.negated, inner.name, inner.negated) == ("A", False, "B", True)
    assert [section.span.text for section in sections_of([outer])] == ["{{#A}}", "{{^ B }}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{A", ["unclosed-field@0"]),
        ("{{A} {{B}}", ["unclosed-field@0"]),
        ("{{A}} {{", ["unclosed-field@6"]),
        ("{{#A}}", ["unclosed-section@0"]),
        ("{{#A}}{{^B}}", ["unclosed-section@0", "unclosed-section@6"]),
        ("{{/A}}", ["unopened-section@0"]),
        ("{{#A}}{{/A}}{{/A}}", ["unopened-section@12"]),
        ("{{#A}}{{/B}}{{/A}}", ["unopened-section@6"]),
        ("{{#A}}{{^B}}{{/A}}{{/B}}", ["crossed-section@12"]),
        ("{{#A}}{{#B}}{{#C}}{{/A}}{{/C}}{{/B}}", ["crossed-section@18"]),
        ("<!-- {{A -->{{#A}}<!-- {{/A}} -->{{/A}}", []),
    ],
)
def test_each_fault_is_reported_once_at_its_place(text: str, found: list[str]) -> None:
    assert codes(text) == found
