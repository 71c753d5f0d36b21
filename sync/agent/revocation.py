"""Which terminals the register has taken out of service: a signed document, and nothing else, says so."""

import json

from sync.agent.errors import Cause, SyncError

DOCUMENT = "revocations"


def revoked_terminals(document: bytes) -> frozenset[str]:
    """Read the ids of revoked terminals; raise SyncError where the document is not understood."""
    try:
        match json.loads(document):
            case {"terminals": [*terminals]} if all(isinstance(one, str) for one in terminals):
                return frozenset(terminals)
            case _:
                pass
    except (ValueError, RecursionError) as fault:
        raise SyncError(Cause.ANSWER, f"the revocations are not understood: {fault!r}"[:200]) from fault
    raise SyncError(Cause.ANSWER, "the revocations name no list of terminals")
