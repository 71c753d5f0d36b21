"""`kiosk-central` as an operator runs it: real processes, real files."""

import io
import json
import os
import stat
import subprocess
import sys
from contextlib import chdir
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from sync.central.command.cli import app
from sync.central.command.command import unseen_lines
from sync.central.errors import CentralError
from sync.model.status import Status
from sync.passes import Pass, read_issuers, verify
from sync.wire.ticket import parse
from tests.fakes.people import invented, people, write_csv
from tests.fakes.serving import serving

HERE = Path(sys.executable).parent


def command(folder: Path, *arguments: str, typed: str = "", **environment: str) -> str:
    """Run a command on a data folder, in this process; return what it printed. An error it ends with is raised."""
    done = CliRunner().invoke(app, arguments, input=typed, env={"ASHYQ_CENTRAL": str(folder)} | environment)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def process(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as an operator does."""
    environment = {"PATH": os.defpath, "ASHYQ_CENTRAL": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
    program = [str(HERE / "kiosk-central"), *arguments]
    return subprocess.run(program, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "central"
    command(made, "init", str(made))
    return made


def test_secrets_are_for_the_servers_user_alone(folder: Path) -> None:
    secret = list((folder / "keys").iterdir())
    assert len(secret) == 7
    assert {stat.S_IMODE(file.stat().st_mode) for file in secret} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_second_init_in_the_same_folder_is_refused(folder: Path) -> None:
    with pytest.raises(CentralError, match="not empty"):
        command(folder, "init", str(folder))


@pytest.mark.parametrize(
    ("option", "value"),
    [("--port", "0"), ("--port", "65536"), *(("--publish-every", value) for value in ("-1", "nan", "1e300"))],
)
def test_a_port_or_an_interval_that_there_is_not_is_refused(tmp_path: Path, option: str, value: str) -> None:
    done = CliRunner().invoke(app, ["serve", "--data", str(tmp_path), option, value])
    assert (done.exit_code, f"'{option}'" in done.stderr) == (2, True)


def test_a_role_that_a_command_is_not_about_is_refused(folder: Path) -> None:
    with pytest.raises(CentralError, match="online role"):
        command(folder, "prepare", "keys", "data", "x.json", "--key", "x.pub", "--threshold", "1")
    with pytest.raises(CentralError, match="about passes"):
        command(folder, "rotate-key", "rules", "--at-once")


def test_offline_keys_need_their_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "central"
    for short in ("", "1234567"):
        with pytest.raises(CentralError, match="8 characters or more"):
            command(folder, "init", str(folder), ASHYQ_PASSPHRASE=short)
    command(folder, "init", str(folder), ASHYQ_PASSPHRASE="correct horse")
    for wrong in ("", "wrong"):
        with pytest.raises(CentralError, match="passphrase"):
            command(folder, "sign-rules", ASHYQ_PASSPHRASE=wrong)
    assert "version 2" in command(folder, "sign-rules", ASHYQ_PASSPHRASE="correct horse")
    command(folder, "publish")


def test_a_wrong_setting_ends_a_command_with_code_2_and_the_remedy(folder: Path) -> None:
    file = folder / "central.toml"
    file.write_text(file.read_text().replace("sqlite:///register.db", "mysql://x/y"))
    done = process(folder, "publish")
    assert done.returncode == 2
    assert "[database_url] mend `database` in central.toml" in done.stderr


def test_an_import_reports_what_it_refused_and_may_be_repeated(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    lines = write_csv(table, people(300, datetime.now(UTC)))
    table.write_text(table.read_text() + "123,,,,person,,,,,,\nshort\n")
    report = tmp_path / "refused.csv"
    done = CliRunner().invoke(app, ["import", str(table), "--report", str(report)], env={"ASHYQ_CENTRAL": str(folder)})
    assert done.exit_code == 1
    assert f"{lines + 2} lines: 300 new people" in done.output
    assert report.read_text().splitlines() == [
        "line,field,reason",
        f"{lines + 2},iin,iin_not_twelve_digits",
        f"{lines + 3},line,not_as_many_members_as_the_header",
    ]
    assert "0 new people, 0 new facts" in command(folder, "import", str(table))
    table.write_text("".join(table.read_text().splitlines(keepends=True)[:-2]))
    assert CliRunner().invoke(app, ["import", str(table)], env={"ASHYQ_CENTRAL": str(folder)}).exit_code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--report", "people.csv"], "is what is to be imported"),
        (["--report", "none/refused.csv"], "No such file"),
        (["--source", "a\nb"], "is no name"),
    ],
)
def test_an_import_whose_options_are_wrong_takes_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    table = tmp_path / "people.csv"
    table.write_text("iin,kind\n000000300005,person\n")
    fault = CliRunner().invoke(app, ["import", str(table), *options], env={"ASHYQ_CENTRAL": str(folder)}).exception
    assert said in str(fault)
    assert command(folder, "import", str(table)).startswith("1 line: 1 new people")


def test_a_pass_is_one_that_terminals_will_trust(folder: Path, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    person = next(people(1, now))
    write_csv(tmp_path / "one.csv", [invented(person.identity, Status.GREEN, now)])
    command(folder, "import", str(tmp_path / "one.csv"))
    picture = tmp_path / "pass.svg"
    text = command(folder, "issue-pass", "-", "--paper", "--svg", str(picture), typed=f"{person.typed}\n\n").strip()
    (signed,) = (folder / "repository" / "targets" / "rules").glob("*.issuers.json")
    issuers = read_issuers(signed.read_bytes())
    assert issuers is not None
    found = verify(text, issuers, now)
    assert isinstance(found, Pass)
    assert found.paper
    assert picture.read_text().startswith("<svg")
    assert "2 rows" in command(folder, "publish")
    for identity, fault in (("UZB:AA0000000", "unknown_person"), ("123456789012", "iin_check_digit")):
        with pytest.raises(CentralError, match=fault):
            command(folder, "issue-pass", identity)
    with pytest.raises(CentralError, match="no line"):
        command(folder, "issue-pass", "-")


def test_people_are_read_in_lines_of_bounded_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"UZB:AA1234567\n\n{'1' * 2_500}"))
    assert [len(line) for line in unseen_lines(["-"])] == [13, 1_000, 1_000, 500]


def test_revoked_terminals_are_named_in_signed_rules(folder: Path) -> None:
    command(folder, "venue", "add", "kinopark", "--name", "Kinopark", "--category", "cinema", "--region", "ALA")
    ticket = parse(command(folder, "enrol", "kinopark").strip())
    assert ticket is not None
    with serving(folder, options=("--publish-every", "15")) as (server,):
        message = {"token": ticket.token, "public_key": "11" * 32}
        terminal = httpx.post(f"{server.url}/v1/enrol", json=message).json()["terminal_id"]
        server.wait_for("event", "published")
        assert "base-1" in httpx.get(f"{server.url}/repository/metadata/2.data.json").text
        assert server.stop() == []
    with pytest.raises(CentralError, match="no terminal"):
        command(folder, "revoke", "t-unknown")
    command(folder, "revoke", terminal)
    command(folder, "sign-rules")
    documents = [json.loads(file.read_bytes()) for file in folder.rglob("*.revocations.json")]
    assert {"version": 2, "terminals": [terminal]} in documents


def test_expiries_are_shown(folder: Path) -> None:
    printed = command(folder, "expiries")
    assert [line.split()[0] for line in printed.splitlines()[:1]] == ["timestamp"]
    assert printed.splitlines()[0].endswith("6 days left")
    assert "now run" not in printed


def test_an_expiry_within_30_days_is_an_alarm_with_the_remedy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def later() -> datetime:
        return datetime.now(UTC) + timedelta(days=701)

    monkeypatch.setattr("sync.central.command.command.utc_now", later)
    done = CliRunner().invoke(app, ["expiries"], env={"ASHYQ_CENTRAL": str(folder)})
    assert done.exit_code == 1
    lines = {line.split()[0]: line for line in done.output.splitlines()}
    assert "28 days left  now run: kiosk-central prepare renewal root FILE" in lines["root"]
    assert "28 days left  now run: kiosk-central sign-rules, or prepare rules FILE" in lines["rules"]
    assert "expired 694 days ago  now run: kiosk-central publish" in lines["timestamp"]


def test_rule_sets_are_listed_with_the_one_in_force(folder: Path) -> None:
    assert command(folder, "rules", "list").splitlines() == ["* 2021-05-21", "  2021-09-27"]
    command(folder, "rules", "use", "2021-09-27")
    assert command(folder, "rules", "list", "--data", str(folder)).splitlines() == ["  2021-05-21", "* 2021-09-27"]


def test_an_edited_policy_is_signed_next_and_no_change_between_is_lost(folder: Path, tmp_path: Path) -> None:
    edited = tmp_path / "policy.json"
    plain = json.loads(command(folder, "policy", "show"))
    edited.write_text(json.dumps(plain | {"version": 2, "warn_after": 60}))
    assert "version 2 is kept" in command(folder, "policy", "put", str(edited))
    command(folder, "sign-rules")
    signed = [json.loads(file.read_bytes()) for file in folder.rglob("*.policy.json")]
    assert plain | {"version": 2, "warn_after": 60} in signed
    for wrong, why in (("{}", "compare it"), ('{"version": 3, "colour": 1}', "colour"), ("{", "not understood")):
        edited.write_text(wrong)
        with pytest.raises(CentralError, match=why):
            command(folder, "policy", "put", str(edited))
    assert json.loads(command(folder, "policy", "show"))["warn_after"] == 60


def offline(folder: Path, *arguments: str) -> str:
    """Run a command as on a machine that knows nothing of the server; return what it printed."""
    knows = {"ASHYQ_CENTRAL": None, "ASHYQ_PASSPHRASE": f"passphrase of {folder.name}"}
    with chdir(folder):
        done = CliRunner().invoke(app, arguments, env=knows)
    assert done.exit_code == 0, done.output
    return done.output


def test_two_of_three_holders_sign_the_rules_on_machines_of_their_own(folder: Path, tmp_path: Path) -> None:
    holders = [tmp_path / name for name in ("aigerim", "bolat", "dana")]
    for holder in holders:
        holder.mkdir()
        offline(holder, "new-key", "rules.pem")
        assert b"ENCRYPTED" in (holder / "rules.pem").read_bytes()
    carried = tmp_path / "stick.json"
    keys = [word for holder in holders for word in ("--key", str(holder / "rules.pem.pub"))]
    command(folder, "prepare", "keys", "rules", str(carried), *keys, "--threshold", "2")
    command(folder, "sign", str(carried), "--key", str(folder / "keys" / "targets.pem"))
    for holder in holders[:2]:
        assert "needs 2 of 3" in offline(holder, "show", str(carried))
        offline(holder, "sign", str(carried), "--key", "rules.pem")
    assert "rules version 3 is in force" in command(folder, "accept", str(carried))

    with pytest.raises(CentralError, match="none of those that are asked"):
        command(folder, "sign-rules")
    again = tmp_path / "again.json"
    command(folder, "prepare", "rules", str(again))
    offline(holders[2], "sign", str(again), "--key", "rules.pem")
    with pytest.raises(CentralError, match="signed by 1 of its keys, and needs 2"):
        command(folder, "accept", str(again))
    offline(holders[0], "sign", str(again), "--key", "rules.pem")
    assert "rules version 4 is in force" in command(folder, "accept", str(again))


@pytest.mark.parametrize("passphrase", [{}, {"ASHYQ_PASSPHRASE": ""}, {"ASHYQ_PASSPHRASE": "1234567"}])
def test_a_key_is_made_without_a_good_passphrase_only_where_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: dict[str, str]
) -> None:
    monkeypatch.delenv("ASHYQ_PASSPHRASE", raising=False)
    key = tmp_path / "root.pem"
    with pytest.raises(CentralError, match="8 characters or more"):
        command(tmp_path, "new-key", str(key), **passphrase)
    assert not key.exists()
    command(tmp_path, "new-key", str(key), "--no-passphrase", **passphrase)
    assert b"ENCRYPTED" not in key.read_bytes()


def test_a_key_is_not_opened_without_its_passphrase(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "bolat").mkdir()
    offline(tmp_path / "bolat", "new-key", "root.pem")
    command(folder, "prepare", "rules", str(tmp_path / "rules.json"))
    with pytest.raises(CentralError, match="passphrase"):
        command(folder, "sign", str(tmp_path / "rules.json"), "--key", str(tmp_path / "bolat" / "root.pem"))
