"""Whether a file is Moodle XML, or a backup of Moodle that is often taken for it."""

from __future__ import annotations

from ankibuild.readers.file import File
from ankibuild.readers.xmlplaces import root_of

_BACKUP_ROOTS = ("moodle_backup", "question_categories", "MOODLE_BACKUP")


def sniff(file: File) -> bool:
    """Whether a file looks like Moodle XML or a backup."""
    return is_backup(file) or (root_of(file.head)[0] == "quiz" and "<question" in file.head)


def is_backup(file: File) -> bool:
    """Whether a file is a backup (`.mbz`), or one of the files that such an archive holds."""
    packed = file.magic.startswith((b"PK", b"\x1f\x8b"))
    root, attributes = root_of(file.head)
    is_quiz = root == "activity" and 'modulename="quiz"' in attributes
    return (packed and file.name.lower().endswith(".mbz")) or root in _BACKUP_ROOTS or is_quiz
