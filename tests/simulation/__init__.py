"""Years in the life of a deck: an author's edits and a learner's reviews, held against a model in plain Python."""

import pytest

pytest.register_assert_rewrite(
    f"{__name__}.world", f"{__name__}.learner", f"{__name__}.repository", f"{__name__}.exporting"
)
