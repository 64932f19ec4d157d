"""The files that problems show."""

from __future__ import annotations

import pytest

from ankibuild.readers import File
from ankibuild.readers.file import Beside
from ankibuild.readers.olx.assets import asset_name, beside


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/static/a.png", "a.png"),
        ("static/maps/a%20b.png", "maps/a b.png"),
        ("/static/a.png?raw", "a.png"),
        ("/c4x/Org/Course/asset/a.png", "a.png"),
        ("https://studio.example.org/c4x/Org/Course/asset/a.png", "a.png"),
        ("/asset-v1:Org+Course+Run+type@asset+block@a.png", "a.png"),
        ("/assets/courseware/v1/0af/asset-v1:Org+Course+Run+type@asset+block@a.png", "a.png"),
        ("https://example.org/a.png", ""),
        ("https://example.org/static/a.png", ""),
        ("data:image/png;base64,YQ==", ""),
    ],
)
def test_addresses_of_the_course(address: str, name: str) -> None:
    assert asset_name(address) == name


def test_a_file_beside_the_problem_is_linked() -> None:
    assets = beside(File.of("a.xml", "", beside=Beside.of({"static/a b.png": b"", "c.png": b""})))
    assert [assets.link(address) for address in ("/static/a b.png", "/static/c.png", "/static/d.png")] == [
        "static/a%20b.png",
        "c.png",
        "",
    ]
    assert assets.link("https://example.org/a.png") == "https://example.org/a.png"


def test_in_an_unpacked_course_files_lie_beside_the_problems_folder() -> None:
    assert beside(File.of("course/problem/a.xml", "")).link("/static/b.png") == "../static/b.png"
