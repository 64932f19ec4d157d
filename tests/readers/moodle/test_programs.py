"""Programs to write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.model import Kind
from ankibuild.readers.collecting import Read

Quiz = Callable[..., Read]

SOLUTION = "<answer><![CDATA[def double(n):\n    return n * 2\n]]></answer>"


def test_the_sample_solution_is_the_answer(quiz: Quiz) -> None:
    result = quiz("coderunner", "Write a function.", f"<prototypetype>0</prototypetype>{SOLUTION}")
    (question,) = result.questions
    assert question.texts["kind"].value == Kind.PLAIN
    assert question.answers[0].text.value == "```\ndef double(n):\n    return n * 2\n```"
    assert [said.facts["what"] for said in result.diagnostics] == ["the tests of a program"]


def test_what_the_learner_is_given_stands_in_the_question(quiz: Quiz) -> None:
    case = (
        '<testcase useasexample="{}"><testcode><text>print(double({}))</text></testcode><stdin><text></text></stdin>'
        "<expected><text>{}</text></expected></testcase>"
    )
    more = f"{SOLUTION}<answerpreload>def double(n):</answerpreload>"
    more += f"<testcases>{case.format(1, 4, 8)}{case.format(0, 5, 10)}</testcases>"
    (question,) = quiz("coderunner", "Write a function.", more).questions
    assert question.texts["stem"].value == (
        "Write a function.\n\n```\nprint(double(4))\n```\n\n→\n\n```\n8\n```\n\n```\ndef double(n):\n```"
    )


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("", "essay-without-answer"),
        (f"<prototypetype>1</prototypetype>{SOLUTION}", "type-not-carried"),
        (f"<uiplugin>graph</uiplugin>{SOLUTION}", "type-not-carried"),
        ('<answer>{"nodes": []}</answer>', "type-not-carried"),
        ("<templateparams>{}</templateparams><answer>print({{ n }})</answer>", "computed-answer"),
    ],
)
def test_what_makes_no_card_is_rejected(quiz: Quiz, more: str, code: str) -> None:
    result = quiz("coderunner", "Write a function.", more)
    assert [said.code for said in result.diagnostics] == [code]
    assert not result.questions[0].sound


def test_a_program_needs_a_text(quiz: Quiz) -> None:
    assert [said.code for said in quiz("coderunner", "", SOLUTION).diagnostics] == ["not-on-cards", "moodle-no-text"]
