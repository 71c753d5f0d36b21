"""python-tuf's own client, reading a repository as it lies in its store: what a terminal would believe."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tuf.api.exceptions import DownloadHTTPError
from tuf.api.metadata import Targets
from tuf.ngclient import FetcherInterface, Updater

from sync.central.publication.store import FolderStore, Store
from tests.integration.central.conftest import NOON


class StoreFetcher(FetcherInterface):
    """Gives a client a repository's files as they lie in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def _fetch(self, url: str) -> Iterator[bytes]:
        data = self._store.read(url)
        if data is None:
            raise DownloadHTTPError("not there", 404)
        yield data


def newest(folder: Path, seen: Path) -> set[str]:
    """Return the data files that a client of the server in `folder` sees at noon."""
    return newest_in(FolderStore(folder / "repository"), seen, NOON)


def newest_in(store: Store, seen: Path, now: datetime) -> set[str]:
    """Return the data files a client sees that keeps what it trusted in `seen`."""
    seen.mkdir(exist_ok=True)
    updater = Updater(str(seen), "metadata/", fetcher=StoreFetcher(store), bootstrap=store.read("metadata/1.root.json"))
    updater._trusted_set.reference_time = now
    updater.refresh()
    assert updater.get_targetinfo("data/none") is None  # loads the delegated role
    data = updater._trusted_set["data"]
    assert isinstance(data, Targets)
    return set(data.targets)
