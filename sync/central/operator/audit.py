"""The audit: who did what to what, and when. What one transaction does is noted in it: no such deed without an entry.

What is done in files or in more transactions than one is noted right after it: an end in between leaves it unnoted.

A subject is an id of ours (a venue, a terminal, an operator, a file), never a person's name, IIN, pass or token.
"""

import getpass
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from sync.central.instant import from_ms, to_ms

LONGEST_SUBJECT: Final = 500
COMMAND_LINE: Final = "cli:"
"""What the name of somebody who used the command line begins with; no operator's id holds a colon."""

_INSERT: Final = text("INSERT INTO audit (at, who, what, subject) VALUES (:at, :who, :what, :subject)")
_PAGE: Final = text(
    """SELECT number, at, who, what, subject FROM audit
    WHERE (:before = 0 OR number < :before)
        AND (:who = '' OR who = :who)
        AND (:what = '' OR what = :what)
        AND (:subject = '' OR subject = :subject)
        AND (:since = 0 OR at >= :since)
        AND (:until = 0 OR at < :until)
    ORDER BY number DESC LIMIT :most"""
)
_LAST: Final = text(
    """SELECT number, at, who, what, subject FROM audit WHERE subject = :subject AND what = :what
    ORDER BY number DESC LIMIT 1"""
)
_WHOS: Final = text("SELECT DISTINCT who FROM audit ORDER BY who")
_WHATS: Final = text("SELECT DISTINCT what FROM audit ORDER BY what")


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed."""

    number: int
    at: datetime
    who: str
    what: str
    subject: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries; empty or zero is all. `before` is the number of the entry that the page before ended with."""

    who: str = ""
    what: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int = 0


def note(connection: Connection, who: str, what: str, subject: str, when: datetime) -> None:
    """Note a deed in the transaction that does it. `what` is a code like `venue_added`; the pages have its word."""
    connection.execute(_INSERT, {"at": to_ms(when), "who": who, "what": what, "subject": subject[:LONGEST_SUBJECT]})


def command_line() -> str:
    """Return who works at the command line: the user of the operating system."""
    try:
        return f"{COMMAND_LINE}{getpass.getuser()}"
    except (KeyError, OSError):  # a container's user may have no name
        return f"{COMMAND_LINE}?"


def entries(connection: Connection, wanted: Wanted, most: int) -> list[Entry]:
    """Return the newest entries that are wanted, at most so many."""
    parameters = {
        "who": wanted.who,
        "what": wanted.what,
        "subject": wanted.subject,
        "since": 0 if wanted.since is None else to_ms(wanted.since),
        "until": 0 if wanted.until is None else to_ms(wanted.until),
        "before": wanted.before,
        "most": most,
    }
    return [_entry(*row) for row in connection.execute(_PAGE, parameters)]


def last_entry(connection: Connection, what: str, subject: str) -> Entry | None:
    """Return the newest entry about a subject, so that a second editor can be told who was first."""
    row = connection.execute(_LAST, {"subject": subject, "what": what}).one_or_none()
    return None if row is None else _entry(*row)


def known_names(connection: Connection) -> tuple[list[str], list[str]]:
    """Return everybody who did something, and everything that was done: what one can filter by."""
    return list(connection.execute(_WHOS).scalars()), list(connection.execute(_WHATS).scalars())


def _entry(number: int, at: int, who: str, what: str, subject: str) -> Entry:
    return Entry(number, from_ms(at), who, what, subject)
