"""Tell a code that is still in view from one that is shown again.

A code last seen less than two seconds ago is the same check. One that admitted somebody within the reuse window and is
shown again is not good for a second person; exits are not asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

STILL_IN_VIEW: Final = 2.0
"""Seconds after which a code that was not seen has left the view."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What was in view, by payload (monotonic seconds), and whom a pass admitted when, by identity key."""

    in_view: Mapping[bytes, float] = field(default_factory=dict)
    admitted: Mapping[int, datetime] = field(default_factory=dict)


def seen(gate: Gate, payload: bytes, at: float) -> tuple[Gate, bool]:
    """Note a sighting at `at`; the flag tells whether it is a new appearance, and so a check of its own."""
    in_view = {known: last for known, last in gate.in_view.items() if at - last < STILL_IN_VIEW}
    is_new = payload not in in_view
    in_view[payload] = at
    return replace(gate, in_view=in_view), is_new


def kept(gate: Gate, payload: bytes, at: float) -> Gate:
    """Note that a code is still in view while nothing is checked; one that comes into view then stays new."""
    last = gate.in_view.get(payload)
    return gate if last is None or at - last >= STILL_IN_VIEW else seen(gate, payload, at)[0]


def used_here(gate: Gate, identity_key: int, now: datetime, reuse_window: timedelta) -> bool:
    """Tell whether a pass of this identity admitted somebody here within the window."""
    admitted_at = gate.admitted.get(identity_key)
    return admitted_at is not None and abs(now - admitted_at) < reuse_window


def admitted(gate: Gate, identity_key: int, now: datetime, reuse_window: timedelta) -> Gate:
    """Note that a pass of this identity just admitted somebody; forget those outside the window."""
    recent = {key: at for key, at in gate.admitted.items() if abs(now - at) < reuse_window}
    return replace(gate, admitted=recent | {identity_key: now})


def left(gate: Gate, identity_key: int) -> Gate:
    """Note an exit: whoever went out may come back in."""
    return replace(gate, admitted={key: at for key, at in gate.admitted.items() if key != identity_key})
