"""Questions in JSON-LD."""

from ankibuild.readers.page.linked import linked_questions
from ankibuild.source import Source


def questions(json: str) -> list[tuple[str, list[tuple[str, bool | None]], str]]:
    source = Source("a.html", f"<html><script type='application/ld+json'>{json}</script>")
    return [
        (draft.stem.value, [(choice.plain, choice.right) for choice in draft.choices], draft.answer.value)
        for draft in linked_questions(source)
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


def test_a_script_of_another_type_is_none() -> None:
    assert linked_questions(Source("a.html", "<script>{}</script><script type='application/ld+json'>")) == []
