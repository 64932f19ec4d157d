"""Questions as plain text, numbered or not, in the many ways in which people type and dump them."""

from ankibuild.readers.plain_text.reading import read
from ankibuild.readers.plain_text.sniffing import sniff

__all__ = ["read", "sniff"]
