"""An author's edits: each takes the sources and gives others, at random but from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from .sources import ROOT_DECK, File, Option, Question, Sources

_WORDS = ("heart", "lung", "nerve", "bone", "müscle", "liver", "5<6", "gene", "&", "dose", "pulse")
_DECKS = [ROOT_DECK, *(f"{ROOT_DECK}::{name}" for name in ("Heart", "Lungs", "Nerves")), "Another exam::Part 2"]
_TAGS = ("year1", "year2", "core", "hard", "topic::heart")
Edit = Callable[["Author", Sources], Sources]


class Author:
    """Where new ids and texts come from: none is ever made twice."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._numbers = count(1)

    def words(self) -> str:
        return f"{self.rng.choice(_WORDS)} {self.rng.choice(_WORDS)} {next(self._numbers)}"

    def name(self, what: str) -> str:
        return f"{what}-{next(self._numbers)}"

    def drawing(self) -> str:
        return f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{next(self._numbers)}</desc></svg>\n'

    def pick(self, sources: Sources) -> Question:
        return self.rng.choice([question for _, question in sources.all()])

    def question(self) -> Question:
        """A new question of any kind."""
        question = Question(self.name("q"), f"What is {self.words()}?", answer=self.words(), explanation=self.words())
        kind = self.rng.choice(("plain", "single", "multiple", "cloze"))
        if kind == "cloze":
            return replace(question, stem=f"A {{{{c1::{self.words()}}}}} is {{{{c2::{self.words()}}}}}.", answer="")
        return question if kind == "plain" else self.with_options(question, 1 if kind == "single" else 2)

    def with_options(self, question: Question, keys: int) -> Question:
        options = tuple(Option(self.words(), place < keys, self.rng.choice(("", self.words()))) for place in range(4))
        return replace(question, options=tuple(self.rng.sample(options, 4)), answer="")


def is_cloze(question: Question) -> bool:
    """Whether the stem has gaps."""
    return "{{c" in question.stem


def gaps(question: Question) -> int:
    """How many cards it has."""
    return question.stem.count("{{c") if is_cloze(question) else 1


def first_sources(author: Author) -> Sources:
    """Twelve questions in three files."""
    files = {
        name: File(deck, tuple(author.question() for _ in range(4))) for name, deck in zip("abc", _DECKS, strict=False)
    }
    return Sources(files, description=author.name("Description"))


def _stem(author: Author, sources: Sources) -> Sources:
    question = author.pick(sources)
    old, new = author.words(), author.words()
    stem = f"{question.stem.rstrip('?.')} or {new}{'.' if is_cloze(question) else '?'}"
    return sources.edited(question.first_id, stem=stem if len(stem) < 200 or is_cloze(question) else f"What is {old}?")


def _explanation(author: Author, sources: Sources) -> Sources:
    return sources.edited(author.pick(sources).first_id, explanation=author.rng.choice(("", author.words())))


def _options(author: Author, sources: Sources) -> Sources:
    """Other options; a question without them gets some, or loses them: the kind changes."""
    question = author.pick(sources)
    if is_cloze(question):
        return _explanation(author, sources)
    plain = replace(question, options=(), answer=author.words())
    new = author.rng.choice((plain, author.with_options(question, 1), author.with_options(question, 2)))
    return sources.edited(question.first_id, options=new.options, answer=new.answer)


def _key(author: Author, sources: Sources) -> Sources:
    """Another option is the right one."""
    question = author.pick(sources)
    turned = tuple(replace(option, correct=not option.correct) for option in question.options)
    return sources.edited(question.first_id, options=turned)


def _gap(author: Author, sources: Sources) -> Sources:
    """One more gap in a cloze."""
    clozes = [question for _, question in sources.all() if is_cloze(question) and gaps(question) < 6]
    if not clozes:
        return _add(author, sources)
    question = author.rng.choice(clozes)
    stem = f"{question.stem} And {{{{c{gaps(question) + 1}::{author.words()}}}}}."
    return sources.edited(question.first_id, stem=stem)


def _add(author: Author, sources: Sources) -> Sources:
    name = author.rng.choice(sorted(sources.files))
    return sources.with_question(name, author.rng.randint(0, len(sources.files[name].questions)), author.question())


def _delete(author: Author, sources: Sources) -> Sources:
    gone = author.pick(sources).first_id
    few = len(sources.by_first_id()) < 8
    return _add(author, sources) if few else sources.mapped(lambda q: None if q.first_id == gone else q)


def _retag(author: Author, sources: Sources) -> Sources:
    tags = tuple(author.rng.sample(_TAGS, author.rng.randint(0, 3)))
    return sources.edited(author.pick(sources).first_id, tags=tags)


def _move_to_file(author: Author, sources: Sources) -> Sources:
    question = author.pick(sources)
    rest = sources.mapped(lambda other: None if other.first_id == question.first_id else other)
    name = author.rng.choice(sorted(rest.files))
    return rest.with_question(name, author.rng.randint(0, len(rest.files[name].questions)), question)


def _move_to_deck(author: Author, sources: Sources) -> Sources:
    return sources.edited(author.pick(sources).first_id, deck=author.rng.choice(("", *_DECKS)))


def _rename_deck(author: Author, sources: Sources) -> Sources:
    """A file's deck gets another name."""
    name = author.rng.choice(sorted(sources.files))
    deck = author.rng.choice((*_DECKS, f"{ROOT_DECK}::{author.name('Part')}"))
    return replace(sources, files={**sources.files, name: replace(sources.files[name], deck=deck)})


def _rename_file(author: Author, sources: Sources) -> Sources:
    name = author.rng.choice(sorted(sources.files))
    files = {key if key != name else author.name("file"): file for key, file in sources.files.items()}
    return replace(sources, files=files)


def _rename_id(author: Author, sources: Sources) -> Sources:
    question = author.pick(sources)
    return sources.edited(question.first_id, id=author.name("renamed"), aka=(*question.aka, question.id))


def _reorder(author: Author, sources: Sources) -> Sources:
    name = author.rng.choice(sorted(sources.files))
    file = sources.files[name]
    questions = tuple(author.rng.sample(file.questions, len(file.questions)))
    return replace(sources, files={**sources.files, name: replace(file, questions=questions)})


def _give_picture(author: Author, sources: Sources) -> Sources:
    name = f"{author.name('drawing')}.svg"
    pictured = sources.edited(author.pick(sources).first_id, picture=name)
    return replace(pictured, pictures={**sources.pictures, name: author.drawing()})


def _change_picture(author: Author, sources: Sources) -> Sources:
    """Other bytes in a file whose name stays."""
    if not sources.pictures:
        return _give_picture(author, sources)
    name = author.rng.choice(sorted(sources.pictures))
    return replace(sources, pictures={**sources.pictures, name: author.drawing()})


def _take_picture(author: Author, sources: Sources) -> Sources:
    return sources.edited(author.pick(sources).first_id, picture="")


def _relabel(author: Author, sources: Sources) -> Sources:
    return replace(sources, label=f"Answer {author.name('label')}")


def _restyle(author: Author, sources: Sources) -> Sources:
    return replace(sources, style=f".own {{ --look: {author.name('look')}; }}")


def _describe(author: Author, sources: Sources) -> Sources:
    return replace(sources, description=author.name("Description"))


def _nothing(author: Author, sources: Sources) -> Sources:
    return sources


EDITS: dict[str, Edit] = {
    "stem": _stem,
    "explanation": _explanation,
    "options": _options,
    "key": _key,
    "gap": _gap,
    "add": _add,
    "delete": _delete,
    "retag": _retag,
    "move to another file": _move_to_file,
    "move to another deck": _move_to_deck,
    "rename a deck": _rename_deck,
    "rename a file": _rename_file,
    "rename an id": _rename_id,
    "reorder": _reorder,
    "give a picture": _give_picture,
    "change a picture": _change_picture,
    "take a picture": _take_picture,
    "labels": _relabel,
    "style": _restyle,
    "description": _describe,
    "nothing": _nothing,
}
