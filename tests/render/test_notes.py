"""A question → the fields of its note, its cards, tags, media and deck."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ankibuild.diagnostics import Diagnostic
from ankibuild.identity.ids import Identified
from ankibuild.labels import LABELS
from ankibuild.model import Kind, Option, Origin, Pair, Question
from ankibuild.note import Note
from ankibuild.notetypes import FIELDS
from ankibuild.project import Project
from ankibuild.render.media import MediaStore
from ankibuild.render.notes import RETIRED_TAG, render
from ankibuild.source import Source, Span

PLAIN = Question("Which?", answer="This.", id="q")
CHOICE = replace(PLAIN, kind=Kind.SINGLE, answer="", options=(Option("a", why="w"), Option("b", correct=True)))
CLOZE = Question("{{c2::a}} {{c1::b}}", Kind.CLOZE, id="q")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project in a folder of its own."""
    return Project(root=tmp_path, deck="Deck", tags=("shared",))


@pytest.fixture
def rendered(project: Project) -> Callable[[Question], tuple[Note | None, list[Diagnostic]]]:
    """Renders a question, the seventh of its project."""
    return lambda question: render(Identified(question, "the-id", "the-guid", 7), project, MediaStore(project.root))


@pytest.fixture
def fields(rendered) -> Callable[[Question], dict[str, str]]:
    """The filled fields of a question's note, by name."""

    def fields(question: Question) -> dict[str, str]:
        note, diagnostics = rendered(question)
        assert note
        assert not diagnostics
        return {name: text for name, text in zip(FIELDS, note.fields, strict=True) if text}

    return fields


def test_a_plain_question_fills_few_fields(fields) -> None:
    assert fields(PLAIN) == {"Stem": "Which?", "Answer": "This.", "Kind": "plain", "Id": "q"}


def test_every_text_has_its_field(fields) -> None:
    found = fields(
        replace(PLAIN, case="*c*", explanation="*e*", article="*a*", hint="*h*", reference="*r*", source="*s*")
    )
    for name in ("Case", "Explanation", "Article", "Hint", "Reference", "Source"):
        assert found[name] == f"<em>{name[0].lower()}</em>"


def test_the_name_is_shown_nowhere(fields) -> None:
    assert fields(replace(PLAIN, name="Question 12")) == fields(PLAIN)


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (Kind.SHORT, {"options": (Option("a", correct=True), Option("b", why="w"))}),
        (Kind.NUMERIC, {"options": (Option("3 ± 1", correct=True),)}),
        (Kind.MATCHING, {"pairs": (Pair("a", "b"), Pair("c", "d"))}),
        (Kind.ORDERING, {"order": ("a", "b")}),
    ],
)
def test_kinds_that_are_no_choice_fill_the_stem_and_the_answer(fields, kind: Kind, parts: dict[str, object]) -> None:
    found = fields(replace(PLAIN, answer="", kind=kind, **parts))
    assert found.keys() == {"Stem", "Answer", "Kind", "Id"}
    assert found["Kind"] == str(kind)


def test_options_are_one_list_in_which_the_key_is_marked(fields) -> None:
    assert fields(CHOICE)["Options"] == (
        '<ol class="options" type="A">'
        '<li><div class="option">a</div><div class="why">w</div></li>'
        '<li data-correct><div class="option">b</div></li>'
        "</ol>"
    )


def test_the_answer_is_the_key(fields) -> None:
    assert fields(CHOICE)["Answer"] == "b"


def test_several_keys_are_a_list(fields) -> None:
    options = (Option("a", True), Option("*b*"), Option("*c*", True))
    found = fields(replace(CHOICE, kind=Kind.MULTIPLE, options=options))
    assert found["Answer"] == '<ul class="answers"><li>a</li><li><em>c</em></li></ul>'
    assert found["Options"].count("<li data-correct>") == 2
    assert found["Kind"] == "multiple"


@pytest.mark.parametrize(("answer", "right", "wrong"), [("true", "True", "False"), ("false", "False", "True")])
def test_true_and_false_are_options(fields, answer: str, right: str, wrong: str) -> None:
    found = fields(replace(PLAIN, kind=Kind.TRUE_FALSE, answer=answer))
    assert found["Answer"] == right
    assert f'<li data-correct><div class="option">{right}</div></li>' in found["Options"]
    assert f'<li><div class="option">{wrong}</div></li>' in found["Options"]
    assert found["Options"].index("True") < found["Options"].index("False")
    assert found["Kind"] == "true-false"


def test_true_and_false_speak_the_learners_language(project: Project, tmp_path: Path) -> None:
    german = replace(project, labels=LABELS | {"true": "Richtig", "false": "Falsch"})
    question = replace(PLAIN, kind=Kind.TRUE_FALSE, answer="true")
    note, _ = render(Identified(question, "q", "g", 1), german, MediaStore(tmp_path))
    assert note.fields[FIELDS.index("Answer")] == "Richtig"


def test_options_of_a_true_false_question_are_its_own(fields) -> None:
    options = (Option("Yes", True), Option("No"))
    found = fields(replace(PLAIN, kind=Kind.TRUE_FALSE, answer="", options=options))
    assert found["Answer"] == "Yes"
    assert "True" not in found["Options"]


def test_options_are_markdown(fields) -> None:
    options = (Option("$a_1$ `b`", True, why="*c*"), Option("- d\n- e"))
    found = fields(replace(CHOICE, options=options))["Options"]
    assert r'<div class="option">\(a_1\) <code>b</code></div><div class="why"><em>c</em></div>' in found
    assert '<div class="option"><ul>\n<li>d</li>\n<li>e</li>\n</ul></div>' in found


@pytest.mark.parametrize(("shuffle", "settings"), [(True, None), (False, "noshuffle")])
def test_a_script_is_told_not_to_shuffle(fields, shuffle: bool, settings: str | None) -> None:
    assert fields(replace(CHOICE, shuffle=shuffle)).get("Settings") == settings


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("https://example.org/a_b_c?d=e&f", '<a href="{0}">{0}</a>'.format("https://example.org/a_b_c?d=e&amp;f")),
        ("http://example.org/{{x}}", '<a href="{0}">{0}</a>'.format("http://example.org/{&#123;x}&#125;")),
        ("https://example.org/[latex]", '<a href="{0}">{0}</a>'.format("https://example.org/&#91;latex]")),
        ("https://example.org/'x'", '<a href="{0}">{0}</a>'.format("https://example.org/&#x27;x&#x27;")),
        ("see https://example.org", "see https://example.org"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://example.org and more", "https://example.org and more"),
        ("[a](https://example.org)", '<a href="https://example.org">a</a>'),
    ],
)
def test_a_source_that_is_an_address_is_a_link(fields, source: str, html: str) -> None:
    assert fields(replace(PLAIN, source=source))["Source"] == html


@pytest.mark.parametrize(
    ("id_", "field"), [("a<b&c", "a&lt;b&amp;c"), ("{{x}}", "{&#123;x}&#125;"), ("[sound:x]", "&#91;sound:x]")]
)
def test_an_id_means_nothing_to_html_or_to_anki(fields, id_: str, field: str) -> None:
    assert fields(replace(PLAIN, id=id_))["Id"] == field


def test_the_first_id_ever_is_kept(fields) -> None:
    assert fields(replace(PLAIN, aka=("oldest", "older")))["Id"] == "oldest"


def test_a_retired_question_says_so(rendered, fields) -> None:
    retired = replace(PLAIN, retired=True)
    assert fields(retired)["Notice"] == LABELS["retired"]
    assert RETIRED_TAG in rendered(retired)[0].tags
    assert "Notice" not in fields(PLAIN)


def test_a_note_knows_what_it_was_made_of(rendered) -> None:
    note, _ = rendered(replace(PLAIN, tags=("own",)))
    assert (note.id, note.guid, note.notetype, note.position) == ("the-id", "the-guid", "question", 7)
    assert note.tags == ("shared", "own")
    assert (note.deck, note.ords, note.media) == ("Deck", (0,), ())
    assert note.question.stem == "Which?"


@pytest.mark.parametrize(
    "change", [{"stem": "Other?"}, {"answer": "That."}, {"tags": ("x",)}, {"hint": "h"}, {"id": "other"}]
)
def test_what_a_question_says_is_in_both_digests(rendered, change: dict) -> None:
    before, after = rendered(PLAIN)[0], rendered(replace(PLAIN, **change))[0]
    assert before.content != after.content
    assert before.rendered != after.rendered


def test_where_a_question_stands_is_in_no_digest(rendered) -> None:
    before, after = rendered(PLAIN)[0], rendered(replace(PLAIN, deck="Other"))[0]
    assert after.deck == "Other"
    assert (before.content, before.rendered) == (after.content, after.rendered)


def test_a_cloze_has_a_card_for_each_number(rendered) -> None:
    note, _ = rendered(CLOZE)
    assert (note.notetype, note.ords, note.fields[0]) == ("cloze", (0, 1), CLOZE.stem)


def test_only_the_stem_of_a_cloze_has_deletions(rendered) -> None:
    note, diagnostics = rendered(replace(CLOZE, explanation="{{c5::a}}", hint="{{c6::b}}"))
    assert note.ords == (0, 1)
    assert note.fields[FIELDS.index("Explanation")] == "{&#123;c5::a}&#125;"
    assert not diagnostics


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        ("no deletion", "cloze-without-deletion"),
        ("`{{c1::a}}`", "cloze-without-deletion"),
        ("{{c0::a}} {{c1::b}}", "cloze-number"),
        ("{{c501::a}}", "cloze-number"),
        ("{{c1::a", "cloze-unclosed"),
    ],
)
def test_a_cloze_without_proper_cards_makes_no_note(rendered, stem: str, code: str) -> None:
    note, diagnostics = rendered(replace(CLOZE, stem=stem))
    assert note is None
    assert code in [found.code for found in diagnostics]
    assert diagnostics[0].location == "question 'q'"


@pytest.mark.parametrize("number", [1, 500])
def test_cards_are_numbered_up_to_five_hundred(rendered, number: int) -> None:
    assert rendered(replace(CLOZE, stem=f"{{{{c{number}::a}}}}"))[0].ords == (number - 1,)


@pytest.mark.parametrize("part", ["stem", "answer", "explanation", "article", "hint", "reference", "source"])
def test_media_are_found_in_every_part(rendered, project: Project, part: str) -> None:
    (project.root / "a.png").write_bytes(b"picture")
    note, diagnostics = rendered(replace(PLAIN, **{part: "![](a.png)"}))
    assert not diagnostics
    assert [media.path for media in note.media] == [project.root / "a.png"]
    assert note.media[0].name in "".join(note.fields)


def test_media_of_options_and_rationales_are_found(rendered, project: Project) -> None:
    for name in ("a.png", "b.png"):
        (project.root / name).write_bytes(name.encode())
    options = (Option("![](a.png)", True, why="![](b.png)"), Option("![](./a.png)"))
    note, _ = rendered(replace(CHOICE, options=options))
    assert [media.path.name for media in note.media] == ["a.png", "b.png"]


def test_a_changed_picture_changes_the_content(rendered, project: Project) -> None:
    question = replace(PLAIN, stem="![](a.png)")
    (project.root / "a.png").write_bytes(b"1")
    before = rendered(question)[0]
    (project.root / "a.png").write_bytes(b"2")
    assert rendered(question)[0].content != before.content


def test_media_are_looked_for_beside_the_source_and_faults_have_its_places(rendered, project: Project) -> None:
    text = "- stem: ![](b.png)\n  hint: ![](none.png)\n"
    source = Source("sources/deep/a.yaml", text)
    parts = {"stem": Span(source, 8, 18), "hint": Span(source, 27, 40)}
    (project.root / "sources" / "deep").mkdir(parents=True)
    (project.root / "sources" / "deep" / "b.png").write_bytes(b"picture")
    origin = Origin(Span(source, 2, len(text)), parts)
    note, diagnostics = rendered(replace(PLAIN, stem="![](b.png)", hint="![](none.png)", origin=origin))
    assert note is None
    assert [found.location for found in diagnostics] == ["sources/deep/a.yaml:2:13"]


def test_warnings_make_no_difference_to_the_note(rendered) -> None:
    note, diagnostics = rendered(replace(PLAIN, stem="<script>"))
    assert note.fields[0] == "&lt;script&gt;"
    assert [found.code for found in diagnostics] == ["html-shown-as-text"]


@pytest.mark.parametrize("kind", list(Kind))
def test_there_is_a_value_for_every_field(rendered, kind: Kind) -> None:
    examples = {Kind.SINGLE: CHOICE, Kind.MULTIPLE: CHOICE, Kind.CLOZE: CLOZE}
    question = examples.get(kind, replace(PLAIN, answer="true"))
    note, _ = rendered(replace(question, kind=kind))
    assert len(note.fields) == len(FIELDS)
    assert note.fields[FIELDS.index("Kind")] == kind
