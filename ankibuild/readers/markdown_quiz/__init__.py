"""Questions in Markdown files, in the many ways in which people write them on code hosts and in notes."""

from ankibuild.readers.markdown_quiz.reading import read
from ankibuild.readers.markdown_quiz.sniffing import sniff

__all__ = ["read", "sniff"]
