"""An export that is killed leaves no bundle but the old one, and the next one goes on from what it had fetched."""

import subprocess
from pathlib import Path
from random import Random

from tests.fakes.register import Register
from tests.fakes.web import Exchange, Web
from tests.faults.agent.process import AGENT, Terminal, environment, half_of_what_is_large, until, usual


def test_a_killed_export_is_gone_on_with_and_nothing_is_left_behind(
    terminal: Terminal, register: Register, web: Web, tmp_path: Path
) -> None:
    stick, work, random = tmp_path / "stick", terminal.folder.path / "export", Random(4)
    stick.mkdir()
    register.repository.put_base(2, {random.getrandbits(56) | 1: 0 for _ in range(100_000)})
    register.repository.publish()
    web.behaviour = half_of_what_is_large(register)
    line = [*AGENT, "export-bundle", "--data", str(terminal.folder.path), str(stick)]
    with subprocess.Popen(line, env=environment()) as export:
        assert until(lambda: any(part.stat().st_size == 200_000 for part in work.glob("*.part")))
        export.kill()
    assert not (stick / "register.ashyq").exists()
    web.behaviour = usual(register)
    assert terminal.command("export-bundle", str(stick)).exit_code == 0
    assert "bytes=200000-" in web.ranges
    assert not work.exists()
    assert [path.name for path in stick.iterdir()] == ["register.ashyq"]
    done = terminal.command("import-bundle", str(stick / "register.ashyq"))
    assert done.exit_code == 0, done.stderr
    assert terminal.seq == 2


def test_two_exports_at_once_are_one_and_a_refusal(terminal: Terminal, tmp_path: Path, web: Web) -> None:
    def never(exchange: Exchange) -> None:
        exchange.server.closing.wait(30)

    web.behaviour = never
    line = [*AGENT, "export-bundle", "--data", str(terminal.folder.path), str(tmp_path)]
    with subprocess.Popen(line, env=environment()) as first:
        assert until(lambda: web.seen)
        second = terminal.command("export-bundle", str(tmp_path))
        first.kill()
    assert second.exit_code == 3
    assert "already runs" in second.stderr


def test_what_a_killed_export_left_goes_when_the_agent_starts(terminal: Terminal) -> None:
    work = terminal.folder.path / "export"
    work.mkdir()
    (work / "part").write_bytes(bytes(1000))
    terminal.start()
    assert until(lambda: not work.exists())
    assert terminal.stop() == 0
