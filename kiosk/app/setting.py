"""One setting changed, written as in the settings file: `sound.volume=0.7`."""

from dataclasses import replace
from pathlib import Path

from kiosk.settings import Settings, parse_settings


def changed(settings: Settings, change: str, file: Path) -> Settings:
    """Return the settings with one of them changed, by the rules of the file (SettingsError where they are broken)."""
    name, _, value = change.partition("=")
    section, _, key = name.partition(".")
    parsed = getattr(parse_settings(f"[{section}]\n{key} = {value}\n", file), section)
    part = replace(getattr(settings, section), **{key: getattr(parsed, key)})
    return replace(settings, **{section: part})
