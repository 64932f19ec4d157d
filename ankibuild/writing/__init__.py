"""Questions → YAML in the project's own format, as a person would write it."""

from ankibuild.writing.questions import write_question, write_questions

__all__ = ["write_question", "write_questions"]
