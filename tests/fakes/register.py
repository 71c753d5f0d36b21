"""A central server in memory, as a terminal sees it: the agent's port `Central`, and the same over HTTP."""

import gzip
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sync.agent.errors import Cause, SyncError
from sync.model.visit import Settlement
from sync.wire.answer import Answer, signed_form
from sync.wire.api import (
    EnrolRequest,
    EnrolResponse,
    Heartbeat,
    HeartbeatAnswer,
    LocalNameMessage,
    ReceiptMessage,
    SealedPepper,
    VenueMessage,
    VisitReceipts,
)
from sync.wire.sealed import seal
from sync.wire.ticket import EnrolmentTicket, new_token
from tests.fakes.repository import Repository
from tests.fakes.web import Behaviour, Exchange

VENUE = VenueMessage(
    id="v1",
    name=LocalNameMessage(kk="Кинотеатр", ru="Кинотеатр", en="Cinema"),
    category="cinema",
    region="ALA",
    timezone="Asia/Almaty",
)


def machine_now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass
class Register:
    """What a central server knows, and what it was told."""

    repository: Repository
    url: str = "http://register.invalid"
    clock: Callable[[], datetime] = machine_now
    peppers: dict[str, bytes] = field(default_factory=lambda: {"p1": bytes(range(32))})
    tickets: set[str] = field(default_factory=set)
    terminals: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    visits: dict[str, dict[str, object]] = field(default_factory=dict)
    received: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    heartbeats: list[Heartbeat] = field(default_factory=list)
    venue: VenueMessage = VENUE
    heartbeats_refused: bool = False
    fault: Exception | None = None
    fault_after: Exception | None = None

    def ticket(self) -> str:
        """Give out a one-time ticket."""
        token = new_token(hashlib.sha256(str(len(self.tickets)).encode()).digest())
        self.tickets.add(token)
        root = hashlib.sha256(self.repository.pinned_root).digest()
        return EnrolmentTicket(token, root, self.url).text

    def for_terminal(self, token: str) -> "Api":
        """Return the API as the holder of a token sees it."""
        return Api(self, token)

    def behaviour(self, files: Behaviour) -> Behaviour:
        """Be this register over HTTP: `/v1/…` here, `/repository/…` by `files`."""

        def behave(exchange: Exchange) -> None:
            if not exchange.path.startswith("/v1/"):
                exchange.path = exchange.path.removeprefix("/repository")
                files(exchange)
                return
            token = exchange.headers.get("Authorization", "").removeprefix("Bearer ")
            body = gzip.decompress(exchange.body)
            try:
                answer = _served(Api(self, token), exchange.path, body)
            except SyncError as fault:
                exchange.send({Cause.TOKEN: 401, Cause.BUSY: 429}.get(fault.cause, 500), Retry_After="1")
            else:
                exchange.send(200, answer, Content_Type="application/json")

        return behave


@dataclass
class Api:
    """The port `Central`."""

    register: Register
    token: str

    def enrol(self, request: EnrolRequest) -> EnrolResponse:
        register = self.register
        self._fail()
        if request.token not in register.tickets:
            raise SyncError(Cause.TOKEN, "HTTP status 401")
        register.tickets.remove(request.token)
        number = len(register.terminals) + 1
        token = f"token-{number}"
        register.terminals[token] = (f"t{number}", bytes.fromhex(request.public_key))
        response = EnrolResponse(
            terminal_id=f"t{number}",
            token=token,
            root=register.repository.pinned_root.decode(),
            repository=f"{register.url}/repository",
            venue=register.venue,
            peppers=self._peppers(token),
            server_time=register.clock(),
        )
        return response.model_copy(update={"signature": self._signature(request.public_key, response)})

    def send_visits(self, visits: Sequence[dict[str, object]]) -> VisitReceipts:
        self._fail()
        self._terminal()
        receipts = tuple(self._receipt(one["visit"]) for one in visits)
        if self.register.fault_after is not None:
            raise self.register.fault_after
        answer = VisitReceipts(receipts=receipts, server_time=self.register.clock())
        return answer.model_copy(update={"signature": self._signature(self._id(), answer)})

    def heartbeat(self, heartbeat: Heartbeat) -> HeartbeatAnswer:
        self._fail()
        self._terminal()
        if self.register.heartbeats_refused:
            raise SyncError(Cause.TOKEN, "HTTP status 403")
        self.register.heartbeats.append(heartbeat)
        answer = HeartbeatAnswer(
            venue=self.register.venue, peppers=self._peppers(self.token), server_time=self.register.clock()
        )
        return answer.model_copy(update={"signature": self._signature(self._id(), answer)})

    def _id(self) -> str:
        return self.register.terminals[self.token][0]

    def _signature(self, addressee: str, answer: Answer) -> str:
        signature: str = self.register.repository.signers["data"].sign(signed_form(addressee, answer)).signature
        return signature

    def _receipt(self, visit: object) -> ReceiptMessage:
        assert isinstance(visit, dict)
        register, known = self.register, str(visit["id"])
        register.received.append(known)
        if known in register.refused:
            return ReceiptMessage(visit_id=visit["id"], settlement=Settlement.REJECTED, why="the instant lies ahead")
        settlement = Settlement.DUPLICATE if known in register.visits else Settlement.ACCEPTED
        register.visits.setdefault(known, visit)
        return ReceiptMessage(visit_id=visit["id"], settlement=settlement)

    def _fail(self) -> None:
        if self.register.fault is not None:
            raise self.register.fault

    def _terminal(self) -> None:
        if self.token not in self.register.terminals:
            raise SyncError(Cause.TOKEN, "HTTP status 401")

    def _peppers(self, token: str) -> tuple[SealedPepper, ...]:
        _, public = self.register.terminals[token]
        return tuple(
            SealedPepper(pepper_id=name, sealed=seal(public, pepper, name).hex())
            for name, pepper in self.register.peppers.items()
        )


def new_register(
    folder: Path, url: str = "http://register.invalid", clock: Callable[[], datetime] = machine_now
) -> Register:
    """Make a register with an empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    return Register(Repository(clock(), folder), url, clock)


def _served(api: Api, path: str, body: bytes) -> bytes:
    match path:
        case "/v1/enrol":
            return api.enrol(EnrolRequest.model_validate_json(body)).model_dump_json().encode()
        case "/v1/visits":
            return api.send_visits(json.loads(body)["visits"]).model_dump_json().encode()
        case _:
            return api.heartbeat(Heartbeat.model_validate_json(body)).model_dump_json().encode()
