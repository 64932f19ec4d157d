"""QTI 3 in the words of QTI 2."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.qti.versions import in_one_version
from ankibuild.readers.xmltree import Element

Tree = Callable[[str], tuple[Element, Texts]]


def test_names_are_those_of_version_2(tree: Tree) -> None:
    root, _ = tree(
        '<qti-assessment-item time-dependent="false"><p data-x-y="1">a</p>'
        '<qti-simple-choice match-max="1" data-a-b="2" aria-label="3"/></qti-assessment-item>'
    )
    assert in_one_version(root).tag == "assessmentItem"
    assert root.attributes == {"timeDependent": "false"}
    plain, choice = root.elements
    assert plain.attributes == {"data-x-y": "1"}
    assert (choice.tag, choice.attributes) == ("simpleChoice", {"matchMax": "1", "data-a-b": "2", "aria-label": "3"})
