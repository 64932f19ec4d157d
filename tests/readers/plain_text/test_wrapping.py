from __future__ import annotations

from ankibuild.readers.plain_text.lines import split_lines
from ankibuild.readers.plain_text.wrapping import joined, width_of
from ankibuild.source import Source

WRAPPED = """It was a long day on the river, and the boats went up and down with
the tide while the people on the bank waited for the ferry that would
bring them home before the sun went down behind the hills and the air
became too cold for them, as it does in autumn when the nights come
early and the fog rises from the meadows along the old canal, which
nobody has used since the railway came to the valley of the river in
the year after the great flood, of which the oldest people still tell
when they sit at the fire.
"""


def lines(text: str):  # type: ignore[no-untyped-def]
    return split_lines(Source("a.txt", text))


def test_a_wrapped_file_shows_its_width() -> None:
    assert width_of(lines(WRAPPED)) == 69


def test_a_list_of_short_lines_has_no_width() -> None:
    assert width_of(lines("one\ntwo\nthree\n" * 10)) == 0


def test_lines_that_were_wrapped_are_joined() -> None:
    assert "\n" not in joined(lines(WRAPPED), 69)


def test_other_breaks_stay() -> None:
    assert joined(lines("one\n  two\n    three\n\nfour\n"), 69) == "one\n  two\n    three\n\nfour"


def test_words_hyphenated_at_the_end_of_a_line_stay_as_typed() -> None:
    assert joined(lines("a photo-\ngraph"), 9) == "a photo- graph"
