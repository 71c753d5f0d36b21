"""The rule sets that are shipped: dated data files beside this module."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from sync.central.errors import CentralError
from sync.central.register.rules import MOST_DOSES, OPEN, RuleSet

DEFAULT: Final = "2021-05-21"

_FOLDER: Final = "rule_sets"
_GREEN: Final = frozenset({"negative_pcr", "first_dose", "full_course", "recovery", "exemption"})


def rule_set_names() -> tuple[str, ...]:
    """Return the names of the shipped rule sets, oldest first."""
    folder = files(__package__) / _FOLDER
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


def load_rule_set(name: str) -> RuleSet:
    """Load a shipped rule set; raise CentralError naming those there are."""
    if name not in rule_set_names():
        raise CentralError("rule_set", f"there is no rule set {name!r}", f"use one of {', '.join(rule_set_names())}")
    return read_rule_set((files(__package__) / _FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_rule_set(document: str) -> RuleSet:
    """Read a rule set; raise CentralError where a member is missing, unknown or out of range."""
    try:
        plain = tomllib.loads(document)
        green, yellow, products = plain.pop("green_days"), plain.pop("yellow_days"), plain.pop("products")
        name = plain.pop("name")
    except (ValueError, KeyError) as fault:
        raise _fault(str(fault)) from fault
    if plain or set(green) != _GREEN or set(yellow) != {"contact"}:
        raise _fault("a member is missing or unknown")
    days = {member: _days(value) for member, value in {**green, **yellow}.items()}
    return RuleSet(name=name, products=_doses(products), **days)


def _days(value: object) -> int:
    match value:
        case "open":
            return OPEN
        case int() if 0 <= value <= 3650:
            return value
    raise _fault(f'{value!r} is neither a number of days nor "open"')


def _doses(products: Mapping[str, object]) -> dict[str, int]:
    doses: dict[str, int] = {}
    for product, number in products.items():
        if not isinstance(number, int) or not 1 <= number <= MOST_DOSES:
            raise _fault(f"{product}: {number!r} is no number of doses")
        doses[product] = number
    return doses


def _fault(why: str) -> CentralError:
    return CentralError("rule_set", f"the rule set is not understood: {why}", "mend the file")
