"""What a kiosk's idle screen shows over a terminal's replica, as the kiosk itself works it out."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from kiosk.app.around import Around, Camera
from kiosk.app.enrolment_note import EnrolmentNote
from kiosk.app.readiness import Parts
from kiosk.app.recorder import Recorder
from kiosk.app.scribe import Scribe
from kiosk.domain.screen.state import Language, Mode, State
from kiosk.timekeeper import Timekeeper
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.presenter import present
from kiosk.ui.surroundings import CameraState
from kiosk.ui.view import ReadyPage
from sync.replica.clock import read_machine_clock
from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.replica.mailbox import Mailbox


@contextmanager
def _around(folder: Folder) -> Iterator[Around]:
    scribe = Scribe(_raise)
    scribe.start()
    with (
        closing(Replica(folder)) as replica,
        closing(Recorder(folder, scribe)) as recorder,
        closing(Mailbox(folder)) as mailbox,
    ):
        note = EnrolmentNote(folder.path.with_name("kiosk.toml"), folder.path, scribe)
        parts = Parts(folder, replica, recorder, Timekeeper(folder, read_machine_clock), note)
        yield Around(parts, mailbox, "", monotonic)
    scribe.stop()


def _raise(crash: BaseException) -> None:
    raise crash


def idle_screen(data: Path, language: Language) -> ReadyPage:
    """Return what stands on it in a language."""
    with _around(Folder(data)) as around:
        around.camera = Camera(CameraState.LIVE)
        around.premises()
        around.listen()
        view = present(State(Mode.SELF, language), around.look(), Catalogue(asset_folder() / "i18n"))
    assert isinstance(view.page, ReadyPage)
    return view.page
