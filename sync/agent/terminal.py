"""What makes a machine this terminal: the enrolment file, readable by its own user alone (0600).

Erasing a revoked terminal drops the private key, and with it every sealed pepper; what is left can only send visits.
"""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError

from sync.agent.counted import counted
from sync.agent.errors import Cause, SyncError, on_disk
from sync.agent.whole import write_whole
from sync.wire.api import Code, Hex, Message, SealedPepper, Text
from sync.wire.sealed import open_sealed

FILE_NAME: Final = "terminal.json"
_REMEDY: Final = f"put {FILE_NAME} back from a copy, or move it aside and enrol with a new ticket of the same register"

Secret = Annotated[Text, Field(repr=False)]
SecretHex = Annotated[Hex, Field(repr=False)]
"""What must not show in a log or a traceback."""


class Enrolled(Message):
    """A terminal in service: where it reports, who it is, the root it pinned, and the peppers sealed to its key."""

    state: Literal["enrolled"] = "enrolled"
    server: Text
    repository: Text
    terminal_id: Code
    token: Secret
    private_key: SecretHex
    root: str
    peppers: tuple[SealedPepper, ...]


class Revoked(Message):
    """A terminal that the register took out of service: it may still hand over the visits it has not sent."""

    state: Literal["revoked"] = "revoked"
    server: Text
    repository: Text
    terminal_id: Code
    token: Secret
    root: str


class Asking(Message):
    """A machine that wrote an enrolment request on a stick and waits for the answer to come back the same way.

    `left_root` is that of the register whose terminal it was before, if any.
    """

    state: Literal["asking"] = "asking"
    server: Text
    token: Secret
    root_sha256: Hex
    private_key: SecretHex
    name: Text = ""
    left_root: str | None = None


Terminal = Enrolled | Revoked | Asking

_ANY: Final[TypeAdapter[Terminal]] = TypeAdapter(Annotated[Terminal, Field(discriminator="state")])


def load_terminal(folder: Path) -> Terminal | None:
    """Read the enrolment file; None where there is none. One that is not understood is an error, not an absence."""
    try:
        with on_disk():
            return _read(folder / FILE_NAME)
    except ValidationError as fault:
        what = f"{FILE_NAME} is damaged: {counted(fault.error_count(), 'fault')}"
        raise SyncError(Cause.DISK, what, remedy=_REMEDY) from fault


def save_terminal(folder: Path, terminal: Terminal) -> None:
    """Replace the enrolment file, atomically and durably."""
    write_whole(folder / FILE_NAME, terminal.model_dump_json(indent=1).encode())


def in_service(terminal: Terminal | None) -> Enrolled:
    """Return the terminal if it is in service; raise SyncError where it is not enrolled, or revoked."""
    match terminal:
        case Enrolled():
            return terminal
        case Revoked():
            raise SyncError(Cause.REVOKED, f"the register has taken terminal {terminal.terminal_id} out of service")
        case Asking():
            raise SyncError(Cause.NOT_ENROLLED, "this terminal waits for the answer to its enrolment request")
        case None:
            raise SyncError(Cause.NOT_ENROLLED, "this terminal is not enrolled")


def revoked(terminal: Enrolled) -> Revoked:
    """Return what is left of a terminal whose revocation was signed."""
    return Revoked(
        server=terminal.server,
        repository=terminal.repository,
        terminal_id=terminal.terminal_id,
        token=terminal.token,
        root=terminal.root,
    )


def with_peppers(terminal: Enrolled, peppers: tuple[SealedPepper, ...]) -> Enrolled:
    """Take the peppers the register has sealed for this terminal now."""
    return terminal.model_copy(update={"peppers": peppers}) if peppers else terminal


def pepper(terminal: Enrolled, pepper_id: str) -> bytes:
    """Open the sealed pepper with this id; raise SyncError where it has not come, or was sealed to another key."""
    for one in terminal.peppers:
        if one.pepper_id == pepper_id:
            opened = open_sealed(bytes.fromhex(terminal.private_key), bytes.fromhex(one.sealed), pepper_id)
            if opened is None:
                raise SyncError(Cause.PEPPER, f"the pepper {pepper_id} was sealed to another key than this terminal's")
            return opened
    raise SyncError(Cause.PEPPER, f"the pepper {pepper_id} of the newest base has not come yet")


def _read(path: Path) -> Terminal | None:
    try:
        return _ANY.validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
