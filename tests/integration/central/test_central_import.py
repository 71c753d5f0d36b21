"""Files of records: every format, what is refused, and an import that was interrupted."""

import gzip
import json
import os
import signal
from datetime import UTC, datetime
from multiprocessing import active_children
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from sync.central.central import Central
from sync.central.command.cli import app
from sync.central.database import reading
from sync.central.errors import CentralError
from sync.central.register.import_file import ImportReport, RefusedLine, import_file
from sync.central.register.import_lines import BATCH, Reading, batches
from tests.fakes.people import people, write_csv
from tests.integration.central.conftest import NOON
from tests.integration.central.world import published

DOSE: dict[str, object] = {
    "passport_state": "UZB", "passport_number": "AA1234567", "kind": "dose", "at": "2021-06-01", "product": "qazvac",
    "number": 2, "source_id": "1",
}  # fmt: skip


def take(central: Central, path: Path) -> tuple[ImportReport, list[RefusedLine]]:
    refused: list[RefusedLine] = []
    progress: list[tuple[int, int]] = []
    report = import_file(central, path, "lab", refused.append, lambda done, total: progress.append((done, total)))
    assert progress[-1][0] == progress[-1][1]
    return report, refused


def statuses(central: Central) -> dict[int, int]:
    with reading(central.engine) as connection:
        found = connection.execute(text("SELECT value / 16777216, count(*) FROM person GROUP BY 1"))
        return {row[0]: row[1] for row in found}


def test_a_crowd_has_the_statuses_that_were_reported_of_it(central: Central, tmp_path: Path) -> None:
    crowd = list(people(2_000, NOON))
    write_csv(tmp_path / "people.csv", crowd)
    report, refused = take(central, tmp_path / "people.csv")
    assert (report.people, refused) == (2_000, [])
    assert statuses(central) == {
        status: sum(person.status == status for person in crowd) for status in {person.status for person in crowd}
    }
    assert published(central).rows == 2_000


def test_the_same_records_in_each_format_are_the_same_records(central: Central, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",".join(DOSE) + "\n" + ",".join(map(str, DOSE.values())) + "\n")
    excel = f"{';'.join(DOSE).upper()}\r\n{';'.join(map(str, DOSE.values()))}\r\n{';' * (len(DOSE) - 1)}\r\n"
    (tmp_path / "excel.csv").write_text(excel, encoding="utf-8-sig", newline="")
    (tmp_path / "a.ndjson").write_text(json.dumps(DOSE) + "\n\n")
    table = {**{name: [value] for name, value in DOSE.items()}, "at": [datetime(2021, 6, 1, tzinfo=UTC)], "iin": [None]}
    pq.write_table(pa.table(table), tmp_path / "a.parquet")
    assert take(central, tmp_path / "a.csv")[0].facts == 1
    for name in ("excel.csv", "a.ndjson", "a.parquet"):
        report, refused = take(central, tmp_path / name)
        assert (report.repeated, report.people, refused) == (1, 0, [])


def test_a_line_that_is_wrong_stops_nothing(central: Central, tmp_path: Path) -> None:
    lines = [
        json.dumps(DOSE),
        "{",
        "[]",
        json.dumps(DOSE | {"at": "2031-01-01", "source_id": "2"}),
        "x" * 9000,
        json.dumps(DOSE | {"source_id": "3", "iin": "000000300004"}),
        json.dumps(DOSE | {"number": 1}),
        json.dumps(DOSE | {"source_id": "\udcf6"}, ensure_ascii=False),  # a byte that is not UTF-8
        json.dumps(DOSE | {"source_id": "4"}),
    ]
    (tmp_path / "a.ndjson").write_text("\n".join(lines), encoding="utf-8", errors="surrogateescape")
    report, refused = take(central, tmp_path / "a.ndjson")
    assert (report.lines, report.facts, report.refused) == (9, 2, 7)
    assert refused == [
        RefusedLine(2, "line", "not_a_json_object"),
        RefusedLine(3, "line", "not_a_json_object"),
        RefusedLine(4, "at", "in_the_future"),
        RefusedLine(5, "line", "not_a_json_object"),
        RefusedLine(6, "iin", "iin_check_digit"),
        RefusedLine(7, "source_id", "was_sent_with_other_content"),
        RefusedLine(8, "line", "not_utf8"),
    ]


def test_a_line_in_another_encoding_stops_nothing_in_a_table(central: Central, tmp_path: Path) -> None:
    who = 'iin,kind,born\n000000300005,pers\xf6n,\n000000300005,person,\n"000000300005\n\xf6",person,\n'
    (tmp_path / "a.csv").write_bytes(who.encode("latin-1"))
    report, refused = take(central, tmp_path / "a.csv")
    assert (report.people, [(one.line, one.reason) for one in refused]) == (
        1,
        [(2, "not_utf8"), (4, "not_csv"), (5, "not_utf8")],
    )


def test_a_quotation_mark_that_nobody_closed_spoils_no_other_line(central: Central, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('iin,kind\n"000000300005,person\n000000300005,pers"on\n"000000300005",person\n')
    report, refused = take(central, tmp_path / "a.csv")
    assert (report.people, refused) == (1, [RefusedLine(2, "line", "not_csv"), RefusedLine(3, "kind", "unknown_kind")])


def test_a_value_that_is_none_stops_nothing_in_parquet(central: Central, tmp_path: Path) -> None:
    year = 365 * 24 * 60 * 60 * 1000
    columns = {name: [value] * 4 for name, value in DOSE.items()}
    columns["at"] = pa.array([51 * year, 51 * year, 51 * year, 10_000 * year], pa.timestamp("ms", tz="UTC"))
    columns["source_id"] = pa.array([b"1", b"\xff", b"3", b"4"], pa.binary()).view(pa.string())
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    report, refused = take(central, tmp_path / "a.parquet")
    assert (report.facts, refused) == (
        2,
        [RefusedLine(2, "source_id", "not_a_text"), RefusedLine(4, "at", "not_a_text")],
    )
    nanosecond = pa.array([1], pa.timestamp("ns", tz="UTC"))
    pq.write_table(
        pa.table({name: [value] for name, value in DOSE.items()} | {"at": nanosecond}), tmp_path / "b.parquet"
    )
    assert take(central, tmp_path / "b.parquet")[1] == [RefusedLine(1, "source_id", "was_sent_with_other_content")]


def interrupted_twice(central: Central, table: Path) -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            import_file(central, table, "lab", lambda _line: None, interrupt)


def test_an_import_that_was_interrupted_goes_on_where_it_was_and_names_all_that_was_refused(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.central.register.import_lines.BATCH", 50)
    monkeypatch.setattr("sync.central.register.import_file.MOST_KEPT", 2)
    table = tmp_path / "people.csv"
    sound = write_csv(table, people(100, NOON))
    lines = table.read_text().splitlines(keepends=True)
    for place in (2, 60, 61):
        lines.insert(place, "bad\n")
    table.write_text("".join(lines))
    interrupted_twice(central, table)
    again = CliRunner().invoke(app, ["import", "--data", str(central.folder), "--source", "lab", str(table)])
    assert again.exit_code == 1
    assert "went on after line 101" in again.stdout
    assert f"{sound + 3 - 100} lines: " in again.stdout
    assert "0 refused; 3 refused before that" in again.stdout
    assert again.stderr == (
        "  line 3: line: not_as_many_members_as_the_header\n"
        "  line 61: line: not_as_many_members_as_the_header\n"
        "  and 1 up to line 101: import it again to see which\n"
    )
    assert sum(statuses(central).values()) == 100
    report, refused = take(central, table)
    assert (report.resumed, [one.line for one in refused]) == (0, [3, 61, 62])


def test_a_large_file_is_read_by_another_process_to_the_same_end(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.central.register.import_lines.LARGE", 0)
    write_csv(tmp_path / "people.csv", people(500, NOON))
    report, refused = take(central, tmp_path / "people.csv")
    assert (report.people, refused) == (500, [])
    (tmp_path / "none.csv").write_text("colour\n")
    with pytest.raises(CentralError, match="is no member"):
        take(central, tmp_path / "none.csv")


def test_a_key_that_interrupts_whoever_imports_leaves_the_reading_process_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.central.register.import_lines.LARGE", 0)
    table, count = tmp_path / "a.csv", 2 * BATCH
    table.write_text("iin,kind\n" + "000000300005,person\n" * count)
    with batches(Reading(table, 0, frozenset(), b"p" * 32, NOON)) as read:
        lines = next(read).lines
        (child,) = active_children()
        os.kill(child.pid or 0, signal.SIGINT)
        assert lines + sum(batch.lines for batch in read) == count


def test_a_reading_process_that_was_killed_is_said_so_and_what_was_read_stays(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kill(_done: int, _total: int) -> None:
        for child in active_children():
            child.kill()

    monkeypatch.setattr("sync.central.register.import_lines.LARGE", 0)
    lines = write_csv(tmp_path / "people.csv", people(16_000, NOON))
    with pytest.raises(CentralError, match="was killed"):
        import_file(central, tmp_path / "people.csv", "lab", lambda _line: None, kill)
    report, _ = take(central, tmp_path / "people.csv")
    assert report.resumed > 0
    assert report.resumed + report.lines == lines + 1
    assert sum(statuses(central).values()) == 16_000


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"iin,colour\n", "column 2 of the header of a.csv, 'colour', is no member"),
        ("a.csv", b"000000300005,person\n", "column 1 of the header of a.csv is no member"),
        ("a.csv", b"", "does not begin with a line that names its columns"),
        ("a.csv", b"iin,IIN\n", "names 'iin' twice"),
        ("a.csv", "iin,kind\n".encode("utf-16"), "is no text; unpack it"),
        ("a.csv", gzip.compress(b"iin,kind\n", mtime=0), "is no text; unpack it"),
        ("a.parquet", b"PAR1 or not", "make the file again"),
        ("a.xls", b"", "name it after its format"),
        ("missing.csv", None, "No such file"),
        (".", None, "is no file"),
    ],
)
def test_a_file_that_is_not_one_is_refused_in_words(
    central: Central, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CentralError, match=said) as found:
        take(central, tmp_path / name)
    assert found.value.code == "import"
