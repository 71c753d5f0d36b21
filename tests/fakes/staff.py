"""A book of employees whose PINs cost nothing to try: for tests that are not about what a PIN costs."""

from collections.abc import Callable
from pathlib import Path

from kiosk.staff import Effort, StaffBook

NO_EFFORT = Effort(passes=1, memory=8, lanes=1)


def staff_book(folder: Path, clock: Callable[[], float]) -> StaffBook:
    """Open the book of a terminal's folder."""
    return StaffBook(folder / "staff.json", clock, NO_EFFORT)
