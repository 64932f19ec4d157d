"""Parts of one question in their places."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import value
from ankibuild.readers.text2qti.drafts import Draft, add_part, kinds_of
from ankibuild.readers.text2qti.parts import parts_of
from ankibuild.source import Source


def drafted(text: str) -> Draft:
    draft = Draft()
    for part in parts_of(Source("a.txt", text)):
        add_part(draft, part)
    return draft


def test_feedback_belongs_to_the_answer_above_it() -> None:
    draft = drafted("... all\n+ right\na) b\n... of b\n- wrong\n")
    assert [value(part.lines) for part in draft.answers[0][1]] == ["of b"]
    assert [value(lines) for lines in draft.said("feedback", "right", "wrong")] == ["all", "right", "wrong"]
    assert kinds_of(draft.answers) == {"choice"}


def test_text_below_answers_is_strange() -> None:
    draft = drafted("more of the stem\na) b\nwhat is this\n")
    assert value(draft.stem) == "more of the stem"
    assert [value(part.lines) for part in draft.strange] == ["what is this"]
