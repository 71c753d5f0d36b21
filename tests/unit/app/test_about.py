"""What the program is made of is told by the packages themselves."""

from kiosk.app.about import LONGEST, MOST, licences, version


def test_every_installed_package_names_its_licence_in_few_words() -> None:
    found = {one.package: one for one in licences()}
    assert 10 < len(found) <= MOST
    assert all(len(one.licence) <= LONGEST and one.version for one in found.values())
    assert found["cryptography"].licence == "Apache-2.0 OR BSD-3-Clause"
    assert version() == found["ashyq-kiosk"].version
