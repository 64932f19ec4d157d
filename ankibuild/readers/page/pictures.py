"""Pictures that a page names by an address on its site: found in the folder that a browser saves them to, or lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from ankibuild.markup import plain_to_markdown
from ankibuild.model import RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector

_PICTURE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.){0,500})\]\((?P<address>/(?!/)[^()\s]{0,2000})\)"
    r"|<img\b(?P<before>[^<>]{0,2000}?)\bsrc=\"(?P<source>/(?!/)[^\"<>]{0,2000})\"(?P<after>[^<>]{0,2000})>"
)
_ALT = re.compile(r"\balt=\"([^\"]*)\"")


def with_pictures(question: RawQuestion, collector: Collector) -> RawQuestion:
    """A question whose pictures lead to files beside the page; what was not saved is named in the text instead."""
    saved = _saved(collector.file.beside.names)
    change = _changer(saved, collector)
    options = tuple(_changed(option, change) for option in question.options)
    answers = tuple(replace(answer, text=change(answer.text)) for answer in question.answers)
    texts = {key: change(text) for key, text in question.texts.items()}
    return replace(question, texts=texts, options=options, answers=answers)


def _changed(option: RawOption, change: Callable[[Text], Text]) -> RawOption:
    return replace(option, text=change(option.text), why=change(option.why))


def _saved(names: Iterable[str]) -> Mapping[str, str]:
    """The files in folders that browsers save beside a page (`page_files`), by their own names."""
    return {PurePosixPath(name).name: name for name in names if "_files/" in name}


def _changer(saved: Mapping[str, str], collector: Collector) -> Callable[[Text], Text]:
    def change(text: Text) -> Text:
        return text._replace(value=_PICTURE.sub(lambda found: written(found, text), text.value))

    def written(found: re.Match[str], text: Text) -> str:
        address = unescape(found["address"] or found["source"])
        name = unquote(PurePosixPath(address.partition("?")[0]).name)
        if name in saved:
            return found[0].replace(found["address"] or found["source"], quote(saved[name]))
        if text.span:
            collector.warn("attachment-missing", text.span, name=name)
        alt = _ALT.search(found[0])
        shown = found["alt"] or (unescape(alt[1]) if alt else "") or name
        return plain_to_markdown(f"[picture: {shown}]")

    return change
