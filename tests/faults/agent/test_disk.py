"""A disk that is full or read-only stops the sync, not the door: what was held stays, and is said in words."""

import resource
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.fakes.register import Register
from tests.faults.agent.process import Terminal, environment, until

LIMIT = 600_000
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
FULL = (
    'exec 3<"$0" && mount -t tmpfs -o size=3m none "$0" && cp -a /proc/self/fd/3/. "$0"'
    ' && { cat /dev/zero >"$0/all" 2>&1; exec "$@"; }'
)


def limit_files() -> None:
    """Let no file grow beyond the limit: root, too, gets EFBIG then (setrlimit(2))."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))


def mounted(script: str, folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run `kiosk-sync` where the data folder is mounted as the script says, in a mount namespace of its own."""
    name, *rest = words
    line = [sys.executable, "-m", "sync.agent", name, "--data", str(folder), *rest]
    try:
        done = subprocess.run(
            ["unshare", "--mount", "--map-root-user", "sh", "-c", script, str(folder), *line],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env=environment(),
        )
    except FileNotFoundError:
        pytest.skip("this machine has no unshare(1)")
    if "unshare:" in done.stderr or "mount:" in done.stderr:
        pytest.skip("this machine does not let this user mount anything")
    return done


def test_a_full_disk_keeps_the_old_data_and_the_sync_goes_on_when_there_is_room(
    terminal: Terminal, register: Register
) -> None:
    terminal.start()
    assert until(lambda: terminal.seq == 1)
    assert terminal.stop() == 0
    random = Random(2)
    register.repository.put_base(2, {random.getrandbits(56) | 1: 0 for _ in range(200_000)})
    register.repository.publish()
    terminal.record(5)
    terminal.start(before=limit_files)
    assert until(lambda: terminal.trouble("pull") == "disk_full")
    assert until(lambda: len(register.visits) == 5)
    terminal.kill()
    assert terminal.seq == 1
    assert terminal.is_one_published_version()
    terminal.start()
    assert until(lambda: terminal.seq == 2)
    assert terminal.stop() == 0
    assert terminal.is_one_published_version()
    assert list(register.visits) == terminal.recorded


def test_a_read_only_disk_is_said_at_start(terminal: Terminal) -> None:
    terminal.start()
    assert until(lambda: terminal.seq == 1)
    assert terminal.stop() == 0
    done = mounted(READ_ONLY, terminal.folder.path, "run")
    assert done.returncode == 1
    assert "Read-only file system" in done.stderr
    assert "mount the disk" in done.stderr
    assert terminal.is_one_published_version()


def test_the_doctor_names_a_read_only_disk(terminal: Terminal) -> None:
    done = mounted(READ_ONLY, terminal.folder.path, "doctor")
    assert done.returncode == 1
    assert "FAULT disk: read_only" in done.stdout


@pytest.mark.parametrize(
    ("command", "code"), [("doctor", "FAULT disk: disk_full"), ("status", "K-DISK-FULL"), ("now", "K-DISK-FULL")]
)
def test_a_disk_without_room_to_open_a_file_is_called_full_and_not_sick(
    terminal: Terminal, command: str, code: str
) -> None:
    done = mounted(FULL, terminal.folder.path, command)
    said = done.stdout + done.stderr
    assert (code in said, "K-DATA-IO" in said, done.returncode) == (True, False, 1), said
