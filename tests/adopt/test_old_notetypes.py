"""Old note types and the files that they are kept in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.adopt.notetype import AdoptedNoteType, key_of
from ankibuild.adopt.old_notetypes import adopted, file_of, slugs, write_notetypes
from ankibuild.adopt.reading import read_notetypes
from ankibuild.errors import SourceError
from ankibuild.notetypes import Template
from ankibuild.package.read import PackedNoteType, PackedTemplate, read_package


def packed(number: int = 1, name: str = "Basic", **more: object) -> PackedNoteType:
    values = {
        "fields": ("Front", "Back"),
        "templates": (PackedTemplate("Card 1", "{{Front}}", "{{Back}}"),),
        "css": "",
        "is_cloze": False,
        "mod": 0,
        "raw": {},
    }
    return PackedNoteType(number, name, **(values | more))


def test_files_are_named_after_the_note_types_and_no_two_share_one() -> None:
    names = ["Basic", "basic", "Größe & Maß", "../x", "基本", "!"]
    made = slugs((packed(number, name) for number, name in enumerate(names)), taken=["basic-2"])
    assert list(made.values()) == ["basic", "basic-3", "grosse-mass", "x", "基本", "notetype"]


def test_a_note_type_is_what_its_file_says(filled, tmp_path) -> None:
    package = read_package(filled.write())
    used = {note.notetype.id: note.notetype for note in package.notes.values()}
    made = [
        adopted(notetype, slug) for notetype, slug in zip(used.values(), slugs(used.values()).values(), strict=True)
    ]
    write_notetypes(package, made, tmp_path)
    assert read_notetypes(tmp_path) == ({notetype.slug: notetype for notetype in made}, [])


def test_what_is_pinned_stays_pinned_and_usual_latex_is_left_out() -> None:
    raw = {"flds": [{"id": 5}, {"id": None}], "sortf": 1, "latexPre": "\\own", "latexPost": ""}
    notetype = adopted(packed(raw=raw), "x")
    assert (notetype.fields, notetype.sort, notetype.latex) == ((("Front", 5), ("Back", 0)), 1, ("\\own", ""))
    assert adopted(packed(raw={"flds": [], "sortf": 9}), "x").latex == ("", "")


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)
NAMES = TEXTS.map(str.strip).filter(lambda name: name and not set(name) & set('{}:\n\r#^/!="'))


@given(name=NAMES, field=NAMES, css=TEXTS, front=TEXTS, header=TEXTS)
def test_any_text_comes_back_from_a_file(name: str, field: str, css: str, front: str, header: str) -> None:
    front = front.replace("{", "(").replace("<!--", "") + "{{" + field + "}}"
    back = css.replace("{", "(").replace("<!--", "")  # braces that are not closed are refused, as Anki does
    templates = (Template(name, -9, front, back),)
    made = AdoptedNoteType(
        key_of("x"), 1, name, ((field, 2),), templates, css, slug="x", sources={field: ()}, latex=(header, css)
    )
    assert "id: 1" in file_of(made)  # which reads the file again and compares


@pytest.mark.parametrize("fields", [("Front", "Front"), ("Other",), ()])
def test_a_note_type_that_anki_stumbles_over_is_an_error(fields: tuple[str, ...]) -> None:
    with pytest.raises(SourceError):
        file_of(adopted(packed(fields=fields), "x"))
