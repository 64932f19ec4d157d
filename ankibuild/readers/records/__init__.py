"""Questions in records of named fields, as JSON and YAML hold them: found by the names of the fields.

All modules here work on nodes of `ankibuild.tree`, whatever syntax they were read from.
"""

from ankibuild.readers.records.finding import Group, holds_questions, holds_records
from ankibuild.readers.records.reading import read_records

__all__ = ["Group", "holds_questions", "holds_records", "read_records"]
