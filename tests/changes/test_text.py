"""Changes at a terminal."""

from __future__ import annotations

from ankibuild.changes import Comparison
from ankibuild.changes.text import render

OLD = "- {id: sun, stem: How far away is the sun?, answer: 150 million km, tags: [sky]}\n"
NEW = "- {id: sun, stem: How far from us is the sun?, answer: 150 million km, tags: [space]}\n"


def test_counts_come_first_and_words_are_marked(compared) -> None:
    shown = render(Comparison("release 1", (compared(OLD, NEW),)))
    assert shown.split("\n") == [
        "Test, since release 1:",
        "  1 note changed",
        "  0 notes unchanged",
        "",
        "Changed notes: Anki replaces their fields and tags; their cards keep reviews, due dates and decks. A note "
        "that the learner edited after it was changed here stays as the learner has it.",
        "  sun: How far from us is the sun?",
        "    Stem: How far [-away-]{+from us+} is the sun?",
        "    tags: [-sky-]{+space+}",
    ]


def test_colours_mark_what_was_taken_out_and_put_in(compared) -> None:
    shown = render(Comparison("release 1", (compared(OLD, NEW),)), color=True)
    assert "\x1b[31m[-sky-]\x1b[0m\x1b[32m{+space+}\x1b[0m" in shown


def test_a_long_section_says_how_much_more_there_is(compared) -> None:
    many = "".join(f"- {{id: q{number}, stem: Number {number}?, answer: x}}\n" for number in range(5))
    shown = render(Comparison("release 1", (compared(OLD, OLD + many),)), limit=3)
    assert shown.split("\n")[-2:] == ["  q2: Number 2? (1 card in Test)", "  and 2 more"]


def test_a_package_that_is_no_longer_built_is_named(compared) -> None:
    shown = render(Comparison("release 1", (compared(OLD, OLD),), ("Old",)))
    assert shown == ("Test, since release 1:\n  1 note unchanged\n\nOld: no longer built; learners keep what they have")
