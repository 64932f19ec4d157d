"""Questions in JSON-LD."""

from ankibuild.markup.parsing import parse
from ankibuild.readers.page.linked import Linked, linked_questions
from ankibuild.source import Source


def linked(html: str) -> Linked:
    return linked_questions(Source("a.html", html), parse(html))


def questions(json: str) -> list[tuple[str, list[tuple[str, bool | None]], str]]:
    return [
        (draft.stem.value, [(choice.plain, choice.right) for choice in draft.choices], draft.answer.value)
        for draft in linked(f"<html><script type='application/ld+json'>{json}</script>").drafts
    ]


def test_answers_of_people_are_no_options() -> None:
    json = """{"@type": "QAPage", "mainEntity": {"@type": "Question", "name": "Why?", "text": "Why is it so?",
    "suggestedAnswer": [{"@type": "Answer", "text": "Who knows", "upvoteCount": 2}],
    "acceptedAnswer": {"@type": "Answer", "text": "So it is", "upvoteCount": 5}}}"""
    assert questions(json) == [("Why is it so?", [], "So it is")]


def test_options_without_a_right_one_are_kept_for_the_page_to_say() -> None:
    json = """[{"@type": ["Question"], "text": "Q?", "suggestedAnswer": ["a", {"@type": "Answer", "text": "b"}]}]"""
    assert questions(json) == [("Q?", [("a", None), ("b", None)], "")]


def test_broken_json_gives_what_was_complete() -> None:
    json = """{"@graph": [{"@type": "https://schema.org/Question", "text": "Q?", "acceptedAnswer": {"text": "a"}}, {"""
    assert questions(json) == [("Q?", [], "a")]


def test_a_question_in_which_the_json_is_broken_is_none() -> None:
    json = """[{"@type": "Question", "text": "Q?", "acceptedAnswer": {"text": "a"}},
    {"@type": "Question", "text": "R?", "acceptedAnswer": [{"text": "b"}, {"text": "c"""
    assert questions(json) == [("Q?", [], "a")]


def test_a_fault_is_told_at_its_place() -> None:
    html = """<script type="application/ld+json">\r\n{"@type": 'Question'}</script>"""
    (fault,) = linked(html).faults
    assert (fault.span.position, html[fault.span.start]) == ((2, 11), "'")
    assert fault.reason == 'a value should stand here, not "\'"; JSON has double quotes only'
    deep = f"<script type='application/ld+json'>{'[' * 200}'Question'</script>"
    assert [fault.reason for fault in linked(deep).faults] == ["lists and objects nest too deep"]


def test_a_script_without_questions_has_no_fault_that_matters() -> None:
    assert linked('<script type="application/ld+json">{"@type": "Organization", </script>') == ([], [])


def test_a_script_of_another_type_or_in_a_comment_is_none() -> None:
    json = '{"@type": "Question", "text": "Q?", "acceptedAnswer": "a"}'
    assert linked(f"<script>{json}</script><script type='application/ld+json'>") == ([], [])
    assert linked(f"<!-- <script type='application/ld+json'>{json}</script> -->") == ([], [])


def test_a_script_that_never_ends_is_read_as_far_as_it_goes() -> None:
    whole, half = '{"@type": "Question", "text": "Q?", "acceptedAnswer": "a"}', '{"@type": "Question", "te'
    found = linked(f"<script type='application/ld+json'>[{whole}, {half}")
    assert [draft.stem.value for draft in found.drafts] == ["Q?"]
    assert len(found.faults) == 1
