"""Moodle XML (https://docs.moodle.org/en/Moodle_XML_format)."""

from ankibuild.readers.moodle.reading import read
from ankibuild.readers.moodle.sniffing import sniff

__all__ = ["read", "sniff"]
