"""Note types: which are updated, which stay, and when Anki makes a second one."""

from __future__ import annotations

ONE = "- {id: a, stem: A, answer: x}\n"
STYLED = "notetype: {style: more.css}\n"


def told(changes) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(change.name, change.fate.value, change.parts) for change in changes.notetypes]


def names_in(collection) -> set[str]:
    """The note types of a collection that have notes."""
    models = collection.col.models
    return {entry.name for entry in models.all_names_and_ids() if models.use_count(models.get(entry.id))}


def test_a_style_that_changed_is_updated(versions, collection, agreed) -> None:
    old = versions.build(ONE)
    versions.folder.write("more.css", ".more { color: red; }")
    assert told(agreed(old, versions.build(ONE, STYLED))) == [("Test", "updated", ("style",))]
    assert ".more" in collection.note("a").note_type()["css"]


def test_templates_that_changed_are_updated(versions, collection, agreed) -> None:
    changes = agreed(versions.build(ONE), versions.build(ONE, "labels: {explanation: Because}\n"))
    ((_, fate, parts),) = told(changes)
    assert fate == "updated"
    assert "template Question" in parts
    assert "Because" in collection.note("a").note_type()["tmpls"][0]["afmt"]


def test_a_note_type_that_is_no_newer_stays(versions, collection, agreed) -> None:
    old = versions.build(ONE)
    versions.folder.write("more.css", ".more { color: red; }")
    assert told(agreed(old, versions.build_without_new_times(ONE, STYLED))) == [("Test", "kept", ("style",))]
    assert ".more" not in collection.note("a").note_type()["css"]


def test_a_note_type_that_the_learner_edited_later_stays(versions, collection) -> None:
    old = versions.build(ONE)
    collection.import_package(old.path)
    mine = collection.note("a").note_type()
    mine["css"] = ".mine {}"
    collection.col.models.update_dict(mine)
    versions.folder.write("more.css", ".more { color: red; }")
    collection.import_package(versions.build(ONE, STYLED).path)
    assert collection.note("a").note_type()["css"] == ".mine {}"


def test_a_note_type_that_is_used_for_the_first_time_is_new(versions, collection, agreed) -> None:
    new = versions.build(ONE), versions.build(ONE + "- {id: b, stem: '{{c1::B}}'}\n")
    assert told(agreed(*new)) == [("Test (cloze)", "new", ())]
    assert names_in(collection) == {"Test", "Test (cloze)"}


def test_other_fields_make_a_second_note_type_for_the_new_notes(handmade, collection, agreed) -> None:
    old = handmade.package(handmade.model(), {"a": ["A", "x"]}, mod=1)
    wider = handmade.package(
        handmade.model(("Front", "Back", "More")), {"a": ["A", "y", ""], "b": ["B", "x", "z"]}, mod=2
    )
    changes = agreed(old, wider)
    assert told(changes) == [("Pair", "doubled", ("fields",))]
    assert (len(changes.new), len(changes.conflicting)) == (1, 1)
    assert names_in(collection) == {"Pair", "Pair+"}


def test_new_names_arrive_where_ids_are_pinned(handmade, collection, agreed) -> None:
    old = handmade.model((("Front", 7), ("Back", 8)), (("Card 1", 9),))
    new = handmade.model((("Front", 7), ("Rear", 8)), (("Only", 9),), name="Two")
    for template in new.templates:
        template["afmt"] = "{{Rear}}"
    changes = agreed(handmade.package(old, {"a": ["A", "x"]}, mod=1), handmade.package(new, {"a": ["A", "x"]}, mod=2))
    assert told(changes) == [
        (
            "Two",
            "updated",
            (
                "name (was Pair)",
                "name of the field Rear (was Back)",
                "template Only",
                "name of the template Only (was Card 1)",
            ),
        )
    ]
    notetype = collection.notes()[0].note_type()
    assert (notetype["name"], notetype["flds"][1]["name"], notetype["tmpls"][0]["name"]) == ("Two", "Rear", "Only")


def test_a_note_type_that_no_note_uses_does_not_arrive(handmade, collection, agreed) -> None:
    extra = [handmade.model(id=1_500_000_000_001, name="Extra", css=css) for css in ("a {}", "b {}")]
    old, new = (
        handmade.package(handmade.model(), {"a": ["A", "x"]}, mod=mod, more=[more]) for mod, more in enumerate(extra)
    )
    assert agreed(old, new).notetypes == ()
    assert collection.col.models.by_name("Extra") is None
