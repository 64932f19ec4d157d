"""Whole files of QTI, of all dialects."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import Beside, File
from ankibuild.readers.qti import read
from ankibuild.validate import validate

Reading = Callable[..., Read]


def kinds(found: Read) -> list[str]:
    return [question.texts["kind"].value if question.sound else "-" for question in found.questions]


def codes(found: Read) -> list[str]:
    return [fault.code for fault in found.diagnostics]


def shown(question: RawQuestion) -> str:
    """A question in one line: its stem, and what is right."""
    stem = " ".join(question.texts["stem"].value.split())
    options = " ".join(f"{'+' if option.correct else '-'}{option.text.value}" for option in question.options)
    pairs = " ".join(f"{pair.left.value}={pair.right.value}" for pair in question.pairs)
    gaps = " ".join("/".join(o.text.value for o in gap.options if o.correct) for gap in question.gaps)
    order = " < ".join(text.value for text in question.order)
    return f"{stem} {options}{pairs}{gaps}{order}{''.join(answer.text.value for answer in question.answers)}"


def test_canvas_is_read(fixture: Reading) -> None:
    found = fixture("canvas.xml")
    assert [shown(question) for question in found.questions if question.sound] == [
        "Which gas makes up most of the air? -Oxygen +Nitrogen -*Argon*",
        "Ice floats on water. true",
        "Which of these are clouds? +Cirrus -Tundra +Cumulus",
        "What is frozen rain called? +hail +hailstones",
        "Water is made of [[1]] and [[2]]. hydrogen/H oxygen",
        "Water boils at [[1]] and freezes at [[2]] degrees Celsius. 100 0",
        "Which device measures what? Barometer=Pressure Anemometer=Wind =Humidity",
        "How dense is water, in grams for each cubic centimetre? +1.0 ± 0.02",
        "How many per cent of the Earth does the sea cover? +70..72",
        "Why is the sky blue? Air scatters short waves of light more than long ones.",
        "What is a gentle wind? +A breeze -A gale",
    ]
    assert [fault.code for fault in found.diagnostics] == [
        "essay-without-answer",
        "type-not-carried",
        "computed-answer",
        "not-on-cards",
    ]
    assert kinds(found)[:4] == ["single", "true-false", "multiple", "short"]
    assert kinds(found)[10:13] == ["-", "-", "-"]
    assert validate(found.questions)[1] == []


def test_names_decks_ids_and_feedback_come_along(fixture: Reading) -> None:
    first, *_, last = fixture("canvas.xml").questions
    assert (first.texts["id"].value, first.borrowed) == ("g01", True)
    assert "name" not in first.texts
    assert last.texts["name"].value == "Names"
    assert (first.deck, last.deck) == ("::Weather and water", "::Weather and water::Group of winds")
    assert first.texts["explanation"].value == "Air is a mixture."
    assert [option.why.value for option in first.options] == ["It is about a fifth.", "", ""]


def test_places_are_right(fixture: Reading) -> None:
    first = fixture("canvas.xml").questions[0]
    assert first.span is not None
    assert first.span.location == "canvas.xml:5:7"
    assert first.span.text.endswith("</item>")
    stem, option = first.texts["stem"].span, first.options[1].text.span
    assert stem is not None
    assert option is not None
    assert "Which gas makes up" in stem.text
    assert option.text == "Nitrogen"


def test_new_quizzes_are_read(fixture: Reading) -> None:
    found = fixture("new-quizzes.xml")
    assert [shown(question) for question in found.questions if question.sound] == [
        "Is a place with 300 millimetres a desert? -Yes +No",
        "Sort the animals. Owl=Birds Trout=Fish",
        "Order by size, the smallest first. Mercury < Mars < Jupiter",
        "The Nile flows into the [[1]]. Mediterranean",
    ]
    assert found.questions[0].texts["case"].value.startswith("A desert gets less")
    assert codes(found) == ["not-carried", "not-carried", "type-not-carried"]
    assert found.questions[-1].gaps[0].choice


def test_blackboard_is_read(fixture: Reading) -> None:
    found = fixture("blackboard.dat")
    assert [shown(question) for question in found.questions if question.sound] == [
        "Which part of a cell makes its energy? +The mitochondrion -The wall",
        "All cells have a nucleus & a wall. false",
        "Which are plants? +Moss -Yeast +Oak",
        "What do they do? Leaf=catches light Root=takes up water =makes seeds",
        "Blood is pumped by the [[1]] and cleaned by the [[2]]. heart kidneys/kidney",
        "Order from small to large. Cell < Tissue < Organ",
        "Explain osmosis. Water moves through a membrane to where more is dissolved.",
        "How many chromosomes does a human cell have? +46.0",
        "Bees make [[1]] from [[2]]. honey nectar",
    ]
    assert codes(found) == ["type-not-carried"]
    assert found.questions[0].texts["id"].value == "_1_1"


def test_items_written_by_hand_are_read(fixture: Reading) -> None:
    found = fixture("plain.xml")
    assert [shown(question) for question in found.questions if question.sound] == [
        "Welcher Baum verliert im Winter seine Nadeln? (Ähnlich: die Zypresse) +Die Lärche -Die Kiefer",
        "The first letter of the Greek alphabet is [[1]] and the last is [[2]]. alpha omega",
        "What is its area? +9 square metres -12 square metres",
        "How many metres is its perimeter? +12",
    ]
    tree, _, area, perimeter, _ = found.questions
    assert (tree.texts["hint"].value, tree.shuffle) == ("Sie ist in den Alpen häufig.", False)
    assert area.texts["case"].value == perimeter.texts["case"].value == "A square has a side of 3 metres."
    assert (area.texts["id"].value, perimeter.texts["id"].value) == ("TWO1-S1", "TWO1-S2")
    assert codes(found) == ["not-carried", "no-key"]


def test_a_truncated_file_gives_what_was_complete(fixture: Reading) -> None:
    found = fixture("truncated.xml")
    assert kinds(found) == ["single", "true-false", "-"]
    assert codes(found) == ["file-broken", "file-broken"]


def test_items_of_versions_2_and_3_are_read(fixture: Reading) -> None:
    assert [shown(question) for question in fixture("choice-2.1.xml").questions] == [
        "A thermometer of glass may hold it. ![A thermometer](pictures/old%20thermometer.png) "
        "Which metal is liquid at 20\xa0°C? +Mercury -Gallium -None of them".replace("\xa0", " ")
    ]
    assert [shown(question) for question in fixture("match-3.0.xml").questions] == [
        "Which city is the capital of which country? Portugal=Lisbon Norway=Oslo =Bergen"
    ]
    assert codes(fixture("template-2.1.xml")) == ["computed-answer"]


def test_an_item_of_several_kinds_is_several_questions(fixture: Reading) -> None:
    choice, gaps = fixture("several-2.2.xml").questions
    assert shown(choice) == "Whose theorem is it? +Pythagoras -Euclid"
    assert "The longest side is \\_\\_" in choice.texts["case"].value or "_____" in choice.texts["case"].value
    assert "<math>" in choice.texts["case"].value
    assert gaps.texts["case"].value == "The legs are 3 and 4 long."
    assert shown(gaps).endswith("Its square is the [[3]] of the squares of the legs. 5 hypotenuse sum")


def test_what_only_belongs_to_a_package_is_passed_over() -> None:
    manifest = '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources/></manifest>'
    test = '<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="t" title="T"/>'
    for name, text in (("imsmanifest.xml", manifest), ("test.xml", test)):
        assert read(File.of(name, text)) == read(File.of(name, text))
        assert codes(read(File.of(name, text))) == []


def test_a_manifest_claims_the_lesser_of_two_copies() -> None:
    files = {"g1/assessment_qti.xml": b"", "non_cc_assessments/g1.xml.qti": b"", "g2/assessment_qti.xml": b""}
    manifest = '<manifest xmlns="http://www.imsglobal.org/xsd/imscc_v1p1"/>'
    found = read(File.of("imsmanifest.xml", manifest, beside=Beside.of(files)))
    assert found.claimed == ("g1/assessment_qti.xml",)


def test_a_file_without_questions_is_reported() -> None:
    assert codes(read(File.of("a.xml", "<questestinterop/>"))) == ["nothing-recognised"]
    assert codes(read(File.of("a.xml", "<other/>"))) == ["nothing-recognised"]


def summary(found: Read) -> list[str]:
    """What arrived of each question, in a line."""
    return [_line(question) if question.sound else "rejected" for question in found.questions]


def _line(question: RawQuestion) -> str:
    parts = [
        *(("*" if option.correct else "") + option.text.value for option in question.options),
        *(answer.text.value for answer in question.answers),
        *(f"{pair.left.value} ~ {pair.right.value}" for pair in question.pairs),
        *(text.value for text in question.order),
        *("/".join(("*" if option.correct else "") + option.text.value for option in g.options) for g in question.gaps),
    ]
    return f"{question.texts['kind'].value}: {' | '.join(parts)}"


def test_what_brightspace_writes(fixture: Reading) -> None:
    found = fixture("brightspace.xml")
    assert summary(found) == [
        "multiple: *Mercury | *Venus | Mars",
        "matching: Mars ~ red dust | Venus ~ thick clouds",
        "ordering: Venus | Earth | Mars",
        "gaps: *Mercury | *Venus",
        "plain: Its air of carbon dioxide holds the heat.",
        "rejected",
    ]
    assert codes(found) == ["computed-answer"]
    first, *_, gaps, _, _ = found.questions
    assert first.texts["case"].value == "Four planets are made of rock."
    assert first.texts["hint"].value == "They are the two nearest to the Sun."
    assert first.options[2].why.value == "Phobos and Deimos go round Mars."
    assert gaps.texts["stem"].value == "The planet nearest to the Sun is [[1]], the hottest is [[2]]."


def test_what_ilias_writes(fixture: Reading) -> None:
    found = fixture("ilias.xml")
    assert summary(found) == [
        "matching: Rhine ~ North Sea | Danube ~ Black Sea |  ~ Baltic Sea",
        "ordering: Volga | Danube | Rhine",
        "multiple: *Rhine | Volga | *Danube",
        "gaps: *Danube | Elbe/*Rhine",
        "rejected",
    ]
    assert codes(found) == ["essay-without-answer"]
    assert found.questions[2].options[1].why.value == "It stays in Russia."
    assert [gap.choice for gap in found.questions[3].gaps] == [False, True]
    assert found.questions[3].texts["stem"].value == "Vienna lies on the [[1]] and Cologne on the [[2]]."


def test_what_sakai_writes(fixture: Reading) -> None:
    found = fixture("sakai.xml")
    assert summary(found) == [
        "single: red | *violet",
        "matching: a rainbow ~ drops of water | a shadow ~ something opaque",
        "plain: Air scatters short waves more than long ones.",
    ]
    assert codes(found) == []
    assert found.questions[0].texts["stem"].value == "Which light is bent most by a prism?"
    assert found.questions[0].options[0].why.value == "Red light has the longest waves."


def test_what_olat_writes(fixture: Reading) -> None:
    found = fixture("olat.xml")
    assert summary(found) == [
        "multiple: *It conducts heat. | It is a liquid at 20 °C. | *It is part of brass. | It is a gas at 20 °C.",
        "multiple: *water | light | *oxygen",
    ]
    assert codes(found) == []
    assert found.questions[0].texts["hint"].value == "Two are true."
    assert found.questions[1].options[1].why.value == "It rusts in the dark too."
    (essay,) = fixture("openolat-2.1.xml").questions
    assert essay.answers[0].text.value == "The Moon pulls more on the near side and less on the far side."
    assert essay.texts["explanation"].value == "The Sun does the same, but less."
    assert essay.texts["hint"].value == "Think of both sides of the Earth."
