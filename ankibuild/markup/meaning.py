"""What elements mean: junk of editors goes, styles become tags, and the many ways to write TeX become formulas.

A `formula` is an element of our own: TeX as its text, the attribute `display` set where it has a line of its own.
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from ankibuild.markup.elements import BLOCKS, Element, Node
from ankibuild.render.sanitize import ATTRIBUTES, MATHML, TAGS

_DROPPED = frozenset(("head", "title", "script", "style", "template", "meta", "link", "base"))
_RENAMED = {"b": "strong", "i": "em", "strike": "s", "main": "div", "body": "div", "html": "div", "center": "div"}
_RENAMED |= dict.fromkeys(
    ("article", "header", "footer", "nav", "form", "fieldset", "address", "aside", "section"), "div"
)
_STYLED = (
    ("strong", re.compile(r"font-weight:(?:bold|bolder|[6-9]00)")),
    ("em", re.compile(r"font-style:(?:italic|oblique)")),
    ("u", re.compile(r"text-decoration(?:-line)?:[^;]*underline")),
    ("s", re.compile(r"text-decoration(?:-line)?:[^;]*line-through")),
    ("sub", re.compile(r"vertical-align:sub")),
    ("sup", re.compile(r"vertical-align:super")),
)
_PLAIN_STYLE = {"strong": re.compile(r"font-weight:(?:normal|[1-4]00)"), "em": re.compile(r"font-style:normal")}
_NUMBERING = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
_NUMBERING |= {"lower-roman": "i", "upper-roman": "I"}
_LIST_STYLE = re.compile(r"list-style(?:-type)?:([a-z-]+)")
_ALIGN = re.compile(r"text-align:(left|right|center)")
_SIGNED = re.compile(r"\$\$([^$]++)\$\$|\$([^$]++)\$|\\\[((?:[^\\]|\\[^\[\]])++)\\\]|\\\(((?:[^\\]|\\[^()])++)\\\)")
_CANVAS_SOURCE = re.compile(r"/equation_images/([^?\"]+)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\\brtl\\b")
_OFFICE = re.compile(r"mso-|\bMso[A-Z]|<o:p|urn:schemas-microsoft-com")
_KEEPS = TAGS | MATHML | {"formula", "iframe"}
_NOT_WRAPPED = frozenset(
    ("table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "colgroup", "col", "br", "img", "hr")
)


class Reader:
    """Gives elements their meaning; what the whole text is decides what some of it means."""

    def __init__(self, text: str) -> None:
        self.directed = _RIGHT_TO_LEFT.search(text) is not None
        self.office = _OFFICE.search(text) is not None
        self.scripted = "math/tex" in text

    def nodes(self, element: Element) -> list[Node]:
        """The children of an element, with their meaning."""
        out: list[Node] = []
        for child in element.children:
            if isinstance(child, str):
                out.append(child)
            else:
                out += self.element(child)
        return out

    def element(self, element: Element) -> list[Node]:
        """What stands for an element: itself in other words, its content, or nothing."""
        name = element.name.removeprefix("mml:").removeprefix("m:")
        name = _RENAMED.get(name, name)
        if name in _DROPPED or self._is_double(element):
            return []
        tex = _tex(element, name)
        if tex is not None:
            return [tex]
        children: list[Node] = self.nodes(element)
        style = re.sub(r"\s+", "", element.get("style").lower())
        if name not in _NOT_WRAPPED:
            for tag, pattern in _STYLED:
                if style and tag != name and pattern.search(style):
                    children = [Element(tag, {}, children)]
        attributes = self._attributes(element, name, style)
        if self._is_transparent(name, style, attributes):
            return [Element("div", {}, children)] if name in BLOCKS else children
        return [Element(name, attributes, children)]

    def _is_transparent(self, name: str, style: str, attributes: dict[str, str]) -> bool:
        if name not in _KEEPS or (name in _PLAIN_STYLE and _PLAIN_STYLE[name].search(style)):
            return True
        return name in ("span", "bdi", "font") and not attributes and name != "bdi"

    def _is_double(self, element: Element) -> bool:
        """Whether this is what a script made of TeX that stands beside it."""
        if not self.scripted:
            return False
        return any(name.startswith("MathJax") or name == "MJX_Assistive_MathML" for name in element.classes)

    def _attributes(self, element: Element, name: str, style: str) -> dict[str, str]:
        """The attributes that may reach a card and say something."""
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())
        kept = {key: value for key, value in element.attributes.items() if key in allowed and key != "style"}
        if kept.get("dir", "").lower() not in (("rtl", "ltr") if self.directed or name == "bdo" else ("rtl",)):
            kept.pop("dir", None)
        if self.office or not kept.get("lang"):
            kept.pop("lang", None)
        if not kept.get("title") or element.name not in ("abbr", "acronym", "dfn", "a"):
            kept.pop("title", None)
        numbering = _LIST_STYLE.search(style) if name == "ol" else None
        if numbering and numbering[1] in _NUMBERING:
            kept["type"] = _NUMBERING[numbering[1]]
        align = _ALIGN.search(style) or (name in ("td", "th") and _ALIGN.match(f"text-align:{element.get('align')}"))
        if align and name in ("td", "th"):
            kept["style"] = align[0]
        if name in ("pre", "code"):
            kept |= {"class": element.get("class")} if element.get("class") else {}
        return kept


def formula(tex: str, *, display: bool) -> Element:
    """A formula."""
    return Element("formula", {"display": "1"} if display else {}, [tex])


def _tex(element: Element, name: str) -> Element | None:
    """The formula that an element stands for, None where it stands for none."""
    if name == "formula":
        return formula(element.text, display=bool(element.get("display")))
    if name == "img":
        tex = _image_tex(element)
        return formula(tex, display=False) if tex else None
    if name == "math" or "katex" in element.classes or "katex-display" in element.classes:
        for inner in element.iter():
            if inner.name.endswith("annotation") and "tex" in inner.get("encoding").lower() and inner.text.strip():
                math = element if name == "math" else next((e for e in element.iter() if e.name == "math"), element)
                return formula(_bare(inner.text.strip()), display=_is_display(element) or _is_display(math))
    return None


def _bare(tex: str) -> str:
    """TeX without the signs that begin and end math, which some programs write around it."""
    found = _SIGNED.fullmatch(tex)
    return next(filter(None, found.groups())).strip() if found else tex


def _is_display(element: Element) -> bool:
    return element.get("display") == "block" or "katex-display" in element.classes


def _image_tex(image: Element) -> str:
    """The TeX of a picture of a formula, as Canvas and others write it; '' where it is just a picture."""
    if image.get("data-equation-content"):
        return html.unescape(image.get("data-equation-content")).strip()
    source = _CANVAS_SOURCE.search(image.get("src"))
    if source:
        return unquote(unquote(source[1])).strip()
    known = {"equation_image", "Wirisformula", "texrender", "mwe-math-fallback-image-inline"} & set(image.classes)
    alt = image.get("alt").strip()
    if alt.startswith("LaTeX:"):
        return alt.removeprefix("LaTeX:").strip()
    return alt if known & {"texrender"} else ""
