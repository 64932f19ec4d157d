"""A dump of questions from its lines to what was read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.encoding import decode
from ankibuild.readers.file import File
from ankibuild.readers.plain_text import words
from ankibuild.readers.plain_text.around import Around, split_outside
from ankibuild.readers.plain_text.brackets import where_keys_are
from ankibuild.readers.plain_text.deciding import decide, distrust_stars
from ankibuild.readers.plain_text.drafts import Draft, draft
from ankibuild.readers.plain_text.keylists import Entry, KeyList, find_lists, read_list
from ankibuild.readers.plain_text.lines import Line, split_lines
from ankibuild.readers.plain_text.matching import match_lists
from ankibuild.readers.plain_text.pairing import with_lists_to_match
from ankibuild.readers.plain_text.questions import Setting, Texts, add
from ankibuild.readers.plain_text.repeats import repeated_lines
from ankibuild.readers.plain_text.segments import segments
from ankibuild.readers.plain_text.survey import Dialect, look_at, survey
from ankibuild.readers.plain_text.unmarked import take_bare_keys, take_unmarked_options
from ankibuild.readers.plain_text.wrapping import width_of
from ankibuild.source import Source, Span

_KEY_NAMES = (
    "{}.key",
    "{}-key",
    "{}_key",
    "{}.answers",
    "{}-answers",
    "{}_answers",
    "{}.answer",
    "{}_answer_key",
    "{} key",
    "{} answers",
)
_COMMON_KEY_NAMES = ("answers.txt", "answer_key.txt", "answer-key.txt", "key.txt", "keys.txt")


@dataclass
class Dump:
    """A file's questions before they are built: in drafts, with the lists of keys and what stands before them all."""

    dialect: Dialect
    drafts: list[Draft]
    lists: list[KeyList]
    preamble: list[Line]
    furniture: list[Line]
    width: int


def parse(source: Source) -> Dump:
    """The parts of a dump."""
    lines = split_lines(source)
    furniture = [line for line in lines if words.is_furniture(line.text)]
    looks = [look_at(line) for line in _without_repeated_blanks(lines) if not words.is_furniture(line.text)]
    looks = with_lists_to_match(looks)
    dialect = survey(looks)
    repeated = repeated_lines(looks, dialect)
    furniture += [looks[at].line for at in sorted(repeated)]
    looks = [look for at, look in enumerate(looks) if at not in repeated]
    found = find_lists(looks, dialect)
    pieces = segments(found.looks, dialect)
    drafts = [draft(piece, dialect) for piece in pieces[1:]]
    take_bare_keys(drafts)
    take_unmarked_options(drafts)
    distrust_stars(drafts)
    preamble = [look.line for look in pieces[0].looks]
    return Dump(dialect, drafts, found.lists, preamble, furniture, width_of(lines))


def _without_repeated_blanks(lines: Sequence[Line]) -> list[Line]:
    """The lines with one blank line where there are several, which mean no more."""
    return [line for at, line in enumerate(lines) if line.text or at == 0 or lines[at - 1].text]


def read(file: File) -> Read:
    """The questions of a dump."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=[*warnings])
    dump = parse(source)
    places, holder = _keys_beside(collector, dump)
    places = places or _keys_inside(collector, source, dump)
    _settle(dump)
    in_stem = where_keys_are(dump.drafts)
    around = Around()
    around.take(dump.preamble)
    texts = Texts(source, dump.width, file.settings.texts)
    lettered = any(one.options for one in dump.drafts)
    for at, one in enumerate(dump.drafts):
        _check_numbering(one, dump.drafts[at + 1] if at + 1 < len(dump.drafts) else None, collector, source)
        setting = Setting(around.deck, around.passage_for(one.mark.number), in_stem, holder)
        add(collector, one, decide(one, places.get(at), in_stem=in_stem, lettered=lettered), setting, texts)
        around.take(one.loose)
    _report_left(collector, source, [*dump.furniture, *around.left])
    if not collector.questions:
        collector.warn(
            "nothing-recognised", Span(source, 0, min(1, len(source.text))), format="numbered questions as text"
        )
    return collector.read()


def _settle(dump: Dump) -> None:
    """Decides what paragraphs behind keys are, from how many questions have them; the rest stands outside."""
    for one in dump.drafts:
        one.explanation, outside = split_outside(one.explanation)
        one.behind, beyond = split_outside(one.behind)
        one.loose = [*one.loose, *outside, *(beyond if not outside else [])]
        if outside and one.behind:
            one.loose += [*one.behind, *beyond]
            one.behind = []
    explained = sum(any(line.text for line in one.behind) for one in dump.drafts)
    usual = explained * 5 >= len(dump.drafts)
    for one in dump.drafts:
        if usual:
            one.explanation += one.behind
        else:
            one.loose = [*one.behind, *one.loose]
        one.explanation = [line for line in one.explanation if not words.EXAM_SOFTWARE.match(line.text)]


def _keys_inside(collector: Collector, source: Source, dump: Dump) -> dict[int, Entry]:
    """The keys of the file's own lists, by the place of their questions."""
    starts = [one.first.start for one in dump.drafts]
    before = [bisect_left(starts, keys.entries[0].key.start) for keys in dump.lists]
    matched = match_lists(dump.drafts, before, dump.lists)
    _report_unmatched(collector, source, matched.unmatched)
    _report_left(collector, source, [line for keys in dump.lists for line in keys.left])
    return matched.entries


def _keys_beside(collector: Collector, dump: Dump) -> tuple[dict[int, Entry], Source | None]:
    """The keys of a file beside this one, where this one has none, and that file."""
    if dump.lists or any(one.key for one in dump.drafts) or where_keys_are(dump.drafts):
        return {}, None
    if any(option.marker not in ("", "-", "•") for one in dump.drafts for option in one.options):
        return {}, None
    name = _key_file(collector.file)
    data = collector.file.beside.read(name) if name else None
    if data is None:
        return {}, None
    folder = PurePosixPath(collector.file.path).parent
    source, warnings = decode(data, (folder / name).as_posix())
    keys = read_list([look_at(line) for line in split_lines(source)])
    if not keys.entries:
        return {}, None
    collector.claimed.append(name)
    collector.diagnostics += warnings
    matched = match_lists(dump.drafts, [len(dump.drafts)], [keys])
    _report_unmatched(collector, source, matched.unmatched)
    _report_left(collector, source, keys.left)
    return matched.entries, source if matched.entries else None


def _key_file(file: File) -> str:
    """The file beside this one that is named as its key, or that can belong to no other."""
    names = file.beside.names
    stem = PurePosixPath(file.name).stem
    own = [name for pattern in _KEY_NAMES for name in names if name.lower() == f"{pattern.format(stem)}.txt".lower()]
    if own:
        return own[0]
    texts = [name for name in names if name.lower().endswith(".txt") and "/" not in name and name != file.name]
    common = [name for name in texts if name.lower() in _COMMON_KEY_NAMES]
    return common[0] if len(common) == 1 and len(texts) == 1 else ""


def _check_numbering(one: Draft, after: Draft | None, collector: Collector, source: Source) -> None:
    """Notices a question inside another: where the next number is missing, but stands in the text of this one."""
    number = one.mark.number
    if number is None or (after is not None and after.mark.number == number + 1):
        return
    inside = re.compile(rf"(?:^|\s)(?:Q(?:uestion)?\s?)?[(\[]?{number + 1}\s?[.)\]）、:]\s*+\D", re.IGNORECASE)
    parts = [*one.stem, *(line for option in one.options for line in option.lines)]
    one.doubled = one.doubled or next((line for line in parts if inside.search(line.text)), None)
    loose = next((line for line in (*one.explanation, *one.loose) if inside.search(line.text)), None)
    if loose and not one.doubled:
        span = Span(source, loose.start, loose.end)
        collector.warn("text-number-inside", span, number=number + 1)


def _report_unmatched(collector: Collector, source: Source, entries: Sequence[Entry]) -> None:
    for entry in entries:
        span = Span(source, entry.key.start, entry.key.end)
        collector.warn("text-key-without-question", span, number=entry.number)


def _report_left(collector: Collector, source: Source, lines: Sequence[Line]) -> None:
    """Reports text that belongs to no question, once where only its numbers differ."""
    seen: set[str] = set()
    for line in lines:
        shape = re.sub(r"\d+", "#", line.text)
        if shape not in seen:
            seen.add(shape)
            collector.warn("text-left-over", Span(source, line.start, line.end), text=line.text)
