"""What a register signs of its answers, so that one that comes on a stick is believed for what it is, not whence.

Over the network TLS says who answers. By hand an answer passes through other people's pockets: there the terminal asks
for a signature of the register's online key, the one that `data/*` is delegated to.
"""

import json

from sync.wire.api import EnrolResponse, HeartbeatAnswer, VisitReceipts

Answer = VisitReceipts | HeartbeatAnswer | EnrolResponse


def signed_form(addressee: str, answer: Answer) -> bytes:
    """Return the bytes that are signed: kind, addressee (a terminal's id, before it has one its key) and content.

    The prefix keeps them apart from all else the key signs, which is TUF metadata and begins with a brace.
    """
    plain = [type(answer).__name__, addressee, answer.model_dump(mode="json", exclude={"signature"})]
    return b"ashyq answer\x1f" + json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
