"""Elements."""

from ankibuild.markup.elements import Element


def test_the_elements_and_the_text_within_come_in_order() -> None:
    inner = Element("b", children=["y", Element("br")])
    root = Element("", children=["x", Element("p", children=[inner, "z"]), Element("hr")])
    assert [element.name for element in root.iter()] == ["p", "b", "br", "hr"]
    assert root.text == "xyz"


def test_an_attribute_that_is_not_there_is_empty() -> None:
    element = Element("p", {"class": " a  b"})
    assert (element.get("id"), element.classes) == ("", ["a", "b"])


def test_elements_may_lie_deep() -> None:
    element = Element("p", children=["x"])
    for _ in range(10_000):
        element = Element("p", children=[element])
    assert element.text == "x"
