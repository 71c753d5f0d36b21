"""python-tuf's own client, reading a repository's folder: what a terminal would believe."""

from collections.abc import Iterator
from pathlib import Path

from tuf.api.exceptions import DownloadHTTPError
from tuf.api.metadata import Targets
from tuf.ngclient import FetcherInterface, Updater

from tests.integration.central.conftest import NOON


class FolderFetcher(FetcherInterface):
    """Gives a client a repository's files as they lie in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = self._folder / url
        if not path.exists():
            raise DownloadHTTPError("not there", 404)
        yield path.read_bytes()


def newest(folder: Path, seen: Path) -> set[str]:
    """Return the data files a client sees that keeps what it trusted in `seen`."""
    seen.mkdir(exist_ok=True)
    root = (folder / "repository" / "metadata" / "1.root.json").read_bytes()
    updater = Updater(str(seen), "metadata/", fetcher=FolderFetcher(folder / "repository"), bootstrap=root)
    updater._trusted_set.reference_time = NOON
    updater.refresh()
    assert updater.get_targetinfo("data/none") is None  # loads the delegated role
    data = updater._trusted_set["data"]
    assert isinstance(data, Targets)
    return set(data.targets)
