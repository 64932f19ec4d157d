"""To be written."""

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File


def sniff(file: File) -> bool:
    """Not yet."""
    return False


def read(file: File) -> Read:
    """Not yet."""
    raise NotImplementedError
