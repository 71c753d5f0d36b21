"""What `serve` does by itself: publish every so often, forget visitors every hour."""

import threading

from sync.central.thread import Job, JobThread


class Schedule:
    """Runs jobs, each in its own thread, until stopped."""

    def __init__(self, jobs: tuple[Job, ...]) -> None:
        self._stop = threading.Event()
        self._threads = [JobThread(job, self._stop) for job in jobs]

    def start(self) -> None:
        """Start every job."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let each job finish what it is doing, and no more."""
        self._stop.set()
        for thread in self._threads:
            thread.join()
