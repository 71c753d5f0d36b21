"""Whatever the agent tells, the glass shows something or nothing, and never falls over it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.told import findings_from, goals_from, progress_from, sync_from, trouble_from, turns_from
from kiosk.ui.service import Enrolment, Examined, Fetched, Lane, Sent, Sync, Trouble, Unchanged
from sync.agent.history import Broke, History, TurnResult, history_document
from sync.agent.history import Fetched as Was
from sync.agent.history import Sent as Went
from sync.agent.history import Unchanged as Met
from sync.replica.mailbox import Json

NAMES = ["pull", "trouble", "at", "code", "part", "ok", "turns", "terminal", "history", "lane", "since"]
json: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["pull", "trouble", "at", "code", "part", "ok", "turns", "terminal", "history"]), inner
        )
    ),
    max_leaves=20,
)


@given(json)
def test_nothing_that_is_told_raises(said: Json) -> None:
    sync_from(said)
    turns_from(said)
    goals_from(said)
    progress_from(said)
    findings_from(said)
    trouble_from(said)


def test_each_direction_is_told_with_its_last_success_and_its_last_error() -> None:
    lane: Json = {
        "busy": False,
        "turns": 4,
        "failures": 1,
        "last_success": "2021-06-06T08:15:00+00:00",
        "next_try": None,
        "trouble": {"at": "2021-06-06T08:30:00+00:00", "code": "dns", "what": "no such name", "remedy": "check"},
    }
    sync = sync_from(
        {"terminal": "enrolled", "terminal_id": "t-1", "seq": 7, "rows": 9, "dead_letters": 2, "push": lane}
    )
    assert sync == Sync(
        Enrolment.ENROLLED,
        "t-1",
        seq=7,
        rows=9,
        dead_letters=2,
        push=Lane(
            last_success=datetime(2021, 6, 6, 8, 15, tzinfo=UTC),
            failing=True,
            trouble=Trouble("dns", "no such name · check"),
            trouble_at=datetime(2021, 6, 6, 8, 30, tzinfo=UTC),
        ),
    )


def test_the_history_is_what_the_agent_noted_newest_first() -> None:
    history, noon = History(), datetime(2021, 6, 6, 12, tzinfo=UTC)
    turns: list[tuple[str, TurnResult]] = [
        ("bundle", Was(6, 8)), ("pull", Was(7, 9)), ("push", Went(3)), ("contact", Met()), ("pull", Broke("dns"))
    ]  # fmt: skip
    for minutes, (lane, result) in enumerate(turns):
        history.note(lane, noon + timedelta(minutes=minutes), result)
    told = sync_from({"history": [*history_document(history.cycles), {"lane": "odd"}, 7]}).history
    assert [(cycle.lane, cycle.at.minute, cycle.times, cycle.came) for cycle in told] == [
        ("pull", 4, 1, Trouble("dns")),
        ("contact", 3, 1, Unchanged()),
        ("push", 2, 1, Sent(3)),
        ("pull", 1, 1, Fetched(7, 9)),
        ("bundle", 0, 1, Fetched(6, 8)),
    ]


def test_a_finding_without_a_code_is_still_a_fault() -> None:
    said: Json = [{"part": "disk", "ok": True, "what": "fine"}, {"part": "clock", "ok": False}]
    assert findings_from(said) == (Examined("disk"), Examined("clock", Trouble("internal_error")))
