"""The catalog: every code is documented, used, and given the facts that its sentences want."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import ankibuild
from ankibuild.diagnostics.catalog import Entry, catalog, entry

PACKAGE = Path(ankibuild.__file__).parent
TREES = {path: ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")}
MAKERS = {"report", "at_file", "Diagnostic"}
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def calls() -> Iterator[tuple[str, set[str], bool]]:
    """Each making of a diagnostic of a literal code: the code, the facts' names, whether more come in otherwise."""
    for node in (node for tree in TREES.values() for node in ast.walk(tree)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in MAKERS:
            names = {keyword.arg for keyword in node.keywords if keyword.arg}
            more = name == "Diagnostic" or len(names) < len(node.keywords)
            yield from ((code, names, more) for code in codes_of(node.args[0]))


def codes_of(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from (*codes_of(node.body), *codes_of(node.orelse))


def facts(found: Entry) -> set[str]:
    """The facts that the sentences of an entry want."""
    return {name for text in (found.headline, found.hint) for _, name, _, _ in Formatter().parse(text) if name}


CALLS = list(calls())
WORDS = {
    node.value
    for tree in TREES.values()
    for node in ast.walk(tree)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
}


@pytest.mark.parametrize("code", catalog())
def test_every_code_of_the_catalog_is_used(code: str) -> None:
    assert code in WORDS


@pytest.mark.parametrize("code", sorted({code for code, *_ in CALLS}))
def test_every_code_that_is_used_is_in_the_catalog(code: str) -> None:
    assert code in catalog()


@pytest.mark.parametrize(("code", "names"), sorted((code, sorted(names)) for code, names, more in CALLS if not more))
def test_a_diagnostic_is_given_the_facts_that_its_sentences_want(code: str, names: list[str]) -> None:
    assert facts(entry(code)) <= set(names)


@pytest.mark.parametrize("found", catalog().values(), ids=catalog())
def test_every_entry_says_what_is_wrong_what_to_do_and_what_it_is_about(found: Entry) -> None:
    assert found.severity in ("error", "warning")
    assert all(text == text.strip() != "" for text in (found.headline, found.hint, found.about))
    assert not found.headline.endswith(".")
    assert "\n" not in found.headline + found.hint


@pytest.mark.parametrize("found", catalog().values(), ids=catalog())
def test_the_reasons_of_an_entry_are_facts_that_its_sentences_want(found: Entry) -> None:
    assert set(found.reasons) <= facts(found)
    assert len(set(found.reasons)) == len(found.reasons)


def test_the_catalog_says_what_is_shown_once_and_by_which_facts_others_differ() -> None:
    assert (entry("not-carried").reasons, entry("not-carried").once) == (("why",), False)
    assert (entry("not-on-cards").reasons, entry("not-on-cards").once) == (("why",), True)
    assert (entry("no-key").reasons, entry("no-key").once) == ((), False)


@pytest.mark.parametrize("code", catalog())
def test_a_code_is_some_small_words_with_dashes(code: str) -> None:
    assert CODE.fullmatch(code)


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(KeyError):
        entry("no-such-code")
