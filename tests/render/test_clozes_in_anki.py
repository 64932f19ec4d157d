"""Cloze cards as real Anki shows them: what is hidden, what is shown, and that math and code come through whole."""

import html
import json
import re
from collections.abc import Callable

import pytest

CASES = [
    # source, card, what its question shows, what its answer shows
    ("{{c1::Paris}} is in France", 1, "[...] is in France", "Paris is in France"),
    ("{{c1::Paris::a city}} is", 1, "[a city] is", "Paris is"),
    ("{{c1::Paris::a *city*}} is", 1, "[a city] is", "Paris is"),
    ("{{c1::a}} {{c2::b}}", 1, "[...] b", "a b"),
    ("{{c1::a}} {{c2::b}}", 2, "a [...]", "a b"),
    ("{{c1::a}} {{c1::b}}", 1, "[...] [...]", "a b"),
    ("{{c1,2::a}} {{c2::b}}", 1, "[...] b", "a b"),
    ("{{c1::a {{c2::b}} c}}", 1, "[...]", "a b c"),
    ("{{c1::a {{c2::b::x}} c::y}}", 1, "[y]", "a b c"),
    ("{{c1::a {{c2::b::x}} c::y}}", 2, "a [x] c", "a b c"),
    ("{{c1::{{c2::a}}}}", 2, "[...]", "a"),
    ("{{c1::**a** *b*}} ~~c~~", 1, "[...] c", "a b c"),
    ("**{{c1::a}}** b", 1, "[...] b", "a b"),
    ("{{c1::a}}, {b}, }} {{", 1, "[...], {b}, }} {{", "a, {b}, }} {{"),
    ("{{c1::{a}}} b", 1, "[...] b", "{a} b"),
    ("{{c1::set {a, {b}}}} c", 1, "[...] c", "set {a, {b}} c"),
    (r"{{c1::a\}}} b", 1, "[...] b", "a} b"),
    ("{{c1::a&#125;}} b", 1, "[...] b", "a} b"),
    ("{{{c1::a}}} b", 1, "{[...]} b", "{a} b"),
    ("{{c1::`std::vector`::a C++ type}} x", 1, "[a C++ type] x", "std::vector x"),
    ("{{c1::std::vector::type}} x", 1, "[type] x", "std::vector x"),
    ("{{c1::`}}`}} `{{x}}` {{c2::`{{c3::y}}`}}", 1, "[...] {{x}} {{c3::y}}", "}} {{x}} {{c3::y}}"),
    ("`{{c2::no}}` {{c1::yes}} `a::b`", 1, "{{c2::no}} [...] a::b", "{{c2::no}} yes a::b"),
    ("{{c1::[a](https://example.org/b::c)}} d", 1, "[...] d", "a d"),
    ("{{c1::<b title='x::y'>a</b>}} d", 1, "[...] d", "x::y a d"),
    (r"{{c1::$\frac{a}{b_{c}}$}} is", 1, "[...] is", r"\(\frac{a}{b_{c}}\) is"),
    (r"$\frac{{{c1::a}}}{b}$", 1, r"\(\frac{[...]}{b}\)", r"\(\frac{a}{b}\)"),
    (r"$\frac{{{c1::a}}}{{{c2::b}}}$", 2, r"\(\frac{a}{[...]}\)", r"\(\frac{a}{b}\)"),
    (r"$\sqrt{{{c1::x^{2}}}}$", 1, r"\(\sqrt{[...]}\)", r"\(\sqrt{x^{2}}\)"),
    (r"$$a<b \\[2pt] {{c1::c<d}}$$", 1, r"\[a<b \\[2pt] [...]\]", r"\[a<b \\[2pt] c<d\]"),
    ("$x = {{c1::y::a letter}}$", 1, r"\(x = [a letter]\)", r"\(x = y\)"),
    ("$a::b$ {{c1::$c::d$}}", 1, r"\(a::b\) [...]", r"\(a::b\) \(c::d\)"),
    ("{{c1::costs $5}} and {{c2::$6}}", 1, "[...] and $6", "costs $5 and $6"),
    ("{{c1::a :} b}} c", 1, "[...] c", "a :} b c"),
    ("{{c1::a :{ b}} c", 1, "[...] c", "a :{ b c"),
    (r"`\(` {{c1::a}} **b** $c$", 1, r"\( [...] b \(c\)", r"\( a b \(c\)"),
    (r"\\(a\\) {{c1::b}} **c** $d$", 1, r"\(a\) [...] c \(d\)", r"\(a\) b c \(d\)"),
    ("- {{c1::a}}\n- {{c2::b}}", 1, "[...] b", "a b"),
    ("a {{c1::b\n\nc}} d", 1, "a [...] d", "a b c d"),
    ("{{c1::\n```python\nx = {'a': {}}\n```\n}}\nb", 1, "[...] b", "x = {'a': {}} b"),
    ("| {{c1::a}} | b |\n|---|---|\n| c | {{c1::d}} |", 1, "[...] b c [...]", "a b c d"),
    ("a[^1] {{c1::b}}\n\n[^1]: {{c1::c}}", 1, "a1 [...] [...]", "a1 b c"),
    ("{{c1::a<b}} & c", 1, "[...] & c", "a<b & c"),
    ("{{c1::a}} [latex]b[/latex] [sound:x]\n\n    {{c2::c}}", 1, None, None),
    ("{{c1::}} a", 1, "[...] a", "a"),
    ("\\{{c2::a}} {{c1::b}}", 1, "{{c2::a}} [...]", "{{c2::a}} b"),
]


@pytest.fixture
def sides(folder, collection) -> Callable[[list[str]], dict[tuple[int, int], tuple[str, str]]]:
    """Builds cloze questions, imports them, and gives question and answer of each card by note and number."""

    def sides(sources: list[str]) -> dict[tuple[int, int], tuple[str, str]]:
        folder.write("sources/a.yaml", json.dumps([{"id": f"q{i}", "stem": text} for i, text in enumerate(sources)]))
        assert folder.build().written == len(sources)
        collection.import_package(folder.package)
        return {
            (int(card.note()["Id"][1:]), card.ord + 1): (card.question(), card.answer()) for card in collection.cards()
        }

    return sides


def stem(side: str) -> str:
    """The HTML of the stem on a side of a card."""
    return re.search(r'<div class="stem text">(.*?)</div>\s*(?:<section|<details|</div>\s*<script)', side, re.DOTALL)[1]


def test_each_card_hides_its_deletions_and_shows_the_rest(sides, visible) -> None:
    cases = [case for case in CASES if case[2] is not None]
    cards = sides([source for source, *_ in cases])
    shown = [
        (source, card, *(visible(stem(side)) for side in cards[number, card]))
        for number, (source, card, *_) in enumerate(cases)
    ]
    assert shown == cases


def test_each_deletion_makes_its_card_and_nothing_else_does(sides) -> None:
    cards = sides([source for source, *_ in CASES if "[sound" not in source])
    expected = {
        (number, int(ord_))
        for number, (source, *_) in enumerate(case for case in CASES if "[sound" not in case[0])
        for group in re.findall(r"(?<!\\)\{\{c([0-9,]+)::", re.sub(r"`[^`]*`", "", source))
        for ord_ in group.split(",")
    }
    assert set(cards) == expected


def test_no_brace_of_a_deletion_is_left(sides) -> None:
    cards = sides([source for source, *_ in CASES if "[sound" not in source])
    for question, answer in cards.values():
        assert "No cloze" not in question
        for side in (stem(question), stem(answer)):
            assert "{{" not in side
            assert "}}" not in side


def test_anki_plays_and_reads_nothing_that_is_only_text(folder, collection) -> None:
    text = "{{c1::a}} `[sound:x.mp3]` [latex]b[/latex] [anki:tts lang=en]c[/anki:tts]\n\n    [sound:y.mp3]"
    folder.write(
        "sources/a.yaml", json.dumps([{"id": "q", "stem": text, "explanation": text.replace("{{c1::a}}", "a")}])
    )
    folder.build()
    collection.import_package(folder.package)
    (card,) = collection.cards()
    assert card.question_av_tags() == card.answer_av_tags() == []
    for side in (card.question(), card.answer()):
        assert "[anki:play" not in side
        assert "latex" in html.unescape(stem(side))


def test_a_sound_in_a_deletion_plays_on_the_answer(folder, collection) -> None:
    folder.write("sources/tone.mp3", b"tone")
    folder.write("sources/a.yaml", json.dumps([{"id": "q", "stem": "{{c1::[sound:tone.mp3]}} b"}]))
    folder.build()
    collection.import_package(folder.package)
    (card,) = collection.cards()
    assert card.question_av_tags() == []
    (played,) = card.answer_av_tags()
    assert re.fullmatch(r"tone-[0-9a-f]{16}\.mp3", played.filename)
