"""Say what was seen: a table for people, one object for programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from tests.bench.frame.measure import percentile
from tests.demo.play import Scene


@dataclass(frozen=True, slots=True)
class Account:
    """The scenes with the reasons their visits gave, and how the visits arrived at the server."""

    scenes: Sequence[Scene]
    reasons: Sequence[str | None]
    at_server: int
    rows: int
    missing: int

    @property
    def wrong(self) -> int:
        """Return how many visitors were shown, or recorded as, something else than they had to be."""
        return sum(not _right(scene, reason) for scene, reason in zip(self.scenes, self.reasons, strict=True))

    @property
    def duplicates(self) -> int:
        """Return how many rows the server has beyond one a visit."""
        return self.rows - self.at_server

    @property
    def clean(self) -> bool:
        """Tell whether everything was as it had to be."""
        return self.wrong == 0 and self.duplicates == 0 and self.missing == 0

    def as_json(self) -> str:
        """Return the one object of `--json`."""
        waits = sorted(scene.ms for scene in self.scenes if scene.ms is not None)
        verdict = {f"p{rank}": round(percentile(waits, rank), 1) for rank in (50, 99)} if waits else {}
        return json.dumps(
            {
                "visitors": len(self.scenes),
                "wrong": self.wrong + self.missing,
                "visits_at_server": self.at_server,
                "duplicates": self.duplicates,
                "verdict_ms": verdict,
            }
        )


def print_account(account: Account, console: Console) -> None:
    """Print the table and what it comes to."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("", "visitor", "credential", "expected", "shown", "reason", "ms"):
        table.add_column(heading, justify="right" if heading == "ms" else "left", no_wrap=True)
    for scene, reason in zip(account.scenes, account.reasons, strict=True):
        visitor = scene.part.visitor
        mark = "[green]✓[/]" if _right(scene, reason) else "[red]✗[/]"
        expected = f"{visitor.shown} · {visitor.reason or 'no visit'}"
        wait = "" if scene.ms is None else f"{scene.ms:.0f}"
        where = " [dim]offline[/]" if visitor.offline else ""
        table.add_row(mark, visitor.who.value + where, visitor.shows.value, expected, scene.shown, reason or "–", wait)
    console.print(table)
    for scene in account.scenes:
        if scene.trouble:
            console.print(f"[red]{scene.part.visitor.shows.value}[/]: {scene.trouble}", markup=True)
    console.print(
        f"{len(account.scenes)} visitors, {account.wrong} wrong; {account.at_server} visits at the server, "
        f"{account.duplicates} twice, {account.missing} missing"
    )


def _right(scene: Scene, reason: str | None) -> bool:
    visitor = scene.part.visitor
    expected_checks = 0 if visitor.reason is None else 1
    return (scene.shown, reason, scene.checks) == (visitor.shown, visitor.reason, expected_checks)
