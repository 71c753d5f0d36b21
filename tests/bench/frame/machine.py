"""On what machine, and on what disk, figures were taken."""

import os
import platform
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

IN_MEMORY: Final = frozenset({"tmpfs", "ramfs", "devtmpfs"})


class NoDisk(Exception):
    """There is no place, or not the one asked for, where a commit reaches a disk."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What a figure depends on."""

    cpu: str
    cores: int
    memory_MB: int  # noqa: N815 - a unit keeps its case
    kernel: str
    python: str
    filesystem: str

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.cores} cores of {self.cpu}, {self.memory_MB:,} MB, {self.filesystem}, Python {self.python}"


def this_machine(data: Path) -> Machine:
    """Describe this machine and the filesystem below `data`."""
    cpu = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = re.search(r"^MemTotal:\s*(\d+) kB$", Path("/proc/meminfo").read_text(), re.MULTILINE)
    return Machine(
        cpu=cpu[1] if cpu else platform.machine(),
        cores=len(os.sched_getaffinity(0)),
        memory_MB=int(memory[1]) // 1024 if memory else 0,
        kernel=platform.release(),
        python=platform.python_version(),
        filesystem=filesystem(data, Path("/proc/mounts").read_text()),
    )


def filesystem(path: Path, mounts: str) -> str:
    """Return the type of the filesystem that holds `path`, by the text of /proc/mounts (fstab(5))."""
    found = [
        (len(place.parts), number, kind)
        for number, (place, kind) in enumerate(_mounts(mounts))
        if path.resolve().is_relative_to(place)
    ]
    return max(found)[2] if found else "unknown"


def _mounts(text: str) -> Iterator[tuple[Path, str]]:
    for line in text.splitlines():
        _, place, kind, *_ = line.split(" ")
        yield Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), place)), kind


@contextmanager
def folder_on_disk(asked: Path | None, mounts: str) -> Iterator[Path]:
    """Make an empty folder where a commit reaches a disk, inside `asked` if given; remove it in the end.

    Raises:
        NoDisk: `asked`, or every usual place, lies in memory.
    """
    places: Sequence[Path] = [asked] if asked else [Path(tempfile.gettempdir()), Path("/var/tmp"), Path.cwd()]
    disks = [place for place in places if place.is_dir() and filesystem(place, mounts) not in IN_MEMORY]
    if not disks:
        raise NoDisk(f"no disk below {', '.join(map(str, places))}: name a folder on a real one with --data")
    with tempfile.TemporaryDirectory(prefix="bench-", dir=disks[0]) as name:
        yield Path(name)
