"""GIFT, Moodle's format for questions as plain text (https://docs.moodle.org/en/GIFT_format)."""

from ankibuild.readers.gift.reading import read
from ankibuild.readers.gift.sniffing import sniff

__all__ = ["read", "sniff"]
