"""Changes in words."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from ankibuild.changes import compare
from ankibuild.changes import sections as words
from ankibuild.changes.model import Changes, DeckFate, NotetypeFate
from ankibuild.changes.sections import DECKS, NOTETYPES, sections, summary


def lines(changes) -> dict[str, list[str]]:
    return {
        section.title: [f"{entry.name}: {entry.about}" for entry in section.entries] for section in sections(changes)
    }


OLD = """\
- {id: gold, stem: '{{c1::Gold}} is {{c2::Au}}.', deck: Metals}
- {id: sun, stem: How far?, answer: 150 million km}
- {stem: Who wrote Hamlet?, answer: Shakespeare}
- {stem: Who wrote Faust?, answer: Goethe}
"""
NEW = """\
- {id: gold, stem: '{{c1::Gold}} is Au in {{c3::Latin}}.', deck: Elements}
- {id: sun, stem: How far?, answer: 8 light minutes}
- {stem: Who wrote Faust?, answer: Goethe}
- {id: tin, stem: What is Sn?, answer: Tin}
"""


def test_every_section_says_what_is_in_it(compared) -> None:
    assert lines(compared(OLD, NEW)) == {
        "New notes": ["tin: What is Sn? (1 card in Test)"],
        "Changed notes": ["gold: {{c1::Gold}} is Au in {{c3::Latin}}.", "sun: How far?"],
        "Moved notes": ["gold: {{c1::Gold}} is Au in {{c3::Latin}}. (from Metals to Elements)"],
        "New cards": ["gold: {{c1::Gold}} is Au in {{c3::Latin}}. (c3)"],
        "Cards without content": ["gold: {{c1::Gold}} is Au in {{c3::Latin}}. (c2)"],
        "Notes that are gone": ["Who wrote Hamlet?: in Test"],
        "Decks": [
            f"Elements: 1 note; {DECKS[DeckFate.NEW]}",
            f"Metals → Elements: 1 note; {DECKS[DeckFate.RENAMED]}",
        ],
    }


def test_the_summary_counts(compared) -> None:
    assert summary(compared(OLD, NEW)) == (
        "1 new note (1 card)",
        "2 notes changed",
        "1 note moved to another deck",
        "1 new card of notes that learners have",
        "1 card without content",
        "1 note gone",
        "2 decks different",
        "1 note unchanged",
    )


def test_a_summary_of_nothing_is_one_line() -> None:
    assert summary(Changes("Test", unchanged=1)) == ("1 note unchanged",)


def test_an_updated_note_with_the_same_text_says_so(versions) -> None:
    old = versions.build("- {id: a, stem: A, answer: x}\n")
    versions.build("- {id: a, stem: A, answer: y}\n")
    assert lines(compare(old, versions.build("- {id: a, stem: A, answer: x}\n"))) == {
        "Changed notes": ["a: A (the text is the same)"]
    }


def test_a_note_type_says_what_differs(handmade) -> None:
    old = handmade.package(handmade.model(css="a {}"), {"a": ["A", ""]}, mod=1)
    changes = compare(old, handmade.package(handmade.model(), {"a": ["A", ""]}, mod=2))
    assert lines(changes)["Note types"] == [f"Pair: {NOTETYPES[NotetypeFate.UPDATED]} (style)"]


def test_every_section_is_explained_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "releases.md").read_text("utf-8")
    titles = re.findall(r'Section\(\s*"([^"]+)"', inspect.getsource(words))
    assert len(titles) == 10
    assert [title for title in titles if f"| {title} | " not in page] == []


def test_every_fate_has_words() -> None:
    assert NOTETYPES.keys() == set(NotetypeFate)
    assert DECKS.keys() == set(DeckFate)


def test_control_characters_do_not_get_into_the_words(handmade) -> None:
    model = handmade.model(("Front", "Ba\x1bck"), name="Na\x1bme")
    old, new = (
        handmade.package(model, {"a\x1b": [text, text]}, mod=mod, deck=f"De\x1bck{mod}")
        for mod, text in ((1, ""), (2, "\x1bx"))
    )
    told = [
        (entry.name, entry.about, entry.texts) for section in sections(compare(old, new)) for entry in section.entries
    ]
    assert "\x1b" not in "".join(name + about + "".join(text.name for text in texts) for name, about, texts in told)
