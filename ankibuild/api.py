"""Questions made in Python, and genanki's objects for those who go on with them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

from ankibuild.atomic import replacing
from ankibuild.diagnostics import Diagnostic, errors_in
from ankibuild.errors import AnkibuildError, SourceError
from ankibuild.model import (
    Gap,
    Kind,
    Option,
    Pair,
    Question,
    RawAnswer,
    RawGap,
    RawOption,
    RawPair,
    RawQuestion,
    Text,
)
from ankibuild.note import MediaFile
from ankibuild.package.objects import media_of
from ankibuild.pipeline import to_decks_of
from ankibuild.validate import validate

if TYPE_CHECKING:
    from ankibuild.bank import Bank
    from ankibuild.package import BuiltDeck

Answer = int | float | str | bool
Shown = int | float | str


class GenankiParts(NamedTuple):
    """What genanki's `Package` takes: `genanki.Package(parts.decks, parts.media_files)`."""

    decks: list[BuiltDeck]
    media_files: list[str]


class Texts(TypedDict, total=False):
    """The texts of a question beside its stem, by the names of the YAML keys; `kind` may be a `Kind` too."""

    id: str
    guid: str
    name: str
    kind: str
    case: str
    explanation: str
    article: str
    hint: str
    reference: str
    source: str


class Details(Texts, total=False):
    """What `question` takes beside the stem, the options and the answer, all by name."""

    tags: Iterable[str]
    aka: Iterable[str]
    shuffle: bool
    deck: str
    pairs: Iterable[Pair | tuple[Shown, Shown]]
    order: Iterable[Shown]
    gaps: Iterable[Gap | Shown | Sequence[Shown]]


def question(
    stem: str,
    options: Iterable[Shown | Option] = (),
    answer: Answer | Sequence[Answer] = (),
    **details: Unpack[Details],
) -> Question:
    """A question by the rules of a YAML source: the kind follows from the options, the answer and the other parts.

    `options` are texts or `Option`s; `answer` is a number (from 1), a letter, an option's text, a list of these, or
    True or False. With the kind "short" or "numeric" it is what may be typed. `pairs` are `Pair`s or tuples of two
    texts, `order` are texts in their right order, `gaps` are `Gap`s, texts, or lists of texts that may be typed.
    A number may stand for any of these texts.
    The texts are `id`, `guid`, `name`, `kind`, `case`, `explanation`, `article`, `hint`, `reference`, `source`.

    Raises SourceError if the answer means no option, or could mean two, and TypeError for a name it does not know.
    """
    unknown = details.keys() - Details.__annotations__.keys()
    if unknown:
        raise TypeError(f"question() got an unexpected keyword argument {min(unknown)!r}")
    choices = tuple(_raw_option(option) for option in options)
    texts = {name: str(value) for name, value in details.items() if name in Texts.__annotations__}
    if isinstance(answer, bool) and not choices:
        texts = {"kind": Kind.TRUE_FALSE} | texts
    raw = RawQuestion(
        span=None,
        texts={name: Text(value) for name, value in (texts | {"stem": stem}).items()},
        options=choices,
        answers=tuple(RawAnswer(Text(str(word).strip())) for word in _as_list(answer)),
        tags=_words(details.get("tags", ())),
        aka=_words(details.get("aka", ())),
        shuffle=details.get("shuffle", True),
        deck=details.get("deck", ""),
        pairs=tuple(_raw_pair(pair) for pair in details.get("pairs", ())),
        order=tuple(Text(str(item)) for item in details.get("order", ())),
        gaps=tuple(_raw_gap(gap) for gap in details.get("gaps", ())),
    )
    made, diagnostics = validate([raw])
    if not made:
        raise SourceError(_named(diagnostics, stem))
    return made[0]


def to_genanki(bank: Bank, media_folder: str | Path | None = None, *, keep_going: bool = False) -> GenankiParts:
    """The decks of a bank as genanki's objects, with our GUIDs, note types and fields.

    `ankibuild.write_package` writes them with ids, times and media as a build would. genanki's own `Package` names
    media after their files, so it needs copies under the packed names: they are put into `media_folder`. The lock
    file is written, as by a build. With `keep_going` the questions without errors are taken.

    Raises SourceError if the bank has errors, AnkibuildError if there are media and no folder for them, and
    OutputError if a file cannot be written.
    """
    decks = to_decks_of(bank, keep_going=keep_going)
    media = media_of(decks)
    if media and media_folder is None:
        raise AnkibuildError("these questions have media: pass media_folder, where copies of them are put")
    folder = Path(media_folder or ".")
    return GenankiParts(decks, [_copy(file, folder / file.name) for file in media])


def _copy(file: MediaFile, path: Path) -> str:
    with replacing(path) as stream, file.open() as source:
        shutil.copyfileobj(source, stream)
    return str(path)


def _as_list(answer: Answer | Sequence[Answer]) -> Sequence[Answer]:
    return (answer,) if isinstance(answer, (int, float, str)) else answer


def _words(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a list; one text may hold several, parted by commas, as in YAML."""
    return tuple(filter(None, map(str.strip, words.split(",")))) if isinstance(words, str) else tuple(words)


def _raw_option(option: Shown | Option) -> RawOption:
    if isinstance(option, Option):
        return RawOption(Text(option.text), Text(option.why), option.correct or None)
    return RawOption(Text(str(option)))


def _raw_pair(pair: Pair | tuple[Shown, Shown]) -> RawPair:
    left, right = (pair.left, pair.right) if isinstance(pair, Pair) else pair
    return RawPair(Text(str(left)), Text(str(right)))


def _raw_gap(gap: Gap | Shown | Sequence[Shown]) -> RawGap:
    if isinstance(gap, Gap):
        return RawGap(tuple(RawOption(Text(o.text), Text(o.why), o.correct) for o in gap.options), gap.choice)
    texts = (gap,) if isinstance(gap, (str, int, float)) else gap
    return RawGap(tuple(RawOption(Text(str(text)), correct=True) for text in texts))


def _named(diagnostics: Sequence[Diagnostic], stem: str) -> list[Diagnostic]:
    """The faults with the question's stem as their subject, since no file holds it."""
    return [
        Diagnostic(fault.code, fault.span, fault.facts, fault.related, f"question {stem[:40]!r}")
        for fault in errors_in(diagnostics)
    ]
