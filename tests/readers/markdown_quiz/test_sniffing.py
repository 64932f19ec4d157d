"""Which Markdown files hold questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.readers import File
from ankibuild.readers.markdown_quiz import sniff

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "markdown"

PROSE = {
    "tasks": "# Roadmap\n\n- [x] write it\n- [ ] test it\n- [ ] ship it\n",
    "readme": "# Tool\n\nWhat is it?\n\n## Install\n\n1. Download\n2. Run\n\n- A fast tool\n- **Small**\n",
    "folded": "# Tool\n\nHow it is built:\n\n<details>\n<summary>Windows</summary>\n\nRun `make`.\n\n</details>\n",
    "changes": "# Changelog\n\n## 1.0\n\n- Fixed: the answer to all\n- ✅ Added tests\n",
    "faq": "## Why is the answer so short?\n\nBecause it is.\n",
    "empty": "",
}


@pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_files_with_questions_are_recognised(path: Path) -> None:
    assert sniff(File.of(path.name, path.read_bytes()))


@pytest.mark.parametrize("name", PROSE)
def test_prose_is_not(name: str) -> None:
    assert not sniff(File.of("README.md", PROSE[name]))
