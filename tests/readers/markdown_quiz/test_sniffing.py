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


TASKS = "\n".join(f"###### How can part {n} be tested?\n\nBy hand, as described in the plan.\n" for n in range(8))
PLAN = f"# Plan\n\n{TASKS}\n###### How is it enabled?\n\n- [x] a flag\n  - Name: fast\n- [ ] other\n\n{TASKS}"


def test_a_plan_with_a_few_boxes_below_questions_is_none() -> None:
    assert not sniff(File.of("README.md", PLAN))


def test_advice_with_signs_for_do_and_do_not_is_none() -> None:
    advice = "A message is short and kind.\n\n- It says what happened\n- It says what to do\n\n"
    assert not sniff(
        File.of("ux.md", f"# Texts\n\n{advice}Examples:\n\n- ✅ Saved.\n- ❌ Error 5.\n\n## More\n\n{advice}")
    )


def test_exercises_with_a_solution_are_none_without_a_question() -> None:
    assert not sniff(File.of("a.md", "## Objectives\n\n1. Make a bucket\n\n## Solution\n\nClick [here](b.md).\n"))


def test_the_answer_is_in_prose_is_no_key() -> None:
    text = "## Towers\n\nHow far can it lean?\n\nThe answer is that there is no limit to it.\n"
    assert not sniff(File.of("a.md", text))


def test_a_quiz_below_a_chapter_is_recognised() -> None:
    prose = "A lesson of many words.\n\n" * 60
    asked = "".join(f"{n}. What is {n}?\n   - A. one\n   - B. two\n\n   **Answer:** B\n\n" for n in range(1, 5))
    assert sniff(File.of("a.md", f"# Lesson\n\n{prose}## Quiz\n\n{asked}"))


def test_a_table_of_contents_that_fills_the_start_hides_no_questions() -> None:
    contents = "".join(f"| {n} | [What is the meaning of the word number {n}?](#what-is-{n}) |\n" for n in range(1500))
    asked = "".join(f"### What is {n}?\n\n- [ ] one\n- [x] two\n\n" for n in range(30))
    assert sniff(File.of("README.md", f"# Questions\n\n| No | Question |\n| -- | -- |\n{contents}\n{asked}"))


def test_questions_in_callouts_are_recognised() -> None:
    assert sniff(File.of("a.md", "> [!question]- Why is the sky blue?\n> Short waves scatter most.\n"))


def test_numbered_check_lists_in_a_report_are_no_questions() -> None:
    prose = "A report of many words.\n\n" * 60
    checks = "".join(f"{n}. **Part {n}.** Measures:\n   - [x] locked\n   - [ ] watched\n\n" for n in range(1, 6))
    assert not sniff(File.of("a.md", f"# Report\n\n{prose}{checks}"))


def test_tasks_with_letters_above_their_solution_are_no_questions() -> None:
    tasks = "A. Make one\nB. Move it\nC. Restore it\n\n### Solution\n\nA.\n1. Click\n2. Wait\n"
    assert not sniff(File.of("README.md", f"# Backups\n\n### Objectives\n\n{tasks}"))


def test_statements_to_finish_are_questions_by_their_letters_and_keys() -> None:
    asked = "".join(
        f"### N-{n}\nMark the right statement about {n}.\nA) one\nB) two\nC) three\n**Key:** B.\n" for n in range(3)
    )
    assert sniff(File.of("a.md", asked))


def test_tables_of_open_decisions_are_no_questions() -> None:
    rows = "".join(f"| Q{n} | Which tool {n}? | **A** this one / B that one | **A** |\n" for n in range(1, 6))
    prose = "The plan has many parts.\n\n" * 30
    head = "| # | Question | Options | Answer |\n|---|---|---|---|\n"
    assert not sniff(File.of("a.md", f"# Plan\n\n{prose}## Decisions\n\n{head}{rows}"))


def test_questions_are_recognised_whose_keys_are_missing_or_name_nothing() -> None:
    assert sniff(File.of("a.md", "1. What is it?\n   - A) one\n   - B) two\n2. Why?\n   - A) so\n   - B) as\n"))
    assert sniff(File.of("a.md", "1. Which is cold?\n   - [ ] fire\n   - [x] ice\n\nAnswer: sand\n"))
    assert sniff(File.of("a.md", "# Quiz\n\n## First\n\n- [ ] a\n- [x] b\n\n## Second\n\n- [ ] a\n- [x] b\n"))
    assert not sniff(File.of("a.md", "# Plan\n\n## First\n\n- [ ] a\n- [x] b\n\n## Second\n\n- [ ] a\n- [x] b\n"))
