"""The lock file: what is written can be read back, what is damaged is refused at its place."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.identity.lock import (
    FORMAT,
    HEAD,
    DeckEntry,
    Lock,
    NoteEntry,
    NotetypeEntry,
    dump,
    note_entry,
    parse,
    parse_line,
)
from ankibuild.source import Source

LOCK = Lock(
    namespace="5d0c9a4e7b1f4c2286e3a90b",
    notes={
        "GUID-b": NoteEntry("b", "GUID-b", 1_700_000_000_001, 1_700_000_001, "c1", "r1"),
        "GUID-~a": NoteEntry("~a-0123", "GUID-~a", 1_700_000_000_002, 1_700_000_002, "c2", "r2", "q2"),
        "GUID-a": NoteEntry("a", "GUID-a", 1_700_000_000_003, 1_700_000_003, "c3", "r3"),
    },
    notetypes={"question": NotetypeEntry("question", 1_700_000_000, "d1")},
    decks={"Test::b": DeckEntry("Test::b", 1_700_000_000_005), "Test": DeckEntry("Test", 1_700_000_000_004)},
)
TEXT = f"""\
{HEAD}{{"ankibuild-lock": 1, "namespace": "5d0c9a4e7b1f4c2286e3a90b"}}
{{"notetype": "question", "mod": 1700000000, "digest": "d1"}}
{{"deck": "Test", "id": 1700000000004}}
{{"deck": "Test::b", "id": 1700000000005}}
{{"id": "a", "guid": "GUID-a", "note": 1700000000003, "mod": 1700000003, "content": "c3", "rendered": "r3"}}
{{"id": "b", "guid": "GUID-b", "note": 1700000000001, "mod": 1700000001, "content": "c1", "rendered": "r1"}}
{{"id": "~a-0123", "guid": "GUID-~a", "note": 1700000000002, "mod": 1700000002, "content": "c2", "rendered": "r2", \
"question": "q2"}}
"""
LINES = TEXT.splitlines(keepends=True)
FIRST = HEAD.count("\n") + 1
"""The line of the head, the first that is no comment."""


def read(text: str):
    return parse(Source("ankibuild.lock", text))


def fault(text: str) -> tuple[str, str]:
    """The code and place of the one fault; nothing may be built with what was read."""
    lock, (diagnostic,) = read(text)
    assert lock == Lock()
    number = diagnostic.span.position[0]
    assert diagnostic.span.text in (text.split("\n")[number - 1], "")
    assert diagnostic.span.text or number == 1
    return diagnostic.code, diagnostic.location


def with_line(number: int, line: str) -> str:
    return "".join([*LINES[: number - 1], line + "\n", *LINES[number:]])


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.integers(0, 2**53 - 1)
notes = st.builds(NoteEntry, words, words, numbers, numbers, words, words, words)
locks = st.builds(
    lambda namespace, notes, notetypes, decks: Lock(
        namespace,
        {note.guid: note for note in notes},
        {notetype.notetype: notetype for notetype in notetypes},
        {deck.deck: deck for deck in decks},
    ),
    words,
    st.lists(notes, max_size=4),
    st.lists(st.builds(NotetypeEntry, words, numbers, words), max_size=2),
    st.lists(st.builds(DeckEntry, words, numbers), max_size=3),
)


def test_the_text_of_a_lock_is_frozen() -> None:
    assert dump(LOCK) == TEXT


@settings(deadline=None)
@given(locks)
def test_what_is_written_can_be_read_back(lock: Lock) -> None:
    assert read(dump(lock)) == (lock, [])


@settings(deadline=None)
@given(locks)
def test_a_checkout_with_windows_line_ends_reads_the_same(lock: Lock) -> None:
    assert read(dump(lock).replace("\n", "\r\n")) == (lock, [])


@settings(deadline=None)
@given(locks)
def test_one_line_a_note_whatever_its_id_holds(lock: Lock) -> None:
    entries = len(lock.notes) + len(lock.notetypes) + len(lock.decks)
    assert dump(lock).count("\n") == FIRST + entries


@pytest.mark.parametrize("id_", ["a\u2028b", "a\x85b", "a\nb", "a\rb", 'a"b\\', "größe 🧠", "\x00"])
def test_an_odd_id_survives(id_: str) -> None:
    lock = Lock("n", {"g": NoteEntry(id_, "g", 1, 2, "c", "r")})
    assert read(dump(lock)) == (lock, [])


def test_unicode_stays_readable_in_a_diff() -> None:
    assert '"größe-und-形"' in dump(Lock("n", {"g": NoteEntry("größe-und-形", "g", 1, 2, "c", "r")}))


def test_notes_are_sorted_by_id_and_decks_by_name_however_they_were_built() -> None:
    other = Lock(LOCK.namespace, dict(reversed(LOCK.notes.items())), LOCK.notetypes, dict(sorted(LOCK.decks.items())))
    assert dump(other) == TEXT


def test_two_notes_of_one_id_are_sorted_by_guid() -> None:
    entries = [NoteEntry("a", guid, 1, 2, "c", "r") for guid in ("g2", "g1")]
    texts = {dump(Lock("n", {entry.guid: entry for entry in order})) for order in (entries, entries[::-1])}
    assert len(texts) == 1


def test_comments_and_empty_lines_say_nothing() -> None:
    assert read("\n# more\n\n" + TEXT.replace("\n", "\n\n# a comment\n")) == (LOCK, [])


def test_a_deck_with_an_empty_name_survives() -> None:
    lock = Lock("n", decks={"": DeckEntry("", 3)})
    assert read(dump(lock)) == (lock, [])


@pytest.mark.parametrize("number", range(FIRST, len(LINES) + 1))
@pytest.mark.parametrize(
    "line",
    [
        "{",
        "no JSON",
        "[1, 2]",
        '"text"',
        "null",
        "{}",
        '{"deck": "Test"}',
        '{"deck": "Test", "id": "1700000000004"}',
        '{"deck": "Test", "id": 1.5}',
        '{"deck": "Test", "id": true}',
        '{"deck": "Test", "id": -1}',
        '{"deck": "Test", "id": 9007199254740992}',
        '{"deck": 5, "id": 1700000000004}',
        '{"deck": "Test", "id": 1700000000004, "more": 1}',
        '{"notetype": "question", "mod": 1700000000, "digest": null}',
        '{"id": "a", "guid": "g", "note": 1, "mod": 1, "content": "c"}',
        "[" * 100_000,
    ],
    ids=lambda line: line[:60],
)
def test_a_damaged_line_is_reported_at_its_place(number: int, line: str) -> None:
    assert fault(with_line(number, line)) == ("lock-damaged", f"ankibuild.lock:{number}:1")


@settings(deadline=None)
@given(st.text(), st.sampled_from(range(FIRST, len(LINES) + 1)))
def test_no_damage_crashes_the_reader(damage: str, number: int) -> None:
    lock, diagnostics = read(with_line(number, damage))
    assert not diagnostics or lock == Lock()


@pytest.mark.parametrize("number", range(FIRST, len(LINES) + 1))
def test_a_file_that_was_cut_off_within_a_line_is_damaged(number: int) -> None:
    text = "".join(LINES[: number - 1]) + LINES[number - 1][:20]
    assert fault(text) == ("lock-damaged", f"ankibuild.lock:{number}:1")


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| base"])
@pytest.mark.parametrize("number", range(1, len(LINES) + 1))
def test_a_merge_conflict_is_reported_at_its_first_marker(number: int, marker: str) -> None:
    text = with_line(number, f"{marker}\n{LINES[number - 1]}=======")
    assert fault(text) == ("lock-conflict", f"ankibuild.lock:{number}:1")


def test_one_note_on_two_lines_is_damage_of_the_second() -> None:
    assert fault(TEXT + LINES[-1]) == ("lock-damaged", f"ankibuild.lock:{len(LINES) + 1}:1")


@pytest.mark.parametrize("text", ["", HEAD, "\n\n"])
def test_a_file_that_says_nothing_is_damaged(text: str) -> None:
    assert fault(text) == ("lock-damaged", "ankibuild.lock:1:1")


@pytest.mark.parametrize(
    "head",
    [
        '{"namespace": "n"}',
        '{"ankibuild-lock": 1}',
        '{"ankibuild-lock": 1, "namespace": null}',
        '{"ankibuild-lock": "1", "namespace": "n"}',
        '{"ankibuild-lock": 0, "namespace": "n"}',
        '{"ankibuild-lock": null, "namespace": "n"}',
    ],
)
def test_a_head_that_lacks_something_is_damaged(head: str) -> None:
    assert fault(with_line(FIRST, head)) == ("lock-damaged", f"ankibuild.lock:{FIRST}:1")


def test_a_newer_format_is_said_to_be_newer() -> None:
    text = with_line(FIRST, json.dumps({"ankibuild-lock": FORMAT + 1, "what": "ever"}))
    _, (diagnostic,) = read(text)
    assert fault(text) == ("lock-too-new", f"ankibuild.lock:{FIRST}:1")
    assert f"format {FORMAT + 1}" in diagnostic.headline


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (LINES[FIRST - 1], "5d0c9a4e7b1f4c2286e3a90b"),
        ('{"ankibuild-lock": 1}', ""),
        (LINES[FIRST], LOCK.notetypes["question"]),
        (LINES[FIRST + 1], LOCK.decks["Test"]),
        (LINES[FIRST + 3], LOCK.notes["GUID-a"]),
        (LINES[-1], LOCK.notes["GUID-~a"]),
        ("{}", None),
        ("no JSON", None),
        ("[]", None),
        ('{"ankibuild-lock": 2, "namespace": "n"}', None),
    ],
    ids=str,
)
def test_a_line_says_what_it_says_without_the_others(line: str, said) -> None:
    assert parse_line(line) == said
    assert note_entry(line) == (said if isinstance(said, NoteEntry) else None)


@pytest.mark.parametrize("line", [f" {LINES[-1]}", f"+{LINES[-1]}", f"# {LINES[-1]}"])
def test_only_a_line_that_begins_an_object_is_a_note(line: str) -> None:
    assert note_entry(line) is None


def test_the_highest_time_is_that_of_a_catch_up_package_if_there_was_one() -> None:
    entry = NoteEntry("a", "g", 1, 5, "c", "r")
    assert (entry.highest, replace(entry, handed=7).highest, replace(entry, handed=3).highest) == (5, 7, 5)
