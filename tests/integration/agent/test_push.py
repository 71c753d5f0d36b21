"""Every recorded visit reaches the register once, whatever is lost on the way, and none stands in another's way."""

from random import Random

import pytest

from sync.agent.errors import Cause, SyncError
from sync.model.visit import content_hash
from sync.replica.dead_letter import read_dead_letters
from sync.wire.api import LARGEST_BATCH, ChainedVisit
from tests.fakes.register import Register
from tests.integration.agent.place import Place


@pytest.fixture
def served(register: Register, place: Place) -> Place:
    register.repository.publish()
    place.enrol()
    return place


def test_nothing_to_send_needs_no_network(place: Place, register: Register) -> None:
    register.fault = SyncError(Cause.REFUSED, "nobody listens")
    place.push()


def test_an_unenrolled_terminal_keeps_its_visits(place: Place) -> None:
    place.record()
    with pytest.raises(SyncError) as fault:
        place.push()
    assert fault.value.cause is Cause.NOT_ENROLLED
    assert place.journal.waiting() == 1


def test_sends_all_in_order_in_batches(served: Place, register: Register) -> None:
    ids = served.record(2 * LARGEST_BATCH + 1)
    served.push()
    assert register.received == ids
    assert served.journal.waiting() == 0


def test_what_is_sent_is_what_was_hashed(served: Place) -> None:
    sent: list[dict[str, object]] = []
    served.record()

    class Listening:
        token = "token-1"

        def send_visits(self, visits: list[dict[str, object]]) -> object:
            sent.extend(visits)
            raise SyncError(Cause.CUT, "cut")

    object.__setattr__(served.around, "central_at", lambda _server, _token: Listening())
    with pytest.raises(SyncError):
        served.push()
    message = ChainedVisit.model_validate(sent[0])
    (entry,) = served.outgoing.pending()
    assert sent[0]["visit"] == entry.fields
    assert message.content_hash == content_hash(entry.fields).hex()


def test_a_lost_answer_makes_duplicates_at_the_server_and_none_in_the_register(
    served: Place, register: Register
) -> None:
    ids = served.record(3)
    register.fault_after = SyncError(Cause.CUT, "the answer is lost")
    with pytest.raises(SyncError):
        served.push()
    assert served.journal.waiting() == 3
    register.fault_after = None
    served.push()
    assert register.received == ids * 2
    assert list(register.visits) == ids
    assert served.journal.waiting() == 0


def test_a_rejected_visit_is_kept_with_the_reason_and_stands_in_nobodys_way(served: Place, register: Register) -> None:
    bad, *good = served.record(3)
    register.refused = {bad}
    served.push()
    assert list(register.visits) == good
    (letter,) = read_dead_letters(served.folder)
    assert letter.entry.fields["id"] == bad
    assert letter.why == "the instant lies ahead"
    served.push()
    assert register.received == [bad, *good]


def test_an_answer_without_receipts_is_an_error_and_no_endless_loop(served: Place, register: Register) -> None:
    served.record()

    class Mute:
        def send_visits(self, visits: list[dict[str, object]]) -> object:
            return register.for_terminal("token-1").send_visits([])

    object.__setattr__(served.around, "central_at", lambda _server, _token: Mute())
    with pytest.raises(SyncError) as fault:
        served.push()
    assert fault.value.cause is Cause.ANSWER
    assert served.journal.waiting() == 1


def test_receipts_for_visits_that_were_not_sent_settle_nothing(served: Place, register: Register) -> None:
    early, late = served.record(2)
    answer = register.for_terminal("token-1").send_visits([{"visit": {"id": late}}])

    class Confused:
        def send_visits(self, visits: list[dict[str, object]]) -> object:
            return answer

    object.__setattr__(served.around, "central_at", lambda _server, _token: Confused())
    with pytest.raises(SyncError):
        served.push()
    assert [str(entry.fields["id"]) for entry in served.outgoing.pending()] == [early]


@pytest.mark.parametrize("seed", range(5))
def test_every_visit_arrives_once_whatever_is_lost(served: Place, register: Register, seed: int) -> None:
    random = Random(seed)
    ids = served.record(40)
    while served.journal.waiting():
        register.fault = SyncError(Cause.CUT, "the request is lost") if random.random() < 0.3 else None
        register.fault_after = SyncError(Cause.CUT, "the answer is lost") if random.random() < 0.3 else None
        try:
            served.push()
        except SyncError:
            ids += served.record(random.randrange(3))
    assert list(register.visits) == ids
