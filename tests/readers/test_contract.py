"""What every reader promises, whatever its format: one test for all of them.

The fixtures under `tests/data/readers/FORMAT/` are read by the reader of that name.
"""

from __future__ import annotations

import socket
import time
import tracemalloc
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ankibuild.diagnostics import errors_in
from ankibuild.formats import FormatRule
from ankibuild.gathering import open_file
from ankibuild.model import NO_TEXT, RawQuestion, Text
from ankibuild.readers import READERS, Beside, File, Read, Reader, reader_for, reader_named
from ankibuild.source import Span

FIXTURES = Path(__file__).parent.parent / "data" / "readers"
FILES = sorted(
    path
    for folder in FIXTURES.iterdir()
    for path in folder.iterdir()
    if path.is_file() and not path.name.startswith("_") and reader_named(folder.name)
)
NAMES = [reader.name for reader in READERS]


def opened(path: Path) -> File:
    file = open_file(path.parent, path, FormatRule(()))
    assert isinstance(file, File)
    return file


def read(path: Path) -> Read:
    reader = reader_named(path.parent.name)
    assert reader is not None
    return reader.read(opened(path))


def texts(question: RawQuestion) -> list[Text]:
    """All texts of a question."""
    options = [*question.options, *(option for gap in question.gaps for option in gap.options)]
    pairs = [text for pair in question.pairs for text in (pair.left, pair.right)]
    parts = [text for option in options for text in (option.text, option.why)]
    answers = [answer.text for answer in question.answers]
    return [text for text in (*question.texts.values(), *question.order, *pairs, *parts, *answers) if text != NO_TEXT]


def is_inside(span: Span) -> bool:
    return 0 <= span.start <= span.end <= len(span.source.text)


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_fixtures(name: str) -> None:
    assert name == "yaml" or [path for path in FILES if path.parent.name == name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
class TestFixtures:
    """What holds for each file."""

    def test_it_is_recognised_by_its_content(self, path: Path) -> None:
        reader = reader_for(opened(path), any_suffix=True)
        assert reader is not None
        assert reader.name == path.parent.name

    def test_it_is_read_the_same_twice(self, path: Path) -> None:
        assert _shown(read(path)) == _shown(read(path))

    def test_all_places_are_in_the_file(self, path: Path) -> None:
        found = read(path)
        for question in found.questions:
            assert question.span is not None
            spans = [question.span, *(text.span for text in texts(question) if text.span)]
            assert all(map(is_inside, spans))
            assert question.span.source.holder == path.name
            assert question.span.location.startswith(path.name)
        assert all(is_inside(fault.span) for fault in found.diagnostics if fault.span)

    def test_what_is_rejected_is_said(self, path: Path) -> None:
        found = read(path)
        rejected = sum(not question.sound for question in found.questions)
        assert len(errors_in(found.diagnostics)) >= rejected

    def test_kinds_are_said(self, path: Path) -> None:
        for question in read(path).questions:
            assert not question.sound or path.parent.name in OWN_SHAPES or question.texts["kind"].value

    def test_messages_can_be_shown(self, path: Path) -> None:
        for diagnostic in read(path).diagnostics:
            assert diagnostic.headline
            assert diagnostic.hint

    def test_nothing_outside_is_touched(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(socket, "socket", _refused)
        data = path.read_bytes()
        file = File.of(path.name, data, beside=Beside())
        reader = reader_named(path.parent.name)
        assert reader is not None
        monkeypatch.setattr(Path, "open", _refused)
        monkeypatch.setattr(Path, "read_bytes", _refused)
        reader.read(file)

    def test_a_file_cut_off_anywhere_gives_questions_or_diagnostics(self, path: Path) -> None:
        data = path.read_bytes()
        reader = reader_named(path.parent.name)
        assert reader is not None
        for share in range(1, 8):
            _read_any(reader, path.name, data[: len(data) * share // 8])


OWN_SHAPES = ("json",)
"""Formats in which the kind may follow from the parts, as in our own YAML."""


def _refused(*arguments: object, **options: object) -> NoReturn:
    raise AssertionError(f"not allowed: {arguments}")


def _shown(found: Read) -> object:
    said = [(fault.code, fault.location, fault.headline) for fault in found.diagnostics]
    questions = [
        ([(name, text.value) for name, text in q.texts.items()], [text.value for text in texts(q)], q.deck, q.tags)
        for q in found.questions
    ]
    return questions, said, sorted(found.attachments), found.claimed


def _read_any(reader: Reader, name: str, data: bytes) -> None:
    """Reads what may be no such file at all: whatever comes out has to hold together."""
    file = File.of(name, data)
    reader.sniff(file)
    found = reader.read(file)
    for question in found.questions:
        assert question.span is not None
        assert is_inside(question.span)
    assert all(is_inside(fault.span) for fault in found.diagnostics if fault.span)
    assert len(errors_in(found.diagnostics)) >= sum(not question.sound for question in found.questions)


PIECES = st.sampled_from(
    [
        *(
            "1. What?",
            "Q1)",
            "第1题",
            "A) one",
            "(b) two",
            "C.three",
            "* D. four",
            "Answer: B",
            "ANSWER: A",
            "Ans. (c)",
        ),
        *("- [x] yes", "- [ ] no", "# Title", "## Part", "```", "~~~", "<details>", "</details>", "---", "| a | b |"),
        *("{", "}", "=right", "~wrong", "#feedback", "::title::", "$CATEGORY: x", "//", "->", "%50%", "{T}", "[[1]]"),
        *("<question type='x'>", "</question>", "<problem>", "<item>", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&"),
        *("\\question", "\\choice", "\\begin{questions}", "\\end{questions}", "{}", "$x$", "%", "Question", "========"),
        *(
            '{"question": "a"',
            '"options": [',
            "]",
            ",",
            '"',
            "stem;a;b;key",
            "a\tb\tc",
            "#separator:tab",
            "exsolution: 1",
        ),
        *(">>a<<", "( )", "(x)", "= 1", "or= 2", "{{", "}}", "[explanation]", "{1:MC:=a~b}", "...", "^^^", "___"),
        *("\n", "\n\n", "\r\n", " ", "\t", "\0", "é", "\u2028", "\ufeff", "0", "999999999999999999999"),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.lists(PIECES, max_size=25).map("\n".join) | st.text(max_size=80)
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", NAMES)
@FUZZ
@given(TEXTS)
def test_any_text_gives_questions_or_diagnostics(name: str, text: str) -> None:
    reader = reader_named(name)
    assert reader is not None
    _read_any(reader, f"file{reader.suffixes[0]}", text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", NAMES)
@FUZZ
@given(st.binary(max_size=300))
def test_any_bytes_give_questions_or_diagnostics(name: str, data: bytes) -> None:
    reader = reader_named(name)
    assert reader is not None
    _read_any(reader, f"file{reader.suffixes[0]}", data)


LONG = [
    *(
        "a",
        " ",
        "\n",
        "1. ",
        "A) ",
        "Answer: ",
        "*",
        "_",
        "`",
        "[",
        "(",
        "<",
        "<a ",
        "<!--",
        "&",
        "{",
        "}",
        "=",
        "~",
        "\\",
    ),
    *(
        "#",
        "::",
        "- [x] a\n",
        "1. a\nA) b\n",
        "|",
        "| a ",
        "$",
        '"',
        "'",
        ",",
        ";",
        "\t",
        "> ",
        "- ",
        "<b>",
        "\\begin{",
        "%\n",
    ),
    *("{1:MC:", "[[", "//", "{~", "q\n\n", "=====\n", "<x>", "</x>", '{"a":', "[1,", "- a:\n", "0", "é"),
]
SIZE = 8_000


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("piece", LONG)
def test_time_grows_with_the_length_and_not_with_its_square(name: str, piece: str) -> None:
    reader = reader_named(name)
    assert reader is not None
    times = [_seconds(reader, piece * (SIZE * factor // len(piece))) for factor in (1, 8)]
    assert times[1] < 15 or times[1] < 30 * times[0]


def _seconds(reader: Reader, text: str) -> float:
    start = time.process_time()
    _read_any(reader, f"file{reader.suffixes[0]}", text.encode())
    return time.process_time() - start


@pytest.mark.parametrize("name", NAMES)
def test_memory_stays_within_bounds(name: str) -> None:
    reader = reader_named(name)
    assert reader is not None
    data = b"<a>1. What?\nA) one\nB) two\nAnswer: A\n\n" * 2000
    tracemalloc.start()
    try:
        reader.read(File.of(f"file{reader.suffixes[0]}", data))
        assert tracemalloc.get_traced_memory()[1] < 1000 * len(data)
    finally:
        tracemalloc.stop()
