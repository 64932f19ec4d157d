"""H5P: packages (`.h5p`) and their `content.json`, of the content types that ask questions."""

from ankibuild.readers.h5p.package import read, sniff

__all__ = ["read", "sniff"]
