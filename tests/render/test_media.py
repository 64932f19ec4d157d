"""References to pictures, sound and video: what is found is packed, what is not is reported at its place."""

import os
import re
import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest

from ankibuild.render.media import MediaFinder, MediaStore

HASH = re.compile(r"-[0-9a-f]{16}(?=\.)")
FILES = ["pic.png", "sub/pic.png", "a b.png", "x (1).png", "ü.png", "50%.png", "a%20c.png", "BIG.PNG"]
FILES += ["tone.mp3", "film.mp4", "LOUD.MP3"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with some media."""
    for number, name in enumerate(FILES):
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"content %d" % number)
    (tmp_path / "outside.png").write_bytes(b"in the project, outside of sources")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("![](pic.png)", '<img alt="" src="pic.png">'),
        ("![a *b*](pic.png)", '<img alt="a *b*" src="pic.png">'),
        ('![a](pic.png "t")', '<img alt="a" src="pic.png" title="t">'),
        ("![](./pic.png)", '<img alt="" src="pic.png">'),
        ("![](sub/../pic.png)", '<img alt="" src="pic.png">'),
        ("![](../outside.png)", '<img alt="" src="outside.png">'),
        ("![](a%20b.png)", '<img alt="" src="a-b.png">'),
        ("![](<a b.png>)", '<img alt="" src="a-b.png">'),
        ("![](a b.png)", '<img alt="" src="a-b.png">'),
        ("![](x%20(1).png)", '<img alt="" src="x-1.png">'),
        ("![](a%20c.png)", '<img alt="" src="a-20c.png">'),
        ("![](50%.png)", '<img alt="" src="50.png">'),
        ("![](ü.png)", '<img alt="" src="ü.png">'),
        ("![](u\u0308.png)", '<img alt="" src="ü.png">'),
        ("![](%C3%BC.png)", '<img alt="" src="ü.png">'),
        ("![](BIG.PNG)", '<img alt="" src="BIG.png">'),
        ("![](pic.png?v=2)", '<img alt="" src="pic.png">'),
        ("![](pic.png#part)", '<img alt="" src="pic.png">'),
        ("![][p]\n\n[p]: pic.png", '<img alt="" src="pic.png">'),
        ("<img src='pic.png' width=50>", '<img src="pic.png" width="50">'),
        ("<IMG SRC=pic.png>", '<img src="pic.png">'),
        ("<img alt='src=x.png' src='pic.png'>", '<img alt="src=x.png" src="pic.png">'),
        ("<audio controls src='tone.mp3'></audio>", '<audio controls="" src="tone.mp3"></audio>'),
        ("<video src='film.mp4' poster='pic.png'></video>", '<video src="film.mp4" poster="pic.png"></video>'),
        (
            "<audio controls><source src='tone.mp3' type='audio/mpeg'></audio>",
            '<audio controls=""><source src="tone.mp3" type="audio/mpeg"></audio>',
        ),
        ("![](tone.mp3)", "[sound:tone.mp3]"),
        ("![a](film.mp4)", "[sound:film.mp4]"),
        ("![](LOUD.MP3)", "[sound:LOUD.mp3]"),
        ("<img src='tone.mp3?x'>", "[sound:tone.mp3]"),
        ("[sound:tone.mp3]", "[sound:tone.mp3]"),
        ("[sound: film.mp4 ]", "[sound:film.mp4]"),
        ("**a** [sound:tone.mp3]", "<strong>a</strong> [sound:tone.mp3]"),
    ],
)
def test_a_file_is_packed_under_its_hashed_name(render, root: Path, text: str, html: str) -> None:
    rendered = render(text, root=root)
    assert HASH.sub("", rendered.html) == html
    assert not rendered.codes
    assert len(HASH.findall(rendered.html)) == len(re.findall(r' src="|poster|\[sound', html))


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a\n![](none.png)", "media-missing", (2, 5)),
        ("none.png <img src='none.png'>", "media-missing", (1, 20)),
        ("![](sub)", "media-type", (1, 5)),
        ("![](sub.png)", "media-missing", (1, 5)),
        ("![](pic.PNG)", "media-missing", (1, 5)),
        ("![](pic.txt)", "media-type", (1, 5)),
        ("![](pic)", "media-type", (1, 5)),
        ("![]()", "media-type", (1, 1)),
        ("<audio src='pic.png'></audio>", "media-type", (1, 13)),
        ("<video src='film.mp4' poster='tone.mp3'></video>", "media-type", (1, 31)),
        ("[sound:pic.png]", "media-type", (1, 8)),
        ("[sound:none.mp3]", "media-missing", (1, 8)),
        ("![](none.mp3)", "media-missing", (1, 5)),
        ("![](../../x.png)", "media-outside-project", (1, 5)),
        ("![](/etc/x.png)", "media-outside-project", (1, 5)),
        ("![](C:\\x.png)", "media-outside-project", (1, 5)),
        ("![](" + "x" * 300 + ".png)", "media-missing", (1, 5)),
        ("![](a%00b.png)", "media-missing", (1, 5)),
        ("![](data:image/png;base64,AAAA)", "media-address", (1, 5)),
        ("![](file:///etc/x.png)", "media-address", (1, 5)),
        ("<img src='DATA:image/png;base64,AAAA'>", "media-address", (1, 11)),
        ("<video poster='javascript:x'></video>", "media-address", (1, 16)),
        ("[sound:data:x.mp3]", "media-address", (1, 8)),
        ("![](https://example.org/a.png)", "media-remote", (1, 5)),
        ("![](//example.org/a.png)", "media-remote", (1, 5)),
        ("<img src='HTTP://example.org/a.png'>", "media-remote", (1, 11)),
        ("[sound:https://example.org/a.mp3]", "media-remote", (1, 8)),
        ("<audio src='https://example.org/a.mp3'></audio>", "media-remote", (1, 13)),
    ],
)
def test_what_cannot_be_packed_is_reported_at_its_place(
    render, root: Path, text: str, code: str, place: tuple[int, int]
) -> None:
    (found,) = render(text, root=root).diagnostics
    assert (found.code, found.span.position) == (code, place)


def test_a_missing_file_is_looked_for_beside_the_source(render, root: Path) -> None:
    (found,) = render("![](sub/none.png?x)", root=root).diagnostics
    assert found.facts["looked"] == "sources/sub/none.png"
    assert found.facts["reference"] == "sub/none.png?x"


def test_a_missing_sound_is_shown_as_typed(render, root: Path) -> None:
    assert render("a [sound:none.mp3]", root=root).html == "a &#91;sound:none.mp3]"
    assert render("[sound:{{c1::a}}.mp3]", root=root, cloze=True).cards == set()


def test_a_picture_on_the_web_stays(render, root: Path) -> None:
    rendered = render("![](https://example.org/a.png?b=c&d=e)", root=root)
    assert rendered.html == '<img alt="" src="https://example.org/a.png?b=c&amp;d=e">'


@pytest.mark.parametrize("text", ["`![](none.png)` `[sound:none.mp3]`", "    [sound:none.mp3]\n\na", "\\![](pic.png)"])
def test_code_refers_to_nothing(render, root: Path, text: str) -> None:
    rendered = render(text, root=root)
    assert not rendered.codes
    assert "<img" not in rendered.html
    assert "[sound:" not in rendered.html


def test_a_file_that_is_missing_twice_is_reported_once(render, root: Path) -> None:
    assert render("![](none.png) ![](none.png) ![](no.png)", root=root).codes == ["media-missing"] * 2


def test_an_empty_file_is_packed_with_a_warning(render, root: Path) -> None:
    (root / "sources" / "empty.png").touch()
    rendered = render("![](empty.png)", root=root)
    assert rendered.codes == ["media-empty"]
    assert "empty-" in rendered.html


def test_a_file_that_cannot_be_read_is_an_error(render, root: Path) -> None:
    store = MediaStore(root)
    store.files[root / "sources" / "pic.png"] = PermissionError(13, "Permission denied")
    finder = MediaFinder(store, root / "sources")
    assert finder.rewrite('<img src="pic.png">', None) == '<img src="pic.png">'
    assert [(found.code, found.facts["reason"]) for found in finder.diagnostics] == [
        ("media-unreadable", "Permission denied")
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_may_be_composed_or_not(render, root: Path, form: str) -> None:
    (root / "sources" / unicodedata.normalize(form, "é.png")).write_bytes(b"picture")
    for typed in ("NFC", "NFD"):
        rendered = render(f"![]({unicodedata.normalize(typed, 'é.png')})", root=root)
        assert not rendered.codes
        assert HASH.sub("", rendered.html) == '<img alt="" src="é.png">'


def test_a_link_out_of_the_project_is_refused(render, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.png"
    secret.write_bytes(b"secret")
    (root / "sources" / "link.png").symlink_to(secret)
    (root / "sources" / "folder").symlink_to(secret.parent)
    for name in ("link.png", "folder/secret.png"):
        assert render(f"![]({name})", root=root).codes == ["media-outside-project"]


def test_a_link_within_the_project_keeps_its_own_name(render, root: Path) -> None:
    (root / "blob").write_bytes(b"picture")
    (root / "sources" / "link.png").symlink_to(root / "blob")
    rendered = render("![](link.png)", root=root)
    assert not rendered.codes
    assert HASH.sub("", rendered.html) == '<img alt="" src="link.png">'


def test_a_name_that_its_escapes_make_too_long_is_found(render, root: Path) -> None:
    name = "ü" * 100 + ".png"
    (root / "sources" / name).write_bytes(b"long")
    rendered = render(f"![]({quote(name)})", root=root)
    assert not rendered.codes
    assert "src=" in rendered.html


def test_a_link_to_itself_is_an_error(render, root: Path) -> None:
    (root / "sources" / "loop.png").symlink_to("loop.png")
    (found,) = render("![](loop.png)", root=root).diagnostics
    assert found.severity == "error"


def test_a_pipe_is_no_picture(render, root: Path) -> None:
    os.mkfifo(root / "sources" / "pipe.png")
    assert render("![](pipe.png)", root=root).codes == ["media-missing"]


def test_each_file_is_found_once_under_its_packed_name(root: Path) -> None:
    finder = MediaFinder(MediaStore(root), root / "sources")
    finder.rewrite('<img src="pic.png"><img src="./pic.png"><img src="sub/pic.png">', None)
    assert sorted(HASH.sub("", name) for name in finder.found) == ["pic.png", "pic.png"]
    assert {media.path for media in finder.found.values()} > {root / "sources/sub/pic.png"}


def test_files_that_are_the_same_are_packed_once(root: Path) -> None:
    (root / "sources" / "sub" / "pic.png").write_bytes((root / "sources" / "pic.png").read_bytes())
    finder = MediaFinder(MediaStore(root), root / "sources")
    finder.rewrite('<img src="pic.png"><img src="sub/pic.png">', None)
    assert len(finder.found) == 1


def test_a_diagnostic_names_its_question(root: Path) -> None:
    finder = MediaFinder(MediaStore(root), root / "sources", subject="question 'q'")
    finder.rewrite('<img src="none.png">', None)
    assert finder.diagnostics[0].location == "question 'q'"
