"""Variables with fixed values."""

from __future__ import annotations

import pytest

from ankibuild.readers.olx.constants import MOST_USES, fix_constants
from ankibuild.readers.xmltree import Element, parse_xml
from ankibuild.source import Source


def problem(script: str, content: str) -> Element:
    written = f'<problem><script type="loncapa/python"><![CDATA[{script}]]></script>{content}</problem>'
    root, faults = parse_xml(Source("a.xml", written))
    assert root is not None
    assert not faults
    fix_constants(root)
    return root


def shown(script: str, content: str) -> str:
    (element,) = problem(script, content).all("p")
    return element.text


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("force = 3.5", "3.5"),
        ('force = "m*g/2"', "m*g/2"),
        ("force='a'  # Newton", "a"),
        ("force = -1e3;", "-1e3"),
        ("\n    import math\n    force = 2\n    other = math.sqrt(force)\n", "2"),
        ('mass = 1\nforce = "kg"', "kg"),
    ],
)
def test_a_fixed_value_takes_the_place_of_its_name(script: str, value: str) -> None:
    assert shown(script, "<p>It is $force or ${force}, $other.</p>") == f"It is {value} or {value}, $other."


@pytest.mark.parametrize(
    "script",
    [
        "force = random.randint(1, 9)",
        "force = 1\nforce = 2",
        "force = 1\nforce += 2",
        "if x:\n    force = 1",
        "force, x = 1, 2",
        "force = 1\nfor force in range(3): pass",
        "# force = 1",
        "force = 'a' + x",
        "force == 1",
        f"force = '{'a' * 400}'",
    ],
)
def test_other_values_stay_variables(script: str) -> None:
    assert shown(script, "<p>It is $force.</p>") == "It is $force."


def test_attributes_are_replaced_and_scripts_are_not() -> None:
    root = problem("a = 'x$a'\nb = 1", '<stringresponse answer="$b"/>')
    assert next(root.iter("stringresponse")).get("answer") == "1"
    assert next(root.iter("script")).text == "a = 'x$a'\nb = 1"


def test_a_text_of_nothing_but_variables_does_not_grow() -> None:
    text = "$a" * (MOST_USES + 1)
    assert shown(f"a = '{'b' * 100}'", f"<p>{text}</p>") == text
