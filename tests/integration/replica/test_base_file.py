from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.model.status import TOMBSTONE
from sync.replica.base import base_rows, base_values, build_base
from sync.replica.base_file import INDEX_AT, REMAINDER_BITS, WORDS_AT, About, Base, open_base
from sync.replica.database import Corrupt
from sync.wire.identity_key import KEY_BITS
from sync.wire.snapshot_file import Header
from tests.fakes.published import FIRST, Rows, arrays, digest, some_rows
from tests.fakes.replica import no_progress

LAST_KEY = (1 << KEY_BITS) - 1
KEYS = st.one_of(st.integers(1, LAST_KEY), st.integers(1, 99), st.just(LAST_KEY))
ROWS = st.dictionaries(KEYS, st.integers(0, TOMBSTONE - 1), max_size=20)
same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


def built(path: Path, rows: Rows) -> Base:
    build_base(path, Header(7, 0, FIRST, "p1", len(rows), digest(rows)), [arrays(rows)], no_progress)
    base = open_base(path)
    assert base is not None
    return base


@same_folder
@given(rows=ROWS, others=st.lists(KEYS, max_size=5))
def test_a_base_answers_for_its_rows_one_by_one_and_together(tmp_path: Path, rows: Rows, others: list[int]) -> None:
    with closing(built(tmp_path / "base", rows)) as base:
        asked = sorted({*rows, *others})
        expected = [rows.get(key, TOMBSTONE) for key in asked]
        assert [base.value(key) for key in asked] == expected
        assert base_values(base, np.array(asked, np.int64)).tolist() == expected


@same_folder
@given(rows=ROWS)
def test_a_base_reads_back_in_order(tmp_path: Path, rows: Rows) -> None:
    with closing(built(tmp_path / "base", rows)) as base:
        found = [row for keys, values in base_rows(base) for row in zip(keys.tolist(), values.tolist(), strict=True)]
        assert found == sorted(rows.items())
        assert base.about == About(7, len(rows), "p1")


def test_the_file_is_eight_bytes_a_row_beside_its_index(tmp_path: Path) -> None:
    built(tmp_path / "base", some_rows(1000)).close()
    assert (tmp_path / "base").stat().st_size == WORDS_AT + 8000
    assert WORDS_AT % 8 == 0


def test_a_base_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert open_base(tmp_path / "base") is None


def header_says(rows: int) -> Callable[[bytes], bytes]:
    return lambda whole: whole.replace(b'"rows": 1000,', b'"rows": %4d,' % rows)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"", lambda whole: whole[:WORDS_AT], lambda whole: whole[:-1], lambda whole: whole + b"x",
        lambda whole: b"x" + whole[1:], lambda whole: whole.replace(b"base-1", b"base-2"), header_says(999),
        header_says(-1), lambda whole: b"[]".ljust(INDEX_AT) + whole[INDEX_AT:],
        lambda whole: whole[:WORDS_AT - 8] + bytes(8) + whole[WORDS_AT:],
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_shape_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    built(tmp_path / "base", some_rows(1000)).close()
    (tmp_path / "base").write_bytes(spoil((tmp_path / "base").read_bytes()))
    with pytest.raises(Corrupt, match="base"):
        open_base(tmp_path / "base")


def test_a_damaged_index_is_said_by_the_look_up_that_meets_it(tmp_path: Path) -> None:
    built(tmp_path / "base", some_rows(1000)).close()
    whole = bytearray((tmp_path / "base").read_bytes())
    whole[INDEX_AT + 40 : INDEX_AT + 44] = b"\xff\xff\xff\xff"
    (tmp_path / "base").write_bytes(whole)
    base = open_base(tmp_path / "base")
    assert base is not None
    with closing(base), pytest.raises(Corrupt, match="index"):
        base.value(10 << REMAINDER_BITS | 1)


def test_a_file_cut_short_under_a_reader_is_said(tmp_path: Path) -> None:
    rows = some_rows(1000)
    with closing(built(tmp_path / "base", rows)) as base:
        with (tmp_path / "base").open("r+b") as file:
            file.truncate(WORDS_AT + 100)
        with pytest.raises(Corrupt, match="cut short"):
            base.value(max(rows))
