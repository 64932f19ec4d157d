"""Diagnostics as workflow commands of GitHub Actions."""

from __future__ import annotations

from ankibuild.diagnostics import github, report
from ankibuild.diagnostics.folding import Alike
from ankibuild.source import Source, Span


def test_a_command_names_file_line_and_column() -> None:
    diagnostic = report("empty-option", Span(Source("sources/a.yaml", "one\ntwo"), 5, 6), number=2)
    assert github.render(diagnostic) == (
        "::error file=sources/a.yaml,line=2,col=2,title=empty-option::"
        "option 2 is empty. write its text, or delete the line"
    )


def test_a_warning_is_a_warning() -> None:
    assert github.render(report("single-option", None)).startswith("::warning title=single-option::there is only one")


def test_properties_are_escaped() -> None:
    diagnostic = report("empty-stem", Span(Source("50%, a:b\r\nc.yaml", "x"), 0, 1))
    assert "file=50%25%2C a%3Ab%0D%0Ac.yaml,line=1,col=1," in github.render(diagnostic)


def test_messages_are_escaped_and_stay_on_one_line() -> None:
    rendered = github.render(report("duplicate-option", None, text="100%\r\n::error::x"))
    assert "'100%25 ::error::x'" in rendered
    assert "\n" not in rendered


def test_what_says_the_same_is_one_annotation_with_all_its_lines() -> None:
    source = Source("a,b.json", "x\n" * 9)
    found = Alike(tuple(report("keys-ambiguous", Span(source, at, at + 1), key="2") for at in (2, 6, 10)))
    assert github.render(found) == (
        "::error file=a%2Cb.json,line=2,col=1,title=keys-ambiguous::3 more like this: the key 2 may mean two options: "
        "nothing in the file says whether the first is number 0 or 1. a,b.json: lines 2, 4, 6"
    )
