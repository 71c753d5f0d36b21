"""List the V4L2 cameras of this machine by name and by an id that survives replugging and reboots."""

from dataclasses import dataclass
from pathlib import Path

SYSTEM = Path("/sys/class/video4linux")
BY_ID = Path("/dev/v4l/by-id")
DEV = Path("/dev")


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """Describe one camera: `name` for people, `id` to remember, `path` to open now."""

    name: str
    id: str
    path: Path


def list_cameras(system: Path = SYSTEM, by_id: Path = BY_ID, dev: Path = DEV) -> tuple[CameraInfo, ...]:
    """Return the cameras in order of device number.

    A webcam has several nodes, of which only the one with index 0 gives pictures. Without a stable id (no udev, or no
    serial number) the device's path is its id.
    """
    stable = _stable_ids(by_id)
    nodes = sorted(_children(system), key=lambda node: (len(node.name), node.name))
    return tuple(
        CameraInfo(_line(node / "name", node.name), stable.get(node.name, str(dev / node.name)), dev / node.name)
        for node in nodes
        if _line(node / "index", "0") == "0"
    )


def path_of(stable_id: str) -> Path:
    """Return the device that a remembered id stands for now; OpenCV accepts only /dev/videoN."""
    return Path(stable_id).resolve()


def _stable_ids(folder: Path) -> dict[str, str]:
    return {link.resolve().name: str(link) for link in _children(folder)}


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _line(path: Path, otherwise: str) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip() or otherwise
    except OSError:
        return otherwise
