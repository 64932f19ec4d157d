"""Texts in Moodle's formats as Markdown."""

from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import Beside, File
from ankibuild.readers.gap_marks import gap_mark
from ankibuild.readers.moodle.texts import HTML, MARKDOWN, MOODLE, PLAIN, Texts, decoded
from ankibuild.source import Source, Span

SPAN = Span(Source("a.xml", "text"), 0, 4)


def texts(*beside: str) -> Texts:
    return Texts(Collector(File.of("a.xml", "", beside=Beside.of(dict.fromkeys(beside, b"x")))))


@pytest.mark.parametrize(
    ("form", "written", "markdown"),
    [
        (HTML, "<p>a <b>b</b></p>", "a **b**"),
        (MARKDOWN, "a *b* _c_", "a *b* _c_"),
        (PLAIN, "a *b*", r"a \*b\*"),
        (PLAIN, "a <b>", r"a \<b>"),
        (MOODLE, "a *b*", r"a \*b\*"),
        (MOODLE, "a <b>b</b>", "a **b**"),
        (MOODLE, "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_formats(form: str, written: str, markdown: str) -> None:
    text = texts().read(written, SPAN, form)
    assert text.value.replace("\\<", "<").replace("\\>", ">") == markdown.replace("\\<", "<").replace("\\>", ">")
    assert text.span == SPAN


def test_line_breaks_of_a_plain_field_are_kept() -> None:
    assert "\n" in texts().read("a\n<b>b</b>", SPAN, MOODLE).value


def test_an_empty_text_is_none() -> None:
    assert texts().read(" \n", SPAN, HTML).value == ""


def test_files_are_linked() -> None:
    made = texts()
    html = '<img src="@@PLUGINFILE@@/a%20b.png?time=1" alt="c">'
    assert made.read(html, SPAN, HTML, {"a b.png": "media/a%20b.png"}).value == "![c](media/a%20b.png)"
    assert made.read("![c](@@PLUGINFILE@@/d/e.png)", SPAN, MARKDOWN, {"d/e.png": "m/e.png"}).value == "![c](m/e.png)"
    assert not made.collector.diagnostics


def test_files_beside_the_source_are_linked() -> None:
    made = texts("a b.png")
    assert made.read('<img src="@@PLUGINFILE@@/a%20b.png" alt="c">', SPAN, HTML).value == "![c](a%20b.png)"


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (HTML, 'a <img src="@@PLUGINFILE@@/lost.png" alt=""> b'),
        (MARKDOWN, "a ![](@@PLUGINFILE@@/lost.png) b"),
    ],
)
def test_the_name_of_a_missing_picture_stands_in_the_text(form: str, written: str) -> None:
    made = texts()
    assert made.read(written, SPAN, form).value.replace("\\", "") == "a [picture: lost.png] b"
    assert [(one.code, one.facts) for one in made.collector.diagnostics] == [
        ("attachment-missing", {"name": "lost.png"})
    ]


def test_what_a_missing_picture_shows_is_kept() -> None:
    value = texts().read('<img src="@@PLUGINFILE@@/lost.png" alt="a map"> b', SPAN, HTML).value
    assert "[picture: a map]" in value.replace("\\", "")


def test_a_picture_in_the_address_becomes_a_file() -> None:
    made = texts()
    picture = '<img src="data:image/png;base64,YWJj" alt="">'
    assert made.read(f"{picture} {picture}", SPAN, HTML).value.count("(a.xml.media/image-1.png)") == 2
    (load,) = made.collector.attachments.values()
    assert load() == b"abc"


def test_gaps_come_through_and_what_looks_like_one_is_text() -> None:
    for form in (HTML, MARKDOWN, PLAIN, MOODLE):
        value = texts().read(f"a {gap_mark(1)} [[2]]", SPAN, form).value
        assert value.count("[[") == 1
        assert "[[1]]" in value


@pytest.mark.parametrize(
    ("written", "data"), [("YWJj", b"abc"), ("YW\nJj", b"abc"), ("YQ", b"a"), ("Y", b""), ("", b"")]
)
def test_base64(written: str, data: bytes) -> None:
    assert decoded(written) == data
