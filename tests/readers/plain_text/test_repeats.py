from __future__ import annotations

from ankibuild.readers.file import File
from ankibuild.readers.plain_text import read
from ankibuild.readers.plain_text.lines import split_lines
from ankibuild.readers.plain_text.repeats import repeated_lines
from ankibuild.readers.plain_text.survey import look_at, survey
from ankibuild.source import Source

FOOTER = "Physics for all, sheet {}"


def dump(inside: str, count: int = 4) -> str:
    return "".join(
        f"{number}. X{number}?\nA) a\n{inside.format(number)}\nB) b\nAnswer: B\n" for number in range(1, count + 1)
    )


def repeated(text: str) -> list[str]:
    looks = [look_at(line) for line in split_lines(Source("a.txt", text))]
    return [looks[at].line.text for at in sorted(repeated_lines(looks, survey(looks)))]


def test_a_footer_between_options_is_found_wherever_it_stands() -> None:
    text = dump(FOOTER) + FOOTER.format(9) + "\n5. Y?\nA) a\nB) b\nAnswer: A\n"
    assert len(repeated(text)) == 5


def test_a_footer_is_no_part_of_an_option_and_is_said_once() -> None:
    found = read(File.of("a.txt", dump(FOOTER)))
    assert [option.text.value for option in found.questions[2].options] == ["a", "b"]
    assert [fault.facts["text"] for fault in found.diagnostics if fault.code == "text-left-over"] == [FOOTER.format(1)]


def test_what_repeats_seldom_or_is_short_stays() -> None:
    assert repeated(dump(FOOTER, count=3)) == []
    assert repeated(dump("return x")) == []


def test_stems_that_repeat_stay() -> None:
    text = "".join(f"Question {n}\nWhich of these is true?\nA) a\nB) b\nAnswer: B\n" for n in range(1, 7))
    assert repeated(text) == []
