"""Between a YAML source and the note in Anki no letter of a question is lost, added or moved."""

import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ankibuild

TEXTS = ("stem", "explanation", "article", "hint", "reference", "source")
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""Each example is a whole deck, built and imported."""

lines = st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Zs", "Cf"], exclude_characters="&<[\\"), max_size=40
)
"""One line of anything, but for what begins HTML, a link or an escape: marks go, letters and digits stay."""

words = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8)
SHAPES = [
    "{} {} {}",
    "**{}** *{}* `{}`",
    "{}\n\n{}\n\n{}",
    "- {}\n- {}\n- {}",
    "Text:\n- {}\n  - {}\n  - {}",
    "1. {}\n2. {}\n3. {}",
    "> {}\n> {}\n\n{}",
    "# {}\n\n{}\n\n## {}",
    "| {} | {} |\n|---|---|\n| {} | |",
    "```\n{}\n{} {}\n```",
    "```python\n{} = '{}'  # {}\n```",
    "    {}\n    {}\n\n{}",
    "${}$ and $${}$$ and \\({}\\)",
    "\\[{}\\] {}\n{}",
    "<b>{}</b> <i>{}</i> <br> {}",
    "{} < {} & {}",
    "&lt;{}&gt; {} &amp; {}",
    "[{}](https://example.org) {} ![](x.png){}",
    "~~{}~~ {}\\* {}",
    "{}[^1] {}\n\n[^1]: {}",
    "<script>{}</script> <u>{}</u> <blink>{}</blink>",
    "{{{{{}}}}} {{{{c1::{}}}}} }}}} {}",
    "$5 and $6: {} {}\r\n{}",
    "{}:\n    - {}\n\n    {}",
]
"""What Markdown, math, code and HTML make of words; what is a mark and no word of the shape itself has no letters."""

shaped = st.builds(lambda shape, found: (shape, found), st.sampled_from(SHAPES), st.tuples(words, words, words))


def letters(text: str) -> str:
    """The letters and digits of a text, in order."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def notes_of(questions: list[dict[str, Any]], imported) -> list[dict[str, str]]:
    """The fields of the notes that a deck of these questions becomes in Anki, in source order."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "sources").mkdir()
        (root / "sources" / "x.png").write_bytes(b"picture")
        text = yaml.safe_dump({"questions": questions}, allow_unicode=True, default_style='"', sort_keys=False)
        (root / "sources" / "a.yaml").write_text(text, "utf-8")
        report = ankibuild.build(ankibuild.load(root))
        assert report.written == len(questions)
        with imported(report.packages[0].path) as collection:
            notes = [collection.get_note(id_) for id_ in collection.db.list("select id from notes order by id")]
            return [dict(note.items()) for note in notes]


@FEW
@given(rows=st.lists(st.lists(lines, min_size=10, max_size=10), min_size=1, max_size=25))
def test_any_characters_of_a_line_arrive(imported, visible, rows: list[list[str]]) -> None:
    questions = [
        {name: f"x{text}" for name, text in zip(TEXTS, row, strict=False)}
        | {"id": f"q{number}", "answer": [{"number": "2"}]}
        | {"options": [{"text": f"{'ab'[i]}{row[6 + i]}", "why": row[8 + i]} for i in (0, 1)]}
        for number, row in enumerate(rows)
    ]
    for question, note in zip(questions, notes_of(questions, imported), strict=True):
        for name in TEXTS:
            assert letters(visible(note[name.capitalize()])) == letters(question[name])
        options = "".join(option["text"] + option["why"] for option in question["options"])
        assert letters(visible(note["Options"])) == letters(options)
        assert letters(visible(note["Answer"])) == letters(question["options"][1]["text"])
        assert note["Id"] == question["id"]


@FEW
@given(rows=st.lists(st.lists(shaped, min_size=3, max_size=3), min_size=1, max_size=25))
def test_every_word_of_any_markup_arrives(imported, visible, rows: list[list[tuple[str, tuple[str, ...]]]]) -> None:
    questions = [
        {"id": f"q{n}", "stem": f"Stem {n}", "answer": answer, "explanation": why, "article": article}
        for n, (answer, why, article) in enumerate([shape.format(*found) for shape, found in row] for row in rows)
    ]
    for row, note in zip(rows, notes_of(questions, imported), strict=True):
        for (shape, found), name in zip(row, ("Answer", "Explanation", "Article"), strict=True):
            seen = letters(visible(note[name]))
            for word in map(letters, found):
                assert word in seen, (shape, found, note[name])
                seen = seen.partition(word)[2]


@FEW
@given(rows=st.lists(st.tuples(words, words, words, words), min_size=1, max_size=40))
def test_every_word_of_a_cloze_arrives(imported, visible, rows: list[tuple[str, ...]]) -> None:
    questions = [
        {"id": f"q{n}", "stem": f"{a} {{{{c1::{b}}}}} `{{{{c1::{a}}}}}` {{{{c2::$x^{{{c}}}$::{d}}}}}", "answer": d}
        for n, (a, b, c, d) in enumerate(rows)
    ]
    for (a, b, c, d), note in zip(rows, notes_of(questions, imported), strict=True):
        expected = f"{a}c1{b}c1{a}c2x{c}{d}"
        assert letters(visible(note["Text"])) == letters(expected)
        assert letters(visible(note["Answer"])) == letters(d)
