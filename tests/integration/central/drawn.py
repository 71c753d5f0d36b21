"""What a central server's pages are drawn with, which no page changes: to read it takes longer than most tests."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from argon2 import PasswordHasher
from jinja2 import Environment

from sync.central.operator.password import Passwords
from sync.central.pages.site import make_environment
from sync.central.pages.static_file import StaticFile, read_static_files
from sync.central.pages.words import Words, read_words

CHEAP: Final = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Drawn(NamedTuple):
    """What `Site` holds beside its server, in its order."""

    words: Words
    environment: Environment
    files: Mapping[str, StaticFile]
    passwords: Passwords


def draw() -> Drawn:
    """Read it, with hashes that cost next to nothing."""
    return Drawn(read_words(), make_environment(), read_static_files(), Passwords(CHEAP))
