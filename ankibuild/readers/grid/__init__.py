"""Questions in tables: rows of cells, whatever file they were read from."""

from ankibuild.readers.grid.cells import Cell, Row, Sheet
from ankibuild.readers.grid.layout import Layout, find_layout
from ankibuild.readers.grid.reading import read_tables

__all__ = ["Cell", "Layout", "Row", "Sheet", "find_layout", "read_tables"]
