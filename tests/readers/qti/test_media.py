"""Files that questions link to."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import Beside, File
from ankibuild.readers.qti import read

Reading = Callable[..., Read]

PICTURE = b"\x89PNG"
CHOICE = (
    '<choiceInteraction responseIdentifier="R"><simpleChoice identifier="a">A</simpleChoice>'
    '<simpleChoice identifier="b">B</simpleChoice></choiceInteraction>'
)
KEY = '<responseDeclaration identifier="R"><correctResponse><value>a</value></correctResponse></responseDeclaration>'


def asking(body: str) -> str:
    return f'<assessmentItem identifier="i">{KEY}<itemBody>{body}{CHOICE}</itemBody></assessmentItem>'


def stem(found: Read) -> str:
    return found.questions[0].texts["stem"].value


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("a.png", "items/a.png"),
        ("../media/b%20c.png", "media/b c.png"),
        ("media/b%20c.png", "media/b c.png"),
        ("$IMS-CC-FILEBASE$/d.png?canvas_download=1", "web_resources/d.png"),
        ("%24IMS-CC-FILEBASE%24/d.png", "web_resources/d.png"),
        ("%24IMS_CC_FILE_BASE%24d.png", "web_resources/d.png"),
        ("org0/images/e.png", "deep/er/e.png"),
        ("@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/xid-12_1", "csfiles/home_dir/f__xid-12_1.png"),
    ],
)
def test_files_in_a_package_are_attached(package: Reading, link: str, name: str) -> None:
    names = ("items/a.png", "media/b c.png", "web_resources/d.png", "deep/er/e.png", "csfiles/home_dir/f__xid-12_1.png")
    files = {"items/q.xml": asking(f'<p><img src="{link}" alt="x"/></p>'), **dict.fromkeys(names, PICTURE)}
    found = package(files)
    assert found.diagnostics == ()
    assert list(found.attachments) == [f"bank.zip.media/{name}"]
    assert found.attachments[f"bank.zip.media/{name}"]() == PICTURE
    assert f"](bank.zip.media/{name.replace(' ', '%20')})" in stem(found)


def test_a_picture_that_is_missing_is_named(package: Reading) -> None:
    found = package({"q.xml": asking('<p>Look: <img src="gone/a%20b.png" alt=""/> <img src="c.png" alt="a cat"/></p>')})
    assert [(fault.code, fault.facts) for fault in found.diagnostics] == [
        ("attachment-missing", {"name": "a b.png"}),
        ("attachment-missing", {"name": "c.png"}),
    ]
    assert stem(found).replace("\\", "") == "Look: [picture: a b.png] [picture: a cat]"


def test_links_of_a_single_file_stay_relative(item: Reading) -> None:
    body = '<p><img src="pictures/a b.png" alt="x"/> <a href="https://example.org/?a=1">there</a></p>' + CHOICE
    found = item(body, KEY)
    assert stem(found) == "![x](pictures/a%20b.png) [there](https://example.org/?a=1)"
    assert found.attachments == {}


def test_a_picture_in_an_address_becomes_a_file(item: Reading) -> None:
    data = base64.b64encode(PICTURE).decode()
    found = item(f'<p><img src="data:image/png;base64,{data}" alt="x"/></p>{CHOICE}', KEY)
    assert stem(found) == "![x](item.xml.media/picture-1.png)"
    assert found.attachments["item.xml.media/picture-1.png"]() == PICTURE


def test_a_picture_of_a_formula_is_a_formula(old: Reading) -> None:
    image = '&lt;img class="equation_image" data-equation-content="\\frac{1}{2}" src="/equation_images/x"&gt;'
    right = "<conditionvar><varequal respident='r'>half</varequal></conditionvar><setvar>1</setvar>"
    found = old(
        f'<material><mattext texttype="text/html">What is {image}?</mattext></material>'
        "<response_str ident='r'><render_fib/></response_str>",
        f"<respcondition>{right}</respcondition>",
    )
    assert stem(found) == "What is $\\frac{1}{2}$?"


def test_sounds_and_films_are_kept(package: Reading) -> None:
    sound = '<object type="audio/mp3" data="a.mp3">Bell</object>'
    found = package({"q.xml": asking(sound), "a.mp3": b"ID3"})
    assert list(found.attachments) == ["bank.zip.media/a.mp3"]
    assert "bank.zip.media/a.mp3" in stem(found)


def test_an_unpacked_package_has_its_files_in_a_folder_of_its_own() -> None:
    text = asking('<p><img src="$IMS-CC-FILEBASE$/a.png" alt="x"/></p>')
    assert stem(read(File.of("g1/q.xml", text))).startswith("![x](../web_resources/a.png)")
    beside = Beside.of({"web_resources/a.png": PICTURE})
    assert stem(read(File.of("q.xml", text, beside=beside))).startswith("![x](web_resources/a.png)")


PAGE = '<html><head><title>T</title></head><body class="x"><p>A <b>passage</b>.</p><img src="i/p.png"/></body></html>'
SHOWN = '<p><object type="text/html" data="shared/page.html"><a href="shared/page.html">The text</a></object></p>'


def test_a_page_in_a_package_is_part_of_the_text(package: Reading) -> None:
    found = package({"q.xml": asking(SHOWN), "shared/page.html": PAGE, "shared/i/p.png": PICTURE})
    assert stem(found) == "A **passage**.\n\n![](bank.zip.media/shared/i/p.png)"
    assert found.diagnostics == ()


def test_a_page_beside_a_file_is_part_of_the_text() -> None:
    beside = Beside.of({"shared/page.html": PAGE.encode()})
    assert stem(read(File.of("q.xml", asking(SHOWN), beside=beside))) == "A **passage**.\n\n![](shared/i/p.png)"


@pytest.mark.parametrize("link", ["shared/page.html", "https://example.org/page.html", ""])
def test_a_page_elsewhere_is_a_link(link: str) -> None:
    found = read(File.of("q.xml", asking(SHOWN.replace("shared/page.html", link))))
    assert "passage" not in stem(found)
