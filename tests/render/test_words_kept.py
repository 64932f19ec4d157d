"""No word of a text is lost, nothing raises, and nothing that Anki reads is left over, whatever signs stand between."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

MANY = settings(max_examples=400, deadline=None)

SIGNS = [
    *["*", "**", "***", "_", "__", "~~", "`", "``", "\n```\n", "\n```py\n", "\n~~~\n", "$", "$$", "\\", "\\\\"],
    *["\\(", "\\)", "\\[", "\\]", "{", "}", "{{", "}}", "{{c1::", "{{c2::", "::", "<", ">", "<b>", "</b>", "<i>"],
    *["</i>", "<div>", "</div>", "<code>", "</code>", "<pre>", "</pre>", "<script>", "</script>", "<T>", "<br>"],
    *["<p>", "<table>", "<td>", "<ul>", "<li>", "</ul>", "<details>", "</details>", "<svg>", "<style>", "-->"],
    *["&", "&amp;", "&#31;", "&#xfdd0;", "[", "]", "(", ")", "![", "[sound:", "[$]", "[/$]", "[latex]"],
    *["\n", "\n\n", "\n- ", "\n1. ", "\n2) ", "\n  - ", "\n    ", "\n> ", "\n# ", "\n| ", " | ", "\n|---|---|\n"],
    *["\n---\n", "\n===\n", ":", "#", "+", "-", "!", "\t", " ", "  \n", "\\\n", '"', "'", "5", "6", "\u2028", "é"],
]
WORDS = st.sampled_from(["wordone", "wordtwo", "wordthree"])

texts = st.lists(st.sampled_from(SIGNS) | WORDS, min_size=1, max_size=24).map("".join)
"""Words between signs. What may vanish is left out: comments, the targets of links, definitions, other attributes."""


def may_vanish(text: str) -> str:
    """A pattern for the words that stand where a word is no text: behind a fence, in a link's target or a label."""
    return re.sub(r"(?:```|~~~)[^\n]*|\]\([^\n]*|\]:[^\n]*|\[[^\]\n]*\]", " ", text)


@MANY
@given(texts, st.booleans())
def test_no_word_is_lost(render, visible, text: str, cloze: bool) -> None:
    text = text.strip()
    shown = visible(render(text, cloze=cloze).html)
    for word in ("wordone", "wordtwo", "wordthree"):
        assert shown.count(word) >= may_vanish(text).count(word)


@MANY
@given(texts, st.booleans())
def test_nothing_is_left_over(render, text: str, cloze: bool) -> None:
    rendered = render(text.strip(), cloze=cloze)
    kept = re.sub(r"\{\{c[0-9]+::|\}\}", "", rendered.html) if cloze else rendered.html
    assert not re.search(r"\{\{|\}\}|\[sound:|\[latex\]|\[anki:|klzzwxh|ankibuild", kept)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef]", rendered.html)


@MANY
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200), st.booleans())
def test_no_text_raises(render, text: str, cloze: bool) -> None:
    assert isinstance(render(text, cloze=cloze).html, str)


@MANY
@given(st.lists(st.sampled_from(["{{c1::", "{{c2::", "}}", "{", "}", "::", "a", "$", "`", "\\", "**", "\n\n", "- "])))
def test_what_anki_will_not_find_closed_is_an_error(render, pieces: list[str]) -> None:
    rendered = render("".join(pieces).strip(), cloze=True)
    openings = len(re.findall(r"\{\{c[0-9]+::", rendered.html))
    if "cloze-unclosed" not in rendered.codes:
        assert rendered.html.count("}}") == openings
        assert bool(rendered.cards) == bool(openings)
