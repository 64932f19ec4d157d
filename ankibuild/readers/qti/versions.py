"""QTI 3 in the words of QTI 2: `qti-simple-choice` is `simpleChoice`, `response-identifier` is `responseIdentifier`."""

from __future__ import annotations

from ankibuild.readers.xmltree import Element

_PREFIX = "qti-"
_KEPT = ("data-", "aria-", "xml")


def in_one_version(root: Element) -> Element:
    """The same tree, all elements of QTI 3 renamed as QTI 2 calls them."""
    for element in (root, *root.iter()):
        if element.tag.startswith(_PREFIX):
            element.tag = _joined(element.tag.removeprefix(_PREFIX))
            element.attributes = {
                name if name.startswith(_KEPT) else _joined(name): value for name, value in element.attributes.items()
            }
    return root


def _joined(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(other.capitalize() for other in others)
