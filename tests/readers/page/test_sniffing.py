"""What is a quiz page."""

import pytest

from ankibuild.readers.file import File
from ankibuild.readers.page import sniff


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "1. What is two plus two?\nA. 3\nB. 4\nAnswer: B\n"),
        ("a.txt", "Multiple choice questions are common in exams. Explanation: they are easy to grade.\n"),
        ("a.txt", "What is water?\nA. Ice\nB. Steam\nANSWER: A\n"),
        ("a.html", "<html><body><h1>Our garden</h1><p>Roses, and why we like them.</p></body></html>"),
        (
            "a.html",
            "<html><body><h1>Tips</h1><p>Explanation: a word that pages use.</p><ul><li>a</li></ul></body></html>",
        ),
        ("a.html", ""),
        ("a.txt", "Multiple Choice\n\n1. Why?\nA. x\nB. y\nAnswer: A\n2. How?\nA. x\nB. y\nAnswer: B\n"),
        (
            "a.html",
            "<html><ul><li>Multiple Choice</li><li>Results</li></ul><p>✓ Fast</p><p>Explanation: a word</p></html>",
        ),
    ],
)
def test_other_texts_are_none(name: str, text: str) -> None:
    assert not sniff(File.of(name, text))


def test_a_page_that_folds_its_answers_is_one() -> None:
    options = "<ol type=A><li>3</li><li>4</li></ol>"
    folded = "<details><summary>Answer</summary><p>{}</p></details>"
    page = f"<html><h1>Sums</h1><h2>What is two plus two?</h2>{options}{folded}</html>"
    assert sniff(File.of("a.html", page.format("B")))
    assert not sniff(File.of("a.html", page.format("Count them.")))
