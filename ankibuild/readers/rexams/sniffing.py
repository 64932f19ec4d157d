"""Whether an R Markdown or Sweave file is an exercise."""

from __future__ import annotations

import re

from ankibuild.readers.file import File

_MARKDOWN = re.compile(r"^Meta-information[ \t]*+\r?+\n=|^ex(?:type|solution)[ \t]*+:", re.MULTILINE)
_LATEX = re.compile(r"\\(?:extype|exsolution)\s*+\{|\\begin\{question\}")
_RQTI = re.compile(
    r"^type[ \t]*+:[ \t]*+[\"']?(?:sc|mc|mpc|mcq|singlechoice|multiplechoice|"
    r"schoice|mchoice|gap|cloze|essay|order|dropdown|dd|dp|pair|directedpair|match\w*)\b|"
    r"^knit[ \t]*+:[^\n]*rqti",
    re.MULTILINE | re.IGNORECASE,
)
_SECTION = re.compile(r"^#++[ \t]*+question\b", re.MULTILINE | re.IGNORECASE)


def sniff(file: File) -> bool:
    """Whether a file has the meta-information of R/exams, or the type and the sections of rqti."""
    head = file.head
    if _MARKDOWN.search(head) or _LATEX.search(head):
        return True
    return head.startswith("---") and _RQTI.search(head) is not None and _SECTION.search(head) is not None
