"""Excel workbooks: each sheet is a table, read as CSV is."""

from ankibuild.readers.workbook.reading import read, sniff

__all__ = ["read", "sniff"]
