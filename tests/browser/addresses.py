"""The pages' addresses, as the sample fleet has them."""

from typing import Final

from tests.browser.town import ADMIN

PAGES: Final = {
    "fleet": "/pages/fleet",
    "venues": "/pages/venues",
    "venue": "/pages/venues/arman",
    "venue-edit": "/pages/venues/arman/edit",
    "venue-new": "/pages/new-venue",
    "revoke": "/pages/terminals/t-0000000000000001/revoke",
    "visits": "/pages/visits",
    "bulletin": "/pages/bulletin",
    "rules": "/pages/rules",
    "publications": "/pages/publications",
    "person": "/pages/person",
    "audit": "/pages/audit",
    "operators": "/pages/operators",
    "operator-new": "/pages/new-operator",
    "operator": f"/pages/operators/{ADMIN}",
    "account": "/pages/account",
    "poster": "/pages/venues/arman/poster",
    "nothing": "/pages/nothing",
}
"""`poster` is a file to print."""
