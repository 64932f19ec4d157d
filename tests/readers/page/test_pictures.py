"""Pictures of pages."""

from ankibuild.model import RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import Beside, File
from ankibuild.readers.page.pictures import with_pictures
from ankibuild.source import Source, Span

SPAN = Span(Source("a.html", "Why?"), 0, 4)


def changed(value: str, *names: str) -> tuple[str, list[str]]:
    collector = Collector(File.of("a.html", "", beside=Beside.of(dict.fromkeys(names, b""))))
    question = with_pictures(RawQuestion(SPAN, {}, (RawOption(Text(value, SPAN)),)), collector)
    return question.options[0].text.value, [str(found.facts["name"]) for found in collector.diagnostics]


def test_a_picture_of_the_site_is_found_in_the_folder_that_the_browser_saved() -> None:
    assert changed("![A dial](/img/a%20b.png?v=2)", "page_files/a b.png") == ("![A dial](page_files/a%20b.png)", [])
    html = '<img src="/img/c.png" width="9">'
    assert changed(html, "page_files/c.png") == ('<img src="page_files/c.png" width="9">', [])


def test_a_picture_that_was_not_saved_is_named_and_reported() -> None:
    assert changed("See ![](/img/a.png)!") == ("See [picture: a.png]!", ["a.png"])
    assert changed('<img src="/img/c.png" alt="A cat">') == ("[picture: A cat]", ["c.png"])


def test_other_pictures_stay() -> None:
    for text in ("![](page_files/a.png)", "![](https://example.org/a.png)", "![](//example.org/a.png)"):
        assert changed(text) == (text, [])
