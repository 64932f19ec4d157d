"""Files of QTI 1.2."""

from __future__ import annotations

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.qti import read


def item(name: str, attributes: str = "", kind: str = "", parent: str = "") -> str:
    fields = {"question_type": kind, "parent_stimulus_item_ident": parent}
    shown = "".join(
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"
        for label, entry in fields.items()
        if entry
    )
    asks = "" if kind else '<response_str ident="r"><render_fib/></response_str>'
    return (
        f'<item ident="{name}" {attributes}><itemmetadata><qtimetadata>{shown}'
        "</qtimetadata></itemmetadata><presentation>"
        f"<material><mattext>Text of {name}</mattext></material>{asks}</presentation>"
        "<resprocessing><respcondition><conditionvar>"
        '<varequal respident="r">x</varequal></conditionvar><setvar>1</setvar></respcondition></resprocessing></item>'
    )


def found(inside: str) -> Read:
    return read(File.of("a.xml", f"<questestinterop>{inside}</questestinterop>"))


def decks(inside: str) -> list[str]:
    return [question.deck for question in found(inside).questions]


def test_titles_are_decks() -> None:
    section = f'<section title="S">{item("a")}</section>'
    assert decks(f'<assessment title="T">{section}{section}</assessment>') == ["::T::S", "::T::S"]
    assert decks(f'<assessment title="T">{section}</assessment>') == ["::T"]
    assert decks(section) == ["::S"]
    assert decks(item("a")) == [""]


def test_a_bank_has_its_title_in_a_field() -> None:
    field = "<qtimetadatafield><fieldlabel>bank_title</fieldlabel><fieldentry>Bank</fieldentry></qtimetadatafield>"
    assert decks(f"<objectbank><qtimetadata>{field}</qtimetadata>{item('a')}</objectbank>") == ["::Bank"]


def test_a_stimulus_is_the_case_of_its_questions() -> None:
    text = item("s", kind="text_only_question")
    read_ = found(f"<section>{text}{item('a', parent='s')}{item('b')}</section>")
    assert [question.texts["case"].value for question in read_.questions if "case" in question.texts] == ["Text of s"]
    assert read_.diagnostics == ()
    group = f'<section>{text}<section parent_stimulus_item_ident="s">{item("a")}</section></section>'
    assert found(group).questions[0].texts["case"].value == "Text of s"


def test_other_texts_are_not_carried() -> None:
    assert [fault.code for fault in found(item("s", kind="text_only_question")).diagnostics] == ["not-on-cards"]


def test_questions_of_a_bank_elsewhere_are_not_carried() -> None:
    reference = "<selection_ordering><selection><sourcebank_ref>b1</sourcebank_ref></selection></selection_ordering>"
    (fault,) = found(f"<section>{reference}</section>").diagnostics
    assert (fault.code, fault.facts["what"]) == ("not-carried", "questions drawn from a bank")


def test_the_text_of_a_section_is_the_case_of_its_questions() -> None:
    text = (
        "<presentation_material><flow_mat><material><mattext>{}</mattext></material></flow_mat></presentation_material>"
    )
    inner = f'<section ident="t">{text.format("More.")}{item("b")}</section>'
    read_ = found(f'<section ident="s">{text.format("A passage.")}{item("a")}{inner}</section>{item("c")}')
    cases = [question.texts["case"].value if "case" in question.texts else "" for question in read_.questions]
    assert cases == ["A passage.", "A passage.\n\nMore.", ""]


def test_questions_named_in_another_file_are_not_carried() -> None:
    read_ = found('<section ident="s"><itemref linkrefid="QUES_1"/><itemref linkrefid="QUES_2"/></section>')
    assert [fault.facts.get("what") for fault in read_.diagnostics] == ["questions drawn from a bank"]


def test_that_a_section_draws_some_of_its_questions_is_said() -> None:
    def said(number: int) -> list[str]:
        drawn = f"<selection><selection_number>{number}</selection_number></selection>"
        drawn = f"<selection_ordering>{drawn}</selection_ordering>"
        result = found(f'<section title="S">{drawn}{item("a")}{item("b")}</section>')
        assert len(result.questions) == 2
        return [str(each.facts["what"]) for each in result.diagnostics if each.code == "not-carried"]

    assert (said(1), said(2)) == (["the number of questions to draw from a group"], [])
