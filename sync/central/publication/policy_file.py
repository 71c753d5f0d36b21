"""The policy as its editor wrote it: the file that is signed next."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection

from sync.central.central import Central
from sync.central.database import writing
from sync.central.errors import CentralError
from sync.central.operator.edition import advance_any
from sync.model.policy import Policy, PolicyFault, policy_document, read_policy

POLICY_FILE: Final = "policy.json"

SavePolicy = Callable[[Policy], None]

_SUBJECT: Final = "policy"
"""The edition that whoever writes the policy raises first, so that writers take turns."""


def current_policy(central: Central) -> Policy:
    """Read the policy file; raise CentralError where it is not understood."""
    path = central.folder / POLICY_FILE
    try:
        found = read_policy(path.read_bytes())
    except OSError as fault:
        raise CentralError("policy", f"{path} cannot be read: {fault.strerror}", "restore the file") from fault
    if isinstance(found, PolicyFault):
        raise CentralError("policy", f"{path}: {found.why}", "mend the file")
    return found


@contextmanager
def writing_policy(central: Central) -> Iterator[tuple[Connection, SavePolicy]]:
    """Open a transaction that may save the policy, one at a time; where it fails the file is as it was before.

    The policy is read inside it, or another's change is lost.
    """
    saved: list[tuple[Policy, Policy]] = []

    def save(policy: Policy) -> None:
        saved.append((current_policy(central), policy))
        _write(central, policy)

    try:
        with writing(central.engine) as connection:
            advance_any(connection, _SUBJECT)
            yield connection, save
    except BaseException:
        for before, after in reversed(saved):
            if current_policy(central) == after:  # else somebody has gone on from it
                _write(central, before)
        raise


def _write(central: Central, policy: Policy) -> None:
    """Write the policy file, whole or not at all. It holds at the doors once it is signed."""
    path = central.folder / POLICY_FILE
    draft = path.with_suffix(".new")
    try:
        with draft.open("wb") as file:
            file.write(policy_document(policy))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as fault:
        raise CentralError(
            "policy", f"{path} cannot be written: {fault.strerror}", "mend the folder's rights"
        ) from fault
