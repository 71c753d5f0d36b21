"""Where the publications lie as static files: a port, and a folder of this machine."""

import shutil
from pathlib import Path
from typing import Final, Protocol

from sync.durable import whole, write_whole

READ_BY_ALL: Final = 0o644
"""A web server is another user."""


class Store(Protocol):
    """Be a place for static files, by names with slashes. What is read back is what was written last, whole."""

    def read(self, name: str) -> bytes | None:
        """Return a small file, or None where there is none."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Write a small file at once: nobody ever reads half of it."""
        ...

    def put(self, name: str, path: Path) -> None:
        """Copy a file of any size in."""
        ...

    def delete(self, name: str) -> None:
        """Delete a file that may be gone already."""
        ...


def holds_repository(store: Store) -> bool:
    """Return whether a first root lies there, with which every repository begins."""
    return store.read("metadata/1.root.json") is not None


class FolderStore:
    """A folder that any web server can give out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> bytes | None:
        """Return a small file, or None where there is none."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a small file at once."""
        write_whole(self._made(name), data, READ_BY_ALL)

    def put(self, name: str, path: Path) -> None:
        """Copy a file of any size in."""
        with path.open("rb") as source, whole(self._made(name), READ_BY_ALL) as out:
            shutil.copyfileobj(source, out, 1 << 20)

    def delete(self, name: str) -> None:
        """Delete a file that may be gone already."""
        (self.folder / name).unlink(missing_ok=True)

    def _made(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
