"""A corrected file brought into what people made of its last import."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.importing.adding import questions_of
from ankibuild.importing.lastly import YamlFile, imported_text
from ankibuild.importing.merging import merge
from ankibuild.importing.updating import _without, update
from ankibuild.model import Gap, Kind, Option, Pair, Question
from ankibuild.source import Source

FRANCE = Question(
    "What is the capital of France?", Kind.SINGLE, (Option("Paris", True), Option("Lyon")), id="france", deck="::A"
)
ROME = Question("Which river flows through Rome?", answer="The Tiber", id="rome", deck="::A")


def file(text: str) -> YamlFile:
    source = Source("sources/bank.yaml", text)
    return YamlFile(source, tuple(questions_of(source)))


def written(*questions: Question) -> str:
    return imported_text(questions, "bank.xml")


def counts(found) -> tuple[int, int, int, int, int]:
    return found.added, found.updated, found.unchanged, found.deleted, found.moved


def test_nothing_new_writes_nothing() -> None:
    found = update([FRANCE, ROME], [FRANCE, ROME], file(written(FRANCE, ROME)), {}, "bank.xml")
    assert (counts(found), found.text) == ((0, 0, 2, 0, 0), None)


def test_a_question_under_a_new_id_of_the_users_is_the_same() -> None:
    mine = written(FRANCE, ROME).replace("id: rome", "id: tiber\n    aka: [rome]")
    new = replace(ROME, stem="Which river flows through Rome today?")
    found = update([FRANCE, new], [FRANCE, ROME], file(mine), {}, "bank.xml")
    assert counts(found) == (0, 1, 1, 0, 0)
    assert found.text is not None
    assert [q.id for q in file(found.text).questions] == ["france", "tiber"]
    assert "Rome today?" in found.text


def test_a_new_id_of_the_users_stays_also_where_the_former_is_not_said() -> None:
    mine = written(FRANCE, ROME).replace("id: rome", "id: tiber").replace("Lyon", "Nice")
    new = replace(ROME, stem="Which river flows through Rome today?")
    found = update([FRANCE, new], [FRANCE, ROME], file(mine), {}, "bank.xml")
    assert counts(found) == (0, 1, 1, 0, 0)
    assert found.text is not None
    assert [(q.id, q.stem) for q in file(found.text).questions] == [("france", FRANCE.stem), ("tiber", new.stem)]


def test_what_stands_in_another_file_now_is_not_added_again() -> None:
    new = [FRANCE, replace(ROME, answer="The Tevere")]
    found = update(new, [FRANCE, ROME], file(written(FRANCE)), {"rome": "sources/italy.yaml"}, "bank.xml")
    assert (counts(found), found.text) == ((0, 0, 1, 0, 1), None)
    (said,) = found.diagnostics
    assert (said.code, said.facts["where"], said.facts["parts"]) == ("import-moved", "sources/italy.yaml", "'answer'")
    again = update(new, found.kept, file(written(FRANCE)), {"rome": "sources/italy.yaml"}, "bank.xml")
    assert again.diagnostics == ()


def test_a_yaml_file_that_was_renamed_is_not_written_again() -> None:
    others = {"france": "sources/geo.yaml", "rome": "sources/geo.yaml"}
    found = update([FRANCE, ROME], [FRANCE, ROME], None, others, "bank.xml")
    assert (counts(found), found.text, found.kept) == ((0, 0, 0, 0, 2), None, (FRANCE, ROME))


def test_what_was_deleted_stays_so_and_what_is_gone_is_remembered() -> None:
    found = update([FRANCE], [FRANCE, ROME], file(written(ROME)), {}, "bank.xml")
    assert (counts(found), found.gone, found.text) == ((0, 0, 0, 1, 0), ("rome",), None)
    assert found.kept == (FRANCE, ROME)
    back = update([FRANCE, ROME], found.kept, file(written(ROME)), {}, "bank.xml")
    assert (counts(back), back.gone) == ((0, 0, 1, 1, 0), ())


def test_a_correction_that_was_not_recognised_can_be_said_to_be_one() -> None:
    new = replace(ROME, stem="Name the Roman river.", id="name-the-roman-river")
    found = update([FRANCE, new], [FRANCE, ROME], file(written(FRANCE, ROME)), {}, "bank.xml")
    assert (found.added, found.gone) == (1, ("rome",))
    mine = written(FRANCE, replace(new, aka=("rome",)))
    again = update([FRANCE, new], found.kept, file(mine), {}, "bank.xml")
    assert (counts(again), again.gone, again.text) == ((0, 0, 2, 0, 0), (), None)
    assert again.kept == (FRANCE, new)


def test_what_is_retired_here_is_not_listed_as_gone() -> None:
    found = update([FRANCE], [FRANCE, ROME], file(written(FRANCE, replace(ROME, retired=True))), {}, "bank.xml")
    assert found.gone == ()


def test_new_questions_get_what_the_user_says_for_the_whole_file() -> None:
    mine = written(FRANCE).replace("deck: '::A'", "deck: '::Mine'\ntags: [mine]\nnamespace: n")
    found = update([FRANCE, ROME], [FRANCE], file(mine), {}, "bank.xml")
    assert found.text is not None
    _, new = file(found.text).questions
    assert (new.tags, new.namespace, new.deck) == (("mine",), "n", "::A")
    assert counts(update([FRANCE, ROME], found.kept, file(found.text), {}, "bank.xml")) == (0, 0, 2, 0, 0)


def test_a_question_that_is_new_on_both_sides_clashes_and_is_not_lost() -> None:
    mine = replace(ROME, answer="The river Tiber")
    found = update([FRANCE, ROME], [FRANCE], file(written(FRANCE, mine)), {}, "bank.xml")
    assert (counts(found), found.text) == ((0, 0, 2, 0, 0), None)
    for _ in range(2):
        assert [(said.code, said.facts["part"]) for said in found.diagnostics] == [("import-clash", "answer")]
        assert found.kept == (FRANCE,)
        found = update([FRANCE, ROME], found.kept, file(written(FRANCE, mine)), {}, "bank.xml")
    found = update([FRANCE, ROME], found.kept, file(written(FRANCE, ROME)), {}, "bank.xml")
    assert (found.diagnostics, found.kept) == ((), (FRANCE, ROME))


LYON = replace(FRANCE, options=(Option("Paris"), Option("Lyon", True)), explanation="Lyon now.", tags=("new",))


def test_what_clashes_is_said_each_time_and_the_rest_arrives() -> None:
    mine = replace(FRANCE, stem="What is no capital of France?")
    found = update([LYON], [FRANCE], file(written(mine)), {}, "bank.xml")
    assert found.text is not None
    assert file(found.text).questions == (replace(mine, tags=("new",)),)
    assert found.kept == (replace(FRANCE, tags=("new",)),)
    again = update([LYON], found.kept, file(found.text), {}, "bank.xml")
    assert [said.facts["part"] for said in again.diagnostics] == ["stem", "options", "explanation"]
    assert (again.text, again.kept, counts(again)) == (None, found.kept, (0, 0, 1, 0, 0))
    taken_back = replace(FRANCE, tags=("new",))
    assert update([taken_back], again.kept, file(found.text), {}, "bank.xml").diagnostics == ()


def test_a_clash_ends_where_both_are_the_same() -> None:
    found = update([LYON], [FRANCE], file(written(replace(FRANCE, stem="Mine?"))), {}, "bank.xml")
    settled = update([LYON], found.kept, file(written(LYON)), {}, "bank.xml")
    assert (settled.text, settled.diagnostics, settled.kept) == (None, (), (LYON,))


def test_a_clash_is_settled_as_it_is_here_until_the_bank_changes_it_again() -> None:
    mine = file(written(replace(FRANCE, stem="Mine?", tags=("new",))))
    found = update([LYON], [FRANCE], mine, {}, "bank.xml", keep_mine=True)
    assert found.kept == (LYON,)
    settled = update([LYON], found.kept, mine, {}, "bank.xml")
    assert (settled.text, settled.diagnostics) == (None, ())
    changed = update([replace(LYON, explanation="Lyon again.")], settled.kept, mine, {}, "bank.xml")
    assert (changed.text, {said.code for said in changed.diagnostics}) == (None, {"import-clash"})


def test_by_force_a_clash_is_settled_as_it_is_there() -> None:
    mine = file(written(replace(FRANCE, stem="Mine?")))
    found = update([LYON], [FRANCE], mine, {}, "bank.xml", force=True)
    assert (found.text is not None and file(found.text).questions, found.kept) == ((LYON,), (LYON,))


def test_what_is_remembered_of_a_clash_is_a_whole_question() -> None:
    base = Question("A [[1]] is hot.", Kind.GAPS, gaps=(Gap((Option("fire", True),)),), id="gaps")
    new = replace(base, stem="A [[1]] and a [[2]] are hot.", gaps=(*base.gaps, Gap((Option("sun", True),))))
    mine = file(written(replace(new, stem="The [[1]] and the [[2]] are hot.")))
    found = update([new], [base], mine, {}, "bank.xml")
    assert [said.facts["part"] for said in found.diagnostics] == ["stem"]
    assert found.kept == (base,)
    assert file(written(*found.kept)).questions == found.kept


def test_what_cannot_be_put_in_is_said_each_time() -> None:
    mine = written(FRANCE, ROME)
    new = [FRANCE, replace(ROME, deck="")]
    found = update(new, [FRANCE, ROME], file(mine), {}, "bank.xml")
    assert (counts(found), [said.code for said in found.diagnostics]) == ((0, 0, 2, 0, 0), ["import-not-put-in"])
    assert [said.code for said in update(new, found.kept, file(mine), {}, "bank.xml").diagnostics] == [
        "import-not-put-in"
    ]


def test_what_can_be_put_in_is_and_the_rest_is_tried_again() -> None:
    mine = (
        "- {id: x, stem: 'Which metal is heavy?', options: &metals [Lead, Tin], answer: Lead}\n"
        "- id: rome\n  stem: Which metal is light?\n  options: *metals\n  answer: Tin\n  explanation: By weight.\n"
    )
    (before,) = (q for q in file(mine).questions if q.id == "rome")
    swapped = tuple(replace(option, correct=not option.correct) for option in before.options)
    new = replace(before, options=swapped, stem="Which metal is not light?", explanation="Lead is heavy.", name="Q7")
    found = update([new], [before], file(mine), {}, "bank.xml")
    assert found.text is not None
    (kept,) = (q for q in file(found.text).questions if q.id == "rome")
    assert kept == replace(before, name="Q7")
    assert counts(found) == (0, 1, 0, 0, 0)
    (said,) = found.diagnostics
    assert said.code == "import-not-put-in"
    assert "and of that, 'explanation', 'options', 'stem' cannot be put" in said.headline
    again = update([new], found.kept, file(found.text), {}, "bank.xml")
    assert (again.text, counts(again), again.kept) == (None, (0, 0, 1, 0, 0), found.kept)
    assert [said.headline for said in again.diagnostics] == [said.headline]
    own = found.text.replace("*metals", "[Lead, Tin]")
    last = update([new], found.kept, file(own), {}, "bank.xml")
    assert last.text is not None
    assert next(q for q in file(last.text).questions if q.id == "rome") == new


def test_half_of_what_is_answered_is_not_remembered_as_imported() -> None:
    before = Question("Which?", Kind.SINGLE, (Option("a", True), Option("b")), id="q", hint="Old.")
    new = replace(before, kind=Kind.MULTIPLE, options=(Option("a", True), Option("b", True)), hint="New.", stem="What?")
    assert _without(new, before, {"options"}) == replace(before, hint="New.")
    assert _without(new, before, {"hint"}) == replace(new, hint="Old.")


def test_by_force_ids_and_guids_stay() -> None:
    mine = written(FRANCE, replace(ROME, guid="abc")).replace("id: rome", "id: tiber\n    aka: [rome]")
    found = update([FRANCE, replace(ROME, answer="Tevere")], [FRANCE, ROME], file(mine), {}, "bank.xml", force=True)
    assert found.text is not None
    assert file(found.text).questions[1] == replace(ROME, answer="Tevere", id="tiber", aka=("rome",), guid="abc")


def test_an_empty_file_gets_what_is_new() -> None:
    found = update([FRANCE, ROME], [FRANCE], file("# nothing left\nquestions: []\n"), {}, "bank.xml")
    assert counts(found) == (1, 0, 0, 1, 0)
    assert found.text is not None
    assert [q.id for q in file(found.text).questions] == ["rome"]


words = st.sampled_from(["one", "two three", "a: b", "# c", "line\n\n  - d", "'e'", "", "{f}", "3", "No"])
options = st.lists(words.filter(bool), min_size=2, max_size=3, unique=True).map(
    lambda texts: tuple(Option(text, index == 0) for index, text in enumerate(texts))
)


@st.composite
def versions(draw):
    """A question before, here and there, here and there with some parts changed."""

    def changed(question: Question) -> Question:
        parts = draw(
            st.sets(
                st.sampled_from(["hint", "explanation", "tags", "options", "deck", "why", "stem", "key"]), max_size=4
            )
        )
        for part in sorted(parts):
            if part == "tags":
                question = replace(question, tags=tuple(draw(st.lists(st.sampled_from("abc"), unique=True))))
            elif part == "options":
                question = replace(question, options=tuple(draw(st.permutations(question.options))))
            elif part == "why":
                first, *rest = question.options
                question = replace(question, options=(replace(first, why=draw(words)), *rest))
            elif part == "key":
                right = draw(st.sampled_from(question.options))
                marked = tuple(replace(option, correct=option is right) for option in question.options)
                question = replace(question, options=marked)
            elif part == "deck":
                question = replace(question, deck=draw(st.sampled_from(["::A", "::B"])))
            elif part == "stem":
                question = replace(question, stem=question.stem + draw(words.filter(bool)))
            else:
                question = replace(question, **{part: draw(words)})
        return question

    number = draw(st.integers(0, 99))
    base = Question(
        f"Stem {number}", Kind.SINGLE, draw(options), id=f"q{number}", hint=draw(words), deck="::A", tags=("a",)
    )
    return base, changed(base), changed(base)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(versions(), min_size=1, max_size=5, unique_by=lambda three: three[0].id),
    st.data(),
)
def test_the_yaml_reads_as_the_merge_and_comments_stay(three, data) -> None:
    base = [one for one, _, _ in three]
    here = {mine.id: mine for _, mine, _ in three if data.draw(st.integers(0, 5))}
    new = [theirs for _, _, theirs in three if data.draw(st.integers(0, 5))]
    text = written(*data.draw(st.permutations(list(here.values()))))
    text = text.replace("\n  - id: ", "\n  # before\n  - id: ").replace("    stem:", "    # inside\n    stem:")
    text = text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n"])))
    start = file(text)
    assert {q.id: q for q in start.questions} == here
    found = update(new, base, start, {}, "bank.xml")
    assert sum(counts(found)) == len(new)
    result = file(found.text if found.text is not None else text)
    refused = {said.facts["id"]: said.facts["parts"] for said in found.diagnostics if said.code == "import-not-put-in"}
    by_id = {q.id: q for q in base}
    wanted = {q.id: merge(by_id[q.id], here[q.id], q).question for q in new if q.id in here}
    for id_, parts in refused.items():
        stay = {part.strip("'"): getattr(here[id_], part.strip("'")) for part in parts}
        wanted[id_] = replace(wanted[id_], **stay)
    assert {q.id: q for q in result.questions} == {**here, **wanted}
    assert [q.id for q in result.questions] == [q.id for q in start.questions]
    for comment in ("# before", "# inside"):
        assert result.source.text.count(comment) == text.count(comment)
    again = update(new, found.kept, result, {}, "bank.xml")
    assert (again.text, again.added, again.updated) == (None, 0, 0)
    clashes = [
        [(said.facts["id"], said.facts["part"]) for said in update.diagnostics if said.code == "import-clash"]
        for update in (found, again)
    ]
    assert clashes[0] == clashes[1]
    still = [said for said in again.diagnostics if said.code == "import-not-put-in"]
    assert {said.facts["id"]: said.facts["parts"] for said in still} == refused


def test_a_clash_shows_all_that_may_have_changed() -> None:
    def asked(**parts: object) -> Question:
        return replace(FRANCE, **parts)  # type: ignore[arg-type]

    options = [(Option("Paris", True, why), Option("Lyon")) for why in ("Yes", "Right", "Sure")]
    base, mine, new = (asked(options=one) for one in options)
    (said,) = update([new], [base], file(written(mine)), {}, "bank.xml").diagnostics
    assert said.facts["theirs"] == ("✓ Paris (Sure); Lyon",)
    pairs = [(Pair("a", right), Pair("b", "2")) for right in ("1", "3", "4")]
    base, mine, new = (asked(kind=Kind.MATCHING, options=(), pairs=one) for one in pairs)
    (said,) = update([new], [base], file(written(mine)), {}, "bank.xml").diagnostics
    assert said.facts["theirs"] == ("a → 4; b → 2",)
    gaps = [(Gap((Option(text, True), Option("x", True))),) for text in ("1", "3", "4")]
    base, mine, new = (asked(stem="[[1]]", kind=Kind.GAPS, options=(), gaps=one) for one in gaps)
    (said,) = update([new], [base], file(written(mine)), {}, "bank.xml").diagnostics
    assert said.facts["theirs"] == ("✓ 4 / ✓ x",)
