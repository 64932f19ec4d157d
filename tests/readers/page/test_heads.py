"""What stands above a question."""

from ankibuild.readers.page.heads import head_of_next, heads_of, source
from ankibuild.readers.page.typed import pieces_of_text
from ankibuild.source import Source


def test_a_title_an_address_and_a_sentence_are_told_from_the_words_of_the_site() -> None:
    text = "Home > Physics\n\nThe lever\n\nSource: https://example.org/lever\n\nA lever makes a small force large.\n\n"
    text += "Get ready for your physics exam with flashcards!\n\nThe lever\n\nLog in\n\nWritten by a fan"
    heads = heads_of(pieces_of_text(Source("a.txt", text)))
    assert heads.name.value == "The lever"
    assert heads.source.value == "https://example.org/lever"
    assert [piece.text for piece in heads.lead] == ["A lever makes a small force large."]
    assert [piece.text for piece in heads.left_over] == ["Written by a fan"]


def test_what_the_page_calls_itself_is_its_title() -> None:
    pieces = pieces_of_text(Source("a.txt", "# News\n\n# The lever\n\n"))
    assert heads_of(pieces, "The lever").name.value == "The lever"


def test_only_a_line_that_is_an_address_names_the_source() -> None:
    (piece,) = pieces_of_text(Source("a.txt", "See https://example.org for more."))
    assert source(piece).value == ""


def begins(text: str, usual: int = 0) -> str:
    pieces = pieces_of_text(Source("a.txt", text))
    label = max(at for at, piece in enumerate(pieces) if piece.text == "Multiple Choice")
    return pieces[head_of_next(pieces, 0, label, usual)].text


FIRST = "Multiple Choice\n\nWhy?\n\na\n\nb\n\nAnswer: a\n\nIt is so.\n\n"


def test_the_head_of_the_next_question_begins_where_its_stem_stands_first() -> None:
    assert begins(f"{FIRST}How?\n\nOne more.\n\nMultiple Choice\n\nHow?\n\na") == "How?"


def test_else_where_the_first_one_did() -> None:
    assert begins(f"{FIRST}Ways to go\n\nOne more.\n\nMultiple Choice\n\nHow?", usual=2) == "Ways to go"


def test_else_behind_a_gap_or_at_a_heading() -> None:
    assert begins(f"{FIRST}\n\nWays.\n\nMultiple Choice\n\nHow?") == "Ways."
    assert begins(f"{FIRST}Ways to go\n\nMultiple Choice\n\nHow?") == "Ways to go"
    assert begins(f"{FIRST}Multiple Choice\n\nHow?") == "Multiple Choice"
