"""When to tell the visitor what would help: only while a code is in view that nobody can read, and never flickering."""

from typing import Final

from kiosk.vision.picture import Advice

ADVISE_AFTER: Final = 1.5
"""Seconds that a code must have been in view unread before the visitor gets advice."""
GONE_AFTER: Final = 0.7
"""Seconds without a trace of the code after which it is gone."""
LEAST_SHOWN: Final = 2.0
"""Seconds that advice stays, though another or none would fit by now: nobody reads a flicker."""


class Advising:
    """Follows what is in view. All instants are monotonic seconds."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._seen = 0.0
        self._advice: Advice | None = None
        self._advised = 0.0

    def read(self) -> None:
        """Take that a code was read: nothing needs help."""
        self._since = self._advice = None

    def unread(self, at: float, needs: Advice | None) -> Advice | None:
        """Take that a code was in view and not read, and what would help; return the advice to show."""
        if self._since is None or at - self._seen > GONE_AFTER:
            self._since = at
        self._seen = at
        if at - self._since >= ADVISE_AFTER and self._may_change(at):
            self._change(needs, at)
        return self._advice

    def nothing(self, at: float) -> Advice | None:
        """Take that no code was in view; return the advice to show."""
        if at - self._seen > GONE_AFTER and self._may_change(at):
            self._since = None
            self._change(None, at)
        return self._advice

    def _may_change(self, at: float) -> bool:
        return self._advice is None or at - self._advised >= LEAST_SHOWN

    def _change(self, advice: Advice | None, at: float) -> None:
        if advice is not self._advice:
            self._advice, self._advised = advice, at
