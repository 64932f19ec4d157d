"""A project's own templates, changed styles and further cards, as they reach learners who have the deck already."""

from pathlib import Path

import pytest

import ankibuild
from ankibuild.notetypes import CLOZE, FIELDS, QUESTION, TEMPLATES

NOW = 1_700_000_000_000
LATER = NOW + 3_600_000
SOURCES = """\
    - {id: a, stem: 'Which a?', options: [x, y], answer: 1}
    - {id: b, stem: 'What is b?', answer: An answer}
    - {id: c, stem: '{{c1::Gold}} is {{c2::Au}}.'}
    - {id: d, stem: 'Is it so?', answer: true, hint: Think., explanation: Because., tags: [t]}
    """
UNCHANGED = {"new": 0, "updated": 0, "duplicate": 4, "conflicting": 0}
OWN = {
    "question/front.html": "<main class=own>{{Stem}}{{#Options}}<nav>{{Options}}</nav>{{/Options}}</main>",
    "question/back.html": "{{FrontSide}}<p class=own-key>{{Answer}}</p><script>[[script]]</script>",
    "cloze/front.html": "<main class=own>{{cloze:Text}}</main>",
    "cloze/back.html": "<main class=own>{{cloze:Text}}</main>[[explanation]]",
    "style.css": "@font-face { font-family: Own; src: url(_own.woff2) } .own { color: red }",
    "script.js": "window.own = true;",
    "_own.woff2": "a font",
}


@pytest.fixture
def release(folder, collection):
    """Writes files, builds and imports; gives Anki's log. The learner has the deck with our templates."""
    folder.write("sources/a.yaml", SOURCES)

    def release(now: int = LATER, **files: str) -> dict[str, int]:
        for name, text in files.items():
            folder.write(name, text)
        folder.build(now=now)
        return collection.import_package(folder.package)

    assert release(NOW)["new"] == 4
    return release


def own(**others: str) -> dict[str, str]:
    return {f"templates/{name}": text for name, text in (OWN | others).items()}


def state(collection) -> list[list]:
    """The notes and cards, with all that a learner would miss."""
    return [
        collection.col.db.all("select id, mid, mod, tags, flds from notes order by id"),
        collection.col.db.all("select id, nid, did, ord, type, queue, due, ivl, reps from cards order by id"),
    ]


def media(collection, pattern: str) -> list[str]:
    return sorted(path.name for path in Path(collection.col.media.dir()).glob(pattern))


def names(collection) -> list[tuple[str, int]]:
    return [(entry.name, entry.id) for entry in collection.col.models.all_names_and_ids()]


def test_own_templates_arrive_and_touch_no_note(release, collection, review) -> None:
    reviewed, before, types = review("a"), state(collection), names(collection)
    assert release(**own()) == UNCHANGED
    assert names(collection) == types
    assert state(collection)[0] == before[0]
    assert collection.col.get_card(reviewed.id).ivl == reviewed.ivl


def test_cards_are_rendered_by_the_own_templates(release, collection, visible) -> None:
    release(**own())
    card = collection.note("a").cards()[0]
    assert "<main class=own>" in card.question() and "<nav>" in card.question() and "sheet" not in card.question()
    assert "<p class=own-key>x</p>" in card.answer() and "window.own = true;" in card.answer()
    first, second = collection.note("c").cards()
    assert visible(first.question()) == "[...]isAu." and visible(second.answer()) == "GoldisAu.Explanation"
    assert ".own { color: red }" in card.question() and "--paper" not in card.question()


def test_what_a_project_does_not_replace_stays_ours(release, collection) -> None:
    release(**{"templates/question/back.html": "{{FrontSide}}<b>{{Answer}}</b>"})
    card = collection.note("a").cards()[0]
    assert 'class="sheet front"' in card.question() and "<b>x</b>" in card.answer()
    assert 'class="sheet back"' in collection.note("c").cards()[0].answer()


def test_our_templates_come_back_when_the_own_ones_go(release, folder, collection) -> None:
    before = collection.note("a").cards()[0].answer()
    release(**own())
    for name in OWN:
        (folder.root / "templates" / name).unlink()
    assert release(LATER + 60_000) == UNCHANGED
    assert collection.note("a").cards()[0].answer() == before


def test_a_font_arrives_without_a_note_that_uses_it(release, collection) -> None:
    release(**own())
    (font,) = media(collection, "_own-*.woff2")
    assert f"url({font})" in collection.note("a").cards()[0].question()
    found = collection.col.media.check()
    assert (list(found.missing), list(found.unused)) == ([], [])


def test_a_changed_font_arrives_under_another_name(release, collection) -> None:
    release(**own())
    (first,) = media(collection, "_own-*.woff2")
    assert release(LATER + 60_000, **{"templates/_own.woff2": "another font"}) == UNCHANGED
    (second,) = set(media(collection, "_own-*.woff2")) - {first}
    assert f"url({second})" in collection.note("a").cards()[0].question()
    assert (Path(collection.col.media.dir()) / second).read_bytes() == b"another font"


def test_a_new_learner_gets_templates_and_fonts(release, folder, new_collection) -> None:
    release(**own())
    other = new_collection()
    assert other.import_package(folder.package)["new"] == 4
    assert "<main class=own>" in other.note("a").cards()[0].question() and len(media(other, "_own-*")) == 1


def test_an_added_style_calls_fonts_of_the_folder(release, folder, collection) -> None:
    project = "name: Test\ndeck: Test\nnamespace: test-namespace\nnotetype: {style: extra.css}\n"
    files = {"ankibuild.yaml": project, "extra.css": "a { src: url(_f.woff2) }", "templates/_f.woff2": "a font"}
    assert release(**files) == UNCHANGED
    (font,) = media(collection, "_f-*.woff2")
    front = collection.note("a").cards()[0].question()
    assert f"a {{ src: url({font}) }}" in front and "--paper" in front


def test_a_learners_own_style_is_kept_until_ours_changes(release, collection) -> None:
    notetype = collection.note("a").note_type()
    notetype["css"] += ".learners { color: blue }"
    collection.col.models.update_dict(notetype)
    assert release(LATER, **{"sources/b.yaml": "- {id: e, stem: New?, answer: x}\n"})["new"] == 1
    assert ".learners" in collection.note("a").cards()[0].question()
    release(4_000_000_000_000, **own())
    assert ".learners" not in collection.note("a").cards()[0].question()


def test_a_label_cannot_end_the_style(release, collection) -> None:
    label = "</style><b>bold</b>"
    project = f"name: Test\ndeck: Test\nnamespace: test-namespace\nlabels: {{multiple: '{label}', answer: '{label}'}}\n"
    assert release(**{"ankibuild.yaml": project}) == UNCHANGED
    answer = collection.note("a").cards()[0].answer()
    assert "<b>bold" not in answer and answer.count("</style>") == 1


def test_every_package_of_a_project_has_the_fonts(folder, collection) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: A, answer: x, tags: [one]}\n- {id: b, stem: B, answer: x}\n")
    folder.write(
        "ankibuild.yaml", "name: Test\nnamespace: test-namespace\npackages: [{name: one, tags: [one]}, {name: all}]\n"
    )
    folder.write("templates/_own.woff2", b"a font")
    assert [package.media for package in folder.build().packages] == [1, 1]


def test_a_question_is_one_card_unless_it_asks_for_more(release, collection) -> None:
    assert {note["Id"]: len(note.cards()) for note in collection.notes()} == {"a": 1, "b": 1, "c": 2, "d": 1}
    for note in collection.notes():
        collection.col.update_note(note)
    assert collection.col.card_count() == 5
    assert list(collection.col.get_empty_cards().notes) == []


FURTHER = ("Reverse", "Spare 1", "Spare 2", "Spare 3", "Spare 4")


def test_each_further_field_makes_its_card(release, folder, collection, review) -> None:
    import genanki

    reviewed = review("b")
    for count, field in enumerate(FURTHER, 1):
        folder.write("sources/a.yaml", SOURCES.replace("An answer", f"Answer {count}"))
        parts = ankibuild.to_genanki(folder.load())
        (note,) = (note for deck in parts.decks for note in deck.notes if note.fields[FIELDS.index("Id")] == "b")
        for ord_, name in enumerate(FURTHER[:count], 1):
            note.fields[FIELDS.index(name)] = f"Text of {name}"
            note.cards.append(genanki.Card(ord_))
        package = ankibuild.write_package(parts.decks, folder.root / "more.apkg").path
        assert collection.import_package(package) == {"new": 0, "updated": 1, "duplicate": 3, "conflicting": 0}
        cards = collection.note("b").cards()
        assert [card.ord for card in cards] == list(range(count + 1))
        assert f"Text of {field}" in cards[-1].question() and f"Answer {count}" in cards[-1].answer()
    assert [card.reps for card in collection.note("b").cards()] == [reviewed.reps, 0, 0, 0, 0, 0]
    assert collection.col.card_count() == 5 + len(FURTHER)


def test_fields_templates_and_their_ids_are_the_frozen_ones(release, collection) -> None:
    for id_, key, templates in (("a", QUESTION, list(TEMPLATES)), ("c", CLOZE, ["Cloze"])):
        notetype = collection.note(id_).note_type()
        assert [field["name"] for field in notetype["flds"]][1:] == list(FIELDS[1:])
        assert [template["name"] for template in notetype["tmpls"]] == templates
        pinned = ankibuild.notetypes.note_types("test-namespace", "Test", {})[key]
        assert [field["id"] for field in notetype["flds"]] == [id_ for _, id_ in pinned.fields]
        assert [template["id"] for template in notetype["tmpls"]] == [template.id for template in pinned.templates]
