"""What of a question is put together."""

from ankibuild.readers.page.drafts import same


def test_texts_are_the_same_but_for_signs_and_capitals() -> None:
    assert same("Blood vessels.", "blood  vessels")
    assert not same("", "")
    assert not same("+", "-")
