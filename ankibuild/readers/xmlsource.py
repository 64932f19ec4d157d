"""The text of an XML file: in the encoding that it declares, where its bytes bear that out."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.readers.encoding import is_utf8
from ankibuild.readers.file import File
from ankibuild.source import Source, Span

_DECLARED = re.compile(rb"""\s*+<\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([A-Za-z][A-Za-z0-9._-]{0,39})["']""")

_KNOWN = re.compile(
    r"iso8859|iso2022|cp\d|koi8|mac|gb|hz|big5|shift_jis|euc|johab|utf-(?:16|32)|tis-620|ptcp154|kz1048|latin"
)
"""The codecs that are encodings of texts, by Python's names for them."""

_WIDE = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
"""What files in UTF-16 begin with that have no byte order mark (XML 1.0, appendix F)."""


def xml_source(file: File) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text of an XML file, and a warning where its encoding is not what it says, or had to be guessed."""
    encoding = _encoding(file.data)
    if not encoding:
        return file.decoded
    source = replace(file.decoded[0], text=file.data.decode(encoding, "replace"))
    at = source.text.find("\ufffd")
    faults = (report("encoding-guessed", Span(source, at, at + 1), encoding=encoding),) if at >= 0 else ()
    return source, faults


def _encoding(data: bytes) -> str:
    """The encoding that a file declares, '' where it is UTF-8, has a mark, or is nothing that Python knows.

    Bytes that are UTF-8 are it whatever is declared, except for encodings that write all letters in ASCII.
    """
    wide = next((encoding for start, encoding in _WIDE if data.startswith(start)), "")
    declared = _DECLARED.match(data[:400])
    if wide or not declared:
        return wide
    try:
        name = codecs.lookup(declared[1].decode()).name
    except LookupError:
        return ""
    if not _KNOWN.match(name) or name.startswith("utf") or (is_utf8(data) and not name.startswith(("iso2022", "hz"))):
        return ""
    return "cp1252" if name == "iso8859-1" else name  # as browsers do: nobody writes the control characters of Latin-1
