"""What a central server says at its start when something around it is not right."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sync.central.central import open_central
from sync.central.command.cli import main
from sync.central.errors import CentralError
from sync.central.initialise import initialise
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from tests.integration.central.conftest import Clock


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    made = tmp_path / "central"
    initialise(made, Settings(), DEFAULT, None, clock, random.Random(1).randbytes).engine.dispose()
    return made


def opening(folder: Path, clock: Clock) -> CentralError:
    with pytest.raises(CentralError) as found:
        open_central(folder, clock, random.Random(1).randbytes)
    return found.value


def set_lines(folder: Path, line: str) -> None:
    """Put these lines into the settings, in the place of those of the same names."""
    file = folder / "central.toml"
    names = tuple(f"{one.partition(' ')[0]} " for one in line.splitlines())
    kept = [one for one in file.read_text().splitlines() if not one.startswith(names)]
    file.write_text("\n".join([*kept, line]))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('database = "mysql://x/y"', "database_url"),
        ('database = "sqlite://"', "database_url"),
        ('database = "nonsense"', "database_url"),
        ('database = "postgresql://localhost:1/none"', "database"),
        ('database = "postgresql://localhost:port/none"', "database_url"),
        ('database = "sqlite:////nowhere/at/all.db"', "no_register"),
        ('database = "sqlite:///central.toml"', "database"),
        ('database = "sqlite:///other.db"', "no_register"),
        ('database = "sqlite:///register.db?mode=ro"', "database_url"),
        ('database = "postgresql://localhost:1/none?colour=green"', "database"),
        ('store = "nowhere/at/all"', "store"),
        ('store = "central.toml"', "store"),
        ('store = "s3://bucket"', "settings"),
        ('store = "gopher://x"\nrepository_url = "http://x"', "store"),
        ('store = "s3://"\nrepository_url = "http://x"', "store"),
        ('store = "s3://b?colour=green"\nrepository_url = "http://x"', "store"),
        ('store = "s3://b?endpoint=nonsense"\nrepository_url = "http://x"', "store"),
        ('url = "nonsense"', "settings"),
        ('url = "https://x:99999"', "settings"),
        ('repository_url = "ftp://x"', "settings"),
        ('colour = "green"', "settings"),
        ("url = 1", "settings"),
        ("url =", "settings"),
    ],
)
def test_a_wrong_setting_is_named(folder: Path, clock: Clock, line: str, code: str) -> None:
    set_lines(folder, line)
    before = set(folder.iterdir())
    fault = opening(folder, clock)
    assert fault.code == code
    assert fault.remedy
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (
            'database = "postgresql://ashyq:hunter2@localhost:1/none"',
            "localhost:1/none: ",
        ),
        ('database = "oracle://ashyq:hunter2@x/y"', "[database_url] mend `database` in central.toml"),
        ('store = "gopher://x"\nrepository_url = "http://x"', "[store] name a folder or s3://bucket/prefix"),
        ('store = "s3://b?endpoint=http://127.0.0.1:1&region=x"\nrepository_url = "http://x"', "[store] check `store`"),
    ],
)
@pytest.mark.parametrize("command", ["serve", "publish"])
def test_a_wrong_address_ends_a_command_with_code_2_and_no_password_in_what_it_says(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    line: str,
    named: str,
) -> None:
    set_lines(folder, line)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr("sync.central.command.cli.start_log", lambda _stream, _level: None)  # pytest's own is in place
    monkeypatch.setattr("sys.argv", ["kiosk-central", command, "--data", str(folder)])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert named in said
    assert "hunter2" not in said


def test_a_newer_register_is_refused_in_words(folder: Path, clock: Clock) -> None:
    connection = sqlite3.connect(folder / "register.db")
    connection.execute("UPDATE register SET value = '99' WHERE name = 'schema_version'")
    connection.commit()
    connection.close()
    assert opening(folder, clock).remedy == "install the newer program"


def test_a_register_of_before_the_first_release_is_refused_in_words(folder: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(folder / "register.db")) as connection:
        connection.execute("ALTER TABLE visit RENAME COLUMN journal TO old")
    fault = opening(folder, clock)
    assert (fault.code, fault.remedy[:36]) == ("old_register", "kiosk-central init makes a new one, ")


def test_a_folder_without_settings_says_how_to_make_them(tmp_path: Path, clock: Clock) -> None:
    assert opening(tmp_path, clock).remedy == f"kiosk-central init {tmp_path}"


@pytest.mark.parametrize("database", ["sqlite:///register.db", "sqlite:///../register.db"])
@pytest.mark.parametrize("there", [("central",), ()])
def test_a_server_that_could_not_be_made_leaves_its_folder_and_database_empty(
    tmp_path: Path, clock: Clock, database: str, there: tuple[str, ...]
) -> None:
    folder, taken = tmp_path / "central", tmp_path / "a file"
    taken.touch()
    for name in there:
        (tmp_path / name).mkdir()
    with pytest.raises(NotADirectoryError):
        make_at(folder, database, str(taken / "repository"), clock)
    assert [one.name for one in tmp_path.iterdir() if one.is_dir()] == list(there)
    make_at(folder, database, "repository", clock)


def test_a_new_server_leaves_what_another_publishes_alone(tmp_path: Path, folder: Path, clock: Clock) -> None:
    store, database = folder / "repository", f"sqlite:///{tmp_path / 'register.db'}"
    before = {file: file.read_bytes() for file in store.rglob("*.json")}
    with pytest.raises(CentralError, match="holds publications already"):
        make_at(tmp_path / "second", database, str(store), clock)
    assert {file: file.read_bytes() for file in store.rglob("*.json")} == before


def make_at(folder: Path, database: str, store: str, clock: Clock) -> None:
    settings = Settings(database=database, store=store)
    initialise(folder, settings, DEFAULT, None, clock, random.Random(1).randbytes).engine.dispose()
