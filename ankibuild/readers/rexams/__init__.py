"""Exercises of R/exams (in Markdown and in LaTeX), and those of rqti."""

from ankibuild.readers.rexams.reading import read
from ankibuild.readers.rexams.sniffing import sniff

__all__ = ["read", "sniff"]
