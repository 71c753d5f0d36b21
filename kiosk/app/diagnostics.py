"""The diagnostics bundle: what the makers need to help, and nothing about anybody.

Everything in it is text that passes through one sieve: numbers of twelve digits, codes, and whatever is long enough to
be a key or a token are taken out, and so is every employee's name. No database, no PIN, no enrolment file goes in.
"""

import io
import json
import platform
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

LARGEST_LOG: Final = 2 << 20
MOST_LOGS: Final = 6
_CODES: Final = re.compile(r"KZ[A-Z]?1:.*")  # to the end of the line: base45 has blanks
_NUMBERS: Final = re.compile(r"(?<!\d)\d{12}(?!\d)")
_SECRETS: Final = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{32,}")


@dataclass(frozen=True, slots=True)
class Known:
    """What goes in: documents by name, the folder of logs, and the words that must not (employees' names)."""

    documents: Mapping[str, object]
    logs: Path
    names: tuple[str, ...]


def diagnostics(known: Known) -> bytes:
    """Return the bundle, a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, document in known.documents.items():
            text = json.dumps(
                _without(document, known.names), ensure_ascii=False, indent=1, sort_keys=True, default=str
            )
            archive.writestr(f"{name}.json", _bytes(sieved(text, known.names)))
        for path in _logs(known.logs):
            archive.writestr(f"log/{path.name}", _bytes(sieved(_tail(path), known.names)))
    return out.getvalue()


def _bytes(text: str) -> bytes:
    """Encode what may come from a file system or a socket: half a surrogate pair is no reason to give no bundle."""
    return text.encode("utf-8", "replace")


def file_name(now: datetime, terminal_id: str) -> str:
    """Return what the bundle is called: whose it is and when, fit for any file system."""
    return f"diagnostics-{re.sub('[^a-z0-9-]', '', terminal_id) or 'terminal'}-{now:%Y%m%d-%H%M%S}.zip"


def machine() -> dict[str, str]:
    """Return what this runs on."""
    return {"python": platform.python_version(), "system": platform.platform(), "processor": platform.machine()}


def sieved(text: str, names: Iterable[str]) -> str:
    """Take out whatever might be about a person, or open something."""
    for name in filter(None, names):
        text = text.replace(name, "[name]")
    text = _CODES.sub("[code]", text)
    text = _NUMBERS.sub("[12 digits]", text)
    return _SECRETS.sub("[secret]", text)


def _without(document: object, names: Iterable[str]) -> object:
    """Take names out before JSON writes a quote in one of them in another way."""
    match document:
        case Mapping():
            return {key: _without(value, names) for key, value in document.items()}
        case list() | tuple():
            return [_without(value, names) for value in document]
        case str():
            return sieved(document, names)
        case _:
            return document


def _logs(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())[:MOST_LOGS]
    except OSError:
        return []


def _tail(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - LARGEST_LOG))
            return file.read(LARGEST_LOG).decode("utf-8", "replace")
    except OSError as error:
        return f"{path.name} cannot be read: {error.strerror}"
