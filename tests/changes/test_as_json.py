"""Changes for programs."""

from __future__ import annotations

import json
from pathlib import Path

from ankibuild.changes import Comparison, compare
from ankibuild.changes.as_json import render

OLD = "- {id: sun, stem: How far?, answer: 150 million km, tags: [sky]}\n- {id: a, stem: A, answer: x}\n"
NEW = "- {id: sun, stem: How far?, answer: 150 <b>million</b> km, tags: [space, near]}\n- {id: b, stem: B, answer: x}\n"


def test_every_change_is_data(compared) -> None:
    data = json.loads(render(Comparison("release 1", (compared(OLD, NEW),), ("Old",))))
    (package,) = data["packages"]
    assert (data["since"], data["dropped"]) == ("release 1", ["Old"])
    assert package["anki"] == {"new": 1, "updated": 1, "duplicate": 0, "conflicting": 0}
    assert [note["note"]["name"] for note in package["new"]] == ["b"]
    assert [gone["note"]["name"] for gone in package["gone"]] == ["a"]
    assert package["changed"][0]["tags"] == [{"old": ["sky"], "new": ["near", "space"]}]


def test_a_field_has_both_texts_and_its_words(compared) -> None:
    (package,) = json.loads(render(Comparison("x", (compared(OLD, NEW),))))["packages"]
    (field,) = package["changed"][0]["fields"]
    assert field["name"] == "Answer"
    assert (field["old"], field["new"]) == ("150 million km", "150 <b>million</b> km")
    assert ["+", " <b>"] in field["words"]


def test_every_key_is_documented(compared) -> None:
    page = (Path(__file__).parents[2] / "docs" / "releases.md").read_text("utf-8")
    data = json.loads(render(Comparison("x", (compared(OLD, NEW),))))
    keys = {*data, *data["packages"][0], *data["packages"][0]["changed"][0], *data["packages"][0]["gone"][0]}
    assert [key for key in keys if f"`{key}`" not in page] == []


def test_fates_are_words(versions) -> None:
    old, new = versions.build(OLD), versions.build(OLD.replace("sky]}", "sky], deck: Sky}"))
    (package,) = json.loads(render(Comparison("x", (compare(old, new),))))["packages"]
    assert [(deck["name"], deck["fate"]) for deck in package["decks"]] == [("Sky", "new")]
