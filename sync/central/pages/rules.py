"""*Rules*: the rule sets and what a change would do; the rules terminals obey, prepared to be signed elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path
from fastapi.responses import Response
from sqlalchemy import Connection, text

from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.operator.capability import Capability
from sync.central.pages.access import Seeing, allowed
from sync.central.pages.form import Reading, Typed, Wrong
from sync.central.pages.page import PREFIX, OperatorPage
from sync.central.publication.keys import KeyRole
from sync.central.publication.publish_accept import accept, in_force
from sync.central.publication.publish_request import described, read_request, request_document
from sync.central.publication.publish_rules import prepare_rules
from sync.central.register.rule_change import is_unfinished
from sync.central.register.rule_preview import begin_preview, find_preview, newest_previews
from sync.central.register.rule_set import load_rule_set, rule_set_names
from sync.central.register.rules import OPEN, RuleSet
from sync.central.web.request import Refusal

DURATIONS: Final = ("negative_pcr", "first_dose", "full_course", "recovery", "exemption", "contact")
FILE_NAME: Final = "rules-to-sign.json"

_RULE_SET: Final = text("SELECT value FROM register WHERE name = 'rule_set'")

PreviewId = Annotated[str, Path(pattern=r"^[0-9a-f]{1,32}$")]
Preparing = Annotated[OperatorPage, Depends(allowed(Capability.PREPARE_RULES))]

router = APIRouter()


@dataclass(frozen=True, slots=True)
class InForce:
    """The rule set that statuses follow; `unfinished` while the change to it has not reached everybody."""

    name: str
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """The rules that terminals obey: the version that a prepared file is compared with, until when they hold."""

    version: int
    until: datetime


@router.get("/rules")
def rules_page(page: Seeing) -> Response:
    """Show the rule sets and the signed rules."""
    return _show(page)


@router.post("/rules/preview")
def post_preview(page: Preparing) -> Response:
    """Begin to count who would change colour, in the background."""
    read = Reading(page.typed)
    name = read.choice("rule_set", rule_set_names())
    if read.wrong:
        raise Refusal(422, "not_understood", "there is no such rule set")
    return page.go(f"/rules/preview/{begin_preview(page.central, name)}")


@router.get("/rules/preview/{preview_id}")
def preview_page(page: Seeing, preview_id: PreviewId) -> Response:
    """Show how far a preview is, or what it found."""
    with reading(page.central.engine) as connection:
        found = find_preview(connection, preview_id, page.now)
    if found is None:
        raise Refusal(404, "not_found", "there is no such preview, or it was long ago")
    return page.show("rules_preview.html", found=found, kind=type(found.state).__name__)


@router.post("/rules/prepare")
def post_prepare(page: Preparing) -> Response:
    """Give out the file that the holders of the rules' keys sign."""
    request = prepare_rules(page.central)
    version = request.parts[KeyRole.RULES].signed.version
    with writing(page.central.engine) as connection:
        page.note(connection, "rules_prepared", f"rules:{version}")
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return Response(request_document(request), media_type="application/json", headers=headers)


@router.post("/rules/accept")
def post_accept(page: Preparing) -> Response:
    """Put signed files in force: copies of one prepared file, each with its signer's signature."""
    files = [one for one in page.typed.all("signed") if one.strip()]
    if not files or Reading(page.typed).wrong:
        return _show(page, Wrong("rules.no_file"))
    try:
        made = accept(page.central, [read_request(one.encode()) for one in files])
    except CentralError as fault:
        known = page.site.words.has(f"rules.not_{fault.code}")
        wrong = Wrong(f"rules.not_{fault.code}" if known else "rules.not_accepted")
        return _show(page, wrong, None if fault.code == "request" else fault)  # a parser's words help nobody
    subject = " ".join(f"{role.value}:{part.signed.version}" for role, part in made.parts.items())
    with writing(page.central.engine) as connection:
        page.note(connection, "rules_accepted", subject)
    return page.go("/rules", said="rules_accepted")


def _show(page: OperatorPage, wrong: Wrong | None = None, fault: CentralError | None = None) -> Response:
    with reading(page.central.engine) as connection:
        in_force, previews = _in_force(connection), newest_previews(connection, page.now)
    sets = [load_rule_set(name) for name in rule_set_names()]
    return page.show(
        "rules.html",
        200 if wrong is None else 422,
        typed=Typed(),
        wrong={} if wrong is None else {"signed": wrong},
        fault=fault,
        switch_path=f"{PREFIX}/rules",
        in_force=in_force,
        sets=sets,
        days={one.name: {member: _days(page, one, member) for member in DURATIONS} for one in sets},
        previews=previews,
        signed=_signed(page),
        to_sign=_to_sign(page) if page.operator.may(Capability.PREPARE_RULES) else (),
    )


def _days(page: OperatorPage, rule_set: RuleSet, member: str) -> str:
    days: int = getattr(rule_set, member)
    if days == OPEN:
        return page.say("rules.open")
    return page.say("rules.days", n=days) if days else page.say("rules.not_counted")


def _in_force(connection: Connection) -> InForce:
    return InForce(connection.execute(_RULE_SET).scalar_one(), is_unfinished(connection))


def _to_sign(page: OperatorPage) -> tuple[str, ...]:
    """Return in words what a file prepared now would have signed, or why none can be prepared."""
    try:
        return described(prepare_rules(page.central))
    except CentralError as fault:
        return (fault.what, fault.remedy)


def _signed(page: OperatorPage) -> Signed:
    rules = in_force(page.central.store).roles[KeyRole.RULES]
    return Signed(rules.version, rules.expires)
