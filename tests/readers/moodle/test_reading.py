"""Files of Moodle XML → raw questions."""

from __future__ import annotations

import base64
import tracemalloc
from pathlib import Path

from ankibuild.readers import File
from ankibuild.readers.collecting import Read
from ankibuild.readers.moodle import read

DATA = Path(__file__).parent.parent.parent / "data" / "readers" / "moodle-xml"


def fixture(name: str) -> Read:
    return read(File.of(name, (DATA / name).read_bytes()))


def said(result: Read) -> list[tuple[str, str]]:
    return [(one.location, one.code) for one in result.diagnostics]


def test_a_file_of_all_types() -> None:
    result = fixture("types.xml")
    assert [question.texts["kind"].value if question.sound else "" for question in result.questions] == [
        *("single", "multiple", "true-false", "short", "numeric", "matching", "ordering", "plain", "gaps", "gaps"),
        *("", "", ""),
    ]
    assert said(result) == [
        ("types.xml:9:3", "not-carried"),
        ("types.xml:47:3", "not-on-cards"),
        ("types.xml:52:34", "not-carried"),
        ("types.xml:57:3", "not-carried"),
        ("types.xml:88:3", "not-on-cards"),
        ("types.xml:109:3", "type-not-carried"),
        ("types.xml:114:3", "computed-answer"),
        ("types.xml:120:3", "type-not-carried"),
    ]


def test_a_question_has_all_its_parts() -> None:
    question = fixture("types.xml").questions[0]
    assert {name: text.value for name, text in question.texts.items()} == {
        "id": "capital-ca",
        "name": "Capital of Canada",
        "kind": "single",
        "stem": "What is the capital of **Canada**?",
        "explanation": "It lies in Ontario.\n\nLook at a map.",
        "hint": "Not the largest city.\n\nIt lies on a river of the same name.",
    }
    assert [(option.text.value, option.correct, option.why.value) for option in question.options] == [
        ("Toronto", False, "The largest city."),
        ("Ottawa", True, ""),
        ("Ottawa, Quebec", False, ""),
    ]
    assert (question.deck, question.tags) == ("::Geography::Capitals", ("north america", "capitals"))
    assert not question.shuffle
    stem, option = question.texts["stem"].span, question.options[0].text.span
    assert stem is not None
    assert option is not None
    assert (stem.position, option.position) == ((11, 48), (20, 46))


def test_the_number_above_a_question_is_no_id() -> None:
    assert "id" not in fixture("types.xml").questions[1].texts


def test_embedded_answers() -> None:
    water, escapes, none = fixture("cloze.xml").questions
    assert [gap.choice for gap in water.gaps] == [False, True, False, True, False]
    assert "Look it up." in water.texts["explanation"].value
    assert [option.text.value.replace("\\", "") for gap in escapes.gaps for option in gap.options] == ["{ }", "&", "'"]
    assert "{1:XX:=no gap}" in escapes.texts["stem"].value
    assert not none.sound


def test_files_are_attached() -> None:
    result = fixture("files.xml")
    shape, old = result.questions
    assert "](files.xml.media/2/a%20square.svg)" in shape.texts["stem"].value
    assert "[picture: lost.png]" in shape.texts["stem"].value.replace("\\", "")
    assert "id" not in shape.texts
    assert [option.text.value for option in shape.options] == [
        "A square",
        "![another](files.xml.media/a%20square.svg)",
        "A dot ![a dot](files.xml.media/image-1.gif)",
    ]
    assert "](files.xml.media/pictures_triangle.svg)" in old.texts["stem"].value
    loaded = {path: load() for path, load in result.attachments.items()}
    assert loaded["files.xml.media/2/a square.svg"].startswith(b"<svg xmlns=")
    assert loaded["files.xml.media/a square.svg"] == b"<svg/>"
    assert loaded["files.xml.media/image-1.gif"].startswith(b"GIF89a")
    assert said(result) == [("files.xml:7:22", "attachment-missing")]


def test_a_file_of_r_exams() -> None:
    result = fixture("rexams.xml")
    speed, lost = result.questions
    assert speed.texts["stem"].value in (r"A car drives $90$ km in one hour. How fast is it?",)
    assert [(option.text.value, option.correct) for option in speed.options] == [("25 m/s", True), ("90 m/s", False)]
    assert speed.deck == "::physics::Exercise 1"
    assert not lost.sound
    assert said(result) == [("rexams.xml:45:1", "moodle-empty")]


def test_a_question_in_which_the_file_breaks_off_is_rejected() -> None:
    result = fixture("truncated.xml")
    assert [question.sound for question in result.questions] == [True, False]
    assert [one.code for one in result.diagnostics] == ["file-broken"]


def test_backups_are_refused_with_the_way_to_go() -> None:
    for name in ("course.mbz", "questions.xml"):
        result = fixture(name)
        assert not result.questions
        assert [one.code for one in result.diagnostics] == ["moodle-backup"]
        assert "Moodle XML format" in result.diagnostics[0].hint


def test_categories_hold_until_the_next() -> None:
    def category(name: str) -> str:
        return f'<question type="category"><category><text>{name}</text></category></question>'

    question = (
        '<question type="shortanswer"><questiontext><text>a</text></questiontext>'
        '<answer fraction="100"><text>b</text></answer></question>'
    )
    written = f"<quiz>{question}{category('$course$/top/A/B')}{question}{category('C')}{category('A')}{question}</quiz>"
    assert [one.deck for one in read(File.of("a.xml", written)).questions] == ["", "::A::B", "::A"]


def test_a_large_file_is_decoded_only_when_it_is_needed() -> None:
    data = base64.b64encode(bytes(3_000_000)).decode()
    written = (
        '<quiz><question type="shortanswer"><questiontext format="html">'
        '<text>&lt;img src="@@PLUGINFILE@@/a.png"&gt;</text>'
        f'<file name="a.png" encoding="base64">{data}</file></questiontext>'
        '<answer fraction="100"><text>b</text></answer></question></quiz>'
    )
    file = File.of("a.xml", written)
    tracemalloc.start()
    result = read(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * len(written)
    assert [len(load()) for load in result.attachments.values()] == [3_000_000]


def test_a_file_of_plugins() -> None:
    result = fixture("plugins.xml")
    kinds = [question.texts["kind"].value for question in result.questions]
    assert kinds == ["multiple", "matching", "gaps", "plain", "plain", "short", "short", "short"]
    assert result.questions[6].texts["stem"].value == "Welche Säure ist in Essig? / Which acid is in vinegar?"
    assert [option.text.value for option in result.questions[7].options] == ["Seine"]
    assert [str(one.facts["what"]) for one in result.diagnostics] == [
        "the tests of a program",
        "the pattern 'gr[ae]y'",
        "the choice of a language",
        "that capital letters count",
        "the wildcard in '*Seine*'",
    ]
