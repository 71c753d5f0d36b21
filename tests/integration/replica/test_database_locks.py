"""Several connections of one process to one database do not take each other's locks away."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from sync.replica.database import Folder
from sync.replica.mailbox import Mailbox

VISITOR = """
import sys
from pathlib import Path
from sync.replica.database import Folder
from sync.replica.mailbox import Mailbox
mailbox = Mailbox(Folder(Path(sys.argv[1])))
mailbox.ask("push", {})
mailbox.close()
"""


def test_a_second_connection_leaves_the_first_ones_log_in_place(tmp_path: Path) -> None:
    """With the locks gone, the first visitor to leave deletes the log that this process goes on writing to."""
    folder = Folder(tmp_path)
    with closing(Mailbox(folder)) as first:
        assert first.take() is None
        Mailbox(folder).close()
        subprocess.run([sys.executable, "-c", VISITOR, str(tmp_path)], check=True)
        assert (tmp_path / "agent.db-wal").exists()
        assert first.take() is not None
        assert not list(tmp_path.glob("agent.db.*"))
