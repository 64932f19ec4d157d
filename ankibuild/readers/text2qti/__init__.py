"""Quizzes as text2qti has them: Markdown with signs at the start of lines that say what each part is."""

from ankibuild.readers.text2qti.reading import read
from ankibuild.readers.text2qti.sniffing import sniff

__all__ = ["read", "sniff"]
