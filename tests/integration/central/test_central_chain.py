"""What the register sees of journals: rewritten ones, gaps, journals begun anew, terminals enrolled anew."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from sync.agent.push import received, sent_form
from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.fleet.chain import chain_faults
from sync.central.fleet.visits import accept_visits
from sync.central.instant import to_ms
from sync.model.visit import Outcome, Settlement, Visit
from sync.replica.folder import Folder
from sync.replica.journal import Journal
from sync.replica.outgoing import Outgoing
from sync.wire.api import EnrolResponse, ReceiptMessage
from tests.fakes.replica import new_folder
from tests.integration.central.conftest import NOON
from tests.integration.central.world import chain, enrolled, upload, venue, visit

ID = "4b" * 16
Item = dict[str, object]


def faults(central: Central) -> list[str]:
    with reading(central.engine) as connection:
        return [one.why for one in chain_faults(connection)]


def gap(where: str, journal: str = ID) -> str:
    return f"journal {journal}: entries {where} are missing"


def test_gaps_show_until_they_are_filled(central: Central, client: httpx.Client) -> None:
    terminal = enrolled(central, client)
    items = chain(visit(number, NOON) for number in range(1, 9))
    upload(client, terminal, [items[7], items[4], items[3]])
    assert faults(central) == [gap("before 4"), gap("between 5 and 8")]
    upload(client, terminal, items[5:7])
    assert faults(central) == [gap("before 4")]
    with reading(central.engine) as connection:
        assert chain_faults(connection, to_ms(NOON) + 1) == []
    upload(client, terminal, items[:3])
    assert faults(central) == []


def changed(item: Item, **members: object) -> Item:
    """Return an item with other members, its hashes as they were."""
    return item | {"visit": item["visit"] | members}  # type: ignore[operator]


ZEROS = "00" * 32
UNREADABLE = "x" * 201
"""An employee whose name is too long: such a visit is honest, and rejected."""
ENROL = text(
    """INSERT INTO terminal (id, venue_id, name, token_hash, public_key, enrolled_at)
    VALUES (:id, 'kinopark', '', :secret, :secret, 0)"""
)

FAULT = text("SELECT chain_fault FROM terminal WHERE id = :id")


@pytest.fixture
def numbers(central: Central) -> Iterator[int]:
    """Numbers of visits, terminals and journals that are used once, in a register with a venue."""
    venue(central)
    return count(1)


def sent(client: httpx.Client, terminal: EnrolResponse, folder: Folder, first: int) -> list[str]:
    """Record two visits and send what waits; return how it was settled."""
    with closing(Journal(folder)) as journal, closing(Outgoing(folder)) as outgoing:
        journal.append(visit(first, NOON))
        journal.append(visit(first + 1, NOON))
        receipts = upload(client, terminal, [sent_form(entry) for entry in outgoing.pending()])
        outgoing.settle(received(ReceiptMessage.model_validate(one)) for one in receipts)
        assert (outgoing.waiting(), outgoing.rejected()) == (0, 0)
    return [one["settlement"] for one in receipts]


def test_a_journal_begun_anew_and_a_terminal_enrolled_anew_go_on_being_recorded(
    central: Central, client: httpx.Client, tmp_path: Path
) -> None:
    first, again = enrolled(central, client), enrolled(central, client, "gym")
    folder = new_folder(tmp_path / "data")
    assert sent(client, first, folder, 1) == ["accepted"] * 2
    assert sent(client, again, folder, 3) == ["accepted"] * 2
    folder.journal.rename(tmp_path / "kept")
    assert sent(client, again, folder, 5) == ["accepted"] * 2
    assert faults(central) == []


@dataclass
class Machine:
    """A machine that is enrolled anew, and whose journal is begun anew, now and then; what it sends is honest."""

    central: Central
    numbers: Iterator[int]
    terminals: list[str] = field(default_factory=list)
    journal: str = ""
    made: list[Visit] = field(default_factory=list)
    taken: dict[tuple[str, int], str] = field(default_factory=dict)
    """Which terminal sent an entry that the register took, by journal and number."""

    def enrol(self) -> None:
        self.terminals.append(f"t-{next(self.numbers)}")
        with writing(self.central.engine) as connection:
            connection.execute(ENROL, {"id": self.terminals[-1], "secret": self.terminals[-1].encode()})

    def begin(self) -> None:
        self.journal, self.made = f"{next(self.numbers):032x}", []

    def record(self, staff: str) -> None:
        self.made.append(visit(next(self.numbers), NOON, staff=staff))

    def send(self, items: list[Item]) -> list[Settlement]:
        with writing(self.central.engine) as connection:
            receipts = accept_visits(connection, self.terminals[-1], to_ms(NOON), json.loads(json.dumps(items)))
        return [one.settlement for one in receipts]

    def send_some(self, choice: int) -> None:
        """Send some of the entries, perhaps again, perhaps the newest first; each is settled as it must be."""
        numbers = [number for number in range(1, len(self.made) + 1) if choice >> number & 1]
        items = chain(self.made, self.journal)
        order = numbers[:: -1 if choice & 1 else 1]
        expected = [self.settled(number) for number in order]
        assert self.send([items[number - 1] for number in order]) == expected

    def settled(self, number: int) -> Settlement:
        """Return how an entry must be settled, and keep who sent it."""
        if self.made[number - 1].staff == UNREADABLE:
            return Settlement.REJECTED
        if (self.journal, number) in self.taken:
            return Settlement.DUPLICATE
        self.taken[self.journal, number] = self.terminals[-1]
        return Settlement.ACCEPTED

    def is_flagged_for(self, items: list[Item]) -> bool:
        """Tell whether the terminal would be flagged for these; it never sent them."""
        with writing(self.central.engine) as connection:
            accept_visits(connection, self.terminals[-1], to_ms(NOON), json.loads(json.dumps(items)))
            fault = connection.execute(FAULT, {"id": self.terminals[-1]}).scalar_one()
            connection.rollback()
        return fault is not None

    def gaps(self) -> set[str]:
        """Return what must be called missing."""
        found = set()
        for (journal, number), terminal in self.taken.items():
            if number > 1 and (journal, number - 1) not in self.taken:
                older = [n for (j, n), t in self.taken.items() if (j, t) == (journal, terminal) and n < number]
                found.add(gap(f"between {max(older)} and {number}" if older else f"before {number}", journal))
        return found

    def faults(self) -> set[str]:
        with reading(self.central.engine) as connection:
            return {one.why for one in chain_faults(connection) if one.terminal_id in self.terminals}


@dataclass(frozen=True)
class Journals:
    """Seven entries of a journal; the same with the third changed, or all, and hashed anew; and seven other visits."""

    honest: list[Item]
    third: list[Item]
    forged: list[Item]
    others: list[Item]


def journals(first: int) -> Journals:
    honest, others = ([visit(first + shift + n, NOON) for n in range(7)] for shift in (0, 7))
    forged = [replace(one, outcome=Outcome.DENY) for one in honest]
    third = [*honest[:2], forged[2], *honest[3:]]
    return Journals(*map(chain, (honest, third, forged, others)))


REWRITES: list[tuple[Callable[[Journals], Item], str, str]] = [
    (lambda j: j.honest[4] | {"entry_hash": ZEROS}, "rejected", "entry 5 is not what its hash says"),
    (lambda j: j.honest[4] | {"previous": ZEROS}, "rejected", "entry 5 is not what its hash says"),
    (lambda j: changed(j.honest[4], outcome="deny"), "rejected", "the content is not what its hash says"),
    (lambda j: j.others[0] | {"number": 5}, "rejected", "entry 5 is not where its chain begins"),
    (lambda j: j.honest[4] | {"number": 1}, "rejected", "entry 1 is not where its chain begins"),
    (lambda j: j.forged[0], "rejected", "this id was sent before with other content"),
    (lambda j: j.others[3], "rejected", "number 4 was sent before with other content"),
    (lambda j: j.forged[4], "accepted", "entry 5 does not follow entry 4"),
    (lambda j: j.third[2], "accepted", "entry 4 does not follow entry 3"),
    (lambda j: j.honest[5] | {"number": 5}, "accepted", "entry 5 does not follow entry 4"),
]


def test_a_rewrite_beyond_a_gap_is_flagged_and_stays_so(central: Central, numbers: Iterator[int]) -> None:
    for number, (tampered, settlement, fault) in enumerate(REWRITES):
        machine, sent = Machine(central, numbers), journals(1000 + 20 * number)
        machine.enrol()
        machine.send([*sent.honest[:2], changed(sent.honest[2], reason="NOT UNDERSTOOD"), sent.honest[3]])
        assert machine.faults() == {gap("between 2 and 4")}
        assert [one.value for one in machine.send([tampered(sent)])] == [settlement]
        machine.send([sent.others[6]])
        assert fault in machine.faults(), fault


def forged(machine: Machine, place: int, **members: object) -> list[Item]:
    """Return the journal as if another visit had been there, all hashes after it made anew."""
    made = [*machine.made]
    made[place] = replace(made[place], **members)  # type: ignore[arg-type]  # a test names members of Visit
    return chain(made, machine.journal)


def following(machine: Machine, place: int) -> list[Item]:
    """Return what follows a rewritten visit; where nothing readable does, the visit itself."""
    readable = [one.staff != UNREADABLE for one in machine.made[place + 1 : place + 2]] == [True]
    return forged(machine, place, outcome=Outcome.DENY)[place + readable :][:1]


def preceding(machine: Machine, place: int) -> list[Item]:
    """Return what comes before a visit, rewritten; where nothing readable does, the visit itself."""
    readable = place > 0 and machine.made[place - 1].staff != UNREADABLE
    return forged(machine, place - readable, outcome=Outcome.DENY)[place - readable :][:1]


def zeroed(machine: Machine, _place: int) -> list[Item]:
    """Return a new visit without the hash of its entry."""
    machine.record("07")
    return [chain(machine.made, machine.journal)[-1] | {"entry_hash": ZEROS}]


TAMPERS: dict[str, Callable[[Machine, int], list[Item]]] = {
    "rewritten": lambda machine, place: forged(machine, place, outcome=Outcome.DENY)[place:],
    "followed by another": following,
    "replaced": lambda machine, place: forged(machine, place, id=UUID(int=next(machine.numbers)))[place:],
    "preceded by another": preceding,
    "zeroed": zeroed,
    "changed": lambda machine, place: [changed(chain(machine.made, machine.journal)[place], outcome="deny")],
}
STEPS = st.tuples(
    st.sampled_from(["record", "record", "unreadable", "send", "send", "begin", "enrol"]), st.integers(0, 511)
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=5, max_size=20), which=st.integers(0, 99))
def test_nothing_honest_is_ever_flagged_and_nothing_rewritten_ever_passes(
    central: Central, numbers: Iterator[int], steps: list[tuple[str, int]], which: int
) -> None:
    machine = Machine(central, numbers)
    machine.enrol()
    machine.begin()
    for step, choice in steps:
        match step:
            case "send":
                machine.send_some(choice)
            case "begin":
                machine.begin()
            case "enrol":
                machine.enrol()
            case _:
                machine.record("07" if step == "record" else UNREADABLE)
    assert machine.faults() == machine.gaps()
    here = (machine.journal, machine.terminals[-1])
    own = [number for (journal, number), terminal in machine.taken.items() if (journal, terminal) == here]
    if own:
        place = own[which % len(own)] - 1
        assert [name for name, tamper in TAMPERS.items() if not machine.is_flagged_for(tamper(machine, place))] == []
