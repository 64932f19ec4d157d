"""References of templates and styles: which are followed, which mean no file, and where they stand."""

import pytest

from ankibuild.notetypes.references import reference_faults
from ankibuild.source import Source

PACKED = ("_font.woff2", "_my font.ttf", "_ö.png")


def missing(text: str, path: str = "style.css") -> list[str]:
    found = list(reference_faults(Source(path, text), PACKED))
    assert all(fault.span and fault.span.text.strip() == fault.facts["reference"] for fault in found)
    return [str(fault.facts["reference"]) for fault in found]


@pytest.mark.parametrize(
    "text",
    [
        "url(x.png)",
        "url( 'x.png' )",
        'URL("x.png")',
        "@import 'x.png';",
        "<img src=x.png>",
        "<IMG SRC='x.png'>",
        '<video poster = "x.png">',
        '<link rel="stylesheet" href="x.png">',
        "<script src=x.png></script>",
        "<style>a { background: url(x.png) }</style>",
        "<script></script><img src=x.png>",
    ],
)
def test_a_file_that_is_not_packed_is_reported(text: str) -> None:
    assert missing(text) == ["x.png"]


@pytest.mark.parametrize(
    "text",
    [
        "url(_font.woff2) url('./_font.woff2?#iefix') url(_my%20font.ttf) url('_my font.ttf') url(_%C3%B6.png)",
        "url(_o\u0308.png)",
        "url(#gradient) url() url(data:font/woff2;base64,AAAA) url('data:image/svg+xml,<svg src=x.png>')",
        '<a href="x.html">',
        '<img data-src="x.png">',
        "<img src='{{Stem}}'> <img src=\"x-[[answer]].png\">",
        "<!-- <img src=x.png> --> /* url(x.png) */",
        "<script>image.src = address; var s = 'url(x.png)';</script>",
        "<script type=module>image.src = address;</script>",
    ],
)
def test_what_is_packed_or_no_reference_is_not_reported(text: str) -> None:
    assert missing(text) == []


def test_scripts_are_not_searched() -> None:
    assert missing("image.src = address;", "script.js") == []


@pytest.mark.parametrize("address", ["https://example.org/x.css", "http://example.org/x.css", "//example.org/x.css"])
def test_what_needs_the_network_is_reported_as_such(address: str) -> None:
    (fault,) = reference_faults(Source("style.css", f"@import url({address});"), PACKED)
    assert (fault.code, fault.facts["reference"]) == ("media-remote", address)


@pytest.mark.parametrize(("name", "hint"), [("_fnot.woff2", "_font.woff2"), ("font.woff2", "_font.woff2")])
def test_the_nearest_file_is_suggested(name: str, hint: str) -> None:
    (fault,) = reference_faults(Source("style.css", f"url({name})"), PACKED)
    assert fault.hint == f"did you mean '{hint}'?"


def test_a_name_with_an_underscore_is_suggested() -> None:
    (fault,) = reference_faults(Source("style.css", "url(img/pic.png)"), ())
    assert fault.hint == "put it into 'templates' under a name like '_pic.png'"
