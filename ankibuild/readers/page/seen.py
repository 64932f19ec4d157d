"""The pieces of a page that was saved as HTML: its blocks, without what belongs to the site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ankibuild.markup import html_to_markdown
from ankibuild.markup.elements import BLOCKS, Element, Node
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.typed import marked
from ankibuild.readers.page.words import BUTTON, QUESTION_END
from ankibuild.source import Source, Span

_OF_THE_SITE = frozenset(("nav", "footer", "aside", "script", "style", "head", "template", "select", "textarea", "svg"))
_SITE_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu"))
_SITE_WORDS = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|navigation|menu|footer|sidebar|breadcrumbs?|cookies?|ads?|advert|related|share|sharing"
    r"|social|popup|byline|meta[-_]data|(?:post|entry)[-_]meta|comments?|subscribe|newsletter|masthead|site-title|logo|modal|pagination|toolbar|sr-only|accesshide|visually-hidden|screen-reader(?:-text)?|questionflag|state|grade)"
    r"(?:$|[-_ ])"
)
_OPTION_WORDS = re.compile(
    r"(?:^|[-_ ])(?:options?|choices?|answers?[-_]?(?:option|choice|item)s?|alternatives?|distractors?)(?:$|[-_ ])"
)
_ONE_OPTION = re.compile(
    r"(?!multi(?:ple)?[-_]choice\Z)(?:[a-z]+[-_])*(?:(?:option|choice|alternative|distractor)(?:[-_]item)?|answer[-_]item)"
)
_PART_OF_OPTION = re.compile(r"[-_ ](?:letter|label|marker|prefix|number|index|key|badge|icon|text|body)(?:$|[-_ ])")
_RIGHT_CLASS = re.compile(
    r"(?:is[-_]?)?correct(?:[-_]?(?:answer|option|choice|hidden))?|is[-_]?right|right[-_]?(?:answer|option|choice)"
    r"|(?:answer|option|choice)[-_]+(?:is[-_]+)?correct"
)
_WRONG_CLASS = re.compile(
    r"(?:is[-_]?)?(?:incorrect|wrong)(?:[-_]?(?:answer|option|choice))?|(?:answer|option|choice)[-_]+(?:is[-_]+)?(?:incorrect|wrong)"
)
_ASKS = re.compile(r"(?:^|[-_ ])(?:question|stem|prompt|vignette)(?:$|[-_ ])")
_EXPLAINS = re.compile(r"(?:^|[-_ ])(?:explanations?|rationales?|answer[-_]description|solution[-_]text)(?:$|[-_ ])")
_RIGHT_DATA = (
    "data-correct",
    "data-is-correct",
    "data-iscorrect",
    "data-right",
    "data-answer-correct",
    "data-is-right",
)
_ARIA = re.compile(r"\b(in)?correct\b|\b(wrong)\b|\bright answer\b", re.IGNORECASE)
_OPTION_TAGS = frozenset(("li", "label", "button", "dd"))
_WHOLE = frozenset(("table", "pre", "blockquote", "figure", "dl"))
_LISTS = frozenset(("ul", "ol"))


def pieces_of_html(source: Source, root: Element) -> list[Piece]:
    """The blocks of a page, in order."""
    walk = _Walk(source)
    walk.blocks(root, _Place())
    return walk.pieces


@dataclass(frozen=True, slots=True)
class _Place:
    """What the elements around say: of right and wrong, of choices, of lists."""

    right: bool | None = None
    option: bool = False
    group: int = 0
    item: int = 0
    number: int = 0
    choice: bool = False
    """Whether it is certainly a choice, and no button of the site."""

    explains: bool = False
    asks: int = 0
    listed: bool = False
    """Whether it stands in an item of a list that is a whole question."""


@dataclass(slots=True)
class _Walk:
    source: Source
    pieces: list[Piece] = field(default_factory=list)
    broken: bool = False
    """Whether nothing but the end of a line stands between the last piece and what comes next."""

    def blocks(self, element: Element, place: _Place) -> None:
        """Takes the blocks within an element; what is inline between them is a block as well."""
        run: list[Node] = []
        start = -1
        number = 0
        numbered = element.name == "ol" and element.get("type") in ("", "1")
        for child in element.children:
            number += numbered and isinstance(child, Element) and child.name == "li"
            if isinstance(child, Element) and (_is_of_the_site(child) or _parts(child)):
                self._take(run, start, child.start, place, element)
                run, start = [], child.end
                self.broken = child.name == "br"
                if not _is_of_the_site(child):
                    self._block(child, _within(child, place, number))
                continue
            if start < 0:
                start = child.start if isinstance(child, Element) else element.inner_start
            run.append(child)
        self._take(run, start, element.inner_end, place, element)
        self.broken = False

    def _block(self, element: Element, place: _Place) -> None:
        if element.name in _WHOLE and element.text.strip():
            self._add(element.text, (element.start, element.end), place, Look(Shape.BLOCK))
        elif element.name not in ("br", "hr"):
            self.blocks(element, place)

    def _take(self, run: list[Node], start: int, end: int, place: _Place, holder: Element) -> None:
        """Adds what stands inline between two blocks."""
        text = " ".join(" ".join(node if isinstance(node, str) else node.text for node in run).split())
        pictures = any(isinstance(node, Element) and _has_picture(node) for node in run)
        if (not text and not pictures) or start < 0 or (BUTTON.fullmatch(text) and not place.choice):
            return
        level = int(holder.name[1]) if re.fullmatch("h[1-6]", holder.name) else 0
        shape = Shape.HEADING if level else Shape.ITEM if place.item else Shape.TEXT
        bold = bool(text) and _is_bold(run)
        self._add(text, (start, end), place, Look(shape, level, bold, holder.start + 1, gap=1 if self.broken else 2))

    def _add(self, text: str, stretch: tuple[int, int], place: _Place, look: Look) -> None:
        """Adds a piece; its signs of right and wrong are taken off."""
        start, end = _trimmed(self.source.text, *stretch)
        right, said = marked(" ".join(text.split()))
        html = self.source.text[start:end]
        if right is not None:
            html = html.replace(text, said, 1) if text in html else re.sub("[✓✔✅☑✗✘❌☒✕✖\ufe0f]", "", html)
        known = place.right if right is None else right
        markdown = html_to_markdown(html)
        if not markdown.strip():
            return
        span = Span(self.source, start, end)
        number = place.number if self._is_new(place.item) else 0
        piece = Piece(said, markdown, span, look.shape, look.level, known, look.bold, place.group, place.item, number)
        piece = replace(piece, block=look.block, gap=look.gap, option=place.option)
        self.pieces.append(replace(piece, explains=place.explains, asks=place.asks, listed=place.listed))

    def _is_new(self, item: int) -> bool:
        return not self.pieces or self.pieces[-1].item != item


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece is shown."""

    shape: Shape
    level: int = 0
    bold: bool = False
    block: int = 0
    gap: int = 2


def _within(element: Element, place: _Place, number: int) -> _Place:
    names = f"{element.get('class')} {element.get('id')}".lower()
    named = _OPTION_WORDS.search(names) is not None
    right = said_of(element, deep=_is_choice(element) and not any(map(_is_choice, element.iter())))
    asks = element.name == "li" and _holds_options(element)
    is_item = (element.name == "li" and not asks) or (not place.item and _is_one(element))
    return _Place(
        place.right if right is None else right,
        option=place.option or element.name in ("label", "button") or named,
        group=element.start + 1 if element.name in _LISTS else place.group,
        item=element.start + 1 if is_item else place.item,
        number=number if element.name == "li" else place.number,
        choice=place.choice or (named and element.name != "button") or element.name in ("li", "label"),
        asks=element.start + 1 if asks or _ASKS.search(names) else place.asks,
        listed=asks or (place.listed and not is_item),
        explains=place.explains or _EXPLAINS.search(names) is not None,
    )


def _holds_options(item: Element) -> bool:
    """Whether an item of a list has a list of options in it, as a question has: no thing to choose itself.

    Its options have letters, or one of them is marked as right, or what stands before them ends as a question does.
    """
    before = ""
    for child in item.children:
        if isinstance(child, str):
            before += child
        elif child.name not in _LISTS:
            before += child.text
        elif before.strip():
            options = [option for option in child.children if isinstance(option, Element) and option.name == "li"]
            lettered = child.name == "ol" and child.get("type") in ("A", "a")
            asks = QUESTION_END.search(before.strip()) is not None and before.strip()[-1] != ":"
            return lettered or (len(options) > 1 and (asks or any(said_of(option, deep=False) for option in options)))
    return False


def _is_one(element: Element) -> bool:
    """Whether an element is one thing to choose."""
    return element.name in ("label", "button") or any(_ONE_OPTION.fullmatch(name.lower()) for name in element.classes)


def _is_choice(element: Element) -> bool:
    """Whether an element may be one thing to choose, by its tag or the name of its class."""
    names = element.get("class").lower()
    return element.name in _OPTION_TAGS or (
        _OPTION_WORDS.search(names) is not None and not (element.name == "span" and _PART_OF_OPTION.search(names))
    )


def said_of(element: Element, *, deep: bool) -> bool | None:
    """What the names and attributes of an element say of the answer in it, with `deep` also those of a mark within."""
    found = _said(element)
    for inner in element.iter() if found is None and deep else ():
        found = _said(inner) if found is None else found
    return found


def _said(element: Element) -> bool | None:
    for name in _RIGHT_DATA:
        value = element.attributes.get(name, "no such").lower()
        if value in ("true", "1", "yes", "", "correct"):
            return True
        if value in ("false", "0", "no", "incorrect"):
            return False
    for name in element.classes:
        if _WRONG_CLASS.fullmatch(name.lower()):
            return False
        if _RIGHT_CLASS.fullmatch(name.lower()):
            return True
    label = _ARIA.search(element.get("aria-label") or element.get("title"))
    return None if label is None else not (label[1] or label[2])


def _is_of_the_site(element: Element) -> bool:
    if element.name in _OF_THE_SITE or element.get("role") in _SITE_ROLES:
        return True
    return element.name not in ("html", "body", "main", "article") and bool(
        _SITE_WORDS.search(f"{element.get('class')} {element.get('id')}".lower())
    )


def _parts(element: Element) -> bool:
    """Whether an element parts what stands before it from what stands behind it."""
    if element.name in BLOCKS or element.name == "br" or _is_choice(element):
        return True
    return any(inner.name in BLOCKS or _is_choice(inner) for inner in element.iter())


def _has_picture(element: Element) -> bool:
    return element.name in ("img", "math") or any(inner.name in ("img", "math") for inner in element.iter())


def _is_bold(run: list[Node]) -> bool:
    """Whether all that is seen of some nodes is bold."""
    shown = [node for node in run if (node if isinstance(node, str) else node.text).strip()]
    return all(isinstance(node, Element) and node.name in ("b", "strong") for node in shown)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
