"""The decision at the door: the same on a terminal as at the central server, so it is part of the shared language."""

from sync.model.decision import TOLERATED_LEAD, Circumstances, Notice, Verdict, decide, may_override, refer

__all__ = ["TOLERATED_LEAD", "Circumstances", "Notice", "Verdict", "decide", "may_override", "refer"]
