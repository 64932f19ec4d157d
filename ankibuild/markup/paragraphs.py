"""Markdown texts joined to one, each a paragraph or more."""

from __future__ import annotations

from ankibuild.markup.lines import guarded


def paragraphs(*texts: str) -> str:
    """The texts with blank lines between them.

    A text of one line is a line in our Markdown, whatever it begins with (`1. FC Köln`); it stays one here.
    """
    present = [text.strip("\n") for text in texts if text.strip()]
    if len(present) < 2:
        return "".join(present)
    return "\n\n".join(text if "\n" in text else guarded([text])[0] for text in present)
