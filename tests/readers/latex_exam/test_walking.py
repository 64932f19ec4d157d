from __future__ import annotations

import pytest

from ankibuild.readers.latex_exam.items import Item, Stretch
from ankibuild.readers.latex_exam.tex import Tex
from ankibuild.readers.latex_exam.walking import Walk
from ankibuild.source import Source


def walked(text: str, **files: str) -> list[Item]:
    def load(name: str) -> Tex | None:
        return Tex(Source(name, files[name])) if name in files else None

    walk = Walk(load)
    walk.run(Tex(Source("a.tex", text)), 0, len(text))
    walk.finish(is_whole=True)
    return walk.items


def shown(pieces: list) -> str:  # type: ignore[type-arg]
    return "".join(p.tex.text[p.start : p.end] if isinstance(p, Stretch) else "___" for p in pieces).strip()


def test_questions_have_choices_and_solutions() -> None:
    text = (
        "\\question[2] X? \\begin{choices}\\choice a \\CorrectChoice b \\end{choices}\\begin{solution}s\\end{solution}"
    )
    item = walked(text)[0]
    assert shown(item.stem) == "X?"
    assert [(shown(choice.pieces), choice.correct) for choice in item.choices] == [("a", False), ("b", True)]
    assert shown(item.solution) == "s"


def test_parts_are_children() -> None:
    parts = "\\part a \\begin{subparts}\\subpart b \\end{subparts}\\part c"
    first, second = walked("\\question X \\begin{parts}" + parts + "\\end{parts}\\question Y")
    assert [shown(part.stem) for part in first.children] == ["a", "c"]
    assert [shown(part.stem) for part in first.children[0].children] == ["b"]
    assert shown(second.stem) == "Y"


def test_text_behind_the_choices_is_kept_apart() -> None:
    item = walked("\\question X? \\begin{choices}\\choice a\\CorrectChoice b\\end{choices} Go on.")[0]
    assert shown(item.stem) == "X?"
    assert shown(item.tail) == "Go on."


def test_text_behind_parts_belongs_to_none_of_them() -> None:
    item = walked("\\question X \\begin{parts}\\part a \\end{parts} Go on.")[0]
    assert shown(item.children[0].stem) == "a"
    assert shown(item.tail) == "Go on."


def test_headings_end_questions_and_name_decks() -> None:
    first, second = walked("\\section{One}\\question X \\section{Two}\\subsection{More}\\question Y")
    assert (first.deck, second.deck) == ("::One", "::Two::More")
    assert shown(first.stem) == "X"


def test_titles_and_ids_are_names() -> None:
    titled, named = walked("\\titledquestion{T}[3] X \\begin{questionmult}{id-1} Y \\end{questionmult}")
    assert titled.title is not None
    assert (shown([titled.title]), named.marked, named.several) == ("T", "id-1", True)


def test_a_solution_may_stand_behind_its_question() -> None:
    item = walked("\\begin{question} X? \\end{question}\\begin{solution} s \\end{solution}")[0]
    assert shown(item.solution) == "s"


def test_blanks_stand_in_the_stem() -> None:
    assert shown(walked("\\question a \\fillin[b][1in] c")[0].stem) == "a ___ c"


def test_files_are_taken_in_at_their_place() -> None:
    assert [shown(item.stem) for item in walked("\\question X \\input{more} \\question Z", more="\\question Y")] == [
        "X",
        "Y",
        "Z",
    ]


def test_a_question_ends_with_its_text() -> None:
    text = "\\question X?\n\n\\question Y?"
    assert [text[item.start : item.end] for item in walked(text)] == ["\\question X?", "\\question Y?"]


WHOLE = "\\question X? \\begin{choices}\\choice a\\CorrectChoice b\\end{choices}"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (f"\\begin{{questions}}{WHOLE}\\end{{questions}}", ["", ""]),
        (f"\\begin{{questions}}{WHOLE}", ["", ""]),
        (WHOLE.replace("\\end{choices}", ""), ["", "choices"]),
        ("\\question X? \\begin{solution}It", ["", "solution"]),
        ("\\begin{questions}\\question The \\fillin[sun] is a", ["", "questions"]),
        ("\\question X \\begin{parts}\\part One \\answerline[1] \\part Two \\answerline[", ["", "parts"]),
    ],
)
def test_the_last_question_may_be_cut_off(text: str, cut: list[str]) -> None:
    items = walked(f"\\question Y \\answerline[1] {text}")
    last = items[-1].children[-1] if items[-1].children else items[-1]
    assert [items[0].cut, last.cut] == cut


def test_a_document_without_its_end_is_cut_off() -> None:
    walk = Walk(lambda name: None)
    text = "\\question The \\fillin[sun] is a"
    walk.run(Tex(Source("a.tex", text)), 0, len(text))
    walk.finish(is_whole=False)
    assert walk.items[0].cut == "document"


def test_a_list_without_end_in_a_file_that_is_taken_in_cuts_its_question() -> None:
    first, second = walked(f"\\input{{one}} {WHOLE}", one=WHOLE.replace("\\end{choices}", ""))
    assert (first.cut, second.cut) == ("choices", "")
