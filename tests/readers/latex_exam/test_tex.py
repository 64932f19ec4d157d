from __future__ import annotations

from ankibuild.readers.latex_exam.tex import Tex
from ankibuild.source import Source


def tex(text: str) -> Tex:
    return Tex(Source("a.tex", text))


def tokens(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.name) for token in tex(text).tokens(0, len(text)) if token.kind != "other"]


def test_commands_environments_and_comments_are_tokens() -> None:
    text = "\\question a % \\choice\n\\begin{choices}\\choice*{x}\\end{choices} 5\\%"
    assert tokens(text) == [
        ("command", "question"),
        ("comment", ""),
        ("begin", "choices"),
        ("command", "choice"),
        ("end", "choices"),
    ]


def test_what_is_verbatim_is_one_token() -> None:
    assert tokens("\\begin{verbatim}\\question % x\n\\end{verbatim}\\part") == [
        ("verbatim", "verbatim"),
        ("command", "part"),
    ]
    assert tokens("\\verb|\\question| \\part") == [("command", "part")]


def test_groups_are_matched_with_their_braces() -> None:
    text = "\\a {x {y} \\} z} t"
    found = tex(text).group(2)
    assert found is not None
    assert text[slice(*found)] == "x {y} \\} z"
    assert tex("{ open").group(0) is None


def test_options_are_matched_with_their_brackets() -> None:
    text = "[a {]} b] c"
    found = tex(text).option(0)
    assert found is not None
    assert text[slice(*found)] == "a {]} b"
    assert tex("[0, 1) and [x]").option(0) is None
