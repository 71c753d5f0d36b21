"""Write a technician's changes into the settings file: comments stay, and no power cut leaves half a file.

Only what changed is written, so that what the command line overrides stays out. What is about to be written is read
by the kiosk's own rules first, and the file that was there is kept beside it as `….last-good`.
"""

from collections.abc import Iterator
from dataclasses import astuple, fields
from enum import Enum
from pathlib import Path
from typing import Final

from kiosk.errors import SettingsError
from kiosk.settings import Region, Settings, parse_settings, read_settings
from sync.durable import write_whole

LAST_GOOD: Final = ".last-good"
MODE_OF_A_NEW_FILE: Final = 0o644

Change = tuple[str, str, object]
"""Section, key, and the value as TOML has it."""


def write_changes(path: Path, before: Settings, after: Settings) -> None:
    """Write the settings in which `after` differs from `before`, or raise SettingsError and leave the file as it was.

    A file that was broken by hand meanwhile is refused as at the start; one that is not there is made, a link followed.
    """
    changes = tuple(_changes(before, after))
    if not changes:
        return
    path = path.resolve()
    try:
        old, mode = _sound_text(path), path.stat().st_mode & 0o777
    except FileNotFoundError:
        old, mode = "", MODE_OF_A_NEW_FILE
    new = _with(old, changes)
    parse_settings(new, path)
    try:
        if old:
            write_whole(path.with_name(path.name + LAST_GOOD), old.encode(), mode)
        write_whole(path, new.encode(), mode)
    except OSError as error:
        raise SettingsError(
            "K-SET-4",
            f"{path}: cannot be written ({error.strerror})",
            "Let the kiosk's user write this file and its folder, or make the change there by hand.",
        ) from error


def _sound_text(path: Path) -> str:
    if not path.exists():
        raise FileNotFoundError(path)
    read_settings(path)
    return path.read_text(encoding="utf-8")


def _changes(before: Settings, after: Settings) -> Iterator[Change]:
    for section in fields(Settings):
        old, new = getattr(before, section.name), getattr(after, section.name)
        for key in fields(old):
            value = getattr(new, key.name)
            if value != getattr(old, key.name):
                yield section.name, key.name, _plain(value)


def _plain(value: object) -> object:
    match value:
        case Region():
            return list(astuple(value))
        case tuple():
            return [_plain(one) for one in value]
        case Enum():
            return value.value
        case Path():
            return str(value)
        case _:
            return value


def _with(text: str, changes: tuple[Change, ...]) -> str:
    import tomlkit  # noqa: PLC0415  # 40 ms that only a technician waits for

    document = tomlkit.parse(text)
    for section, key, value in changes:
        document.setdefault(section, tomlkit.table())[key] = value
    return tomlkit.dumps(document)
