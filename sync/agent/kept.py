"""The signed documents that this terminal keeps a copy of."""

from contextlib import closing

from sync.model.policy import Policy, read_policy
from sync.replica.database import Folder
from sync.replica.find import Replica


def kept_document(folder: Folder, name: str) -> bytes | None:
    """Return a stored document, or None where there is none. Raises ReplicaError where the files cannot be read."""
    with closing(Replica(folder)) as replica:
        return replica.document(name)


def kept_policy(folder: Folder) -> Policy:
    """Return the policy this terminal applies; the built-in one until a signed one has come."""
    body = kept_document(folder, "policy")
    read = None if body is None else read_policy(body)
    return read if isinstance(read, Policy) else Policy()
