"""nginx over a repository's folder: what the static part of a cycle can cost at the least."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

CONFIGURATION: Final = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; {user}
events {{ worker_connections 1024; }}
http {{
  access_log off;
  default_type application/json;
  server {{ listen 127.0.0.1:{port}; location /repository/ {{ alias {repository}/; }} }}
}}
"""


def find_nginx() -> str | None:
    """Return nginx's program, or None where this machine has none."""
    return shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


@contextmanager
def nginx(program: str, folder: Path, repository: Path, port: int, *, as_root: bool) -> Iterator[None]:
    """Serve a repository while the context lasts."""
    folder.mkdir()
    user = "user root;" if as_root else ""
    text = CONFIGURATION.format(folder=folder, repository=repository, port=port, user=user)
    (folder / "nginx.conf").write_text(text)
    process = subprocess.Popen([program, "-p", str(folder), "-e", "error.log", "-c", str(folder / "nginx.conf")])
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)
