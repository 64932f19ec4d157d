"""Reads a folder of real question files and compares what arrives with what people counted and read by eye.

    python tests/corpora/run.py FOLDER [--verbose]

FOLDER holds files in folders and an `INDEX.md` with a line each: file | origin | commit | licence | number of
questions | what is tricky. `expected/*.toml` beside this script have, for files known by their name in such a
folder, the number of questions and the keys of the first twenty. The table goes to standard output; the exit code is
1 where fewer than 98 % of the countable questions arrive, or a key is wrong.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from keys import agrees, key_of

from ankibuild import checks
from ankibuild.diagnostics import Diagnostic, errors_in
from ankibuild.formats import FormatRule
from ankibuild.gathering import open_file
from ankibuild.identity.borrowed import settle
from ankibuild.identity.ids import identify
from ankibuild.model import Question
from ankibuild.readers import Settings, reader_for, reader_named
from ankibuild.validate import validate

EXPECTED = Path(__file__).with_name("expected")
NEEDED = 0.98
_COUNT = re.compile(r"\s*(\d+)")


class Expected(NamedTuple):
    """What people found in a file: the number of questions (None: not countable), the first keys, and a note."""

    questions: int | None
    keys: tuple[str, ...] = ()
    note: str = ""
    settings: Settings = Settings()
    format: str = ""


@dataclass
class Result:
    """What arrived of a file: its reader, all questions read, the keys of the first, and what was said."""

    name: str
    expected: Expected
    reader: str = "-"
    read: int = 0
    arrived: int = 0
    keys: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    said: list[Diagnostic] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        """Whether as many questions were read as were counted, and no key is wrong."""
        counted = self.expected.questions
        return (counted is None or counted == self.read) and not self.wrong


def expectations(folder: Path) -> dict[str, Expected]:
    """By file: the count of the index, then what stands in `expected/`."""
    found = {}
    for line in (folder / "INDEX.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) >= 5 and (folder / cells[0]).is_file():
            count = _COUNT.match(cells[4])
            found[cells[0]] = Expected(int(count[1]) if count else None)
    for path in sorted(EXPECTED.glob("*.toml")):
        for name, facts in tomllib.loads(path.read_text("utf-8")).items():
            if (folder / name).is_file():
                found[name] = _expected(facts, found.get(name, Expected(None)))
    return found


def _expected(facts: dict[str, Any], indexed: Expected) -> Expected:
    settings = Settings(
        {key: tuple(names) for key, names in facts.get("columns", {}).items()},
        facts.get("first_option"),
        facts.get("texts", ""),
    )
    count = facts.get("questions", indexed.questions)
    return Expected(count, tuple(facts.get("keys", ())), facts.get("note", ""), settings, facts.get("format", ""))


def read(folder: Path, name: str, expected: Expected) -> Result:
    """One file through its reader, the checks and the comparison."""
    result = Result(name, expected)
    file = open_file(folder, folder / name, FormatRule((), settings=expected.settings))
    if isinstance(file, Diagnostic):
        result.said.append(file)
        return result
    reader = reader_named(expected.format) if expected.format else reader_for(file, any_suffix=True)
    if reader is None:
        result.reasons["no reader recognises it"] += 1
        return result
    found = reader.read(file)
    result.reader, result.read = reader.name, len(found.questions)
    result.said = list(found.diagnostics)
    keys = [_outcome(raw, result) for raw in found.questions]
    result.keys = keys
    result.arrived = sum(not key.startswith("!") for key in keys)
    pairs = zip(expected.keys, keys[: len(expected.keys)], strict=False)
    result.wrong = [f"{n}: {want!r}, not {got!r}" for n, (want, got) in enumerate(pairs, 1) if not agrees(want, got)]
    if len(keys) < len(expected.keys):
        result.wrong.append(f"{len(expected.keys)} keys are known, {len(keys)} questions came")
    for fault in errors_in(found.diagnostics):
        result.reasons[fault.code] += 1
    return result


def _outcome(raw: Any, result: Result) -> str:
    """The key of a question as it would be built, or `!` and why it cannot be."""
    if not raw.sound:
        inside = [fault for fault in errors_in(result.said) if fault.span and raw.span and _within(fault, raw)]
        return f"!{inside[0].code}" if inside else "!rejected"
    questions, faults = validate([raw])
    faults += _checked(questions)
    result.said += faults
    for fault in errors_in(faults):
        result.reasons[fault.code] += 1
    return f"!{errors_in(faults)[0].code}" if errors_in(faults) else key_of(questions[0])


def _within(fault: Diagnostic, raw: Any) -> bool:
    return fault.span.source is raw.span.source and raw.span.start <= fault.span.start <= raw.span.end


def _checked(questions: list[Question]) -> list[Diagnostic]:
    identified = identify(settle(questions, "corpora", ()).questions, "corpora", ())
    return checks.run(identified, set_rules=())[0]


def rows(results: list[Result]) -> Iterator[str]:
    """The table of agreement, and below a file each difference with its reason."""
    yield f"{'file':60} {'reader':14} {'counted':>7} {'read':>6} {'arrived':>7} {'keys':>5}"
    for result in results:
        counted = "-" if result.expected.questions is None else str(result.expected.questions)
        good = min(len(result.expected.keys), len(result.keys)) - len(result.wrong)
        keys = f"{max(good, 0)}/{len(result.expected.keys)}"
        mark = " " if result.agrees else "!"
        row = f"{result.reader:14} {counted:>7} {result.read:6} {result.arrived:7} {keys:>5}"
        yield f"{mark}{result.name[:59]:59} {row}"
        if not result.agrees or result.arrived < result.read:
            yield from (f"      {count} x {reason}" for reason, count in result.reasons.most_common())
            yield from (f"      key {wrong}" for wrong in result.wrong)
            if result.expected.note:
                yield f"      note: {result.expected.note}"


def main() -> int:
    """Prints the table and says whether enough arrived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print what is said of each file")
    parser.add_argument("--only", default="", help="only files whose name holds this")
    options = parser.parse_args()
    expected = expectations(options.folder)
    chosen = {name: facts for name, facts in expected.items() if options.only in name}
    results = [read(options.folder, name, facts) for name, facts in sorted(chosen.items())]
    for row in rows(results):
        print(row)
    if options.verbose:
        for result in results:
            for diagnostic in result.said:
                print(f"{diagnostic.location}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.headline}")
    return summary(results)


def summary(results: list[Result]) -> int:
    """The share of countable questions that arrived with the right key."""
    countable = [result for result in results if result.expected.questions is not None]
    counted = sum(result.expected.questions or 0 for result in countable)
    arrived = sum(min(result.arrived, result.expected.questions or 0) for result in countable)
    wrong = sum(len(result.wrong) for result in results)
    keys = sum(len(result.expected.keys) for result in results)
    share = arrived / counted if counted else 0
    print(
        f"\n{arrived} of {counted} countable questions arrived ({share:.1%}); {keys - wrong} of {keys} keys are right"
    )
    return 0 if share >= NEEDED and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
