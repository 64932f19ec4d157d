"""What the commands of LaTeX mean that stand for a sign, wrap their argument, or say nothing to a reader."""

from __future__ import annotations

import unicodedata

SIGNS = {
    **{sign: sign for sign in "%&#{}"},
    "_": r"\_",
    "$": r"\$",
    " ": " ",
    "\n": " ",
    ",": "\u2009",
    ";": " ",
    ":": " ",
    "!": "",
    "/": "",
    "-": "",
    "@": "",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textbackslash": "\\\\",
    "quad": "\u2003",
    "qquad": "\u2003\u2003",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "pounds": "£",
    "euro": "€",
    "texteuro": "€",
    "textdegree": "°",
    "degree": "°",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "textasciitilde": "&#126;",
    "textasciicircum": "^",
    "textless": r"\<",
    "textgreater": ">",
    "textbar": "|",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "glqq": "„",
    "grqq": "“",
    "textendash": "–",
    "textemdash": "—",
    "textunderscore": r"\_",
    "textdollar": r"\$",
    "slash": "/",
    "textmu": "µ",
    "textbullet": "•",
    "textperiodcentered": "·",
    "space": " ",
    "par": "\n\n",
    "newline": "\\\n",
    "linebreak": "\\\n",
    "hrule": "\n\n---\n\n",
    "R": "R",
    "textrightarrow": "→",
    "textleftarrow": "←",
}
"""Commands that are a sign."""

WRAPPING = {
    "emph": ("*", "*"),
    "textit": ("*", "*"),
    "textsl": ("*", "*"),
    "textbf": ("**", "**"),
    "strong": ("**", "**"),
    "underline": ("<u>", "</u>"),
    "uline": ("<u>", "</u>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "sout": ("~~", "~~"),
    "enquote": ("“", "”"),
    "dQuote": ("“", "”"),
    "sQuote": ("‘", "’"),
    "section": ("\n\n**", "**\n\n"),
    "subsection": ("\n\n**", "**\n\n"),
    "subsubsection": ("\n\n**", "**\n\n"),
    "paragraph": ("\n\n**", "** "),
    "footnote": (" (", ")"),
    "caption": ("\n\n", "\n\n"),
}
"""Commands that mean something for their argument."""

SHOWING = frozenset(
    (
        *(
            "text",
            "textrm",
            "textsf",
            "textup",
            "textmd",
            "textnormal",
            "mbox",
            "hbox",
            "fbox",
            "textsc",
            "pkg",
            "proglang",
        ),
        *("ensuremath", "centerline", "parbox", "makebox", "framebox", "textcolor", "sloppy", "textlf"),
    )
)
"""Commands whose argument is text as any other."""

CODE = frozenset(("texttt", "code", "tt", "lstinline", "file", "samp", "command", "mintinline", "verb"))
"""Commands whose argument is code."""

SILENT = {
    **dict.fromkeys(
        (
            *(
                "noindent",
                "indent",
                "centering",
                "raggedright",
                "raggedleft",
                "medskip",
                "bigskip",
                "smallskip",
                "newpage",
            ),
            *("clearpage", "pagebreak", "nopagebreak", "hfill", "vfill", "dotfill", "hline", "toprule", "midrule"),
            *(
                "bottomrule",
                "small",
                "footnotesize",
                "scriptsize",
                "tiny",
                "normalsize",
                "large",
                "Large",
                "LARGE",
                "huge",
            ),
            *("Huge", "selectfont", "protect", "relax", "leavevmode", "null", "strut", "sffamily", "rmfamily"),
            *("normalfont", "upshape", "mdseries", "unskip", "ignorespaces", "displaystyle", "allowbreak", "break"),
        ),
        0,
    ),
    **dict.fromkeys(("vspace", "hspace", "label", "vskip", "setlength", "pagestyle", "thispagestyle", "phantom"), 1),
    **dict.fromkeys(("addtolength", "setcounter"), 2),
    "setlength": 2,
}
"""Commands that show nothing, with the number of their arguments."""

_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}


def is_accent(name: str) -> bool:
    """Whether a command sets an accent on the letter that follows."""
    return name in _ACCENTS


def accented(name: str, letter: str) -> str:
    """A letter with its accent."""
    plain = {"ı": "i", "ȷ": "j"}.get(letter[:1], letter[:1])
    return unicodedata.normalize("NFC", plain + _ACCENTS[name]) + letter[1:] if letter else ""
