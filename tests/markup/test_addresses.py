"""Addresses in Markdown and HTML."""

import pytest

from ankibuild.markup.addresses import in_markdown, is_remote, mapped, may_lead


@pytest.mark.parametrize("address", ["https://a.b", "//a.b", "mailto:a@b.c", "data:image/png;base64,AA", "#part"])
def test_these_lead_out_of_the_folder(address: str) -> None:
    assert is_remote(address)


@pytest.mark.parametrize("address", ["a.png", "img/a b.png", "../a.png"])
def test_these_are_files(address: str) -> None:
    assert not is_remote(address)


def test_a_card_leads_to_no_script() -> None:
    assert may_lead("https://a.b")
    assert not may_lead("java\nscript:x")
    assert not may_lead("#part")


def test_only_files_and_data_are_mapped() -> None:
    assert [mapped(address, str.upper) for address in ("a.png", "https://a.b", "data:x")] == [
        "A.PNG",
        "https://a.b",
        "DATA:X",
    ]


def test_an_address_is_written_so_that_nothing_in_it_ends_it() -> None:
    assert in_markdown("a (1)[2] é`$.png?x=1&copy;") == "a%20%281%29%5B2%5D%20é%60%24.png?x=1&amp;copy;"
