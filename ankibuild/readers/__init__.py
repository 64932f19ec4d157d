"""Files → raw questions. Readers are a table; each takes a `File` and hands over what it found and what is wrong."""

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import Beside, File, Settings
from ankibuild.readers.table import READERS, Reader, may_hold_questions, reader_for, reader_named

__all__ = [
    "READERS",
    "Beside",
    "File",
    "Read",
    "Reader",
    "Settings",
    "may_hold_questions",
    "reader_for",
    "reader_named",
]
