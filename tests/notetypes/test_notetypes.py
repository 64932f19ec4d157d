"""The note types: what is frozen, what fills the templates, what counts as a change."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import ankibuild.notetypes as notetypes
from ankibuild.labels import LABELS
from ankibuild.note import MediaFile
from ankibuild.notetypes import CLOZE, FIELDS, QUESTION, TEMPLATES, NoteType, fields_of_notetype, note_types
from ankibuild.notetypes.overrides import FILES, Overrides
from ankibuild.notetypes.template_faults import SPECIAL

HERE = Path(notetypes.__file__).parent
FONT = MediaFile("_font-0123456789abcdef.woff2", Path("font.woff2"), "0123", 4)


def made(style: str = "", labels: dict[str, str] | None = None, **texts: str) -> dict[str, NoteType]:
    names = {name.replace("/", "_").replace("-", "_").replace(".", "_"): name for name in FILES}
    overrides = Overrides({names[name]: text for name, text in texts.items()}, {"_font.woff2": FONT})
    return note_types("namespace", "Test", dict(LABELS) | (labels or {}), style, overrides)


OURS = note_types("namespace", "Test", LABELS)


def test_the_fields_are_these_for_ever() -> None:
    frozen = (
        *("Stem", "Options", "Answer", "Explanation", "Hint", "Case", "Article", "Reference", "Kind", "Settings"),
        *("Expected", "Reverse", "Title", "Language", "Notice", "Id", "Source"),
        *("Spare 1", "Spare 2", "Spare 3", "Spare 4", "Spare 5", "Spare 6", "Spare 7", "Spare 8", "Spare 9"),
        "Spare 10",
    )
    assert frozen == FIELDS
    assert fields_of_notetype(QUESTION) == FIELDS
    assert fields_of_notetype(CLOZE) == ("Text", *FIELDS[1:])


def test_the_templates_are_these_for_ever() -> None:
    assert TEMPLATES == ("Question", "Reverse", "Spare 1", "Spare 2", "Spare 3", "Spare 4")
    assert [template.name for template in OURS[QUESTION].templates] == list(TEMPLATES)
    assert [template.name for template in OURS[CLOZE].templates] == ["Cloze"]


def test_ids_are_these_for_ever() -> None:
    assert (OURS[QUESTION].id, OURS[CLOZE].id) == (1581239275917, 1508036499599)
    pinned = [[notetype.fields, [template.id for template in notetype.templates]] for notetype in OURS.values()]
    assert hashlib.sha256(json.dumps(pinned).encode()).hexdigest()[:16] == "aad9e24834857a19"


def test_all_ids_differ_and_fit_into_53_bits() -> None:
    pinned = [id_ for notetype in OURS.values() for _, id_ in notetype.fields]
    pinned += [template.id for notetype in OURS.values() for template in notetype.templates]
    assert len(set(pinned)) == len(pinned) == 2 * len(FIELDS) + len(TEMPLATES) + 1
    assert all(0 < id_ < 2**53 for id_ in pinned)


def test_another_namespace_has_other_note_types() -> None:
    other = note_types("another", "Test", LABELS)
    assert not {notetype.id for notetype in OURS.values()} & {notetype.id for notetype in other.values()}


def test_the_files_that_can_be_replaced_are_all_that_there_are() -> None:
    found = {path.relative_to(HERE).as_posix() for path in HERE.rglob("*") if path.suffix in (".html", ".css", ".js")}
    assert found == set(FILES) and len(FILES) == len(found)


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_replaced_by_the_projects_own_and_no_other(name: str) -> None:
    theirs = note_types("namespace", "Test", LABELS, "", Overrides({name: "{{Theirs}} [[script]]"}))
    changed = [
        (key, index, side)
        for key in (QUESTION, CLOZE)
        for index, template in enumerate(theirs[key].templates)
        for side in ("front", "back")
        if getattr(template, side) != getattr(OURS[key].templates[index], side)
    ]
    folder, _, rest = name.rpartition("/")
    side = rest.partition(".")[0].rpartition("-")[2]
    indexes = {"reverse": [1], "spare": [2, 3, 4, 5]}.get(rest.partition("-")[0], [0])
    everything = [(QUESTION, index, side) for index in range(6) for side in ("front", "back")]
    everything += [(CLOZE, 0, "front"), (CLOZE, 0, "back")]
    expected = {"style.css": [], "script.js": everything}.get(name, [(folder, index, side) for index in indexes])
    assert changed == expected
    assert (theirs[QUESTION].css != OURS[QUESTION].css) == (name == "style.css")


def test_placeholders_are_filled_and_unknown_ones_stay() -> None:
    front = made(question_front_html="[[answer]] [[spare]] [[unknown]] [[ answer ]]")[QUESTION].templates[0].front
    assert front == "Answer Question [[unknown]] [[ answer ]]"
    assert made(style_css="[[correct]] [[unknown]] a[b]")[QUESTION].css == "correct [[unknown]] a[b]"


def test_a_spare_template_is_named_by_its_field() -> None:
    templates = made(question_spare_front_html="{{#[[spare]]}}{{[[spare]]}}{{/[[spare]]}}")[QUESTION].templates
    assert [template.front for template in templates[2:4]] == [
        "{{#Spare 1}}{{Spare 1}}{{/Spare 1}}",
        "{{#Spare 2}}{{Spare 2}}{{/Spare 2}}",
    ]


def test_the_script_stands_where_it_is_asked_for() -> None:
    theirs = made(script_js="run([[1], '[[answer]]']);", question_front_html="{{Stem}}<script>[[script]]</script>")
    assert theirs[QUESTION].templates[0].front == "{{Stem}}<script>run([[1], '[[answer]]']);</script>"
    assert "<script>run(" in theirs[CLOZE].templates[0].back


@pytest.mark.parametrize("label", ["</style><b>", 'a"b', "a\\", "a\nb", "{{Stem}}", "}"])
def test_no_label_ends_what_it_stands_in(label: str) -> None:
    theirs = made(labels={"answer": label, "correct": label}, style_css="[[correct]]", question_back_html="[[answer]]")
    assert not re.search(r'[<>"\n{}]|\\$', theirs[QUESTION].css)
    assert not re.search(r'[<>"{}]', theirs[QUESTION].templates[0].back)


def test_an_added_style_comes_after_ours_and_calls_its_files_by_their_packed_names() -> None:
    css = made(style="src: url(_font.woff2) [[correct]]")[QUESTION].css
    assert css == OURS[QUESTION].css + "src: url(_font-0123456789abcdef.woff2) correct"


def test_static_files_belong_to_both_note_types() -> None:
    assert [notetype.media for notetype in made().values()] == [(FONT,), (FONT,)]
    assert [notetype.media for notetype in OURS.values()] == [(), ()]


def test_whatever_is_replaced_changes_the_digest() -> None:
    digests = {name: note_types("namespace", "Test", LABELS, "", Overrides({name: "x"})) for name in FILES}
    question = {name: pair[QUESTION].digest for name, pair in digests.items()}
    cloze = {name: pair[CLOZE].digest for name, pair in digests.items()}
    ours = (OURS[QUESTION].digest, OURS[CLOZE].digest)
    assert [name for name in FILES if question[name] == ours[0]] == ["cloze/front.html", "cloze/back.html"]
    assert {name for name in FILES if cloze[name] != ours[1]} == {*FILES[6:]}


def test_a_font_of_another_content_changes_the_digest() -> None:
    before = made(style="url(_font.woff2)")[QUESTION]
    font = FONT._replace(name="_font-fedcba9876543210.woff2")
    after = note_types("namespace", "Test", LABELS, "url(_font.woff2)", Overrides({}, {"_font.woff2": font}))[QUESTION]
    assert before.digest != after.digest
    assert replace(after, css=before.css).digest == before.digest


def test_the_same_templates_have_the_same_digest() -> None:
    copies = {name: (HERE / name).read_text("utf-8") for name in FILES}
    same = note_types("namespace", "Test", LABELS, "", Overrides(copies))
    assert {key: notetype.digest for key, notetype in same.items()} == {
        key: notetype.digest for key, notetype in OURS.items()
    }


def test_every_field_file_and_special_name_is_documented() -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "templates.md").read_text("utf-8")
    assert [name for name in FIELDS if not name.startswith("Spare") and f"\n| {name} |" not in page] == []
    assert [
        name for name in FILES if f"`templates/{name}`" not in page and f"`{name.rpartition('/')[2]}`" not in page
    ] == []
    assert [name for name in SPECIAL if f"`{name}`" not in page] == []
