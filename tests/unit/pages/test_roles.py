"""The table of roles, and what a page may hold."""

import re
from pathlib import Path

import pytest

from sync.central.operator.capability import CAPABILITIES, Capability, Role
from sync.central.operator.operator_account import Operator
from sync.central.operator.password import too_weak
from sync.central.pages.application import ROUTERS
from sync.central.pages.navigation import PLACES
from sync.central.pages.page import PREFIX

PAGES = Path(__file__).parents[3] / "sync" / "central" / "pages"


def test_each_role_may_what_the_one_below_may_and_more() -> None:
    viewer, operator, admin = (CAPABILITIES[role] for role in (Role.VIEWER, Role.OPERATOR, Role.ADMIN))
    assert viewer < operator < admin == frozenset(Capability)


def test_a_disabled_operator_may_nothing() -> None:
    assert not any(Operator("aigul", Role.ADMIN, disabled=True).may(one) for one in Capability)


def test_every_place_of_the_navigation_is_served() -> None:
    served = {getattr(route, "path", "") for router in ROUTERS for route in router.routes}
    assert [place.path for place in PLACES if place.path not in served] == []
    assert PREFIX.startswith("/")


@pytest.mark.parametrize("template", sorted(PAGES.glob("templates/**/*.html")), ids=lambda path: path.name)
def test_no_template_holds_a_style_or_a_script_of_its_own(template: Path) -> None:
    assert re.findall(r"<style|\sstyle=|<script(?! src=)|\son[a-z]+=|\| *safe\b", template.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("password", "weak"),
    [
        ("", True),
        ("eleven char", True),
        ("twelve chars", False),
        ("a" * 50, True),
        ("ab" * 100, False),
        ("ab" * 101, True),
    ],
)
def test_a_password_is_long_and_not_all_alike(password: str, *, weak: bool) -> None:
    assert too_weak(password) is weak
