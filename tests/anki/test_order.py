"""New cards come in the order of the sources, and ids look like those that Anki makes."""

import pytest

NOW = 1_700_000_000_000


def questions(ids: str, **options: str) -> str:
    return "questions:\n" + "".join(f"- {{id: {id_}, stem: {id_}, answer: x}}\n" for id_ in ids)


@pytest.fixture
def queue(collection):
    """Gives the ids of the questions in the order in which a learner is shown them."""

    def shown() -> str:
        collection.col.decks.select(collection.col.decks.id("Test"))
        cards = collection.col.sched.get_queued_cards(fetch_limit=100).cards
        return "".join(collection.col.get_card(card.card.id).note()["Id"] for card in cards)

    return shown


def test_new_cards_come_in_source_order(folder, collection, queue) -> None:
    folder.write("sources/b.yaml", questions("ca"))
    folder.write("sources/a.yaml", questions("zbq"))
    folder.build()
    collection.import_package(folder.package)
    assert queue() == "zbqca"


@pytest.mark.parametrize("after", ["xabc", "axbc", "abxc", "abcx"])
def test_a_question_that_was_inserted_comes_in_its_place(folder, collection, queue, after: str) -> None:
    folder.write("sources/a.yaml", questions("abc"))
    folder.build()
    collection.import_package(folder.package)
    folder.write("sources/a.yaml", questions(after))
    folder.build(now=NOW + 60_000)
    assert collection.import_package(folder.package)["new"] == 1
    assert queue() == after


def test_questions_that_are_inserted_release_by_release_come_in_their_places(folder, collection, queue) -> None:
    for number, ids in enumerate(["abc", "aubc", "auvbc", "tauvbc", "tauvbcw", "tauvxbcw"]):
        folder.write("sources/a.yaml", questions(ids))
        folder.build(now=NOW + number * 60_000)
        collection.import_package(folder.package)
        assert queue() == ids


def test_a_question_that_comes_back_has_its_old_place(folder, collection, queue) -> None:
    for number, ids in enumerate(["abc", "ac", "axc", "axbc"]):
        folder.write("sources/a.yaml", questions(ids))
        folder.build(now=NOW + number * 60_000)
    collection.import_package(folder.package)
    assert queue() == "axbc"


def test_places_are_as_low_as_anki_wants_them(folder, collection) -> None:
    folder.write("sources/a.yaml", questions("abc"))
    folder.build()
    collection.import_package(folder.package)
    assert collection.col.db.list("select due from cards order by due") == [100, 200, 300]
    assert collection.col.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_a_new_learner_gets_the_order_of_the_newest_sources(folder, new_collection) -> None:
    folder.write("sources/a.yaml", questions("abc"))
    folder.build()
    folder.write("sources/a.yaml", questions("cxba"))
    folder.build(now=NOW + 60_000)
    collection = new_collection()
    collection.import_package(folder.package)
    assert "".join(card.note()["Id"] for card in sorted(collection.cards(), key=lambda card: card.due)) == "cxba"


@pytest.mark.parametrize("table", ["notes", "cards"])
def test_ids_are_times_of_the_build_in_milliseconds(folder, collection, table: str) -> None:
    folder.write("sources/a.yaml", questions("abc") + "- {id: d, stem: '{{c1::x}} {{c2::y}}'}\n")
    folder.build()
    collection.import_package(folder.package)
    ids = collection.col.db.list(f"select id from {table} order by id")
    assert ids == list(range(NOW, NOW + len(ids)))


def test_added_is_the_day_of_the_build(folder, collection) -> None:
    folder.write("sources/a.yaml", questions("a"))
    folder.build(now=None)
    collection.import_package(folder.package)
    assert len(collection.col.find_notes("added:1")) == 1


def test_deck_ids_look_like_those_that_anki_makes(folder, collection) -> None:
    folder.write("sources/a.yaml", questions("a"))
    folder.build()
    collection.import_package(folder.package)
    ids = [deck.id for deck in collection.col.decks.all_names_and_ids(skip_empty_default=True)]
    assert all(10**12 < id_ < 10**13 for id_ in ids)


def test_the_description_of_the_deck_arrives_with_its_picture(folder, collection) -> None:
    folder.write("ankibuild.yaml", "name: Test\ndescription: '**About** ![](logo.png)'\n")
    folder.write("logo.png", b"logo")
    folder.write("sources/a.yaml", questions("a"))
    folder.build()
    collection.import_package(folder.package)
    description = collection.col.decks.by_name("Test")["desc"]
    assert description.startswith("<strong>About</strong> <img")
    assert list(collection.col.media.check().missing) == []
    assert collection.col.media.have(description.partition('src="')[2].partition('"')[0])
