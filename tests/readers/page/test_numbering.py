"""Numbers of questions."""

from ankibuild.model import Text
from ankibuild.readers.page.drafts import Draft
from ankibuild.readers.page.numbering import take_numbers_off
from ankibuild.source import Source, Span


def taken_off(*stems: str) -> list[str]:
    drafts = [Draft(Span(Source("a", ""), 0, 0), Text(stem)) for stem in stems]
    take_numbers_off(drafts)
    return [draft.stem.value for draft in drafts]


def test_numbers_that_go_up_are_taken_off() -> None:
    assert taken_off("**1. Why?**", "2\\. How?", "Q4. When?") == ["Why?", "How?", "When?"]


def test_others_stay() -> None:
    assert taken_off("1. FC Köln plays where?") == ["1. FC Köln plays where?"]
    assert taken_off("2. a", "1. b") == ["2. a", "1. b"]
    assert taken_off("1. a", "b") == ["1. a", "b"]
