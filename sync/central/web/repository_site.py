"""The repository's folder, given out over HTTP: ranges, ETags, and small files from memory.

Terminals ask for the timestamp and for a root that is not there yet every few minutes, all of them.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from sync.central.publication.static import cache_control, media_type
from sync.central.web.request import problem

LARGEST_KEPT: Final = 1 << 18
MOST_KEPT: Final = 256

_NAME: Final = re.compile(r"/(metadata|targets/data|targets/rules)/[A-Za-z0-9_-][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A small file's bytes as they were at a time of change and a size."""

    changed: int
    data: bytes


class RepositorySite:
    """Gives out what lies in a repository's folder, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET or HEAD of a file by its name."""
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        name = scope["path"].removeprefix(scope.get("root_path", ""))
        if scope["method"] not in {"GET", "HEAD"}:
            return problem(405, "method", "files are only read here")
        if not _NAME.fullmatch(name):
            return problem(404, "not_found", "there is no such file")
        path = self._folder / name[1:]
        try:
            found = path.stat()
        except OSError:
            return problem(404, "not_found", "there is no such file")
        tag = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
        headers = {"ETag": tag, "Cache-Control": cache_control(name)}
        asked = Headers(scope=scope)
        if tag in asked.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if found.st_size > LARGEST_KEPT or "range" in asked:
            return FileResponse(path, headers=headers, media_type=media_type(name), stat_result=found)
        return Response(self._data(name, path, found.st_mtime_ns), headers=headers, media_type=media_type(name))

    def _data(self, name: str, path: Path, changed: int) -> bytes:
        kept = self._kept.get(name)
        if kept is None or kept.changed != changed:
            kept = _Kept(changed, path.read_bytes())
            self._kept[name] = kept
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(name)
        return kept.data
