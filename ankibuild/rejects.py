"""Questions that are known to be rejected: what `rejected:` in the project file says of them, held to what is found.

They are no errors, but listed all the same. Only errors about single questions are: one about a whole file, in which
nobody knows how many questions are missing, stands, and with it all others of the entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ankibuild.diagnostics import Diagnostic, Names, errors_in, report
from ankibuild.formats import FormatRule
from ankibuild.model import Question, RawQuestion
from ankibuild.source import Span

CODES = ("known-reject", "more-rejected", "fewer-rejected")
"""What is said here; the second is an error of the project file, but of single questions all the same."""

_OF_FILES = frozenset(
    (
        *("file-broken", "reader-crashed", "nothing-recognised", "too-deep", "json-slip", "no-such-column"),
        *("too-many-questions", "sheet-cut", "save-as"),
        *("archive-refused", "archive-without-questions", "unpack-first", "moodle-backup", "check-crashed"),
        *("no-questions", "not-a-question-file", "no-questions-key"),
    )
)
"""Errors about a file, whatever question they stand in."""

_OF_TEXT = "text-"
"""How the codes begin of errors that may stand where the keys are listed: below all questions, or in another file."""


@dataclass(frozen=True, slots=True)
class Rejects:
    """How many questions of a file were rejected, and the errors that say why.

    `rule` is what the project file says of the file, whose name is `file`; `is_broken` says that there are errors about
    the file as well.
    """

    rule: FormatRule
    file: str
    count: int
    faults: tuple[Diagnostic, ...] = ()
    is_broken: bool = False


def rejects_of(
    rule: FormatRule,
    file: str,
    raws: Sequence[RawQuestion],
    good: int,
    found: Iterable[Diagnostic],
    faults: Iterable[Diagnostic],
) -> Rejects:
    """What was rejected of a file: `found` by its reader, and the `faults` of questions that were read."""
    errors = errors_in(found)
    spans = [raw.span for raw in raws if raw.span and not raw.sound]
    of_questions = [error for error in errors if spans and _is_of_question(error, spans)]
    is_broken = len(of_questions) < len(errors)
    return Rejects(rule, file, len(raws) - good, (*of_questions, *errors_in(faults)), is_broken)


def later_rejects(
    earlier: Iterable[Rejects], lost: Iterable[Question], faults: Iterable[Diagnostic]
) -> Iterator[Rejects]:
    """The questions of the same files that were lost later, and those of the faults that say why."""
    counts = Counter(question.span.source.holder for question in lost if question.span)
    errors = [error for error in errors_in(faults) if error.span and error.code not in _OF_FILES]
    for each in earlier:
        here = tuple(error for error in errors if error.span and error.span.source.holder == each.file)
        yield Rejects(each.rule, each.file, counts[each.file], here)


def settled(diagnostics: Iterable[Diagnostic], rejects: Sequence[Rejects], *, in_full: bool) -> list[Diagnostic]:
    """The diagnostics, with those of known rejects as warnings, and whether as many were rejected as were known.

    `in_full` says that nothing else can be rejected any more, so that too few can be told.
    """
    mine = {id(fault) for each in rejects for fault in each.faults}
    said = [fault for fault in diagnostics if fault.code not in CODES and id(fault) not in mine]
    by_rule: dict[int, list[Rejects]] = {}
    for each in rejects:
        by_rule.setdefault(id(each.rule), []).append(each)
    for several in by_rule.values():
        said += _settled(several[0].rule, several, in_full=in_full)
    return said


def _settled(rule: FormatRule, rejects: Sequence[Rejects], *, in_full: bool) -> Iterator[Diagnostic]:
    """What is said of the rejected questions of all files of a rule."""
    count, allowed = sum(each.count for each in rejects), rule.rejected or 0
    is_broken = any(each.is_broken for each in rejects)
    for fault in (fault for each in rejects for fault in each.faults):
        yield fault if is_broken or count > allowed else _known(fault, rule)
    if not is_broken and (count > allowed or (count < allowed and in_full)):
        yield _miscounted(rule, count)


def _is_of_question(error: Diagnostic, spans: Collection[Span]) -> bool:
    """Whether an error stands in one of these questions, or about one in a list of keys apart from them."""
    place = error.span
    if error.code in _OF_FILES or place is None:
        return False
    inside = any(
        place == span or (span.source is place.source and span.start <= place.start < span.end) for span in spans
    )
    return inside or error.code.startswith(_OF_TEXT)


def _known(fault: Diagnostic, rule: FormatRule) -> Diagnostic:
    """An error as a warning that says the same."""
    facts = {"reason": fault.headline, "code": fault.code, "allowed": rule.rejected}
    return replace(fault, code=CODES[0], facts=facts)


def _miscounted(rule: FormatRule, count: int) -> Diagnostic:
    code = CODES[1] if count > (rule.rejected or 0) else CODES[2]
    return report(
        code,
        rule.places.rejected,
        questions="1 question" if count == 1 else f"{count} questions",
        are="is" if count == 1 else "are",
        files=Names(rule.files),
        count=count,
        allowed=rule.rejected,
    )
