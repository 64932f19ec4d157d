"""LaTeX: the exam class and packages like it."""

from ankibuild.readers.latex_exam.reading import read
from ankibuild.readers.latex_exam.sniffing import sniff

__all__ = ["read", "sniff"]
