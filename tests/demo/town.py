"""A town on loopback: central server, register of invented people, and one terminal enrolled through the real API."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from kiosk.staff import StaffBook
from sync.replica.database import Folder
from sync.replica.mailbox import Mailbox
from tests.fakes.people import Person, write_csv

VENUE: Final = "arman"
STAFF_CODE: Final = "07"
STAFF_PIN: Final = "4821"
PATIENCE: Final = 60.0
SETTINGS: Final = """\
[terminal]
data = "terminal"
mode = "{mode}"
language = "kk"
name = "1-кіреберіс"
[camera]
mirror = false
[times]
refused = 5
[display]
fullscreen = {fullscreen}
width = {width}
height = {height}
"""
Say = Callable[[str], None]


class TownError(Exception):
    """A process of the town did not do its work; carries what it said."""


class Town:
    """Owns the server's process and the folders. `say` is told each step in a line."""

    def __init__(self, folder: Path, say: Say) -> None:
        self.central = folder / "central"
        self.terminal = folder / "terminal"
        self.settings = folder / "kiosk.toml"
        self._folder = folder
        self.say = say
        self._port = _free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._server: subprocess.Popen[bytes] | None = None

    def found(self, people: Sequence[Person]) -> None:
        """Make the central server and its register."""
        self.say(f"central server at {self.url}")
        _run("kiosk-central", "init", str(self.central), "--url", self.url)
        names = ("--name", "Arman cinema", "--name-kk", "«Арман» кинотеатры", "--name-ru", "Кинотеатр «Арман»")
        self._central("venue", "add", VENUE, *names, "--category", "cinema", "--region", "ALA")
        self.say(f"register of {len(people):,} invented people")
        write_csv(self._folder / "people.csv", people)
        self._central("import", str(self._folder / "people.csv"))

    def issue(self, people: Sequence[Person], *options: str) -> dict[Person, str]:
        """Issue a pass to each."""
        typed = "\n".join(person.typed for person in people)
        printed = self._central("issue-pass", "-", "--json", *options, typed=typed)
        texts = {line["identity"]: line["pass"] for line in map(json.loads, printed.splitlines())}
        return {person: texts[person.typed] for person in people}

    def link(self, person: Person) -> str:
        """Return a one-time link that puts a person's pass on the phone that opens it."""
        return self._central("pass-link", "-", typed=person.typed).strip()

    def poster(self, *options: str) -> str:
        """Print the poster of the venue; return the address its code leads to."""
        return self._central("poster", VENUE, *options).strip()

    def employ(self, operator: str, password: str) -> None:
        """Let somebody log in to the pages."""
        _run("kiosk-central", "operator", "add", "--data", str(self.central), operator, typed=password)

    def publish(self) -> None:
        """Sign the rules and publish."""
        self.say("signed rules, first publication")
        self._central("sign-rules")
        self._central("publish")

    def open_server(self) -> None:
        """Start the server's process and wait until it answers."""
        command = _program("kiosk-central", "serve", "--data", str(self.central), "--port", str(self._port))
        with (self._folder / "central.log").open("ab") as log:
            self._server = subprocess.Popen(command, stdout=log, stderr=log)
        _wait_until(self._answers, "the central server answers")

    def close_server(self) -> None:
        """Stop the server's process."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait(timeout=20)
            self._server = None

    def enrol(self, *, mode: str, fullscreen: bool, size: tuple[int, int]) -> None:
        """Make this machine a terminal with one employee, by the ticket that a technician would hold to its camera."""
        self.say("terminal enrolled through the API with a one-time ticket")
        ticket = self._central("enrol", VENUE).strip()
        _run("kiosk-sync", "enrol", "--data", str(self.terminal), "-", typed=ticket)
        book = StaffBook(self.terminal / "staff.json", time.monotonic)
        book.put(STAFF_CODE, "Айгүл", STAFF_PIN, technician=True)
        width, height = size
        text = SETTINGS.format(mode=mode, fullscreen=str(fullscreen).lower(), width=width, height=height)
        self.settings.write_text(text, encoding="utf-8")

    def wait_for_data(self) -> None:
        """Wait until the agent has installed the first publication."""
        _wait_until(lambda: self._said("seq") is not None, "the terminal holds the first publication")

    def sync_now(self) -> None:
        """Ask the agent for a sync, as a technician does, and wait until no visit waits."""
        with closing(Mailbox(Folder(self.terminal))) as mailbox:
            mailbox.ask("sync_now", {})
        _wait_until(lambda: not self.journal_ids() - self.server_ids().keys(), "every visit is at the server")

    def server_ids(self) -> dict[str, str]:
        """Return the visits at the server: id → reason."""
        with closing(sqlite3.connect(f"file:{self.central}/register.db?mode=ro", uri=True)) as connection:
            return dict(connection.execute("SELECT id, reason FROM visit").fetchall())

    def server_rows(self) -> int:
        """Return how many rows the server has for visits."""
        with closing(sqlite3.connect(f"file:{self.central}/register.db?mode=ro", uri=True)) as connection:
            (rows,) = connection.execute("SELECT count(*) FROM visit").fetchone()
        return int(rows)

    def journal_reasons(self) -> list[tuple[str, str]]:
        """Return the visits of the terminal's own journal in order: id and reason."""
        with closing(sqlite3.connect(f"file:{self.terminal}/journal.db?mode=ro", uri=True)) as connection:
            return list(connection.execute("SELECT id, reason FROM visit ORDER BY number").fetchall())

    def journal_ids(self) -> set[str]:
        """Return the ids of the terminal's own journal."""
        return {number for number, _ in self.journal_reasons()}

    def _said(self, name: str) -> object:
        with closing(Mailbox(Folder(self.terminal))) as mailbox:
            said = mailbox.said("sync")
        return said.get(name) if isinstance(said, dict) else None

    def _central(self, *words: str, typed: str = "") -> str:
        command, *rest = words
        if command == "venue":
            command, *rest = f"{words[0]} {words[1]}", *words[2:]
        return _run("kiosk-central", *command.split(), "--data", str(self.central), *rest, typed=typed)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/healthz", timeout=1) as answer:  # noqa: S310  # our own address
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def _run(program: str, *words: str, typed: str = "") -> str:
    done = subprocess.run(_program(program, *words), input=typed, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise TownError(f"{program} {words[0]}: {done.stderr or done.stdout}")
    return done.stdout


def _program(name: str, *words: str) -> tuple[str, ...]:
    return (str(Path(sys.executable).with_name(name)), *words)


def _wait_until(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise TownError(f"waited {PATIENCE:g} s until {what}")
        time.sleep(0.1)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
