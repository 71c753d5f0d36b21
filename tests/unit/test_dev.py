"""Run ./dev on a machine that lacks things: a copy, where apt-get, sudo and ldconfig are scripts that take notes."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class BareMachine:
    """A folder with ./dev and nothing else, and a PATH where the system's installers are stubs."""

    folder: Path
    stubs: Path

    def has(self, command: str, script: str) -> None:
        (self.stubs / command).write_text(f"#!/bin/sh\n{script}\n")
        (self.stubs / command).chmod(0o755)

    def dev(self, *arguments: str, called_from: Path | None = None) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.stubs), "PYTHON": "chosen-python", "NOTES": str(self.folder / "notes")}
        return subprocess.run(
            ["/bin/sh", str(self.folder / "dev"), *arguments],
            cwd=called_from or self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def notes(self) -> list[str]:
        notes = self.folder / "notes"
        return notes.read_text().splitlines() if notes.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> BareMachine:
    stubs = tmp_path / "bin"
    stubs.mkdir()
    for command in ("cat", "cksum", "dirname", "env", "grep", "mktemp", "rm", "sed", "tail"):
        (stubs / command).symlink_to(shutil.which(command) or "")
    folder = tmp_path / "checkout"
    (folder / "requirements").mkdir(parents=True)
    for name in ("dev", "pyproject.toml", "requirements/dev.lock"):
        shutil.copy(ROOT / name, folder / name)
    machine = BareMachine(folder, stubs)
    machine.has("ldconfig", "echo '	libGL.so.1 (libc6,x86-64) => /lib/libGL.so.1'")
    machine.has("id", "echo 0")
    return machine


def test_missing_libraries_are_installed_by_root(machine: BareMachine) -> None:
    machine.has("apt-get", 'echo "apt-get $*" >>"$NOTES"')
    machine.dev("setup")
    update, install, *_ = machine.notes()
    assert update == "apt-get -q update"
    assert install.startswith("apt-get -q -y --no-install-recommends install ")
    assert "libegl1" in install.split()
    assert "libgl1" not in install.split()


def test_a_user_installs_through_sudo(machine: BareMachine) -> None:
    machine.has("id", "echo 1000")
    machine.has("apt-get", 'echo "apt-get $*" >>"$NOTES"')
    machine.has("sudo", 'echo "sudo $*" >>"$NOTES"; exec "$@"')
    machine.dev("setup")
    assert machine.notes()[0] == "sudo apt-get -q update"
    assert machine.notes()[2].startswith("sudo env DEBIAN_FRONTEND=noninteractive apt-get ")


def test_debian_s_missing_half_of_venv_is_installed(machine: BareMachine) -> None:
    machine.has("apt-get", 'echo "apt-get $*" >>"$NOTES"')
    machine.has("chosen-python", "case $* in *ensurepip*) exit 1 ;; *print*) echo python3.11-venv ;; esac")
    machine.dev("setup")
    assert machine.notes()[-1].endswith(" install python3.11-venv")


@pytest.mark.parametrize("command", ["setup", "check", "demo", "test", "bench"])
def test_without_an_installer_the_list_of_what_to_install_is_shown(machine: BareMachine, command: str) -> None:
    done = machine.dev(command)
    assert done.returncode == 1
    assert "please install what Debian calls:" in done.stderr
    assert "libegl1" in done.stderr
    assert done.stdout == ""


def test_a_failed_installation_shows_the_installers_words_and_stops(machine: BareMachine) -> None:
    machine.has("apt-get", "echo 'no such mirror'; exit 100")
    done = machine.dev("setup")
    assert done.returncode == 1
    assert "no such mirror" in done.stderr
    assert not (machine.folder / ".venv").exists()


def test_help_names_every_command(machine: BareMachine) -> None:
    commands = re.findall(r"^    ([a-z]+)\)", (ROOT / "dev").read_text().partition("case $command in")[2], re.MULTILINE)
    done = machine.dev("help")
    assert done.returncode == 0
    assert {"demo", "test", "check"} < set(commands)
    assert set(commands) <= set(re.findall(r"^  ([a-z]+) ", done.stdout, re.MULTILINE))


@pytest.mark.parametrize(
    ("command", "program"), [("kiosk", "ashyq-kiosk"), ("agent", "kiosk-sync"), ("central", "kiosk-central")]
)
def test_the_program_s_commands_run_where_dev_was_called_from(
    machine: BareMachine, tmp_path: Path, command: str, program: str
) -> None:
    machine.has("apt-get", ":")
    machine.has("chosen-python", ":")
    elsewhere, bin_ = tmp_path / "else where", machine.folder / ".venv" / "bin"
    elsewhere.mkdir()
    bin_.mkdir(parents=True)
    for name in ("python", program):
        (bin_ / name).write_text('#!/bin/sh\n[ "${0##*/}" = python ] || echo "$PWD|$*" >>"$NOTES"\n')
        (bin_ / name).chmod(0o755)
    (bin_ / "activate").write_text(f"{machine.folder}/.venv")
    done = machine.dev(command, "a file.csv", called_from=elsewhere)
    assert (done.returncode, machine.notes()) == (0, [f"{elsewhere}|a file.csv"]), done.stderr


def test_an_unknown_command_is_wrong_usage(machine: BareMachine) -> None:
    assert machine.dev("dance").returncode == 2


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.lock")), ids=lambda lock: lock.stem)
def test_a_lock_pins_and_hashes_everything_and_names_no_index(lock: Path) -> None:
    text = lock.read_text()
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==\S+ ", requirement)
        assert "--hash=sha256:" in requirement
    assert "://" not in text
    assert "--index-url" not in text
