"""What can go wrong around the agent: one error type, one cause a kind of fault, one remedy a cause.

An error of this type is the environment's doing (network, disk, clock, register). Our own mistakes are not caught here.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from types import MappingProxyType
from typing import Final


class Cause(Enum):
    """Why something did not work; the value is the code that health, heartbeat and logs carry."""

    DNS = "dns"
    ROUTE = "route"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    CUT = "cut"
    SLOW = "slow"
    TLS = "tls"
    CAPTIVE_PORTAL = "captive_portal"
    CLOCK = "clock"
    BUSY = "busy"
    SERVER = "server_error"
    MISSING = "missing"
    ANSWER = "answer_not_understood"
    TOO_LARGE = "too_large"
    TOKEN = "token_refused"
    TICKET = "ticket"
    NOT_ENROLLED = "not_enrolled"
    ENROLLED = "already_enrolled"
    REVOKED = "revoked"
    SIGNATURE = "signature"
    EXPIRED = "metadata_expired"
    ROLLBACK = "rollback"
    NOT_AS_SIGNED = "not_as_signed"
    PEPPER = "pepper_missing"
    DIGEST = "digest"
    BUNDLE = "bundle"
    OTHER_REGISTER = "other_register"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    DISK = "disk"
    AGENT_STOPPED = "agent_stopped"
    INTERNAL = "internal_error"


OFFLINE: Final = frozenset(
    {Cause.DNS, Cause.ROUTE, Cause.REFUSED, Cause.TIMEOUT, Cause.CUT, Cause.SLOW, Cause.TLS, Cause.CAPTIVE_PORTAL}
)
"""The causes for which a terminal says that it works offline."""

REMEDIES: Final = MappingProxyType(
    {
        Cause.DNS: "check the network cable or Wi-Fi, then the DNS server this machine was given",
        Cause.ROUTE: "check the network cable or Wi-Fi and the router: this machine has no way to the server",
        Cause.REFUSED: "check the server's address and port; if they are right, the server is not running",
        Cause.TIMEOUT: "check the network; a firewall that drops packets looks like this",
        Cause.CUT: "nothing: the download goes on from where it was cut",
        Cause.SLOW: "check the network's speed; the download goes on from where it was",
        Cause.TLS: "check the server's certificate and this machine's list of authorities; somebody may be in between",
        Cause.CAPTIVE_PORTAL: "sign in to this network in a browser, or use another network",
        Cause.CLOCK: "set this machine's clock (timedatectl), then sync again",
        Cause.BUSY: "nothing: the server asked for a pause and is asked again after it",
        Cause.SERVER: "nothing here: tell the operator of the central server; it is asked again by itself",
        Cause.MISSING: "nothing here: tell the operator of the central server that a file is missing there, or private",
        Cause.ANSWER: "check the server's address; what answers there is not this register, or of another version",
        Cause.TOO_LARGE: "nothing here: tell the operator of the central server; the data in use stay",
        Cause.TOKEN: "ask the register whether this terminal is blocked; nothing is erased, visits are kept",
        Cause.TICKET: "copy the whole ticket again, or ask the register for a new one",
        Cause.NOT_ENROLLED: "enrol this terminal: kiosk-sync enrol --data DIR -, and paste the ticket",
        Cause.ENROLLED: "nothing to do; to give the terminal a new identity, enrol with --again",
        Cause.REVOKED: "ask the register for a new ticket and enrol again",
        Cause.SIGNATURE: "do not trust this source; tell the operator of the central server. The data in use stay",
        Cause.EXPIRED: "check this machine's clock; if it is right, the register has not published in time",
        Cause.ROLLBACK: "use a newer source: this one offers older data than this terminal has seen",
        Cause.NOT_AS_SIGNED: "nothing: the file is fetched again; if it stays so, somebody in between changes files",
        Cause.PEPPER: "nothing: it comes with the next contact; without a network, import a bundle made for it",
        Cause.DIGEST: "nothing: a whole base is fetched; until then the data in use stay",
        Cause.BUNDLE: "make the bundle again and copy it whole",
        Cause.OTHER_REGISTER: "use a bundle of the register this terminal is enrolled at",
        Cause.DISK_FULL: "free some space on the disk that holds the data folder",
        Cause.READ_ONLY: "mount the disk that holds the data folder for writing",
        Cause.DISK: "check the disk that holds the data folder (dmesg, smartctl)",
        Cause.AGENT_STOPPED: "start the sync process: kiosk-sync run --data DIR",
        Cause.INTERNAL: "restart the sync process and send its log to the makers",
    }
)


class SyncError(Exception):
    """Carry a cause, what happened in words, and after how many seconds the other side wants to be asked again.

    `remedy` is what a technician does about it: the cause's, where this one has none of its own.
    """

    def __init__(self, cause: Cause, what: str, retry_after: float | None = None, remedy: str = "") -> None:
        super().__init__(f"{cause.value}: {what}")
        self.cause = cause
        self.what = what
        self.retry_after = retry_after
        self.remedy = remedy or REMEDIES[cause]

    @property
    def code(self) -> str:
        """Return the cause as the code that machines read."""
        return self.cause.value


class Stopped(Exception):
    """Leave what is being done because the process ends; what was reached is kept."""


_BY_ERRNO: Final = MappingProxyType(
    {
        errno.ENOSPC: Cause.DISK_FULL,
        errno.EDQUOT: Cause.DISK_FULL,
        errno.EFBIG: Cause.DISK_FULL,
        errno.EROFS: Cause.READ_ONLY,
        errno.EACCES: Cause.READ_ONLY,
        errno.EPERM: Cause.READ_ONLY,
    }
)


@contextmanager
def on_disk() -> Iterator[None]:
    """Say in the agent's own words what the disk refuses."""
    try:
        yield
    except OSError as fault:
        where = f" ({fault.filename})" if fault.filename else ""
        cause = _BY_ERRNO.get(fault.errno or 0, Cause.DISK)
        raise SyncError(cause, f"{fault.strerror or fault}{where}") from fault


@contextmanager
def on_stick() -> Iterator[None]:
    """Say it of a folder that somebody named: another disk than the one that holds the data folder."""
    try:
        with on_disk():
            yield
    except SyncError as fault:
        if fault.cause not in {Cause.DISK_FULL, Cause.READ_ONLY, Cause.DISK}:
            raise
        raise SyncError(fault.cause, fault.what, remedy="check the path, and that there is room to write") from fault


def chain(fault: BaseException) -> Iterator[BaseException]:
    """Give an exception and those it came from, outermost first."""
    link: BaseException | None = fault
    while link is not None:
        yield link
        link = link.__cause__ or link.__context__
