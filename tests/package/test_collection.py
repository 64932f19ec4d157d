"""The collection: a whole SQLite database whose rows are what Anki expects, the same bytes for the same decks."""

import json
import sqlite3
from contextlib import closing

import genanki
import pytest

from ankibuild.notetypes import FIELDS
from ankibuild.package.collection import collection_bytes
from ankibuild.package.plain import checksum


def rows(data: bytes, query: str):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        return connection.execute(query).fetchall()


def column(decks, name: str):
    ((text,),) = rows(collection_bytes(decks), f"SELECT {name} FROM col")
    return json.loads(text)


def test_the_database_is_sound(stamped, decks_of) -> None:
    data = collection_bytes(decks_of(*(stamped(number) for number in range(1, 500))))
    assert rows(data, "PRAGMA integrity_check") == [("ok",)]
    assert rows(data, "PRAGMA foreign_key_check") == []
    assert rows(data, "SELECT count() FROM notes") == [(499,)]


def test_the_same_decks_give_the_same_bytes(stamped, decks_of) -> None:
    notes = [stamped(number, "Test::a", stem=f"Which {number}?") for number in range(1, 100)]
    assert collection_bytes(decks_of(*notes)) == collection_bytes(decks_of(*notes))


def test_the_order_of_decks_and_notes_leaves_no_trace_in_the_rows(stamped, decks_of) -> None:
    notes = [stamped(1), stamped(2, "Test::a"), stamped(3)]
    query = "SELECT * FROM notes n JOIN cards c ON c.nid = n.id ORDER BY n.rowid"
    one, other = (collection_bytes(decks) for decks in (decks_of(*notes), decks_of(*notes[::-1])[::-1]))
    assert rows(one, query) == rows(other, query)


def test_the_stamps_of_sqlite_are_normalised(stamped, decks_of) -> None:
    data = collection_bytes(decks_of(stamped(1)))
    assert data[:16] == b"SQLite format 3\0"
    assert (data[16:18], data[24:28]) == (b"\x10\x00", b"\0\0\0\1")
    assert data[92:100] == b"\0\0\0\1" + (3_040_000).to_bytes(4, "big")


def test_a_note_is_written_as_anki_writes_it(stamped, decks_of) -> None:
    data = collection_bytes(decks_of(stamped(7, stem="<b>Which</b> &lt; one?")))
    fields = "\x1f".join(["<b>Which</b> &lt; one?", *[""] * (len(FIELDS) - 1)])
    (row,) = rows(data, "SELECT id, guid, mod, usn, tags, flds, sfld, csum, flags, data FROM notes")
    known = (1_700_000_000_007, "guid-7", 1_650_000_007, -1, " b a ", fields, "Which < one?")
    assert row == (*known, checksum("Which < one?"), 0, "")


def test_a_card_is_new_and_has_the_place_that_the_lock_remembers(stamped, decks_of) -> None:
    data = collection_bytes(decks_of(stamped(7, "Test::a")))
    (row,) = rows(data, "SELECT nid, did, ord, mod, usn, type, queue, due, ivl, reps, odid, data FROM cards")
    assert row == (1_700_000_000_007, 1_700_000_000_001, 0, 1_650_000_007, -1, 0, 0, 700, 0, 0, 0, "")


def test_a_note_without_tags_has_none(stamped, decks_of) -> None:
    assert rows(collection_bytes(decks_of(stamped(1, tags=()))), "SELECT tags FROM notes") == [("",)]


def test_card_ids_look_like_times_rise_and_are_all_different(stamped, decks_of) -> None:
    notes = [stamped(number, ords=(0, 1, 5)) for number in (1, 2, 3)]
    found = rows(collection_bytes(decks_of(*notes)), "SELECT id, nid, ord FROM cards ORDER BY id")
    assert [(nid - 1_700_000_000_000, ord_) for _, nid, ord_ in found] == [(n, o) for n in (1, 2, 3) for o in (0, 1, 5)]
    assert [id_ for id_, _, _ in found] == [1_700_000_000_001 + index for index in range(9)]


def test_each_deck_stands_in_the_collection_with_its_description(stamped, decks_of) -> None:
    decks = column(decks_of(stamped(1, "Test::a"), Test="<b>About</b>"), "decks")
    described = {key: (deck["name"], deck["desc"]) for key, deck in decks.items() if key != "1"}
    assert described == {"1700000000000": ("Test", "<b>About</b>"), "1700000000001": ("Test::a", "")}
    assert decks["1"]["name"] == "Default"


def test_each_note_type_stands_in_the_collection_with_its_time(stamped, decks_of) -> None:
    models = column(decks_of(stamped(1), stamped(2, notetype="cloze")), "models")
    assert sorted((model["name"], model["mod"], model["type"]) for model in models.values()) == [
        ("Test", 1_600_000_000, 0),
        ("Test (cloze)", 1_600_000_001, 1),
    ]
    assert list(models) == sorted(models)
    assert all(field["id"] for model in models.values() for field in model["flds"])


def test_an_unused_note_type_does_not_come_along(stamped, decks_of) -> None:
    assert len(column(decks_of(stamped(1)), "models")) == 1


def test_a_model_that_was_added_to_a_deck_comes_along_without_notes(plain_deck) -> None:
    deck = plain_deck()
    deck.add_model(plain_deck("x").notes[0].model)
    assert list(column([deck], "models")) == ["1607392319"]


def test_notes_of_genankis_own_without_ids_are_counted_from_one_as_they_came(plain_deck) -> None:
    deck = plain_deck(*"zyxwvu")
    data = collection_bytes([deck])
    assert rows(data, "SELECT id, sfld FROM notes ORDER BY id") == list(enumerate("zyxwvu", 1))
    assert rows(data, "SELECT id FROM cards ORDER BY id") == [(number,) for number in range(1, 13)]
    assert rows(data, "SELECT DISTINCT n.mod, c.mod FROM notes n, cards c") == [(0, 0)]
    assert column([deck], "models")["1607392319"]["mod"] == 0


def test_notes_are_written_by_their_ids_whatever_their_guids(stamped, decks_of) -> None:
    data = collection_bytes(decks_of(stamped(2, guid="a"), stamped(1, guid="c"), stamped(3, guid="b")))
    assert rows(data, "SELECT guid FROM notes ORDER BY rowid") == [("c",), ("a",), ("b",)]


def test_the_namespace_stands_in_the_collection_for_a_lost_lock(stamped, decks_of, plain_deck) -> None:
    decks = decks_of(stamped(1), stamped(2, "Test::a"))
    assert column([*decks, plain_deck("x")], "conf")["ankibuild"] == {"namespace": "test-namespace"}
    assert "ankibuild" not in column([plain_deck("x")], "conf")
    decks[0].namespace = "another"
    assert "ankibuild" not in column(decks, "conf"), "nobody knows which"


def test_notes_with_and_without_ids_go_together(stamped, decks_of, plain_deck) -> None:
    data = collection_bytes([*decks_of(stamped(1)), plain_deck("x")])
    assert [row[0] for row in rows(data, "SELECT id FROM notes ORDER BY id")] == [1, 1_700_000_000_001]


def test_two_notes_with_one_id_get_two(stamped, decks_of) -> None:
    data = collection_bytes(decks_of(stamped(1), stamped(1, guid="guid-other")))
    assert len(rows(data, "SELECT DISTINCT id FROM notes")) == 2


def test_ids_and_times_may_be_set_on_a_note_of_genankis_own(plain_deck) -> None:
    deck = plain_deck("x")
    deck.notes[0].note_id, deck.notes[0].mod = 1_700_000_000_123, 1_700_000_000
    assert rows(collection_bytes([deck]), "SELECT id, mod FROM notes") == [(1_700_000_000_123, 1_700_000_000)]


def test_a_suspended_card_of_genankis_own_stays_so(plain_deck) -> None:
    deck = plain_deck("x")
    deck.notes[0].cards[1].suspend = True
    assert rows(collection_bytes([deck]), "SELECT ord, queue FROM cards ORDER BY ord") == [(0, 0), (1, -1)]


def test_the_sort_field_is_the_plain_text_of_the_field_that_the_model_sorts_by(plain_deck) -> None:
    deck = plain_deck("<b>front</b>")
    deck.notes[0].model.sort_field_index = 1
    deck.notes[0].fields[1] = "<i>back</i>"
    assert rows(collection_bytes([deck]), "SELECT sfld, csum FROM notes") == [("back", checksum("front"))]


@pytest.mark.parametrize("fields", [["one"], ["one", "two", "three"]])
def test_a_note_with_too_few_or_too_many_fields_is_refused(plain_deck, fields: list[str]) -> None:
    deck = plain_deck("x")
    deck.notes[0].fields = fields
    with pytest.raises(ValueError, match=f"^a note has {len(fields)} fields, its note type 2: Note"):
        collection_bytes([deck])


def test_a_deck_may_be_empty() -> None:
    data = collection_bytes([genanki.Deck(5_000_000_000, "Empty")])
    assert rows(data, "SELECT count() FROM notes") == [(0,)]
    assert json.loads(rows(data, "SELECT decks FROM col")[0][0])["5000000000"]["name"] == "Empty"
