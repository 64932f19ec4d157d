"""Media of old packages: safe names, and texts that refer to the files by them."""

from __future__ import annotations

import pytest

from ankibuild.adopt.old_media import find_media, meant, references, rewritten, safe_names, write_media
from ankibuild.package.read import read_package


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\temp\\a.png", "a.png"),
        ("CON.mp3", "file-CON.mp3"),
        (".hidden.png", "hidden.png"),
        ("a[1]&b.png", "a-1-b.png"),
        ("x" * 300 + ".jpg", "x" * 80 + ".jpg"),
        ("..", "deck"),
    ],
)
def test_a_name_leads_nowhere_and_is_valid_on_any_disk(name: str, safe: str) -> None:
    assert safe_names([name]) == {name: safe}


def test_no_two_files_share_a_name_whatever_their_case() -> None:
    assert list(safe_names(["a.png", "A.png", "x/a.png"]).values()) == ["a.png", "A-2.png", "a-3.png"]


HTML = """<img src="a b.png" alt="src=no.png"><IMG alt=x src=c.png><video poster='p.png' src=v.mp4></video>
[sound:d&amp;e.mp3] <a href="f.png">x</a> data-src="g.png" <img data-src="h.png">"""


def test_every_reference_is_found_and_nothing_else() -> None:
    assert references(HTML) == ["a b.png", "c.png", "p.png", "v.mp4", "d&amp;e.mp3"]


def test_references_are_replaced_and_the_rest_stays() -> None:
    html = rewritten(
        '<img src=a.png alt="a.png"> [sound:b.mp3] <img src="c.png">', {"a.png": 'x/"1".png', "b.mp3": "y"}.get
    )
    assert html == '<img src="x/&quot;1&quot;.png" alt="a.png"> [sound:y] <img src="c.png">'


@pytest.mark.parametrize("reference", ["a b&c.png", "a b&amp;c.png", "a%20b%26c.png"])
def test_a_file_is_meant_by_its_name_however_it_is_escaped(reference: str) -> None:
    assert meant(reference, {"a b&c.png"}) == "a b&c.png"
    assert meant("other.png", {"a b&c.png"}) == ""


def test_the_files_that_notes_refer_to_are_written_and_found_from_each_source(filled, tmp_path) -> None:
    package = read_package(filled.write())
    media = find_media(package, package.notes.values(), "sources/old")
    assert write_media(package, media, tmp_path) == ["sources/old/media/pic one.png", "sources/old/media/word.mp3"]
    assert (tmp_path / "sources/old/media/word.mp3").read_bytes() == b"a sound"
    assert media.places("sources/old/a.yaml")["word.mp3"] == "media/word.mp3"
    assert media.places("sources/old/a/b/c.yaml")["word.mp3"] == "../../media/word.mp3"
    assert set(media.packed(tmp_path)) == {"pic one.png", "word.mp3"}


def test_only_what_a_card_can_show_is_taken(old, basic) -> None:
    old.add(basic, '<object data="questions.yaml"></object>', "x")
    old.add_media("questions.yaml", b"- {}")
    package = read_package(old.write())
    assert find_media(package, package.notes.values(), "sources").names == {}
