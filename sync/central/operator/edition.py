"""Editions: a number for each thing that two people may edit at once, so that the second is told.

A form carries the edition it was filled from; saving raises it only from that one. A thing never saved has edition 0.
"""

from typing import Final

from sqlalchemy import Connection, text

_NUMBER: Final = text("SELECT number FROM edition WHERE subject = :subject")
_FIRST: Final = text("INSERT INTO edition (subject, number) VALUES (:subject, 1) ON CONFLICT (subject) DO NOTHING")
_NEXT: Final = text("UPDATE edition SET number = number + 1 WHERE subject = :subject AND number = :seen")
_ANY: Final = text(
    """INSERT INTO edition (subject, number) VALUES (:subject, 1)
    ON CONFLICT (subject) DO UPDATE SET number = edition.number + 1"""
)


def edition_of(connection: Connection, subject: str) -> int:
    """Return the edition of a thing, named like `venue:arman`."""
    return int(connection.execute(_NUMBER, {"subject": subject}).scalar() or 0)


def advance(connection: Connection, subject: str, seen: int) -> bool:
    """Raise the edition somebody edited; False, with nothing changed, where another edit came first."""
    statement = _NEXT if seen else _FIRST
    return (
        connection.execute(statement, {"subject": subject, "seen": seen} if seen else {"subject": subject}).rowcount
        == 1
    )


def advance_any(connection: Connection, subject: str) -> None:
    """Raise the edition whatever it is: a command that saw none has changed the thing."""
    connection.execute(_ANY, {"subject": subject})
