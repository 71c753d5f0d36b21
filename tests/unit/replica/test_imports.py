import subprocess
import sys

KIOSK_SIDE = "sync.replica.database, sync.replica.find, sync.replica.journal, sync.replica.mailbox, sync.replica.clock"


def test_what_the_kiosk_reads_with_loads_neither_parquet_nor_sqlite_utils() -> None:
    loaded = f"import {KIOSK_SIDE}, sys; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    assert "sync.replica.find" in modules
    assert {"pyarrow", "sqlite_utils", "numpy", "httpx", "tuf"} & set(modules) == set()
