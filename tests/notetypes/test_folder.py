"""The folder `templates/`: what is read of it, and what is said of the rest."""

import os
import unicodedata
from pathlib import Path

import pytest

import ankibuild
from ankibuild.errors import SourceError
from ankibuild.notetypes.folder import read_folder
from ankibuild.notetypes.overrides import FILES, NO_OVERRIDES

GOOD = {
    "question/front.html": "{{Stem}}",
    "question/back.html": "{{FrontSide}}{{Answer}}",
    "question/reverse-front.html": "{{Reverse}}",
    "question/reverse-back.html": "{{Stem}}",
    "question/spare-front.html": "{{[[spare]]}}",
    "question/spare-back.html": "{{Stem}}",
    "cloze/front.html": "{{cloze:Text}}",
    "cloze/back.html": "{{cloze:Text}}",
    "style.css": ".card {}",
    "script.js": "run();",
}


@pytest.fixture
def project(folder):
    folder.write("sources/a.yaml", "- {id: a, stem: Which?, answer: x}\n")
    return folder


def said(root: Path) -> list[tuple[str, str]]:
    return sorted((fault.code, fault.location) for fault in read_folder(root)[1])


def test_a_project_without_the_folder_has_our_templates(project) -> None:
    assert read_folder(project.root) == (NO_OVERRIDES, [])
    project.write("templates", "a file of that name")
    assert read_folder(project.root) == (NO_OVERRIDES, [])


def test_every_file_is_read(project) -> None:
    for name, text in GOOD.items():
        project.write(f"templates/{name}", text)
    overrides, faults = read_folder(project.root)
    assert (overrides.texts, faults) == (GOOD, [])
    assert set(GOOD) == set(FILES)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(project) -> None:
    project.write("templates/style.css", b"\xef\xbb\xbf.a {}\r\n.b {}\r\n")
    assert read_folder(project.root)[0].texts == {"style.css": ".a {}\n.b {}\n"}


def test_hidden_files_remarks_and_licences_are_passed_over(project) -> None:
    for name in (".DS_Store", ".git/x", "question/.front.html.swp", "README.md", "OFL.txt", "LICENSE"):
        project.write(f"templates/{name}", "x")
    assert read_folder(project.root) == (NO_OVERRIDES, [])


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("front.html", "did you mean 'question/front.html'?"),
        ("Question/front.html", "put fonts and the like into 'templates' itself"),
        ("question/Front.html", "did you mean 'question/front.html'?"),
        ("question/reverse_front.html", "did you mean 'question/reverse-front.html'?"),
        ("styles.css", "did you mean 'style.css'?"),
        ("question/style.css", "did you mean 'style.css'?"),
        ("zebra.js", "the documentation of templates lists the names"),
        ("font.woff2", "name it with a '_' before, in 'templates' itself, if the cards use it"),
        ("question/_font.woff2", "name it with a '_' before, in 'templates' itself, if the cards use it"),
        ("fonts/_font.woff2", "put fonts and the like into 'templates' itself"),
    ],
)
def test_any_other_name_is_an_error(project, name: str, hint: str) -> None:
    project.write(f"templates/{name}", "{{Stem}}")
    (fault,) = read_folder(project.root)[1]
    assert (fault.code, fault.hint) == ("template-unknown-file", hint)


def test_a_file_that_is_no_text_is_an_error(project) -> None:
    project.write("templates/style.css", b".a {}\n\xff")
    project.write("templates/question/front.html", "{{Stem}}".encode("utf-16"))
    assert said(project.root) == [
        ("not-utf8", "templates/question/front.html:1:1"),
        ("not-utf8", "templates/style.css:2:1"),
    ]


@pytest.mark.parametrize("name", ["style.css", "_font.woff2", "question/front.html"])
def test_a_link_that_leads_out_of_the_project_is_not_followed(project, tmp_path, name: str) -> None:
    (tmp_path / "private").write_text("{{Stem}}")
    path = project.root / "templates" / name
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "private")
    assert said(project.root) == [("outside-project", f"templates/{name}:1:1")]
    assert read_folder(project.root)[0] == NO_OVERRIDES


def test_a_folder_that_is_a_link_out_of_the_project_is_not_followed(project, tmp_path) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "style.css").write_text(".a {}")
    (project.root / "templates").symlink_to(tmp_path / "others")
    assert said(project.root) == [("outside-project", "templates/style.css:1:1")]


def test_a_link_within_the_project_is_followed(project) -> None:
    project.write("shared/front.html", "{{Stem}}")
    (project.root / "templates").mkdir()
    (project.root / "templates" / "question").symlink_to(project.root / "shared")
    assert read_folder(project.root)[0].texts == {"question/front.html": "{{Stem}}"}


@pytest.mark.parametrize(("name", "code"), [("style.css", "dangling-link"), ("_font.woff2", "unreadable-file")])
def test_a_dangling_link_is_an_error(project, name: str, code: str) -> None:
    (project.root / "templates").mkdir()
    (project.root / "templates" / name).symlink_to(project.root / "gone")
    assert said(project.root) == [(code, f"templates/{name}:1:1")]


@pytest.mark.parametrize("name", ["style.css", "_font.woff2"])
def test_a_folder_in_the_place_of_a_file_is_an_error(project, name: str) -> None:
    project.write(f"templates/{name}/x", "x")
    assert [location for _, location in said(project.root)] == [f"templates/{name}:1:1"]


def test_a_file_in_the_place_of_a_folder_is_an_error(project) -> None:
    project.write("templates/question", "x")
    assert said(project.root) == [("unreadable-file", "templates/question:1:1")]


def test_a_name_that_is_no_text_is_an_error(project) -> None:
    (project.root / "templates").mkdir()
    Path(os.fsdecode(os.fsencode(project.root) + b"/templates/_\xff.woff2")).write_bytes(b"x")
    assert [code for code, _ in said(project.root)] == ["file-name-not-utf8"]


def test_a_static_file_is_named_by_its_content(project) -> None:
    path = project.write("templates/_My font.WOFF2", b"first")
    (first,) = read_folder(project.root)[0].statics.values()
    path.write_bytes(b"second")
    (second,) = read_folder(project.root)[0].statics.values()
    assert first.name == "_My-font-a7937b64b8caa58f.woff2"
    assert second.name.startswith("_My-font-") and second.name != first.name
    assert second.path == path


def test_a_static_file_is_found_by_its_composed_name(project) -> None:
    project.write(f"templates/{unicodedata.normalize('NFD', '_schön.woff2')}", b"x")
    project.write("templates/style.css", "a { src: url(_schön.woff2) }")
    overrides, faults = read_folder(project.root)
    assert (list(overrides.statics), faults) == (["_schön.woff2"], [])


def test_a_static_file_may_name_itself_but_no_other(project) -> None:
    project.write("templates/_a.js", "/* _a.js */")
    assert said(project.root) == []
    project.write("templates/_b.css", "@import url(_a.js)")
    assert said(project.root) == [("template-file-calls-another", "templates/_b.css:1:13")]


def test_a_folder_that_is_no_project_may_have_templates_for_something_else(tmp_path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").write_text("{% block %}")
    (tmp_path / "a.yaml").write_text("- {id: a, stem: Which?, answer: x}\n")
    assert ankibuild.load(tmp_path).diagnostics == ()
    (tmp_path / "sources").mkdir()
    (tmp_path / "a.yaml").rename(tmp_path / "sources" / "a.yaml")
    assert [fault.code for fault in ankibuild.load(tmp_path).diagnostics] == ["template-unknown-file"]


def test_a_project_without_a_project_file_may_have_templates(tmp_path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.yaml").write_text("- {id: a, stem: Which?, answer: x}\n")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "style.css").write_text(".mine {}")
    assert ankibuild.load(tmp_path).project.overrides.texts == {"style.css": ".mine {}"}


@pytest.mark.parametrize("keep_going", [False, True])
@pytest.mark.parametrize("name", ["templates/question/front.html", "extra.css"])
def test_no_package_is_built_with_a_broken_template(project, name: str, keep_going: bool) -> None:
    project.write("ankibuild.yaml", "name: Test\nnamespace: test\nnotetype: {style: extra.css}\n")
    project.write("extra.css", ".a {}")
    project.write(name, "{{Foo}} </style>")
    with pytest.raises(SourceError) as raised:
        project.build(keep_going=keep_going)
    assert [fault.span.source.path for fault in raised.value.diagnostics] == [name]
    assert not project.package.exists()
