"""The rules as a whole: all are run, each is documented, and one that crashes hides nothing."""

from __future__ import annotations

import pkgutil
import re
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import pytest

from ankibuild import checks
from ankibuild.checks import QUESTION_RULES, SET_RULES, run
from ankibuild.checks.finding import Finding
from ankibuild.diagnostics import Diagnostic, report
from ankibuild.diagnostics.catalog import catalog
from ankibuild.identity.ids import Identified, identify
from ankibuild.model import Question

RULES = [sys.modules[rule.__module__] for rule in (*QUESTION_RULES, *SET_RULES)]
HEADINGS = ["What it does", "Why", "Example", "Use instead"]


def questions(*stems: str) -> list[Identified]:
    return identify([Question(stem, id=f"id-{number}", answer="x") for number, stem in enumerate(stems)], "test", [])


def warn(question: Question) -> Iterator[Diagnostic]:
    yield report("single-option", None, subject=question.subject)


def crash_on_b(question: Question) -> Iterator[Diagnostic]:
    yield report("empty-stem", None, subject=question.subject)
    if question.stem == "b":
        raise ZeroDivisionError("oops")


def crash_at_once(_: Sequence[Identified]) -> Iterator[Finding]:
    raise LookupError("oops")


def crash_in_the_middle(items: Sequence[Identified]) -> Iterator[Finding]:
    yield Finding(report("duplicate-id", None, id="x"), (items[0].position,))
    raise LookupError("oops")


def test_every_module_of_a_rule_is_run() -> None:
    modules = {module.name for module in pkgutil.iter_modules(checks.__path__)} - {"finding"}
    assert sorted(modules) == sorted(module.__name__.rpartition(".")[2] for module in RULES)


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_rule_is_documented_under_the_same_headings(module: ModuleType) -> None:
    title, _, text = (module.__doc__ or "").partition("\n\n")
    assert re.fullmatch(r"[A-Z][^\n]*\.", title)
    assert re.findall(r"^([A-Z][a-z ]+): ", text, re.MULTILINE) == HEADINGS


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_rule_has_its_code_in_the_catalog(module: ModuleType) -> None:
    name = module.__name__.rpartition(".")[2]
    assert catalog()[name.replace("_", "-")].about == f"checks.{name}"


def test_the_rules_are_documented_in_the_order_in_which_they_run() -> None:
    documented = dict.fromkeys(found.about for found in catalog().values() if found.about.startswith("checks."))
    assert list(documented) == [module.__name__.removeprefix("ankibuild.") for module in RULES]


def test_errors_keep_questions_out_and_warnings_do_not() -> None:
    found, wrong = run(questions("a", "", "c", ""))
    assert [diagnostic.code for diagnostic in found if diagnostic.code == "empty-stem"] == ["empty-stem"] * 2
    assert wrong == {2, 4}
    assert run(questions("a"), [warn], [])[1] == set()


def test_good_questions_are_found_no_fault_with() -> None:
    assert run(questions("a", "b")) == ([], set())


def test_a_rule_that_crashes_on_one_question_goes_on_with_the_others() -> None:
    found, wrong = run(questions("a", "b", "c"), [crash_on_b, warn], [])
    assert [diagnostic.code for diagnostic in found] == [
        *("empty-stem", "check-crashed", "empty-stem"),
        *("single-option", "single-option", "single-option"),
    ]
    assert found[1].subject == "question 'id-1'"
    assert wrong == {1, 2, 3}


@pytest.mark.parametrize(
    ("rule", "codes"),
    [(crash_at_once, ["check-crashed"]), (crash_in_the_middle, ["duplicate-id", "check-crashed"])],
)
def test_a_rule_over_all_that_crashes_is_reported_as_a_bug(rule: checks.SetRule, codes: list[str]) -> None:
    found, _ = run(questions("a"), [], [rule])
    assert [diagnostic.code for diagnostic in found] == codes
    assert "LookupError('oops')" in found[-1].headline
