"""References to static files take the names that these are packed under, and nothing else changes."""

from pathlib import Path

import pytest

from ankibuild.note import MediaFile
from ankibuild.notetypes.overrides import NO_OVERRIDES, Overrides, calls

FILES = {
    "_font.woff2": "_font-1.woff2",
    "_font.woff": "_font-2.woff",
    "_my font.ttf": "_my-font-3.ttf",
    "_my": "_my-5",
    "_ö.js": "_ö-4.js",
}
OVERRIDES = Overrides({}, {name: MediaFile(packed, Path(name), "", 0) for name, packed in FILES.items()})


@pytest.mark.parametrize(
    ("text", "rewritten"),
    [
        ("url(_font.woff2)", "url(_font-1.woff2)"),
        ("url('_font.woff'), url(\"_font.woff2?#iefix\")", "url('_font-2.woff'), url(\"_font-1.woff2?#iefix\")"),
        ('src="./_font.woff"', 'src="./_font-2.woff"'),
        ("url('_my font.ttf') url(_my%20font.ttf)", "url('_my-font-3.ttf') url(_my-font-3.ttf)"),
        ('<script src=_ö.js></script><script src="_%C3%B6.js">', '<script src=_ö-4.js></script><script src="_ö-4.js">'),
        ("[sound:_font.woff]", "[sound:_font-2.woff]"),
        ('import("./_ö.js")', 'import("./_ö-4.js")'),
    ],
)
def test_a_reference_takes_the_packed_name(text: str, rewritten: str) -> None:
    assert OVERRIDES.rewritten(text) == rewritten


@pytest.mark.parametrize(
    "text",
    [
        "url(https://example.org/_font.woff2)",
        "url(fonts/_font.woff2)",
        "url(my_font.woff2) url(a-_font.woff2) url(a._font.woff2)",
        "url(_font.woff2.bak) url(_font.woff25) url(_font.woff2-x)",
        "url(_Font.woff2)",
        "_font",
    ],
)
def test_what_only_looks_like_a_reference_stays(text: str) -> None:
    assert OVERRIDES.rewritten(text) == text


def test_without_static_files_nothing_changes() -> None:
    assert NO_OVERRIDES.rewritten("url(_font.woff2)") == "url(_font.woff2)"
    assert NO_OVERRIDES.text("style.css", "ours") == "ours"


def test_an_own_text_is_rewritten_and_ours_is_not() -> None:
    overrides = Overrides({"style.css": "url(_font.woff)"}, OVERRIDES.statics)
    assert overrides.text("style.css", "url(_font.woff)") == "url(_font-2.woff)"
    assert overrides.text("script.js", "url(_font.woff)") == "url(_font.woff)"


def test_calls_are_found_where_they_stand() -> None:
    assert [found.span(2) for found in calls("./_a.js _b.js x_a.js", ["_a.js"])] == [(2, 7)]
