"""What the pages' navigation leads to: the address below the prefix, the word, and who may go there."""

from dataclasses import dataclass
from typing import Final

from sync.central.operator.capability import Capability


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    path: str
    word: str
    capability: Capability


PLACES: Final = (
    Place("/fleet", "place.fleet", Capability.SEE),
    Place("/venues", "place.venues", Capability.SEE),
    Place("/visits", "place.visits", Capability.SEE),
    Place("/bulletin", "place.bulletin", Capability.SEE),
    Place("/rules", "place.rules", Capability.SEE),
    Place("/publications", "place.publications", Capability.SEE),
    Place("/person", "place.person", Capability.LOOK_UP_PERSON),
    Place("/audit", "place.audit", Capability.SEE_AUDIT),
    Place("/operators", "place.operators", Capability.EDIT_OPERATORS),
)
