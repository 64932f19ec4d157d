"""What programs say by themselves."""

from __future__ import annotations

import time

import pytest

from ankibuild.readers.default_feedback import says_something


@pytest.mark.parametrize(
    "text",
    [
        *("Correct!", "<p>Incorrect.</p>", "**That's correct**", "", " \n", "<div><br></div>", "!", "Try again."),
        *('<p dir="ltr">Die Antwort ist <b>richtig</b>.</p>', "&iexcl;Respuesta correcta!", "That&#39;s incorrect."),
        *("Votre réponse est partiellement correcte.", "Ваш ответ верный.", "あなたの答えは正しくありません。"),
    ],
)
def test_that_an_answer_was_right_or_wrong_is_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Correct, it is iron.", "Die Antwort ist richtig, denn Eisen rostet.", "No. 5", "∞", "+"),
        *('<p><img src="map.png"></p>', "Correct ![](map.png)", "<table>", "Iron"),
    ],
)
def test_all_else_says_something(text: str) -> None:
    assert says_something(text)


def test_a_text_of_any_size_is_looked_at_once() -> None:
    start = time.perf_counter()
    assert says_something("<p" * 300_000)
    assert says_something("correct " * 100_000)
    assert time.perf_counter() - start < 30
