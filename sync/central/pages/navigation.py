"""What the pages' navigation leads to: the address below the prefix, the word, and who may go there."""

from dataclasses import dataclass
from typing import Final

from sync.central.operator.capability import Capability


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation; `form` is the address of the form that makes a new one of what it lists."""

    path: str
    word: str
    capability: Capability
    form: str = ""


PLACES: Final = (
    Place("/fleet", "place.fleet", Capability.SEE),
    Place("/venues", "place.venues", Capability.SEE, form="/new-venue"),
    Place("/visits", "place.visits", Capability.SEE),
    Place("/bulletin", "place.bulletin", Capability.SEE),
    Place("/rules", "place.rules", Capability.SEE),
    Place("/publications", "place.publications", Capability.SEE),
    Place("/person", "place.person", Capability.LOOK_UP_PERSON),
    Place("/audit", "place.audit", Capability.SEE_AUDIT),
    Place("/operators", "place.operators", Capability.EDIT_OPERATORS, form="/new-operator"),
)
