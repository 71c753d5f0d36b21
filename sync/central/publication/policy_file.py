"""The policy as its editor wrote it: the file that is signed next."""

import os
from typing import Final

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.model.policy import Policy, PolicyFault, policy_document, read_policy

POLICY_FILE: Final = "policy.json"


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


def save_policy(central: Central, policy: Policy) -> None:
    """Write the policy file, whole or not at all. It holds at the doors once it is signed.

    Whoever writes first raises the edition `policy` in the same transaction, so that writers take turns.
    """
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
