"""What an import of a new package does to a learner who has the old one, and how to say so."""

from ankibuild.changes.comparison import compare
from ankibuild.changes.markdown import write_notes
from ankibuild.changes.model import Changes, Comparison, NoteName
from ankibuild.changes.notes import gone_notes

__all__ = ["Changes", "Comparison", "NoteName", "compare", "gone_notes", "write_notes"]
