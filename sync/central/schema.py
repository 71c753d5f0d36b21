"""The register's tables, the same on SQLite (STRICT) and PostgreSQL, and the number that tells their versions apart.

Instants are milliseconds since 1970, minutes count from 2020 (as in snapshot files), dates are proleptic ordinals.

A person's `value` is the kept status as a snapshot holds it; `review` is the minute from which time alone changes it
in a way no terminal can see. `touched` holds, for each identity key whose value is not the published one any more, the
value that was published (NULL: none), so that the last publication can always be told from the present.

`unjudged` holds the spans of people (after a number, to a last) that a change of rule set has yet to go over.

A visit that a visitor made with a venue's poster was recorded by no terminal, so it has no place in a journal's chain.

Neither `identity` nor `fact` declares a foreign key: one transaction at a time writes them, and 20 million checks cost.
"""

from typing import Final

from sqlalchemy import Connection, Dialect, inspect, text

from sync.central.errors import CentralError

SCHEMA_VERSION: Final = 1
NEWER: Final = "newer_register"
"""The code of the error that says this program is too old for the register."""

_TABLES: Final = (
    """CREATE TABLE register (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) {STRICT}""",
    """CREATE TABLE person (
        id BIG NOT NULL PRIMARY KEY,
        born INT,
        value INT NOT NULL,
        review INT
    ) {ROOMY}""",
    "CREATE INDEX person_by_review ON person (review) WHERE review IS NOT NULL",
    """CREATE TABLE identity (
        person_id BIG NOT NULL,
        domain TEXT NOT NULL,
        identity TEXT NOT NULL,
        identity_key BIG NOT NULL,
        PRIMARY KEY (person_id, domain, identity)
    ) {CLUSTERED}""",
    "CREATE INDEX identity_by_key ON identity (identity_key)",
    """CREATE TABLE fact (
        person_id BIG NOT NULL,
        source TEXT NOT NULL,
        source_id TEXT NOT NULL,
        kind INT NOT NULL,
        at INT NOT NULL,
        until INT,
        product TEXT,
        number INT,
        PRIMARY KEY (person_id, source, source_id)
    ) {CLUSTERED}""",
    "CREATE UNIQUE INDEX fact_by_source ON fact (source, source_id)",
    """CREATE TABLE touched (
        identity_key BIG NOT NULL PRIMARY KEY,
        before INT
    ) {STRICT}""",
    """CREATE TABLE unjudged (
        after BIG NOT NULL PRIMARY KEY,
        last BIG NOT NULL
    ) {STRICT}""",
    """CREATE TABLE publication (
        seq BIG NOT NULL PRIMARY KEY,
        generated_at BIG NOT NULL,
        pepper_id TEXT NOT NULL,
        rows BIG NOT NULL,
        digest TEXT NOT NULL,
        changes BIG NOT NULL,
        whole INT NOT NULL
    ) {STRICT}""",
    """CREATE TABLE published_file (
        path TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('base', 'delta', 'daily')),
        from_seq BIG NOT NULL,
        seq BIG NOT NULL REFERENCES publication (seq),
        length BIG NOT NULL,
        sha256 TEXT NOT NULL,
        made_at BIG NOT NULL,
        retired_at BIG
    ) {STRICT}""",
    """CREATE TABLE api_key (
        id TEXT NOT NULL PRIMARY KEY,
        token_hash BLOB NOT NULL UNIQUE,
        scope TEXT NOT NULL CHECK (scope IN ('ingest', 'passes')),
        source TEXT NOT NULL,
        made_at BIG NOT NULL,
        revoked_at BIG
    ) {STRICT}""",
    """CREATE TABLE bulletin (
        version BIG NOT NULL PRIMARY KEY,
        document TEXT NOT NULL
    ) {STRICT}""",
    """CREATE TABLE venue (
        id TEXT NOT NULL PRIMARY KEY,
        name_kk TEXT NOT NULL,
        name_ru TEXT NOT NULL,
        name_en TEXT NOT NULL,
        category TEXT NOT NULL,
        region TEXT NOT NULL,
        timezone TEXT NOT NULL,
        in_force_from BIG,
        capacity INT
    ) {STRICT}""",
    """CREATE TABLE terminal (
        id TEXT NOT NULL PRIMARY KEY,
        venue_id TEXT NOT NULL REFERENCES venue (id),
        name TEXT NOT NULL,
        token_hash BLOB NOT NULL UNIQUE,
        public_key BLOB NOT NULL,
        enrolled_at BIG NOT NULL,
        revoked_at BIG,
        heard_at BIG,
        heartbeat TEXT,
        chain_fault TEXT
    ) {STRICT}""",
    """CREATE TABLE enrolment (
        token_hash BLOB NOT NULL PRIMARY KEY,
        venue_id TEXT NOT NULL REFERENCES venue (id),
        root_version INT NOT NULL,
        expires_at BIG NOT NULL,
        used_at BIG
    ) {STRICT}""",
    """CREATE TABLE visit (
        id TEXT NOT NULL PRIMARY KEY,
        venue_id TEXT NOT NULL REFERENCES venue (id),
        terminal_id TEXT REFERENCES terminal (id),
        journal BLOB,
        number BIG,
        at BIG NOT NULL,
        received_at BIG NOT NULL,
        direction TEXT NOT NULL,
        method TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        status TEXT,
        enforced INT NOT NULL,
        seq BIG,
        identity_key BIG,
        pepper_id TEXT,
        consent INT,
        staff TEXT,
        override TEXT,
        content_hash BLOB NOT NULL,
        previous BLOB,
        entry_hash BLOB,
        UNIQUE (journal, number, terminal_id),
        CHECK ((terminal_id IS NULL) = (journal IS NULL) AND (terminal_id IS NULL) = (number IS NULL)
            AND (terminal_id IS NULL) = (previous IS NULL) AND (terminal_id IS NULL) = (entry_hash IS NULL))
    ) {STRICT}""",
    "CREATE INDEX visit_by_at ON visit (at)",
    "CREATE INDEX visit_by_venue ON visit (venue_id, at)",
    "CREATE INDEX visit_by_key ON visit (identity_key, at) WHERE identity_key IS NOT NULL",
    "CREATE INDEX visit_unforgotten ON visit (received_at) WHERE consent IS NOT NULL",
    "CREATE INDEX visit_unforgotten_by_at ON visit (at) WHERE consent IS NOT NULL",
    """CREATE TABLE double_use (
        visit_id TEXT NOT NULL,
        other_id TEXT NOT NULL,
        found_at BIG NOT NULL,
        PRIMARY KEY (visit_id, other_id)
    ) {CLUSTERED}""",
    """CREATE TABLE pass_link (
        token_hash BLOB NOT NULL PRIMARY KEY,
        person_id BIG NOT NULL,
        expires_at BIG NOT NULL,
        used_at BIG
    ) {STRICT}""",
    """CREATE TABLE phone (
        person_id BIG NOT NULL PRIMARY KEY,
        token_hash BLOB NOT NULL UNIQUE,
        expires_at BIG NOT NULL,
        seen_at BIG NOT NULL
    ) {STRICT}""",
    """CREATE TABLE poster (
        venue_id TEXT NOT NULL PRIMARY KEY REFERENCES venue (id),
        code TEXT NOT NULL UNIQUE,
        made_at BIG NOT NULL
    ) {STRICT}""",
    """CREATE TABLE visit_count (
        hour INT NOT NULL,
        region TEXT NOT NULL,
        category TEXT NOT NULL,
        direction TEXT NOT NULL,
        outcome TEXT NOT NULL,
        visits BIG NOT NULL,
        PRIMARY KEY (hour, region, category, direction, outcome)
    ) {CLUSTERED}""",
    """CREATE TABLE rule_preview (
        id TEXT NOT NULL PRIMARY KEY,
        rule_set TEXT NOT NULL,
        begun_at BIG NOT NULL,
        heard_at BIG NOT NULL,
        done BIG NOT NULL,
        total BIG NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
        found TEXT NOT NULL
    ) {STRICT}""",
    """CREATE TABLE operator (
        id TEXT NOT NULL PRIMARY KEY,
        password_hash TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('admin', 'operator', 'viewer')),
        made_at BIG NOT NULL,
        disabled_at BIG
    ) {STRICT}""",
    """CREATE TABLE operator_session (
        token_hash BLOB NOT NULL PRIMARY KEY,
        operator_id TEXT NOT NULL REFERENCES operator (id),
        made_at BIG NOT NULL,
        seen_at BIG NOT NULL
    ) {STRICT}""",
    """CREATE TABLE login_try (
        subject TEXT NOT NULL PRIMARY KEY,
        failures INT NOT NULL,
        at BIG NOT NULL,
        locked_until BIG NOT NULL
    ) {STRICT}""",
    """CREATE TABLE edition (
        subject TEXT NOT NULL PRIMARY KEY,
        number BIG NOT NULL
    ) {STRICT}""",
    """CREATE TABLE audit (
        number {SERIAL} PRIMARY KEY,
        at BIG NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        subject TEXT NOT NULL
    ) {STRICT}""",
    "CREATE INDEX audit_by_at ON audit (at)",
)

_INSERT_VERSION: Final = text("INSERT INTO register (name, value) VALUES ('schema_version', :version)")
_VERSION: Final = text("SELECT value FROM register WHERE name = 'schema_version'")


def create_schema(connection: Connection) -> None:
    """Make all tables in an empty database."""
    for statement in _TABLES:
        connection.exec_driver_sql(_in_dialect(statement, connection.dialect))
    connection.execute(_INSERT_VERSION, {"version": str(SCHEMA_VERSION)})


def has_schema(connection: Connection) -> bool:
    """Tell whether the database holds a register."""
    return inspect(connection).has_table("register")


def check_schema(connection: Connection) -> None:
    """Raise CentralError where the database is no register, or one this program does not know."""
    if not has_schema(connection):
        raise CentralError("no_register", "the database holds no register", "kiosk-central init makes one")
    version = int(connection.execute(_VERSION).scalar_one())
    if version > SCHEMA_VERSION:
        raise CentralError(
            NEWER,
            f"the register is of schema version {version}, this program knows {SCHEMA_VERSION}",
            "install the newer program",
        )
    if "journal" not in {column["name"] for column in inspect(connection).get_columns("visit")}:
        what = "the register was made before the first release"
        raise CentralError("old_register", what, "kiosk-central init makes a new one")


def _in_dialect(statement: str, dialect: Dialect) -> str:
    """Put a statement's types and table options into a database's own words."""
    sqlite = dialect.name == "sqlite"
    for word, on_sqlite, on_postgresql in (
        ("{STRICT}", "STRICT", ""),
        ("{ROOMY}", "STRICT", "WITH (fillfactor = 50)"),
        ("{CLUSTERED}", "STRICT, WITHOUT ROWID", ""),
        (" BIG", " INTEGER", " BIGINT"),
        (" BLOB", " BLOB", " BYTEA"),
        ("{SERIAL}", "INTEGER", "BIGINT GENERATED ALWAYS AS IDENTITY"),  # last: it holds BIG
    ):
        statement = statement.replace(word, on_sqlite if sqlite else on_postgresql)
    return statement.rstrip()
