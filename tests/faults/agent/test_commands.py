"""What a technician types, and what comes back."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sync.agent.__main__ import app
from tests.fakes.register import Register
from tests.fakes.web import Exchange, Web, status
from tests.faults.agent.process import Terminal, until, usual


def test_now_syncs_by_itself_where_no_agent_runs(terminal: Terminal, register: Register) -> None:
    terminal.record(2)
    done = terminal.command("now")
    assert done.exit_code == 0, done.stderr
    assert terminal.seq == 1
    assert len(register.visits) == 2
    said = terminal.command("status").stdout
    assert "visits: 2 visits sent\n" in said
    assert "data: seq 1, 20,000 rows\n" in said


def test_now_has_the_running_agent_do_it(terminal: Terminal, register: Register) -> None:
    terminal.start(every=600)
    assert until(lambda: terminal.seq == 1)
    register.repository.put_delta(1, 2, {5: 0})
    register.repository.publish()
    done = terminal.command("now")
    assert done.exit_code == 0, done.stderr
    assert terminal.seq == 2
    assert "Data: seq 2" in done.stdout
    assert "Agent: runs" in done.stdout


def test_now_says_what_went_wrong_and_does_the_rest(terminal: Terminal, register: Register, web: Web) -> None:
    def half(exchange: Exchange) -> None:
        (status(500) if exchange.path.startswith("/v1/") else usual(register))(exchange)

    web.behaviour = half
    done = terminal.command("now")
    assert done.exit_code == 1
    assert "server_error" in done.stderr
    assert terminal.seq == 1


def test_now_says_once_what_concerns_every_lane(terminal: Terminal) -> None:
    (terminal.folder.path / "terminal.json").unlink()
    done = terminal.command("now")
    assert (done.exit_code, done.stderr.count("not_enrolled")) == (1, 1)


def test_status_tells_age_visits_and_errors_in_words(terminal: Terminal, register: Register, web: Web) -> None:
    assert "Data: never synced" in terminal.command("status").stdout
    terminal.start()
    assert until(lambda: terminal.seq == 1)
    web.behaviour = status(500)
    terminal.record(2)
    assert until(lambda: terminal.trouble("push") == "server_error" and terminal.trouble("pull") == "server_error")
    said = terminal.command("status").stdout
    assert f"Terminal: t1, in service at {register.url}" in said
    assert "Data: seq 1, 20,000 rows, made " in said
    assert "Visits: 2 waiting to be sent, 0 refused" in said
    assert "error now: server_error:" in said
    assert "Remedy: " in said
    assert re.search(r"data: failed: server_error.*\n(.*\n)*.*data: seq 1, 20,000 rows\n", said)


def test_plan_says_what_would_be_fetched_and_fetches_nothing(terminal: Terminal, register: Register) -> None:
    assert terminal.command("now").exit_code == 0
    register.repository.put_delta(1, 2, {5: 0})
    register.repository.publish()
    done = terminal.command("plan")
    assert "data/delta-1-2.parquet" in done.stdout
    assert "bytes in 1 file, from seq 1" in done.stdout
    assert terminal.seq == 1


def test_doctor_is_content_with_a_sound_terminal(terminal: Terminal) -> None:
    assert terminal.command("now").exit_code == 0
    done = terminal.command("doctor")
    assert done.exit_code == 0, done.stdout
    assert "FAULT" not in done.stdout


def test_enrolling_wakes_the_agent_that_waits_for_it(fresh: Terminal, register: Register) -> None:
    fresh.folder.create()
    fresh.start(every=600)
    assert until(lambda: fresh.trouble("pull") == "not_enrolled")
    done = fresh.command("enrol", "-", typed=f"{register.ticket()}\n")
    assert done.exit_code == 0, done.stderr
    assert "This is terminal t1 now." in done.stdout
    assert until(lambda: fresh.seq == 1)


def test_a_wrong_ticket_is_said_with_its_remedy(fresh: Terminal) -> None:
    done = fresh.command("enrol", "KZE1:nonsense")
    assert done.exit_code == 1
    assert done.stderr.startswith("ticket: ")
    assert "copy the whole ticket again" in done.stderr


def test_a_bundle_is_imported_through_the_running_agent(
    terminal: Terminal, register: Register, fresh: Terminal, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert terminal.command("export-visits", str(stick)).exit_code == 0
    made = fresh.command("export-bundle", str(stick))
    assert re.search(r"^Delivering to http://\S+$", made.stdout, re.MULTILINE)
    assert made.exit_code == 0, made.stderr
    terminal.start(every=600)
    assert until(lambda: terminal.seq == 1)
    done = terminal.command("import-bundle", str(stick / "register.ashyq"))
    assert done.exit_code == 0, done.stderr
    refused = terminal.command("import-bundle", str(stick / "other.ashyq"))
    assert refused.exit_code == 1
    assert "cannot be read" in refused.stderr


def test_now_says_by_its_exit_code_that_the_running_agent_failed(
    terminal: Terminal, register: Register, web: Web
) -> None:
    terminal.start(every=600)
    assert until(lambda: terminal.seq == 1)
    web.behaviour = status(500)
    done = terminal.command("now")
    assert done.exit_code == 1
    assert "error now: server_error:" in done.stdout
    web.behaviour = usual(register)
    assert terminal.command("now").exit_code == 0


def test_status_counts_what_was_recorded_while_no_agent_ran(terminal: Terminal) -> None:
    terminal.start()
    assert until(lambda: terminal.said("pull").get("turns"))
    assert terminal.stop() == 0
    terminal.record(2)
    said = terminal.command("status").stdout
    assert "Visits: 2 waiting to be sent" in said
    assert "Fetching data (pull): last worked just now" in said
    assert "Agent: does not run" in said


@pytest.mark.parametrize("command", ["status", "now", "plan", "doctor", "dead-letters"])
def test_a_folder_that_is_not_there_or_no_terminals_is_wrong_use_and_left_alone(fresh: Terminal, command: str) -> None:
    done = fresh.command(command)
    assert (done.exit_code, "--data" in done.stderr) == (2, True)
    assert not fresh.folder.path.exists()
    (fresh.folder.path / "of another program").mkdir(parents=True)
    done = fresh.command(command)
    assert (done.exit_code, "--data" in done.stderr) == (2, True)
    assert [one.name for one in fresh.folder.path.iterdir()] == ["of another program"]


def test_what_the_register_refused_is_listed_and_written_out(
    terminal: Terminal, register: Register, tmp_path: Path
) -> None:
    terminal.record(2)
    register.refused = {terminal.recorded[0]}
    assert terminal.command("now").exit_code == 0
    file = tmp_path / "refused.csv"
    done = terminal.command("dead-letters", "--to", str(file))
    assert done.exit_code == 0, done.stderr
    assert "the instant lies ahead" in done.stdout
    assert "The register refused 1 visit." in done.stdout
    assert "the instant lies ahead" in file.read_text()
    assert "refused 1 visit." in terminal.command("dead-letters").stdout


@pytest.mark.parametrize("words", [["bogus"], ["status"], ["run", "--every", "0"], []])
def test_wrong_use_is_exit_code_2(words: list[str]) -> None:
    assert CliRunner().invoke(app, words).exit_code == 2


def test_says_its_version() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert done.exit_code == 0
    assert done.stdout.strip()
