"""Said once for a file."""

from __future__ import annotations

from ankibuild.diagnostics import report
from ankibuild.readers.repeated import folded
from ankibuild.source import Source, Span

SOURCE = Source("a.xml", "one two three")


def said(start: int, what: str, why: str) -> object:
    return report("not-carried", Span(SOURCE, start, start + 3), what=what, why=why)


def test_what_is_trivial_is_said_at_its_first_place_with_the_number_of_others() -> None:
    found = folded([said(0, "a tag", "none here"), said(4, "a tag", "none here")], ("none here",))
    assert [(one.span.start, one.facts["what"]) for one in found] == [(0, "a tag (and at one other place)")]
    found = folded([said(place, f"tag {place}", "none here") for place in range(3)], ("none here",))
    assert [one.facts["what"] for one in found] == ["tag 0 (and at 2 other places)"]


def test_what_matters_is_said_each_time() -> None:
    several = [
        said(0, "the weight", "it counts"),
        said(4, "a tag", "none here"),
        said(8, "the weight", "it counts"),
        report("no-key", Span(SOURCE, 0, 3)),
        report("no-key", Span(SOURCE, 0, 3)),
    ]
    assert folded(several, ("none here",)) == several
