"""The rules that all questions must keep, whatever they were read from: one a file, this tuple lists them.

A rule takes a question, or all of them with their ids, and yields what it finds. Its module's docstring is its
documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from ankibuild.checks import (
    bad_id,
    control_character_in_text,
    duplicate_guid,
    duplicate_option,
    empty_option,
    empty_part,
    empty_stem,
    gap_without_answer,
    gap_without_mark,
    kind_does_not_fit,
    looks_like_cloze,
    missing_answer,
    missing_id,
    no_correct_option,
    not_a_number,
    question_in_text,
    repeated_part,
    repeated_question,
    single_option,
    too_few_parts,
)
from ankibuild.checks.finding import Finding
from ankibuild.diagnostics import Diagnostic, Severity, report
from ankibuild.identity.ids import Identified
from ankibuild.model import Question

QuestionRule: TypeAlias = Callable[[Question], Iterable[Diagnostic]]
SetRule: TypeAlias = Callable[[Sequence[Identified]], Iterable[Finding]]

QUESTION_RULES: Final[tuple[QuestionRule, ...]] = (
    empty_stem.check,
    empty_option.check,
    duplicate_option.check,
    single_option.check,
    no_correct_option.check,
    missing_answer.check,
    kind_does_not_fit.check,
    not_a_number.check,
    too_few_parts.check,
    empty_part.check,
    repeated_part.check,
    gap_without_mark.check,
    gap_without_answer.check,
    control_character_in_text.check,
    bad_id.check,
    looks_like_cloze.check,
    question_in_text.check,
)
SET_RULES: Final[tuple[SetRule, ...]] = (duplicate_guid.check, missing_id.check, repeated_question.check)


def run(
    questions: Sequence[Identified],
    question_rules: Iterable[QuestionRule] = QUESTION_RULES,
    set_rules: Iterable[SetRule] = SET_RULES,
) -> tuple[list[Diagnostic], set[int]]:
    """What all rules find, and the positions of the questions that errors are about."""
    rules = [*map(_for_each, question_rules), *set_rules]
    findings = [finding for rule in rules for finding in _guarded(rule, questions)]
    wrong = {p for found, positions in findings if found.severity is Severity.ERROR for p in positions}
    return [finding.diagnostic for finding in findings], wrong


def _for_each(rule: QuestionRule) -> SetRule:
    def over_all(questions: Sequence[Identified]) -> Iterator[Finding]:
        for item in questions:
            try:
                yield from [Finding(diagnostic, (item.position,)) for diagnostic in rule(item.question)]
            except Exception as error:  # a bug that one question brings out must not hide what is wrong with others
                yield _crash(rule.__module__, error, item)

    return over_all


def _guarded(rule: SetRule, questions: Sequence[Identified]) -> list[Finding]:
    """What a rule finds; a rule that crashes is reported as a bug, and the others go on."""
    findings: list[Finding] = []
    try:
        findings.extend(rule(questions))
    except Exception as error:  # a bug in one rule must not hide what the others find
        findings.append(_crash(rule.__module__, error))
    return findings


def _crash(module: str, error: Exception, item: Identified | None = None) -> Finding:
    name = module.rpartition(".")[2]
    span, subject, positions = (
        (item.question.span, item.question.subject, (item.position,)) if item else (None, name, ())
    )
    return Finding(report("check-crashed", span, subject=subject, rule=name, error=repr(error)), positions)
