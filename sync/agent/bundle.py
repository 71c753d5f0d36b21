"""A bundle: the signed repository's own files, and parcels for named terminals, in one file for a USB stick.

It is a ZIP archive whose members are stored, not compressed. Nothing in it is trusted for being there: the repository's
files go through the same updater as those from the network.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sync.agent.errors import Cause, SyncError, on_disk

REPOSITORY: Final = "repository/"
SUFFIX: Final = ".ashyq"
LARGEST_DIRECTORY: Final = 4 << 20
"""Bytes, of which a member's entry takes some 170: room for the parcels of 20,000 terminals."""
LARGEST_PARCEL: Final = 64 << 20

_SLICE: Final = 1 << 20


class Bundle:
    """An open bundle: the port `Source`, and the parcels."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())

    def offers(self, name: str) -> bool:
        """Tell whether a file of the repository is in the bundle."""
        return REPOSITORY + name in self._names

    def read(self, name: str, largest: int) -> bytes:
        """Return a file of the repository."""
        if not self.offers(name):
            raise SyncError(Cause.MISSING, f"the bundle has no {name}")
        return self._member(REPOSITORY + name, largest)

    def download(self, name: str, length: int, part: Path, progress: Callable[[int], None]) -> None:
        """Copy a file of the repository; one that is not of the length that was signed is refused."""
        if not self.offers(name):
            raise SyncError(Cause.MISSING, f"the bundle has no {name}")
        with _readable(), self._archive.open(self._info(REPOSITORY + name, length)) as member, _writing(part) as write:
            done = 0
            while some := member.read(_SLICE):
                write(some)
                done += len(some)
                progress(done)

    def parcel(self, name: str) -> bytes | None:
        """Return a parcel, None where there is none of that name."""
        return self._member(name, LARGEST_PARCEL) if name in self._names else None

    def _member(self, name: str, largest: int) -> bytes:
        with _readable(), self._archive.open(self._info(name, largest)) as member:
            return b"".join(iter(lambda: member.read(_SLICE), b""))

    def _info(self, name: str, largest: int) -> zipfile.ZipInfo:
        info = self._archive.getinfo(name)
        if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
            raise SyncError(Cause.BUNDLE, f"{name} is packed in a way that bundles are not")
        if info.file_size > largest:
            raise SyncError(Cause.TOO_LARGE, f"{name} has {info.file_size} bytes, more than the {largest} it may have")
        return info


class _Sparing(io.BufferedReader):
    """Reads nothing large at once: zipfile would read a directory of any size before anybody can count its entries."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as any file does, the rest as far as is allowed; raise BadZipFile where more is asked for."""
        if size is None or size < 0:
            size = LARGEST_DIRECTORY
        if size > LARGEST_DIRECTORY:
            raise zipfile.BadZipFile("its directory is larger than any bundle's")
        return super().read(size)


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """Open a bundle; raise SyncError where the file is none, or not whole."""
    try:
        file = _Sparing(io.FileIO(path))
    except OSError as fault:
        what = f"{path} cannot be read: {fault.strerror or fault}"
        raise SyncError(Cause.BUNDLE, what, remedy="name the bundle itself: register.ashyq on the stick") from fault
    with file:
        with _readable():
            archive = zipfile.ZipFile(file)
        try:
            yield Bundle(archive)
        except SyncError as fault:
            if fault.cause is not Cause.MISSING:
                raise
            raise SyncError(Cause.BUNDLE, f"the bundle is not whole: {fault.what}") from fault


def refuse_other_register(bundle: Bundle, root: bytes) -> None:
    """Raise SyncError unless the bundle's chain of roots passes through the root this terminal pinned."""
    version = json.loads(root)["signed"]["version"]
    name = f"metadata/{version}.root.json"
    if not bundle.offers(name) or bundle.read(name, len(root)) != root:
        raise SyncError(Cause.OTHER_REGISTER, "the bundle is not of the register this terminal is enrolled at")


@contextmanager
def _readable() -> Iterator[None]:
    with on_disk(), _understood():
        yield


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as fault:
        raise SyncError(Cause.BUNDLE, f"the bundle is not whole or none at all: {fault}") from fault


@contextmanager
def _writing(part: Path) -> Iterator[Callable[[bytes], int]]:
    with part.open("wb") as out:
        yield out.write
