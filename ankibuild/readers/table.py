"""The table of formats: a format's name, what it is known by, what it carries, and the module that reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from ankibuild.diagnostics import at_file
from ankibuild.readers.collecting import FullError, Read
from ankibuild.readers.file import File

_WITH_COLUMNS = frozenset(("csv", "xlsx", "json", "yaml-records"))
"""Formats of tables and records, whose columns or keys the user may name."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format.

    `module` has two functions: `sniff(file: File) -> bool`, whether the start of a file looks like this format, and
    `read(file: File) -> Read`. It is loaded when a file may be its own. `carries` says what of a question comes along.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    module: str
    carries: str

    @property
    def has_columns(self) -> bool:
        """Whether the user may say which column or key holds what."""
        return self.name in _WITH_COLUMNS

    def sniff(self, file: File) -> bool:
        """Whether a file looks like this format."""
        sniff = cast("Callable[[File], bool]", import_module(f"ankibuild.readers.{self.module}").sniff)
        return sniff(file)

    def read(self, file: File) -> Read:
        """The questions of a file and what is wrong with it. Never raises for what a file may hold."""
        read = cast("Callable[[File], Read]", import_module(f"ankibuild.readers.{self.module}").read)
        try:
            return read(file)
        except FullError as full:
            return full.read

    def read_safely(self, file: File) -> Read:
        """As `read`; a bug that a file brings out is reported, so that the other files are read all the same.

        Raises OSError where the file cannot be read any more.
        """
        try:
            return self.read(file)
        except OSError:
            raise
        except Exception as error:
            return Read((), (at_file("reader-crashed", file.path, format=self.title, error=repr(error)),))


_XML, _TXT, _MD, _ZIP = (".xml",), (".txt",), (".md", ".markdown"), (".zip",)

READERS = (
    Reader(
        "yaml-records",
        "YAML in other shapes",
        (".yaml", ".yml"),
        "yaml_records",
        "stem, options, keys, explanations, pairs",
    ),
    Reader(
        "yaml",
        "YAML",
        (".yaml", ".yml"),
        "yaml_file",
        "everything; the project's own format",
    ),
    Reader(
        "json",
        "JSON and JSONL",
        (".json", ".jsonl", ".ndjson"),
        "json_questions",
        "everything in our own shape; records: stem, options, keys, explanations, passages, pictures",
    ),
    Reader(
        "h5p",
        "H5P",
        (".h5p", ".json"),
        "h5p",
        "choices, true-false, gaps, cards, pairs, order; feedback, tips, pictures, sounds",
    ),
    Reader(
        "anki-text",
        "Anki's text export",
        (*_TXT, ".csv", ".tsv"),
        "anki_text",
        "fields, tags, decks, GUIDs",
    ),
    Reader(
        "csv",
        "CSV and TSV",
        (".csv", ".tsv", ".tab", *_TXT),
        "tables",
        "stem, options, keys, rationales, explanations, hints, tags, decks",
    ),
    Reader(
        "xlsx",
        "Excel workbooks",
        (".xlsx", ".xlsm"),
        "workbook",
        "as CSV, each sheet; pictures",
    ),
    Reader(
        "gift",
        "GIFT (Moodle)",
        (".gift", *_TXT),
        "gift",
        "all types that have an answer; feedback; categories as subdecks",
    ),
    Reader(
        "aiken",
        "Aiken (Moodle)",
        (".aiken", *_TXT),
        "aiken",
        "stem, options, key; feedback",
    ),
    Reader(
        "text2qti",
        "text2qti",
        (*_MD, *_TXT),
        "text2qti",
        "all types but files to hand in; feedback; pictures",
    ),
    Reader(
        "rexams",
        "R/exams",
        (".rmd", ".rnw"),
        "rexams",
        "static exercises; gaps; solutions; LaTeX as Markdown",
    ),
    Reader(
        "quizdown",
        "quizdown",
        _MD,
        "quizdown",
        "choices, order; hints; explanations",
    ),
    Reader(
        "olx-markdown",
        "Open edX Markdown",
        (*_MD, *_TXT),
        "olx_markdown",
        "choices, short answers, numbers; feedback, hints",
    ),
    Reader(
        "markdown",
        "Markdown",
        _MD,
        "markdown_quiz",
        "stem, options, keys, explanations, hints, references, pictures, answer lists; headings as decks",
    ),
    Reader(
        "page",
        "Quiz pages",
        (".html", ".htm", ".xhtml", *_TXT),
        "page",
        "stem, options, keys, explanations, study articles",
    ),
    Reader(
        "text",
        "Numbered questions as text",
        _TXT,
        "plain_text",
        "stem, options, keys, explanations, hints, references, passages; headings as decks",
    ),
    Reader(
        "moodle-xml",
        "Moodle XML",
        (*_XML, ".mbz"),
        "moodle",
        "all types that have an answer; feedback; files; categories as subdecks",
    ),
    Reader(
        "qti",
        "QTI 1.2 to 3.0",
        (*_XML, ".qti", ".dat", ".imscc", *_ZIP),
        "qti",
        "choices, text, numbers, order, match, gaps; feedback; cases; media",
    ),
    Reader(
        "olx",
        "Open edX (OLX)",
        (*_XML, ".tar.gz", ".tgz", *_ZIP),
        "olx",
        "choices, short answers, numbers, formulas, gaps; hints; pictures; chapters as subdecks",
    ),
    Reader(
        "latex",
        "LaTeX (exam class and alike)",
        (".tex",),
        "latex_exam",
        "choices, blanks, solutions, parts; pictures; sections as decks",
    ),
    Reader(
        "apkg",
        "Anki packages",
        (".apkg", ".colpkg"),
        "apkg",
        "choices, clozes, question and answer; media; decks; GUIDs",
    ),
)
"""All formats; of several that look right for a file, the first reads it."""


def reader_named(name: str) -> Reader | None:
    """The reader of a format by its name."""
    return next((reader for reader in READERS if reader.name == name), None)


def may_hold_questions(path: str) -> bool:
    """Whether a file has a suffix that some reader knows."""
    return any(path.lower().endswith(reader.suffixes) for reader in READERS)


def reader_for(file: File, *, any_suffix: bool = False) -> Reader | None:
    """The reader that a file's suffix and content ask for, None where no format is recognised.

    With `any_suffix`, content alone may decide where the suffix says nothing; for an archive it always may, since
    programs give theirs many names.
    """
    lowered = file.path.lower()
    named = [reader for reader in READERS if lowered.endswith(reader.suffixes)]
    found = next((reader for reader in named if reader.sniff(file)), None)
    if found or not (_is_archive(file) or (any_suffix and not named)):
        return found
    return next((reader for reader in READERS if reader.sniff(file)), None)


def _is_archive(file: File) -> bool:
    from ankibuild.readers.archive import packing  # loads much that a folder of YAML does not need

    return packing(file) != ""
