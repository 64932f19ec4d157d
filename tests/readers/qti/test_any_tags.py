"""Any elements of QTI in any order give questions or diagnostics."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ankibuild.diagnostics import errors_in
from ankibuild.readers.file import File
from ankibuild.readers.qti import read

OLD = (
    *(
        "item",
        "section",
        "presentation",
        "flow",
        "material",
        "mattext",
        "response_lid",
        "response_str",
        "render_choice",
    ),
    *("render_fib", "response_label", "resprocessing", "respcondition", "conditionvar", "varequal", "vargte", "varlte"),
    *("not", "or", "setvar", "displayfeedback", "itemfeedback", "matimage", "qtimetadatafield", "fieldlabel"),
)
NEW = (
    *("itemBody", "choiceInteraction", "simpleChoice", "prompt", "textEntryInteraction", "inlineChoiceInteraction"),
    *(
        "inlineChoice",
        "gapMatchInteraction",
        "gap",
        "gapText",
        "matchInteraction",
        "simpleMatchSet",
        "orderInteraction",
    ),
    *("simpleAssociableChoice", "responseDeclaration", "correctResponse", "value", "mapping", "mapEntry", "hottext"),
    *("feedbackInline", "modalFeedback", "rubricBlock", "responseIf", "match", "variable", "baseValue", "object", "p"),
    *("hottextInteraction", "extendedTextInteraction", "associateInteraction", "sliderInteraction"),
)
NAMES = ("identifier", "ident", "responseIdentifier", "respident", "linkrefid", "mapKey", "mappedValue", "rcardinality")
VALUES = ("a", "b", "a b", "1", "-1", "nan", "Multiple", "Ordered", "multiple", "")


def texts(root: str, tags: tuple[str, ...]) -> st.SearchStrategy[str]:
    attributes = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES), max_size=4).map(
        lambda found: "".join(f' {name}="{value}"' for name, value in found.items())
    )
    words = st.sampled_from(["a", "b", "a b", "1", "[a]", "&lt;p&gt;x&lt;/p&gt;", ""])
    element = st.recursive(
        words,
        lambda inner: st.tuples(st.sampled_from(tags), attributes, st.lists(inner, max_size=4)).map(
            lambda made: f"<{made[0]}{made[1]}>{''.join(made[2])}</{made[0]}>"
        ),
        max_leaves=25,
    )
    return st.lists(element, max_size=5).map(lambda parts: f"<{root}>{''.join(parts)}</{root}>")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts("questestinterop", OLD) | texts("assessmentItem", NEW))
def test_any_elements_give_questions_or_diagnostics(text: str) -> None:
    found = read(File.of("a.xml", text))
    rejected = [question for question in found.questions if not question.sound]
    assert len(errors_in(found.diagnostics)) >= len(rejected)
    for question in found.questions:
        assert question.span is not None
        assert 0 <= question.span.start <= question.span.end <= len(text)
