"""The pages' own files (style, script, icons), read once and served by the hash of what is in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from fastapi import Request
from fastapi.responses import Response

from sync.central.web.request import Refusal

FOLDER: Final = Path(__file__).with_name("static")

_MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
_FOR_EVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file's bytes, what they are, and their hash."""

    data: bytes
    media_type: str
    tag: str


def read_static_files(folder: Path = FOLDER) -> dict[str, StaticFile]:
    """Read every file of a kind that pages use."""
    return {
        path.name: StaticFile(data, _MEDIA_TYPES[path.suffix], sha256(data).hexdigest()[:16])
        for path in sorted(folder.iterdir())
        if path.suffix in _MEDIA_TYPES
        for data in [path.read_bytes()]
    }


def asset_address(files: Mapping[str, StaticFile], prefix: str, name: str) -> str:
    """Return the address of a file as it is now."""
    return f"{prefix}/static/{name}?v={files[name].tag}"


def answer_static(files: Mapping[str, StaticFile], name: str, request: Request) -> Response:
    """Give out a file; for ever where the address names its hash."""
    file = files.get(name)
    if file is None:
        raise Refusal(404, "not_found", "there is no such file")
    tag = f'"{file.tag}"'
    cache = _FOR_EVER if request.query_params.get("v") == file.tag else "no-cache"
    headers = {"ETag": tag, "Cache-Control": cache}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(file.data, headers=headers, media_type=file.media_type)
