"""The threads that do one job each for a technician or a PIN, so that the end of the kiosk can wait for them."""

from PySide6.QtCore import QObject, Signal

from kiosk.workers.thread import Work, Worker

PATIENCE = 2.0
"""Seconds that the end waits for each; a stick that does not answer is left behind."""


class Crew(QObject):
    """Begins threads, on the GUI thread; a job that raises, our own mistake, is told by `crashed`."""

    crashed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._workers: list[Worker] = []

    def begin(self, name: str, work: Work) -> None:
        """Have a job done."""
        self._workers = [worker for worker in self._workers if not worker.wait(timeout=0.0)]
        worker = Worker(name, work, self.crashed.emit)
        self._workers.append(worker)
        worker.start()

    def stop(self) -> bool:
        """Ask every job to end, and tell whether they did."""
        for worker in self._workers:
            worker.tell_to_stop()
        return not [worker for worker in self._workers if not worker.wait(PATIENCE)]
