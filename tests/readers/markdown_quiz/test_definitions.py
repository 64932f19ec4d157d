"""Definitions of links and footnotes."""

from __future__ import annotations

from ankibuild.readers import File
from ankibuild.readers.markdown_quiz import read

TEXT = """\
# Which is [large][planets]?

- [x] Jupiter[^1]
- [ ] Mars

# Which is small?

- [ ] Jupiter
- [x] Mars

```
[planets]: kept
```

[planets]: https://example.org/planets
[^1]: A gas giant.
"""


def test_each_text_has_the_definitions_that_it_uses() -> None:
    found = read(File.of("a.md", TEXT)).questions
    assert found[0].texts["stem"].value == "Which is [large][planets]?\n\n[planets]: https://example.org/planets"
    assert found[0].options[0].text.value == "Jupiter[^1]\n\n[^1]: A gas giant."
    assert found[1].texts["stem"].value == "Which is small?"


def test_code_keeps_what_only_looks_like_one() -> None:
    assert read(File.of("a.md", TEXT)).questions[1].texts["explanation"].value.startswith("```\n[planets]: kept\n```")
