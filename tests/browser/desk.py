"""What the tests of the operators' pages share: a register with a past, and axe-core's verdict on a page."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from kiosk.app.around import Around, Camera
from kiosk.domain.screen.state import Language, Mode, State
from kiosk.timekeeper import Timekeeper
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.presenter import present
from kiosk.ui.surroundings import CameraState
from kiosk.ui.view import ReadyPage
from sync.central.database import reading
from sync.central.fleet.venue import find_venue
from sync.replica.clock import read_machine_clock
from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.replica.journal import Journal
from sync.replica.mailbox import Mailbox
from tests.browser.desk_sample import fill_desk
from tests.browser.town import Town, opened

VENUE = "kinopark"
GRAVE = {"serious", "critical"}


def furnish(town: Town) -> None:
    """Give a town a venue and a past, unless it has them."""
    central = opened(town)
    with reading(central.engine) as connection:
        furnished = find_venue(connection, VENUE) is not None
    if not furnished:
        fill_desk(central, town.folder)
        town.run("venue", "add", VENUE, "--name", "Kinopark", "--category", "cinema", "--region", "ALA")
        town.run("publish")
    central.engine.dispose()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page that is serious or worse."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in GRAVE]


def fits(page: Page) -> bool:
    """Tell whether a page needs no sideways scrolling."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@contextmanager
def _around(folder: Folder) -> Iterator[Around]:
    with (
        closing(Replica(folder)) as replica,
        closing(Journal(folder)) as journal,
        closing(Mailbox(folder)) as mailbox,
    ):
        keeper = Timekeeper(folder, read_machine_clock)
        yield Around(
            folder=folder,
            replica=replica,
            journal=journal,
            mailbox=mailbox,
            timekeeper=keeper,
            door="",
            monotonic=monotonic,
        )


def idle_screen(data: Path, language: Language) -> ReadyPage:
    """Return what a kiosk's idle screen shows over a terminal's replica, as the kiosk itself works it out."""
    with _around(Folder(data)) as around:
        around.camera = Camera(CameraState.LIVE)
        around.premises()
        around.listen()
        view = present(State(Mode.SELF, language), around.look(), Catalogue(asset_folder() / "i18n"))
    assert isinstance(view.page, ReadyPage)
    return view.page
