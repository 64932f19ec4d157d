"""What a rule over many questions finds: the diagnostic, and the questions that it concerns."""

from __future__ import annotations

from typing import NamedTuple

from ankibuild.diagnostics import Diagnostic


class Finding(NamedTuple):
    """A diagnostic and the positions of the questions which must not be built if it is an error."""

    diagnostic: Diagnostic
    positions: tuple[int, ...]
