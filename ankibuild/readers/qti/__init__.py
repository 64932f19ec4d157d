"""QTI, the format of IMS (now 1EdTech) for questions: 1.2 and 2.0 to 3.0, single files and packages."""

from ankibuild.readers.qti.reading import read
from ankibuild.readers.qti.sniffing import sniff

__all__ = ["read", "sniff"]
