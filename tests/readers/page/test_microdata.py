"""Questions in microdata."""

from ankibuild.markup.parsing import parse
from ankibuild.readers.page.microdata import microdata_questions
from ankibuild.source import Source


def test_a_question_may_have_an_answer_alone() -> None:
    html = """<div itemscope itemtype="https://schema.org/Question"><h2 itemprop="name">Why is the sky blue?</h2>
    <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p itemprop="text">Air scatters
    <b>blue</b> light most.</p></div></div>"""
    (draft,) = microdata_questions(Source("a.html", html), parse(html))
    assert draft.stem.value == "Why is the sky blue?"
    assert draft.answer.value == "Air scatters **blue** light most."


def test_properties_of_other_things_within_are_not_the_questions() -> None:
    html = """<div itemscope itemtype="https://schema.org/Question"><div itemprop="author" itemscope><b itemprop="name">
    Ada</b></div><meta itemprop="text" content="Q &lt;b&gt;?&lt;/b&gt;"><i itemprop="acceptedAnswer">a</i></div>"""
    (draft,) = microdata_questions(Source("a.html", html), parse(html))
    assert draft.stem.value == "Q **?**"
    assert draft.answer.value == "a"
