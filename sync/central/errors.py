"""What can go wrong around the central server: a code, what happened, and what to do about it.

An error of this type is the environment's doing (database, disk, settings, input). Our own mistakes are not caught.
"""


class CentralError(Exception):
    """Carry a code for machines, what happened in words, and the remedy."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(f"{code}: {what}; {remedy}")
        self.code = code
        self.what = what
        self.remedy = remedy
