"""Open edX: problems in OLX, alone or in a course (https://docs.openedx.org, "Open Learning XML")."""

from ankibuild.readers.olx.reading import read
from ankibuild.readers.olx.sniffing import sniff

__all__ = ["read", "sniff"]
