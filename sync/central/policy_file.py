"""The policy as its editor wrote it: the file that is signed next."""

from typing import Final

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.model.policy import Policy, PolicyFault, read_policy

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
