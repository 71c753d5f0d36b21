"""Look at what a register publishes now and take nothing: on a copy of what is trusted, thrown away at the end."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.agent.around import Around
from sync.agent.errors import on_disk
from sync.agent.floor import earliest
from sync.agent.terminal import Enrolled
from sync.agent.trust import Trusted, refresh


@contextmanager
def glance(around: Around, terminal: Enrolled) -> Iterator[Trusted]:
    """Give what verifies now, by the same checks as a sync; the agent that runs has its own files to itself."""
    with on_disk(), tempfile.TemporaryDirectory() as work:
        trust = Path(work) / "trust"
        if around.folder.trust.exists():
            shutil.copytree(around.folder.trust, trust, symlinks=True)
        source = around.source_at(terminal.repository)
        yield refresh(trust, terminal.root.encode(), source, earliest(around.folder, around.read_clock))
