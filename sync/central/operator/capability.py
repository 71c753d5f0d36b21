"""Who may do what on the pages: the roles, what can be done, and the table that joins them."""

from collections.abc import Mapping
from enum import Enum
from typing import Final


class Role(Enum):
    """What an operator of the central server is there for."""

    ADMIN = "admin"
    OPERATOR = "operator"
    VIEWER = "viewer"


class Capability(Enum):
    """Something that can be done on the pages, as far as roles tell it apart."""

    SEE = "see"
    EDIT_VENUES = "edit_venues"
    ENROL = "enrol"
    REVOKE = "revoke"
    EXPORT_VISITS = "export_visits"
    EDIT_BULLETIN = "edit_bulletin"
    PREPARE_RULES = "prepare_rules"
    LOOK_UP_PERSON = "look_up_person"
    SEE_AUDIT = "see_audit"
    EDIT_OPERATORS = "edit_operators"


_VIEWING: Final = frozenset({Capability.SEE})
_WORKING: Final = _VIEWING | {
    Capability.EDIT_VENUES,
    Capability.ENROL,
    Capability.EXPORT_VISITS,
    Capability.EDIT_BULLETIN,
    Capability.LOOK_UP_PERSON,
}
CAPABILITIES: Final[Mapping[Role, frozenset[Capability]]] = {
    Role.ADMIN: frozenset(Capability),
    Role.OPERATOR: _WORKING,
    Role.VIEWER: _VIEWING,
}
