"""When to tell the visitor what would help: only while a code is in view that nobody can read, and never flickering."""

from typing import Final

from kiosk.vision.picture import Hint

HINT_AFTER: Final = 1.5
"""Seconds that a code must have been in view unread before the visitor gets a hint."""
GONE_AFTER: Final = 0.7
"""Seconds without a trace of the code after which it is gone."""
LEAST_SHOWN: Final = 2.0
"""Seconds that a hint stays, though another or none would fit by now: nobody reads a flicker."""


class Hinting:
    """Follows what is in view. All instants are monotonic seconds."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._seen = 0.0
        self._hint: Hint | None = None
        self._hinted = 0.0

    def read(self) -> Hint | None:
        """Take that a code was read: nothing needs help."""
        self._since = self._hint = None
        return None

    def unread(self, at: float, needs: Hint | None) -> Hint | None:
        """Take that a code was in view and not read, and what would help; return the hint to show."""
        if self._since is None or at - self._seen > GONE_AFTER:
            self._since = at
        self._seen = at
        if at - self._since >= HINT_AFTER and self._may_change(at):
            self._change(needs, at)
        return self._hint

    def nothing(self, at: float) -> Hint | None:
        """Take that no code was in view; return the hint to show."""
        if at - self._seen > GONE_AFTER and self._may_change(at):
            self._since = None
            self._change(None, at)
        return self._hint

    def _may_change(self, at: float) -> bool:
        return self._hint is None or at - self._hinted >= LEAST_SHOWN

    def _change(self, hint: Hint | None, at: float) -> None:
        if hint is not self._hint:
            self._hint, self._hinted = hint, at
