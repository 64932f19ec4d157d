"""One file of QTI, of any version."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import unquote

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.file import File
from ankibuild.readers.qti.items import read_item, stimulus_text
from ankibuild.readers.qti.media import Media
from ankibuild.readers.qti.old import read_old
from ankibuild.readers.qti.sniffing import Part
from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.qti.versions import in_one_version
from ankibuild.readers.xmltree import Element, parse_xml, xml_source
from ankibuild.source import Source

_NO_MARKS = str.maketrans({"\ue000": "\ufffd", "\ue001": "\ufffd"})
"""Characters that mark gaps while a text is converted: a file has none of its own."""


def opened(file: File, media: Media) -> tuple[Element | None, Texts]:
    """The root of a file, and what makes its texts; what is wrong with it is reported."""
    source, faults = xml_source(file)
    source = Source(source.path, source.text.translate(_NO_MARKS), source.file) if "\ue000" in source.text else source
    root, broken = parse_xml(source)
    media.collector.diagnostics += (*faults, *broken)
    return root, Texts(source, media)


def read_document(file: File, part: Part, media: Media, deck: str = "") -> None:
    """Hands over the questions of a file."""
    root, texts = opened(file, media)
    if root is None:
        return
    if part is Part.OLD or root.tag == "questestinterop":
        before = len(media.collector.questions), len(media.collector.diagnostics)
        read_old(root, texts)
        if before == (len(media.collector.questions), len(media.collector.diagnostics)):
            media.collector.warn("nothing-recognised", texts.span(root), format="QTI")
    elif in_one_version(root).tag == "assessmentItem":
        read_item(root, texts, deck, lambda link: _stimulus(file, link, media))
    else:
        media.collector.warn("nothing-recognised", texts.span(root), format="QTI")


def _stimulus(file: File, link: str, media: Media) -> Text:
    """The text of a stimulus, which is a file of its own; in a package it is read once for all its questions."""
    if media.store is None:
        data = file.beside.read(link)
        folder = file.path.rpartition("/")[0]
        return NO_TEXT if data is None else _text(File.of(f"{folder}/{link}".lstrip("/"), data), media)
    name = media.store.find(unquote(link), posixpath.dirname(media.name))
    if name and name not in media.store.stimuli:
        media.store.stimuli[name] = _text(media.store.archive.file(name), Media(media.collector, media.store, name))
    return media.store.stimuli.get(name, NO_TEXT)


def _text(file: File, media: Media) -> Text:
    root, texts = opened(file, media)
    return stimulus_text(in_one_version(root), texts) if root else NO_TEXT


Stimulus = Callable[[str], Text]
