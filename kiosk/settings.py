"""The technician's settings of one terminal: a TOML file, read once at start, refused in words where it is wrong."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import Any, Final, get_args, get_origin, get_type_hints

from kiosk.domain.screen.manner import Language, Mode, Timing
from kiosk.errors import SettingsError

LARGEST_FILE: Final = 64 << 10
AUTOMATIC: Final = -1
"""Leaves a dial of the camera to its driver."""


@dataclass(frozen=True, slots=True)
class TerminalSettings:
    """What stands here: `data` is the folder of the replica, shared with the sync agent.

    `languages` are those offered to visitors; `self_test_at` is the opening time, on the venue's clock, or empty.
    """

    data: Path = Path("/var/lib/ashyq-kiosk")
    mode: Mode = Mode.SELF
    language: Language = Language.KK
    languages: tuple[Language, ...] = tuple(Language)
    name: str = ""
    self_test_at: str = ""

    @property
    def offered(self) -> tuple[Language, ...]:
        """Return the languages to choose from, in their order; the venue's own is always among them."""
        return tuple(one for one in Language if one in self.languages or one is self.language)


@dataclass(frozen=True, slots=True)
class Region:
    """The part of the camera's picture that is shown and looked at, in percent from its left and top, not mirrored."""

    left: int = 0
    top: int = 0
    right: int = 100
    bottom: int = 100


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """`source` is a camera's stable id, a device number or path, a video file or a folder of images.

    `looks` for codes a second are the most there are. `exposure`, `gain` and `focus` are percent of what the driver
    allows, or AUTOMATIC; gain is least by default, for noise costs more reads than darkness.
    """

    source: str = "0"
    mirror: bool = True
    budget_ms: int = 33
    looks: int = 30
    exposure: int = AUTOMATIC
    gain: int = 0
    focus: int = AUTOMATIC
    region: Region = Region()


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """What a hand-scanner is set to put around each code."""

    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """How the screen is mounted; `dpi` is what 15 mm of a touch target are counted in."""

    fullscreen: bool = True
    width: int = 1080
    height: int = 1920
    rotation: int = 0
    scale: float = 1.0
    dpi: float = 96.0
    reduced_motion: bool = False


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """`volume` from 0 (silent) to 1."""

    volume: float = 0.8


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole file, a section a member."""

    terminal: TerminalSettings = field(default_factory=TerminalSettings)
    camera: CameraSettings = field(default_factory=CameraSettings)
    scanner: ScannerSettings = field(default_factory=ScannerSettings)
    times: Timing = field(default_factory=Timing)
    display: DisplaySettings = field(default_factory=DisplaySettings)
    sound: SoundSettings = field(default_factory=SoundSettings)


_RANGES: Final[Mapping[str, tuple[float, float]]] = {
    "camera.budget_ms": (5, 500),
    "camera.looks": (1, 60),
    **dict.fromkeys(("camera.exposure", "camera.gain", "camera.focus"), (AUTOMATIC, 100)),
    **{f"times.{one.name}": (1, 600) for one in fields(Timing)},
    "display.width": (320, 7680),
    "display.height": (240, 7680),
    "display.scale": (0.5, 3),
    "display.dpi": (40, 600),
    "sound.volume": (0, 1),
}
_TIME_OF_DAY: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|")
ROTATIONS: Final = (0, 90, 180, 270)
LEAST_REGION: Final = 20
"""Percent: in less than this no code fits that is held by hand."""
_NEVER_EMPTY: Final = frozenset({"terminal.data", "camera.source"})
_WRITTEN_AS: Final[Mapping[type, tuple[type, ...]]] = {Path: (str,), float: (float, int)}
"""The TOML types that a setting may be written as, where they are not its own."""


def read_settings(path: Path) -> Settings:
    """Read the file, or raise SettingsError that names file, key and remedy. Relative paths start at its folder."""
    try:
        size = path.stat().st_size
        text = path.read_text(encoding="utf-8") if size <= LARGEST_FILE else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            "K-SET-1", f"{path}: cannot be read ({error})", "Name a readable file with --settings."
        ) from error
    if size > LARGEST_FILE:
        raise SettingsError("K-SET-1", f"{path}: larger than 64 KiB", "Name the kiosk's own settings file.")
    return parse_settings(text, path)


def parse_settings(text: str, path: Path) -> Settings:
    """Read the text of the file at `path`, or raise SettingsError."""
    try:
        plain = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # no TOML errors: a number of 5,000 digits, brackets without end
        raise SettingsError("K-SET-2", f"{path}: {error}", "Mend the line it names; TOML's rules apply.") from error
    return _settings(plain, path)


def _settings(plain: Mapping[str, object], path: Path) -> Settings:
    sections = get_type_hints(Settings)
    values: dict[str, Any] = {}  # a section's class is known only by name here; each value is checked below
    for name, content in plain.items():
        if name not in sections:
            raise _wrong(path, name, f"there is no such section; known are {', '.join(sections)}")
        if not isinstance(content, dict):
            raise _wrong(path, name, f"must be a section, written [{name}]")
        values[name] = _section(sections[name], name, content, path)
    return Settings(**values)


def _section(kind: type, name: str, content: Mapping[str, object], path: Path) -> object:
    hints = get_type_hints(kind)
    known = [one.name for one in fields(kind)]
    values: dict[str, object] = {}
    for key, value in content.items():
        if key not in known:
            raise _wrong(path, f"{name}.{key}", f"there is no such key; known are {', '.join(known)}")
        values[key] = _value(hints[key], f"{name}.{key}", value, path)
    return kind(**values)


def _value(kind: type, key: str, value: object, path: Path) -> object:
    if get_origin(kind) is tuple:
        return _values(get_args(kind)[0], key, value, path)
    if kind is Region:
        return _region(key, value, path)
    if issubclass(kind, Enum):
        allowed = [str(member.value) for member in kind]
        if value not in allowed:
            raise _wrong(path, key, f"must be one of {', '.join(allowed)}")
        return kind(value)
    if type(value) not in _WRITTEN_AS.get(kind, (kind,)):
        raise _wrong(path, key, f"must be {_in_words(kind)}")
    if why := _unfit(key, value):
        raise _wrong(path, key, why)
    if isinstance(value, int) and kind is float:
        return float(value)
    return path.parent / str(value) if kind is Path else value


def _values(kind: type, key: str, value: object, path: Path) -> tuple[object, ...]:
    if not isinstance(value, list) or not value:
        raise _wrong(path, key, "must be a list of at least one")
    values = tuple(_value(kind, key, one, path) for one in value)
    if len(set(values)) < len(values):
        raise _wrong(path, key, "must name nothing twice")
    return values


def _region(key: str, value: object, path: Path) -> Region:
    numbers = value if isinstance(value, list) and all(type(one) is int for one in value) else []
    if len(numbers) != len(fields(Region)):
        raise _wrong(path, key, "must be four whole numbers, [left, top, right, bottom]")
    region = Region(*numbers)
    across, down = region.right - region.left, region.bottom - region.top
    if min(numbers) < 0 or max(numbers) > 100 or min(across, down) < LEAST_REGION:
        raise _wrong(path, key, f"must lie between 0 and 100, at least {LEAST_REGION} wide and high")
    return region


def _unfit(key: str, value: object) -> str:
    """Say why a value of the right type will not do; nothing where it will."""
    if key in _NEVER_EMPTY and not value:
        return "must not be empty"
    if isinstance(value, str) and "\0" in value:
        return "must not contain the character 0"
    if key == "display.rotation" and value not in ROTATIONS:
        return f"must be one of {', '.join(map(str, ROTATIONS))}"
    if key == "terminal.self_test_at" and not _TIME_OF_DAY.fullmatch(str(value)):
        return "must be a time of day like 08:30, or empty"
    low, high = _RANGES.get(key, (float("-inf"), float("inf")))
    if isinstance(value, int | float) and not low <= value <= high:  # what is no number (nan) lies nowhere
        return f"must lie between {low:g} and {high:g}"
    return ""


def _in_words(kind: type) -> str:
    return {
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        str: "a text in quotes",
        Path: "a path in quotes",
    }[kind]


def _wrong(path: Path, key: str, why: str) -> SettingsError:
    return SettingsError("K-SET-3", f"{path}: {key} {why}", "Mend this key or delete it to have its default.")
