"""Highlighted code."""

import html
import re

import pytest

from ankibuild.render.highlight import highlighted
from ankibuild.render.sanitize import clean


def test_code_gets_the_classes_that_the_style_has_colours_for() -> None:
    found = highlighted("def f(): pass", "python")
    assert found.startswith('<div class="highlight"><pre><code><span class="k">def</span>')
    assert found.endswith("\n</code></pre></div>")


@pytest.mark.parametrize("language", ["", "no-such-language", "text"])
def test_code_in_no_known_language_is_plain(language: str) -> None:
    expected = '<div class="highlight"><pre><code>a &lt; b &amp; c\n</code></pre></div>'
    assert highlighted("a < b & c", language) == expected


@pytest.mark.parametrize("language", ["python", "Python", "c++", "js", "html", "yaml", "bash", "sql", "tex"])
@pytest.mark.parametrize("code", ["", "a", "\n\n  a <b> & 'c'\n\n", "\ta\n\t\tb", "{{c1::x}} $y$ [sound:z]"])
def test_no_character_of_code_is_lost(language: str, code: str) -> None:
    assert html.unescape(re.sub("<[^>]*>", "", clean(highlighted(code, language)))) == f"{code}\n"


def test_the_sanitiser_leaves_highlighted_code_as_it_is() -> None:
    found = highlighted("class A:\n    x = 1  # c", "python")
    assert clean(found) == found
