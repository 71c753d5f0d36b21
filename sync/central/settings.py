"""What the operator of a central server decides: one small TOML file in its data folder."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from sync.central.errors import CentralError

FILE: Final = "central.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """`url` is where terminals reach the server; `database` and `store` default to files in the data folder.

    `repository_url` is where terminals read the publications from when something else than this server gives them out.
    """

    url: str = "http://127.0.0.1:8000"
    database: str = "sqlite:///register.db"
    store: str = "repository"
    repository_url: str = ""

    def repository(self) -> str:
        """Return the address terminals read publications from."""
        return self.repository_url or f"{self.url.rstrip('/')}/repository"


def write_settings(folder: Path, settings: Settings) -> None:
    """Write the settings file; refuse to replace one."""
    lines = [f'{field.name} = "{_escaped(getattr(settings, field.name))}"\n' for field in fields(Settings)]
    with (folder / FILE).open("x", encoding="utf-8") as file:
        file.writelines(lines)


def read_settings(folder: Path) -> Settings:
    """Read the settings file; raise CentralError naming file, key and remedy."""
    path = folder / FILE
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as fault:
        raise CentralError("no_settings", f"{path} does not exist", f"kiosk-central init {folder}") from fault
    except OSError as fault:
        remedy = "name a central server's folder"
        raise CentralError("settings", f"{path} cannot be read: {fault.strerror}", remedy) from fault
    except ValueError as fault:
        raise CentralError("settings", f"{path} is no TOML: {fault}", "mend the file") from fault
    known = {field.name for field in fields(Settings)}
    for key, value in plain.items():
        if key not in known:
            raise CentralError("settings", f"{path}: {key!r} is not a setting", f"use {', '.join(sorted(known))}")
        if not isinstance(value, str):
            raise CentralError("settings", f"{path}: {key} is no text", f'write it in quotation marks: {key} = "…"')
    settings = Settings(**plain)
    check_settings(settings)
    return settings


def check_settings(settings: Settings) -> None:
    """Raise CentralError where an address is none."""
    if "://" in settings.store and not settings.repository_url:
        what = "the store is no folder, and nothing says where terminals read it"
        raise CentralError("settings", what, "set repository_url to the bucket's or the CDN's address")
    addresses = [("url", settings.url)]
    if settings.repository_url:
        addresses.append(("repository_url", settings.repository_url))
    for key, value in addresses:
        if not _is_web_address(value):
            raise CentralError("settings", f"{key} = {value!r} is not an http(s) address", f"mend {key}")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        sound = parts.port != 0  # asking for a port that is none raises
    except ValueError:
        return False
    return sound and parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query + parts.fragment


def _escaped(text: str) -> str:
    if any(ord(character) < 32 for character in text):
        raise CentralError("settings", f"{text!r} holds a control character", "leave it out")
    return text.replace("\\", "\\\\").replace('"', '\\"')
