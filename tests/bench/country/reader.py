"""A kiosk that looks up without pause: `python -m tests.bench.country.reader FOLDER`.

It reads a line and answers it with one, looks up until the next line comes, and says the longest, the 99.9th percentile
and the number.
"""

import random
import sys
from contextlib import closing
from pathlib import Path
from select import select
from time import perf_counter

from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.wire.identity_key import KEY_BITS
from tests.bench.frame.measure import percentile


def main(folder: Folder) -> None:
    with closing(Replica(folder)) as replica:
        while sys.stdin.readline():
            print(flush=True)
            taken = look_up(replica, random.Random(1))
            print(max(taken), percentile(taken, 99.9), len(taken), flush=True)


def look_up(replica: Replica, chance: random.Random) -> list[float]:
    """Ask for random people, a hundred at a time, until something is to be read on standard input; then read it."""
    taken: list[float] = []
    while not select([sys.stdin], [], [], 0)[0]:
        for _ in range(100):
            key = chance.randrange(1, 1 << KEY_BITS)
            begun = perf_counter()
            replica.held()
            replica.find(key)
            taken.append(perf_counter() - begun)
    sys.stdin.readline()
    return taken


if __name__ == "__main__":
    main(Folder(Path(sys.argv[1])))
