"""The material of QTI 1.2: texts and media, in between the places of responses (ASI information model, 3.2)."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.gap_marks import gap_mark
from ankibuild.readers.qti.scoring import RESPONSES
from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.xmlplaces import inside
from ankibuild.readers.xmltree import Comment, Element
from ankibuild.source import Source, Span

_TEXTS = ("mattext", "matemtext", "mat_formattedtext")
_IN_LINE = frozenset((*_TEXTS, "matbreak"))
_NEAR = 2_000
"""Characters before a tag in which the start of its line is looked for."""
_INDENTATION = re.compile(r"[ \t]*+")
_LEFT_OUT = (
    *("response_label", "response_extension", "render_fib", "render_choice", "render_extension"),
    *("render_hotspot", "render_slider"),
)
_NAMED = re.compile(r"\[([^\[\]<>\n]{1,200}+)\]")
_BEFORE_SIGN = re.compile(r"(?<=[\ue001_]) (?=[.,;:!?)])")
"""The space between a gap and the sign that ends its sentence."""
_HTML = re.compile(r"</[A-Za-z]|<(?:br|img|hr|p|div)\b", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;/?[A-Za-z]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp)$", re.IGNORECASE)


class Piece(NamedTuple):
    """A text, a medium, or the place of a response (whose `html` is the mark that is put there).

    `material` is what it stands in: texts in the same material are one sentence.
    """

    element: Element
    html: str
    plain: str = ""
    material: Element | None = None


def pieces(element: Element) -> list[Piece]:
    """What stands in an element, in order; nothing of what stands inside of responses."""
    return [piece._replace(material=above) for inner, above in _leaves(element) if (piece := _piece(inner))]


def _leaves(element: Element) -> Iterator[tuple[Element, Element]]:
    """What shows or asks something, with what it stands in directly."""
    waiting = [(inner, element) for inner in reversed(list(element.elements))]
    while waiting:
        inner, above = waiting.pop()
        if inner.tag in (*_TEXTS, *RESPONSES, *_MEDIA):
            yield inner, above
        elif inner.tag not in _LEFT_OUT:
            waiting.extend((child, inner) for child in reversed(list(inner.elements)))


def _piece(element: Element) -> Piece | None:
    if element.tag in RESPONSES:
        return Piece(element, "")
    if element.tag in _TEXTS:
        return _text(element)
    if element.tag != "matbreak" and not _address(element):
        return None  # Sakai writes the place of a picture where there is none
    return Piece(element, _MEDIA[element.tag](element))


def _text(element: Element) -> Piece | None:
    value = element.text
    if any(not isinstance(child, Comment) for child in element.elements):
        return Piece(element, element.inner())
    if not value.strip():
        return None
    emphasis = "strong" if element.tag == "matemtext" else ""
    form = (element.get("texttype") or element.get("type")).lower()
    if "html" in form or element.tag == "mat_formattedtext" or (not form and _HTML.search(value)):
        return Piece(element, _unescaped(value) if element.tag == "mat_formattedtext" else value)
    shown = html.escape(value.strip(), quote=False).replace("\n", "<br>\n")
    return Piece(element, f"<{emphasis}>{shown}</{emphasis}>") if emphasis else Piece(element, shown, value)


def _unescaped(value: str) -> str:
    """Blackboard's HTML, which older versions escaped once more."""
    return html.unescape(value) if "<" not in value and _ESCAPED.search(value) else value


def _address(element: Element) -> str:
    if element.get("uri"):
        return element.get("uri")
    if element.get("embedded", "base64").lower() == "base64" and element.text.strip():
        form = element.get("imagtype") or element.get("imagetype") or "image/png"
        return f"data:{form};base64,{''.join(element.text.split())}"
    return element.get("label")


def _picture(element: Element) -> str:
    label = element.get("label")
    return f'<img src="{html.escape(_address(element))}" alt="{html.escape(label)}">'


def _file(element: Element) -> str:
    address = _address(element)
    if _PICTURE.search(address):
        return _picture(element)
    return f'<a href="{html.escape(address)}">{html.escape(element.get("label") or address)}</a>'


_MEDIA: dict[str, Callable[[Element], str]] = {
    "matimage": _picture,
    "mataudio": lambda element: f'<audio controls src="{html.escape(_address(element))}"></audio>',
    "matvideo": lambda element: f'<video controls src="{html.escape(_address(element))}"></video>',
    "matapplication": _file,
    "matapplet": _file,
    "matbreak": lambda element: "<br>",
}


def written(texts: Texts, found: Iterable[Piece], *, inline: bool = False) -> Text:
    """Pieces as one text; `inline` where responses stand in the middle of sentences."""
    found = [_unwrapped(texts.source, piece) for piece in found if piece.html.strip()]
    if not found:
        return NO_TEXT
    first, last = inside(texts.source, found[0].element), inside(texts.source, found[-1].element)
    span = Span(texts.source, first.start, max(last.end, first.end))
    found = _runs(found)
    if all(piece.plain for piece in found) and not inline:
        form = texts.media.collector.file.settings.texts
        joined = "\n\n".join(piece.plain.strip() for piece in found)
        if form == "markdown":
            return Text(joined, span)
        return texts.html(joined, span) if form == "html" else texts.plain(joined, span)
    if len(found) == 1 or inline:
        return texts.html(_BEFORE_SIGN.sub("", " ".join(piece.html.strip() for piece in found)), span)
    return texts.html("".join(f"<div>{piece.html}</div>" for piece in found), span)


def _runs(found: list[Piece]) -> list[Piece]:
    """Pieces in which the texts of one material are one piece."""
    runs: list[Piece] = []
    for piece in found:
        last = runs[-1] if runs else None
        if last and last.element.tag in _IN_LINE and piece.element.tag in _IN_LINE and last.material is piece.material:
            plain = f"{last.plain} {piece.plain}" if last.plain and piece.plain else ""
            runs[-1] = last._replace(html=f"{last.html.strip()} {piece.html.strip()}", plain=plain)
        else:
            runs.append(piece)
    return runs


def _unwrapped(source: Source, piece: Piece) -> Piece:
    """A plain text without the line breaks of a file in which long lines are indented as far as the text begins."""
    _, *others = piece.plain.split("\n")
    at = piece.element.start
    start = source.text.rfind("\n", max(0, at - _NEAR), at) + 1
    margin = _INDENTATION.match(source.text, start, at)
    if not (others and start and margin and margin[0]):
        return piece
    if not all(line.startswith(margin[0]) for line in others if line.strip()):
        return piece
    plain = " ".join(piece.plain.split())
    return piece._replace(plain=plain, html=html.escape(plain, quote=False))


def marked(found: Iterable[Piece], marks: dict[str, str]) -> list[Piece]:
    """Pieces in which the places of responses are shown, by the identifiers of the responses."""
    return [
        piece._replace(html=marks.get(piece.element.get("ident"), "")) if is_response(piece) else piece
        for piece in found
    ]


def is_response(piece: Piece) -> bool:
    """Whether a piece is the place of a response."""
    return piece.element.tag in RESPONSES


def with_named_marks(found: Iterable[Piece], names: list[str]) -> list[Piece] | None:
    """Pieces in which Canvas' and Blackboard's marks `[name]` are gaps, numbered as the names are.

    None where no name is marked. A gap that is not marked stands at the end.
    """
    missing = {html.escape(name, quote=False): number for number, name in enumerate(names, 1) if name}

    def mark(match: re.Match[str]) -> str:
        number = missing.pop(html.escape(html.unescape(match[1]), quote=False), 0)
        return gap_mark(number) if number else match[0]

    result = []
    for piece in found:
        shown = _NAMED.sub(mark, piece.html)
        result.append(piece if shown == piece.html else piece._replace(html=shown, plain=""))
    if not result or len(missing) == len(set(names) - {""}):
        return None
    left = [number for number, name in enumerate(names, 1) if not name or html.escape(name, quote=False) in missing]
    return [*result, *(Piece(result[-1].element, gap_mark(number)) for number in left)]
