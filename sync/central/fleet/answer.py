"""Answers to terminals, signed with the online key: one that is carried by hand can be believed."""

from typing import TypeVar

from sync.central.central import Central
from sync.central.publication.keys import KeyRole, key_path, load_key
from sync.wire.answer import signed_form
from sync.wire.api import EnrolResponse, HeartbeatAnswer, VisitReceipts

Signed = TypeVar("Signed", VisitReceipts, HeartbeatAnswer, EnrolResponse)


def signed(central: Central, addressee: str, answer: Signed) -> Signed:
    """Sign an answer; a server that was not given the key leaves it unsigned, as is enough over the network."""
    path = key_path(central.folder, KeyRole.DATA)
    if not path.exists():
        return answer
    return answer.model_copy(update={"signature": load_key(path).sign(signed_form(addressee, answer)).hex()})
