"""Install a base and look up in it: `python -m tests.bench.country.installer FOLDER BASE` (its memory is measured)."""

import sys
from contextlib import closing
from pathlib import Path

from sync.replica.find import Replica
from tests.bench.country.files import terminal


def show(done: int, total: int) -> None:
    """Say how far it is, on one line."""
    print(f"\r{done:,} of {total:,} rows", end="" if done < total else "\n", file=sys.stderr, flush=True)


def main(path: Path, base: Path) -> None:
    folder = terminal(path, base, show)
    with closing(Replica(folder)) as replica:
        assert replica.held() is not None
        replica.find(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
