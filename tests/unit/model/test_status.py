from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.status import (
    EPOCH,
    LAST_END,
    TOMBSTONE,
    CorruptRecord,
    HealthRecord,
    Status,
    minutes_since_epoch,
    pack,
    status_at,
    unpack,
)
from tests.unit.model.instants import instants

ENDS = st.integers(1, LAST_END).map(lambda minutes: EPOCH + timedelta(minutes=minutes))
RECORDS = st.one_of(
    st.sampled_from(Status).map(HealthRecord),
    ENDS.map(lambda end: HealthRecord(Status.GREEN, end)),
)
INSTANTS = instants(2020, 2060)
SAMPLED = datetime(2021, 6, 3, 9, 30, tzinfo=UTC)


def test_green_by_pcr_turns_blue_after_72_hours() -> None:
    record = HealthRecord(Status.GREEN, SAMPLED + timedelta(hours=72))
    assert status_at(record, SAMPLED + timedelta(hours=72)) is Status.GREEN
    assert status_at(record, SAMPLED + timedelta(hours=72, minutes=1)) is Status.BLUE


def test_the_end_minute_itself_is_still_green_and_the_next_is_blue() -> None:
    record = HealthRecord(Status.GREEN, SAMPLED)
    assert status_at(record, SAMPLED + timedelta(seconds=59, microseconds=999_999)) is Status.GREEN
    assert status_at(record, SAMPLED + timedelta(minutes=1)) is Status.BLUE


@given(RECORDS, INSTANTS, st.timedeltas(timedelta(0), timedelta(days=20_000)))
def test_time_alone_only_turns_green_to_blue_and_never_back(
    record: HealthRecord, now: datetime, passed: timedelta
) -> None:
    earlier = status_at(record, now)
    later = status_at(record, now + passed)
    assert later == earlier or (earlier, later) == (Status.GREEN, Status.BLUE)


@given(st.sampled_from([Status.RED, Status.YELLOW]), INSTANTS)
def test_red_and_yellow_never_lapse_on_a_terminal(status: Status, now: datetime) -> None:
    assert status_at(HealthRecord(status), now) is status


@given(RECORDS)
def test_a_record_reads_back_as_it_was_written(record: HealthRecord) -> None:
    assert unpack(pack(record)) == record


@given(st.one_of(st.integers(0, TOMBSTONE), st.integers()))
def test_no_stored_value_raises_and_each_is_a_register_s_or_corrupt(value: int) -> None:
    match unpack(value):
        case HealthRecord() as record:
            assert pack(record) == value
        case CorruptRecord(kept):
            assert kept == value


@pytest.mark.parametrize("status", [Status.BLUE, Status.YELLOW, Status.RED])
def test_an_end_is_corrupt_with_anything_but_green(status: Status) -> None:
    assert isinstance(unpack(status << 24 | 1), CorruptRecord)
    with pytest.raises(ValueError, match="GREEN"):
        HealthRecord(status, SAMPLED)


def test_the_tombstone_is_no_record() -> None:
    assert isinstance(unpack(TOMBSTONE), CorruptRecord)


@pytest.mark.parametrize(
    "end",
    [
        SAMPLED + timedelta(seconds=1),
        SAMPLED + timedelta(microseconds=1),
        EPOCH,
        EPOCH + timedelta(minutes=LAST_END + 1),
    ],
)
def test_an_end_that_the_file_cannot_say_is_refused(end: datetime) -> None:
    with pytest.raises(ValueError, match="whole minute"):
        HealthRecord(Status.GREEN, end)


def test_an_instant_is_cut_to_the_minute() -> None:
    assert minutes_since_epoch(EPOCH + timedelta(minutes=5, seconds=59)) == 5
