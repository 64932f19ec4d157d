"""Texts of other formats → our Markdown: plain text as typed, and HTML as shown."""

from ankibuild.markup.hypertext import html_to_markdown
from ankibuild.markup.paragraphs import paragraphs
from ankibuild.markup.plain import plain_to_markdown

__all__ = ["html_to_markdown", "paragraphs", "plain_to_markdown"]
