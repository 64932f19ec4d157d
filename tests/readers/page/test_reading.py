"""Quiz pages become questions with the right keys, at their places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.readers import page
from ankibuild.readers.file import File

WATER = "Which process moves water from moist soil into the root hair cells of a plant?"


@pytest.mark.parametrize(
    ("name", "questions"),
    [
        (
            "label-and-study-article.txt",
            [f"single: {WATER} ['*Osmosis', 'Photosynthesis', 'Transpiration', 'Germination']"],
        ),
        (
            "lettered-options.txt",
            ["single: What kind of rock is basalt? ['*Igneous', 'Sedimentary', 'Metamorphic']"],
        ),
        ("options-missing.txt", ["plain: At what temperature does ice melt at sea level? ['=0 °C']"]),
        ("vignette-without-key.txt", ["rejected"]),
        (
            "several-questions.txt",
            [
                "single: Which planet has the most mass? ['Mars', '*Jupiter', 'Venus']",
                "single: Which planet is nearest to the Sun? ['Earth', '*Mercury', 'Neptune']",
            ],
        ),
        (
            "json-ld-quiz.html",
            [
                "single: Which element has the symbol **Fe**? ['Fluorine', '*Iron', 'Lead']",
                "multiple: Which are gases at room temperature? ['*Neon', 'Iodine', '*Chlorine']",
                "plain: What is the atomic number of carbon? ['=6']",
            ],
        ),
        (
            "faq.html",
            [
                "plain: What causes the tides? ['=Mostly the pull of the **Moon**.']",
                "plain: How often is high tide? ['=About every 12 hours and 25 minutes.']",
            ],
        ),
        ("microdata.html", ["single: Which river flows through Vienna? ['The Rhine', '*The Danube', 'The Elbe']"]),
        (
            "label-and-list.html",
            [
                "single: What does a **barometer** measure? ![A round dial](barometer_files/dial%201.png)"
                " ['*Air pressure', 'Humidity', 'Wind speed', 'Rainfall']"
            ],
        ),
        (
            "marked-by-class.html",
            [
                "single: Which extinguisher is for burning oil? ['Water', '*Foam', 'None']",
                "multiple: Which of these are emergency exits? ['*Doors with a green sign', 'Lifts', '*Fire stairs']",
            ],
        ),
        (
            "check-marks.html",
            [
                "single: Which part of a cell holds its DNA? ['Membrane', '*Nucleus', 'Vacuole']",
                "true-false: Are bacteria cells with a nucleus? ['=false']",
            ],
        ),
        (
            "linked-options.html",
            [
                "single: What is checked first when a parachute is packed?"
                " ['The colour of the bag', '*The lines', 'The altimeter']"
            ],
        ),
        ("no-key.html", ["rejected"]),
        (
            "options-missing.html",
            [
                "plain: At what temperature does water boil at sea level?"
                " ['=At 100 °C, since the vapour then has the pressure of the air.']"
            ],
        ),
        (
            "options-in-paragraphs.txt",
            [
                "single: What does a carburettor do? ['It charges the battery', '*It mixes air and fuel',"
                " 'It cools the oil', 'It filters the exhaust']"
            ],
        ),
        (
            "markdown-page.txt",
            [
                "single: Which vitamin does the skin make in sunlight?"
                " ['Vitamin A', 'Vitamin C', '*Vitamin D', 'Vitamin K']"
            ],
        ),
        (
            "parted-by-rules.txt",
            [
                "single: Which river is the longest in Africa? ['Congo', '*Nile', 'Niger']",
                "multiple: Which of these are metals? ['*Copper', 'Sulfur', '*Zinc']",
                "true-false: Ice floats on water. ['=true']",
            ],
        ),
        (
            "titles-between.txt",
            [
                "single: Who wrote \"Faust\"? ['*Johann Wolfgang von Goethe', 'Friedrich Schiller', 'Heinrich Heine']",
                "single: How many lines has a sonnet? ['12', '*14', '16']",
            ],
        ),
        (
            "german.txt",
            ["single: Welches Gas macht den größten Teil der Luft aus? ['Sauerstoff', '*Stickstoff', 'Argon']"],
        ),
        (
            "letters-without-options.txt",
            [
                "plain: Which law links voltage, current and resistance? [\"=Ohm's law says that the voltage is the"
                ' product of current and resistance."]'
            ],
        ),
        ("stem-unclear.txt", ["rejected"]),
        (
            "discussion.html",
            [
                "multiple: You meet two boats on a narrow channel.\\\nBoth come towards you.\\\n"
                "Which two things do you do? (Choose two.)"
                " ['*Keep to the right.', 'Switch off the lights.', '*Slow down.']"
            ],
        ),
        ("results.html", ["multiple: Which of these grow on trees? ['*Pears', '*Plums', 'Melons']"]),
        ("feedback-in-options.html", ["single: What smothers burning oil? ['Water', '*A fire blanket']"]),
        (
            "json-ld-letters.html",
            [
                "single: Which planet has the shortest year? ['Venus', '*Mercury', 'Mars']",
                "single: Which moon is the largest? ['Io', 'Titan', '*Ganymede']",
                "single: Which of these is a dwarf planet? ['*Ceres', 'Uranus']",
            ],
        ),
        ("quiz-beside-faq.html", ["single: Which piece may jump over others? ['Rook', '*Knight']"]),
        (
            "numbered-in-bold.html",
            [
                "single: What cools a burn? ['*Water', 'Butter', 'Flour']",
                "single: What stops heavy bleeding? ['*Pressure', 'Warmth', 'Salt']",
            ],
        ),
        (
            "json-ld-broken.html",
            [
                "single: Through what does sound not travel? ['Water', '*A vacuum', 'Steel']",
                "single: In which of these is sound fastest? ['Air', 'Water', '*Steel']",
            ],
        ),
        ("bold-key.html", ["single: Which metal is liquid at room temperature? ['Iron', '*Mercury', 'Zinc']"]),
    ],
)
def test_each_page_gives_its_questions(fixture_page, told, name: str, questions: list[str]) -> None:
    file = fixture_page(name)
    assert page.sniff(file)
    assert told(page.read(file)) == questions


def test_the_study_article_the_title_and_the_address_come_along(fixture_page) -> None:
    (question,) = page.read(fixture_page("label-and-list.html")).questions
    assert question.texts["article"].value == (
        "### Instruments of the weather station\n\nEach instrument measures one thing:\n\n"
        "- **Hygrometer**: humidity\n- Anemometer: wind speed"
    )
    assert question.texts["explanation"].value.startswith("The best answer is *air pressure*.")
    assert question.texts["source"].value == "https://prep.example.org/q/barometer"
    assert question.texts["name"].value == "What does a barometer measure?"


def test_the_article_of_a_text_has_its_headings_and_bullets(fixture_page) -> None:
    (question,) = page.read(fixture_page("label-and-study-article.txt")).questions
    article = question.texts["article"].value
    assert article.startswith("### How Roots Take Up Water\n\nRoot hairs")
    assert "### What to remember\n\n- Osmosis needs" in article
    assert "Related" not in article
    assert question.texts["article"].span.position == (17, 1)


def test_a_page_of_a_site_gives_no_warning_that_every_page_gives(fixture_page) -> None:
    for name in ("options-in-paragraphs.txt", "titles-between.txt", "discussion.html", "label-and-study-article.txt"):
        assert not page.read(fixture_page(name)).diagnostics


def test_the_article_begins_with_the_sentence_above_the_question(fixture_page) -> None:
    (question,) = page.read(fixture_page("feedback-in-options.html")).questions
    assert question.texts["article"].value == (
        "Learn what to do when a pan burns, before it happens to you at home.\n\n### Three steps\n\n"
        "1. Turn off the heat.\n2. Cover the pan.\n\n   Leave it covered.\n\n#### Never\n\nDo not carry it."
    )
    assert question.texts["explanation"].value == "Fire needs air."
    assert [option.why.value for option in question.options] == [
        "It boils at once and throws the oil around.",
        "It keeps the air away.",
    ]


def test_an_article_keeps_its_bold_letters_its_lists_and_its_levels(fixture_page) -> None:
    (question,) = page.read(fixture_page("markdown-page.txt")).questions
    assert question.texts["explanation"].value.endswith("into **vitamin D3**.")
    assert question.texts["article"].value.endswith(
        "### Bones and the sun\n\nBones need *calcium*.\n\n#### Sources\n\n- fish\n- eggs"
    )
    (question,) = page.read(fixture_page("options-in-paragraphs.txt")).questions
    assert "### Injection\n\n1. A sensor" in question.texts["article"].value
    assert question.texts["explanation"].value.endswith("\n\nMost new motorcycles inject the fuel instead.")


def test_each_question_between_others_has_its_own_title_and_article(fixture_page) -> None:
    first, second = page.read(fixture_page("titles-between.txt")).questions
    assert first.texts["article"].value == "### A life's work\n\nThe second part appeared after his death."
    assert second.texts["name"].value == "How many lines has a sonnet?"
    assert "article" not in second.texts


def test_what_belongs_to_nothing_is_said_once(read_page) -> None:
    text = "Edition of 1998\n\nFor the third form\n\nMultiple Choice\n\nWhy?\n\na\nb\n\nAnswer: a\n"
    (left_over,) = read_page(text, "page.txt").diagnostics
    assert (left_over.code, left_over.facts["text"]) == ("text-left-over", "For the third form")


def test_hints_and_feedback_of_options_come_along(fixture_page) -> None:
    first = page.read(fixture_page("json-ld-quiz.html")).questions[0]
    assert first.texts["hint"].value == "Think of its Latin name."
    assert first.texts["explanation"].value == "From *ferrum*."
    assert first.options[0].why.value == "Its symbol is F."


@pytest.mark.parametrize(
    ("name", "code", "place"),
    [
        ("options-missing.txt", "options-missing", (3, 1)),
        ("options-missing.html", "options-missing", (2, 6)),
        ("vignette-without-key.txt", "key-paraphrased", (3, 1)),
        ("no-key.html", "key-paraphrased", (1, 45)),
        ("stem-unclear.txt", "options-unclear", (3, 1)),
        ("letters-without-options.txt", "options-missing", (3, 1)),
    ],
)
def test_what_is_missing_is_said_at_its_place(fixture_page, name: str, code: str, place: tuple[int, int]) -> None:
    diagnostics = page.read(fixture_page(name)).diagnostics
    assert [(found.code, found.span.position) for found in diagnostics if found.span] == [(code, place)]


@pytest.mark.parametrize(
    ("name", "stem", "option"), [("microdata.html", (4, 2), (7, 80)), ("bold-key.html", (1, 16), (2, 15))]
)
def test_texts_know_their_places(fixture_page, name: str, stem: tuple[int, int], option: tuple[int, int]) -> None:
    (question,) = page.read(fixture_page(name)).questions
    (right,) = [chosen for chosen in question.options if chosen.correct]
    assert question.texts["stem"].span.position == stem
    assert right.text.span.position == option


def test_a_page_without_a_question_says_so(read_page) -> None:
    read = read_page("<html><p>Nothing to ask.</p></html>")
    assert [found.code for found in read.diagnostics] == ["nothing-recognised"]


def test_what_the_page_shows_completes_what_it_says_of_itself(read_page, told) -> None:
    read = read_page(
        """<html><script type="application/ld+json">{"@type": "QAPage", "mainEntity": {"@type": "Question",
        "name": "Which gas do plants take up?",
        "acceptedAnswer": {"@type": "Answer", "text": "Carbon dioxide"}}}</script>
        <p>Multiple Choice</p><p>Which gas do plants take up?</p><ul><li>Oxygen</li><li>Carbon dioxide</li></ul>
        <h4>Explanation</h4><p>They make sugar of it.</p></html>"""
    )
    assert told(read) == ["single: Which gas do plants take up? ['Oxygen', '*Carbon dioxide']"]
    assert read.questions[0].texts["explanation"].value == "They make sugar of it."


def test_broken_data_of_a_page_is_told_and_what_is_seen_is_read(read_page, told) -> None:
    read = read_page(
        """<html><script type="application/ld+json">[{"@type": "Question", "text": "Which gas do plants take up?",
        "acceptedAnswer": "Carbon dioxide"}, {"@type": "Question", "text": "Which do they gi</script>
        <p>Multiple Choice</p><p>Which gas do plants take up?</p><ul><li>Oxygen</li><li>Carbon dioxide</li></ul>
        <p>Correct answer: B</p>
        <p>Multiple Choice</p><p>Which gas do they give off?</p><ul><li>Oxygen</li><li>Helium</li></ul>
        <p>Correct answer: A</p></html>"""
    )
    assert told(read) == [
        "single: Which gas do plants take up? ['Oxygen', '*Carbon dioxide']",
        "single: Which gas do they give off? ['*Oxygen', 'Helium']",
    ]
    (warning,) = read.diagnostics
    assert (warning.code, warning.severity, warning.span.position) == ("page-data-broken", "warning", (2, 76))
    assert "JSON-LD) is broken" in warning.headline


def test_of_broken_data_the_whole_questions_are_read_where_the_page_shows_none(read_page, told) -> None:
    read = read_page(
        """<html><script type="application/ld+json">[{"@type": "Question", "text": "Which gas do plants take up?",
        "acceptedAnswer": "Carbon dioxide"}, {"@type": "Question", "text": "Which do they gi</script></html>"""
    )
    assert told(read) == ["plain: Which gas do plants take up? ['=Carbon dioxide']"]
    assert [found.code for found in read.diagnostics] == ["page-data-broken"]


@pytest.mark.parametrize("tag", ["head", "title", "select", "template", "textarea", "iframe", "frameset", "plaintext"])
def test_a_tag_that_never_ends_hides_no_question(read_page, told, tag: str) -> None:
    read = read_page(
        f"<html><div><{tag}></div><p>Multiple Choice</p><p>What melts ice?</p><ul><li>Frost</li><li>Warmth</li></ul>"
        "<p>Correct answer: B</p></html>"
    )
    assert told(read) == ["single: What melts ice? ['Frost', '*Warmth']"]


pieces = st.sampled_from(
    [
        *["Multiple Choice\n", "Explanation: ", "The correct answer is ", "A. x\n", "- y\n", "Why?\n", "\n\n", "<p>"],
        *["<ul><li>", "</li><li class=correct>", "</ul>", "<label>", "✓", '<script type="application/ld+json">', "["],
        *['{"@type": "Question", "text": "q", "acceptedAnswer": "a"}', "</script>", "<html>", "Question 3: ", "}"],
        *['<div itemscope itemtype="https://schema.org/Question"><p itemprop="text">', "<title>", "\x00", "\r"],
        *["Answer: B\n", "&amp;", "</p>"],
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(pieces | st.text(max_size=5), max_size=25).map("".join), st.sampled_from(["a.html", "a.txt"]))
def test_no_page_raises_and_all_places_are_in_it(text: str, name: str) -> None:
    file = File.of(name, text)
    page.sniff(file)
    read = page.read(file)
    assert read.questions or read.diagnostics
    for question in read.questions:
        for part in question.texts.values():
            assert part.span is None or 0 <= part.span.start <= part.span.end <= len(part.span.source.text)


def test_the_last_question_of_a_page_that_ends_in_a_tag_is_rejected() -> None:
    question = "<h2>Question {}</h2><p>Which is a gas?</p><ul><li>Iron</li><li class='correct'>Neon{}"
    text = f"<html><body>{question.format(1, '</li></ul>')}{question.format(2, '')}"
    for end in ("</", "</li", "</li></ul><p class='x"):
        found = page.read(File.of("a.html", text + end))
        assert [question.sound for question in found.questions] == [True, False]
        assert [each.code for each in found.diagnostics] == ["file-broken"]
    assert all(question.sound for question in page.read(File.of("a.html", f"{text}</li></ul>")).questions)
