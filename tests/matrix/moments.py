"""The calendar of the matrix, in epoch milliseconds: when each release is built, and when a learner imports it.

Anki's clock cannot be set, so what it stamps is moved onto this calendar afterwards (`Learner.settle`).
"""

HOUR = 3_600_000
DAY = 24 * HOUR
FIRST = 1_700_000_000_000
"""The first release: in November 2023."""
SECOND = FIRST + 100 * DAY
THIRD = FIRST + 200 * DAY
_LATE = 10 * DAY


def import_day(release: str) -> int:
    """When somebody imports a release who is not in a hurry: ten days after it was built."""
    return {"v3": THIRD, "catch-up": THIRD, "v1": FIRST}.get(release, SECOND) + _LATE
