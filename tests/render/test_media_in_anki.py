"""Media between a YAML source and Anki: faults have their line and column, and what is found arrives and plays."""

import re
from pathlib import Path

import pytest

NAME = re.compile(r"[\w-]+-[0-9a-f]{16}\.\w+")


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("- id: a\n  answer: b\n  stem: x ![](none.png)\n", "3:15"),
        ("- id: a\n  answer: b\n  stem: |\n    none.png\n\n    ![x](none.png)\n", "6:10"),
        ("- id: a\n  answer: b\n  stem: >-\n    one\n    two ![](none.png)\n", "5:13"),
        ("- id: a\n  answer: b\n  stem: 'it''s ![](none.png)'\n", "3:20"),
        ('- id: a\n  answer: b\n  stem: "a\\tb\\n\\u00e9 <img src=\\"none.png\\">"\n', "3:34"),
        (
            "- id: a\n  stem: b\n  answer: 1\n  options:\n    - text: x\n      why: |\n        ![](none.png)\n",
            "7:13",
        ),
        ("- id: a\n  stem: b\n  answer: 1\n  options:\n    - x [sound:none.mp3]\n    - y\n", "5:16"),
        ("- id: a\n  stem: b\n  answer: c\n  article: |\n    - d\n\n      ![](none.png)\n", "7:11"),
    ],
)
def test_a_missing_file_is_an_error_at_its_reference(folder, source: str, place: str) -> None:
    folder.write("sources/a.yaml", source.encode())
    faults = [fault for fault in folder.check() if fault.code == "media-missing"]
    assert [fault.location for fault in faults] == [f"sources/a.yaml:{place}"]
    assert faults[0].span.text in ("none.png", "none.mp3")


def test_two_files_of_one_name_both_arrive(folder, collection) -> None:
    for number, name in enumerate(("sources/heart.png", "sources/sub/heart.png")):
        folder.write(name, b"picture %d" % number)
    folder.write("sources/a.yaml", "- {id: a, stem: '![](heart.png) ![](sub/heart.png)', answer: '![](./heart.png)'}\n")
    folder.build()
    collection.import_package(folder.package)
    media = Path(collection.col.media.dir())
    (card,) = collection.cards()
    names = NAME.findall(card.question())
    assert len(set(names)) == 2
    assert {(media / name).read_bytes() for name in names} == {b"picture 0", b"picture 1"}
    assert sorted(path.name for path in media.iterdir()) == sorted(set(names))


def test_anki_finds_every_file_that_a_card_refers_to(folder, collection) -> None:
    for name in ("a b.png", "ü.svg", "x&y.webp", "tone.mp3", "film.mp4"):
        folder.write(f"sources/{name}", name.encode())
    text = """
        - id: a
          stem: |
            ![](a%20b.png) ![](ü.svg) <img src='x&amp;y.webp'> [sound:tone.mp3]
            <video src="film.mp4" poster="a b.png"></video>
          answer: x ![](film.mp4)
    """
    folder.write("sources/a.yaml", text)
    assert folder.build().written == 1
    collection.import_package(folder.package)
    found = collection.col.media.check()
    assert (list(found.missing), list(found.unused)) == ([], [])
    assert len(list(Path(collection.col.media.dir()).iterdir())) == 5


def test_sounds_play_in_their_order(folder, collection) -> None:
    for name in ("one.mp3", "two.mp3", "three.mp4"):
        folder.write(f"sources/{name}", name.encode())
    folder.write("sources/a.yaml", "- {id: a, stem: '[sound:two.mp3] ![](one.mp3)', answer: '[sound:three.mp4]'}\n")
    folder.build()
    collection.import_package(folder.package)
    (card,) = collection.cards()
    assert [tag.filename.split("-")[0] for tag in card.question_av_tags()] == ["two", "one"]
    assert [tag.filename.split("-")[0] for tag in card.answer_av_tags()][-1] == "three"
