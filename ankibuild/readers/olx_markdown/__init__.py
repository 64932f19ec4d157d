"""Problems as Open edX's simple editor has them: Markdown with signs of its own for questions and answers."""

from ankibuild.readers.olx_markdown.reading import read, read_problem
from ankibuild.readers.olx_markdown.sniffing import sniff

__all__ = ["read", "read_problem", "sniff"]
