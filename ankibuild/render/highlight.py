"""Code → HTML with Pygments' classes, which the note types' style gives colours to."""

from __future__ import annotations

import html
from functools import cache

from pygments import highlight as pygmentize
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_FORMATTER = HtmlFormatter(nowrap=True)


def highlighted(code: str, language: str) -> str:
    """The HTML of a block of code, not yet sanitised; plain where the language is not known."""
    lexer = _lexer(language) if language else None
    inner = pygmentize(f"{code}\n", lexer, _FORMATTER) if lexer else html.escape(f"{code}\n")
    return f'<div class="highlight"><pre><code>{inner}</code></pre></div>'


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
