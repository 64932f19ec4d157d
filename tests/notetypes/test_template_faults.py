"""What is said of templates, held against real Anki: what it refuses is reported, and what passes it takes.

`tests/cases/templates.md` shows each fault with its words and its place.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from anki.errors import CardTypeError

import ankibuild.notetypes as notetypes
from ankibuild.labels import LABELS
from ankibuild.notetypes import CLOZE, QUESTION, fields_of_notetype, note_types
from ankibuild.notetypes.overrides import FILES, Overrides
from ankibuild.notetypes.template_faults import SPECIAL, text_faults
from ankibuild.package import BuiltModel
from ankibuild.source import Source

HERE = Path(notetypes.__file__).parent
ROOT = Path(__file__).parent.parent.parent
FRONT, BACK, REVERSE, SPARE = (f"question/{name}.html" for name in ("front", "back", "reverse-front", "spare-front"))
CLOZE_FRONT, CLOZE_BACK = "cloze/front.html", "cloze/back.html"

REFUSED_BY_BOTH = [
    (FRONT, "{{Foo}}"),
    (FRONT, "{{Stem}}{{hint:Foo}}"),
    (FRONT, "{{Stem}}{{hint: Hint}}"),
    (FRONT, "{{Stem}}{{#Foo}}{{/Foo}}"),
    (FRONT, "{{Stem}}{{^Foo}}{{/Foo}}"),
    (FRONT, "{{Stem}}{{/Case}}"),
    (FRONT, "{{Stem}}{{#Case}}"),
    (FRONT, "{{Stem}}{{#Case}}{{^Hint}}{{/Case}}{{/Hint}}"),
    (FRONT, "no field"),
    (FRONT, ""),
    (FRONT, "{{Text}}"),
    (BACK, "{{stem}}"),
    (BACK, "{{#Case}}"),
    (REVERSE, "no field"),
    (SPARE, "{{Stem}}"),
    (SPARE, "{{Spare 1}}"),
    (CLOZE_FRONT, "{{Text}}"),
    (CLOZE_FRONT, "{{cloze:Stem}}"),
    (CLOZE_BACK, "{{FrontSide}}"),
    ("script.js", "f({{a: 1}});"),
    ("script.js", "var mark = '{{/Stem}}';"),
]
REFUSED_BY_US = [
    (FRONT, "{{Stem}}{{"),
    (FRONT, "{{Stem}}{{}}"),
    (FRONT, "{{Stem}}{{cloze:Stem}}"),
    (FRONT, "{{Stem}}{{FrontSide}}"),
    (FRONT, "{{Options}}"),
    (FRONT, "{{#Options}}{{Stem}}{{/Options}}"),
    (REVERSE, "{{Stem}}{{Reverse}}"),
    (CLOZE_FRONT, "{{#c1}}{{cloze:Text}}{{/c1}}"),
    ("script.js", "var html = '</script>';"),
    ("style.css", ".a::after { content: '</style>' }"),
]
TAKEN = [
    (FRONT, "{{Stem}}"),
    (FRONT, "{{#Case}}{{Case}}{{Stem}}{{/Case}}{{^Case}}{{Stem}}{{/Case}}"),
    (FRONT, "{{type:Stem}}"),
    (FRONT, "<!-- {{Foo}} {{#Case}} -->{{Stem}} }} } { {"),
    (FRONT, "{{Stem}}" + "".join(f"{{{{{name}}}}}" for name in SPECIAL[1:])),
    (FRONT, "{{Stem}}{{#Tags}}{{Tags}}{{/Tags}}{{tts-voices:}}{{tts en_US:Stem}}{{a:b:Stem}}"),
    (BACK, ""),
    (BACK, "{{FrontSide}}{{^Answer}}{{Options}}{{/Answer}}"),
    (REVERSE, "{{#Reverse}}{{#Case}}{{Case}}{{/Case}}{{Reverse}}{{Stem}}{{/Reverse}}"),
    (REVERSE, "{{Reverse}}"),
    (SPARE, "{{[[spare]]}}"),
    (CLOZE_FRONT, "{{#c1}}First{{/c1}}{{#Text}}{{type:cloze:Text}}{{/Text}}"),
    (CLOZE_BACK, "{{cloze:Text}}{{FrontSide}}"),
    ("script.js", "({ a: { b: {} } });"),
]


def is_refused(name: str, text: str) -> bool:
    return bool(text_faults(name, Source(name, text)))


@pytest.fixture(scope="module")
def anki_refuses(new_notetype: Callable[..., Any]) -> Callable[[str, str], bool]:
    """Tells whether Anki refuses the note types that a project with this file has."""

    def refuses(name: str, text: str) -> bool:
        made = note_types("namespace", "Test", LABELS, "", Overrides({name: text}))
        try:
            for key in (QUESTION, CLOZE):
                sides = [(template.front, template.back) for template in made[key].templates]
                new_notetype(fields_of_notetype(key), *sides, cloze=key == CLOZE)
        except CardTypeError:
            return True
        return False

    return refuses


@pytest.mark.parametrize(("name", "text"), REFUSED_BY_BOTH)
def test_what_anki_refuses_is_reported(name: str, text: str, anki_refuses) -> None:
    assert is_refused(name, text) and anki_refuses(name, text)


@pytest.mark.parametrize(("name", "text"), REFUSED_BY_US)
def test_what_would_show_nothing_or_too_much_is_reported_too(name: str, text: str, anki_refuses) -> None:
    assert is_refused(name, text) and not anki_refuses(name, text)


@pytest.mark.parametrize(("name", "text"), TAKEN)
def test_what_is_not_reported_anki_takes(name: str, text: str, anki_refuses) -> None:
    assert not is_refused(name, text) and not anki_refuses(name, text)


@pytest.mark.parametrize(("name", "text"), [*TAKEN, ("script.js", "")])
def test_what_is_not_reported_is_packed_as_anki_would(name: str, text: str, new_notetype) -> None:
    for key, made in note_types("namespace", "Test", LABELS, "", Overrides({name: text})).items():
        sides = [(template.front, template.back) for template in made.templates]
        ankis = new_notetype(fields_of_notetype(key), *sides, cloze=key == CLOZE)
        ours = BuiltModel(made, 0).to_json(0, 1)
        assert (ours["req"], ours["type"]) == (ankis["req"], ankis["type"])


@pytest.mark.parametrize("name", FILES)
def test_our_own_files_have_no_fault(name: str) -> None:
    assert text_faults(name, Source(name, (HERE / name).read_text("utf-8"))) == []


def test_the_examples_of_the_documentation_have_no_fault() -> None:
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    examples = re.findall(r"^```\w+ templates/(\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert [(name, text_faults(name, Source(name, text))) for name, text in examples] == [
        ("question/front.html", []),
        ("question/back.html", []),
        ("style.css", []),
    ]


@pytest.mark.parametrize("other", ["question/front.html", "question/reverse-front.html", "question/spare-front.html"])
def test_equal_fronts_are_reported_as_one_that_does_not_wait_for_its_field(other: str) -> None:
    text = {FRONT: "{{Stem}}", REVERSE: "{{#Reverse}}{{Reverse}}{{/Reverse}}", SPARE: "{{[[spare]]}}"}[other]
    assert [is_refused(name, text) for name in (FRONT, REVERSE, SPARE)] == [
        name != other for name in (FRONT, REVERSE, SPARE)
    ]


def test_a_front_with_very_many_conditions_is_checked_in_a_moment() -> None:
    names = fields_of_notetype(QUESTION)[1:]
    opening, closing = (
        "".join(f"{{{{#{name}}}}}" for name in names),
        "".join(f"{{{{/{name}}}}}" for name in reversed(names)),
    )
    started = time.process_time()
    assert is_refused(FRONT, f"{opening}{{{{Stem}}}}{closing}")
    assert not is_refused(FRONT, f"{opening}{{{{Stem}}}}{closing}{{{{Stem}}}}")
    assert time.process_time() - started < 60
