"""Quiz pages, saved as HTML or as text: what they say of themselves (schema.org) first, then what is to be seen."""

from ankibuild.readers.page.reading import read
from ankibuild.readers.page.sniffing import sniff

__all__ = ["read", "sniff"]
