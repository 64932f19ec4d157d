"""The feedback of items of QTI 2 and 3: which belongs to an option, which to the whole question."""

from __future__ import annotations

from collections.abc import Iterable

from ankibuild.model import Text
from ankibuild.readers.parts import joined
from ankibuild.readers.qti.body import FEEDBACK, Body
from ankibuild.readers.xmltree import Element

_OPTIONS = ("simpleChoice", "inlineChoice", "hottext")


def values_at_first(item: Element) -> dict[str, frozenset[str]]:
    """The values that outcomes have before anything is answered, by which some feedback is shown at once."""
    found = {}
    for outcome in item.all("outcomeDeclaration"):
        default = outcome.find("defaultValue")
        found[outcome.get("identifier")] = frozenset(v.text.strip() for v in (default.all("value") if default else ()))
    return found


def feedback_of(body: Body, typed: Iterable[str] = ()) -> tuple[dict[str, Text], list[Text]]:
    """The feedback that is shown for one response, by the response, and all other outside of options.

    A response is an option, or one of those that may be `typed`; other values are counts and steps of the item's own.
    """
    inside = {inner for option in body.element.iter(*_OPTIONS) for inner in option.iter(*FEEDBACK)}
    found = [(element, text) for element, text in body.feedback(body.element) if element not in inside]
    found += [(element, text) for element in body.item.all("modalFeedback") if (text := body.write(element)).value]
    found = [(element, text) for element, text in found if not is_hint(element)]
    owners = _owners(body.item)
    names = {*typed, *(option.get("identifier") for option in body.element.iter(*_OPTIONS))}
    why: dict[str, Text] = {}
    general = []
    for element, text in found:
        name = element.get("identifier")
        owner = owners.get((element.get("outcomeIdentifier"), name)) or name
        if owner in names and element.get("showHide", "show") == "show":
            why[owner] = joined((why[owner], text)) if owner in why else text
        else:
            general.append(text)
    return why, general


def is_hint(feedback: Element) -> bool:
    """Whether a feedback is what one sees on asking for help."""
    return feedback.get("identifier").upper() == "HINT" or "HINT" in feedback.get("outcomeIdentifier").upper()


def hints_of(body: Body) -> Text:
    """What helps to answer: what can be looked at, and feedback that is shown to whoever asks for it."""
    asked = [text for element, text in body.feedback(body.element) if is_hint(element)]
    modal = (body.write(element) for element in body.item.all("modalFeedback") if is_hint(element))
    return joined((body.hint, *asked, *modal))


def solution_of(body: Body) -> Text:
    """The feedback that is the solution by its name, as OpenOLAT has it."""
    every = body.item.all("modalFeedback")
    return joined(body.write(element) for element in every if "SOLUTION" in element.get("outcomeIdentifier").upper())


def _owners(item: Element) -> dict[tuple[str, str], str]:
    """The response on which a feedback is shown, by the feedback's outcome and name, where there is one alone."""
    shown: dict[tuple[str, str], set[str]] = {}
    for branch in item.iter("responseIf", "responseElseIf"):
        tests = [test for test in branch.elements if test.tag in ("match", "member", "stringMatch", "equal")]
        value = tests[0].find("baseValue") if len(tests) == 1 else None
        for outcome in branch.all("setOutcomeValue"):
            for name in outcome.iter("baseValue"):
                key = (outcome.get("identifier"), name.text.strip())
                shown.setdefault(key, set()).add(value.text.strip() if value else "")
    return {key: next(iter(values)) for key, values in shown.items() if len(values) == 1}
