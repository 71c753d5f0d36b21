"""The policy that is signed next, and the one that was signed last.

Both lie in the register, so that every server has the same ones. The signed one holds, at every door and here: whoever
has the server alone can shorten no retention, and lengthen no pass, that the holders of the rules keys have not signed.
The next one is there to be edited and signed.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.operator.edition import advance_any
from sync.model.policy import Policy, PolicyFault, policy_document, read_policy

SavePolicy = Callable[[Policy], None]

POLICY_PATH: Final = "rules/policy.json"
"""Where the policy lies among the rules that are signed."""

_SUBJECT: Final = "policy"
"""The edition that whoever writes the policy raises first, so that writers take turns."""

_NEXT: Final = "policy"
_SIGNED: Final = "signed_policy"
_DOCUMENT: Final = text("SELECT value FROM register WHERE name = :name")
_PUT: Final = text(
    """INSERT INTO register (name, value) VALUES (:name, :document)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
)


def signed_policy(central: Central) -> Policy:
    """Return the policy that holds; raise CentralError where there is none that is understood."""
    with reading(central.engine) as connection:
        return signed_policy_in(connection)


def signed_policy_in(connection: Connection) -> Policy:
    """Return the policy that holds, as this transaction sees it; raise CentralError as `signed_policy` does."""
    found = connection.execute(_DOCUMENT, {"name": _SIGNED}).scalar()
    if found is None:
        raise CentralError("policy", "the register holds no signed policy", "kiosk-central sign-rules")
    return _understood(str(found).encode(), "the signed policy")


def next_policy(central: Central) -> Policy:
    """Return the policy that is signed next; raise CentralError where there is none that is understood."""
    with reading(central.engine) as connection:
        return next_policy_in(connection)


def next_policy_in(connection: Connection) -> Policy:
    """Return the policy that is signed next, as this transaction sees it; raise CentralError as `next_policy` does."""
    return _understood(policy_file(connection), "the register's policy")


def policy_file(connection: Connection) -> bytes:
    """Return the policy file that is signed next."""
    found = connection.execute(_DOCUMENT, {"name": _NEXT}).scalar()
    if found is None:
        raise CentralError("policy", "the register holds no policy", "kiosk-central policy put FILE")
    return str(found).encode()


@contextmanager
def writing_policy(central: Central) -> Iterator[tuple[Connection, SavePolicy]]:
    """Open a transaction that may save the policy, one at a time. It holds once it is signed.

    The policy is read inside it (`next_policy_in`), or another's change is lost.
    """
    with writing(central.engine) as connection:
        advance_any(connection, _SUBJECT)
        yield connection, lambda policy: save_policy(connection, policy)


def save_policy(connection: Connection, policy: Policy) -> None:
    """Keep a policy, whatever was kept before."""
    connection.execute(_PUT, {"name": _NEXT, "document": policy_document(policy).decode()})


def keep_signed(connection: Connection, documents: Mapping[str, bytes]) -> None:
    """Keep the policy among documents that have been signed, if there is one: it holds from now on."""
    if POLICY_PATH in documents:
        connection.execute(_PUT, {"name": _SIGNED, "document": documents[POLICY_PATH].decode()})


def read_policy_file(path: Path) -> Policy:
    """Read a policy that somebody edited; raise CentralError where it is not understood."""
    try:
        document = path.read_bytes()
    except OSError as fault:
        raise CentralError("policy", f"{path} cannot be read: {fault.strerror}", "name a policy file") from fault
    return _understood(document, str(path))


def _understood(document: bytes, name: str) -> Policy:
    found = read_policy(document)
    if isinstance(found, PolicyFault):
        raise CentralError("policy", f"{name}: {found.why}", "mend the file, then: kiosk-central policy put FILE")
    return found
