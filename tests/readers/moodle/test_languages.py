"""Texts in several languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.moodle.languages import has_languages, one_after_the_other

GERMAN, ENGLISH = '<span lang="de" class="multilang">Hund</span>', '<span class="multilang" lang="en">dog</span>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"A {GERMAN}{ENGLISH}?", "A <span>Hund</span> / <span>dog</span>?"),
        (f"{GERMAN}\n{ENGLISH}", "<span>Hund</span> / <span>dog</span>"),
        (GERMAN, "<span>Hund</span>"),
        ("{mlang de}Hund{mlang}{mlang en}dog{mlang}", "Hund / dog"),
        ("{mlang de}Hund{mlang}&nbsp; {mlang en,fr}dog{mlang}!", "Hund / dog!"),
        ("<p>{mlang de}</p><p>Hund</p>{mlang}{ mlang other }<p>dog</p>{mlang}", "<p></p><p>Hund</p><p>dog</p>"),
        ("{mlang de}Hund<br>{mlang} {mlang en}dog{mlang}", "Hund<br> dog"),
    ],
)
def test_languages_stand_one_after_the_other(written: str, shown: str) -> None:
    assert has_languages(written)
    assert one_after_the_other(written) == shown


@pytest.mark.parametrize("text", ["", "a dog", "<span>a</span>", "write {mlang} or multilang", '<b lang="de">Hund</b>'])
def test_other_texts_have_one_language(text: str) -> None:
    assert not has_languages(text) or text.count("{mlang}") == 1


def test_it_is_said_of_each_text(quiz: Callable[..., Read]) -> None:
    more = f'<generalfeedback format="html"><text><![CDATA[{GERMAN}]]></text></generalfeedback>'
    result = quiz("truefalse", f"{GERMAN}{ENGLISH}", more + '<answer fraction="100"><text>true</text></answer>')
    assert result.questions[0].texts["stem"].value == "Hund / dog"
    assert [(said.code, said.facts["what"]) for said in result.diagnostics] == [
        ("not-on-cards", "the choice of a language")
    ] * 2
