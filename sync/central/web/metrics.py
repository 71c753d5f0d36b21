"""What Prometheus may ask: requests as they are answered, and the state of the register when it is asked."""

from collections.abc import Iterator
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import reading
from sync.central.instant import to_ms
from sync.central.publication.publish_metadata import expiries

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_STATE: Final = text(
    """SELECT seq, generated_at, rows,
        (SELECT count(*) FROM touched) AS touched,
        (SELECT count(*) FROM double_use) AS double_uses,
        (SELECT count(*) FROM terminal WHERE chain_fault IS NOT NULL) AS chain_faults,
        (SELECT count(*) FROM terminal WHERE revoked_at IS NULL) AS terminals,
        (SELECT count(*) FROM terminal WHERE revoked_at IS NULL AND heard_at > :since) AS heard
    FROM publication ORDER BY seq DESC LIMIT 1"""
)
_HOUR_MS: Final = 3_600_000


class Metrics:
    """The counters of one web server, and its view of the register."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter("ashyq_requests", "Requests answered.", labels, registry=self._registry)
        self._seconds = Histogram(
            "ashyq_request_seconds", "Time to answer.", ("route",), registry=self._registry, buckets=_BUCKETS
        )
        self._visits = Counter("ashyq_visits", "Visits uploaded.", ("settlement",), registry=self._registry)
        self._registry.register(self)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answer."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def settled(self, settlement: str, count: int) -> None:
        """Count visits that were uploaded."""
        self._visits.labels(settlement).inc(count)

    def page(self) -> bytes:
        """Return everything in Prometheus's text format."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """Give the state of the register; nothing before its first publication."""
        now = to_ms(self._central.clock())
        with reading(self._central.engine) as connection:
            row = connection.execute(_STATE, {"since": now - _HOUR_MS}).one_or_none()
        if row is None:
            return
        yield _gauge("ashyq_publication_seq", "The newest publication.", row.seq)
        yield _gauge("ashyq_publication_age_seconds", "How old the newest data are.", (now - row.generated_at) / 1000)
        yield _gauge("ashyq_publication_rows", "Rows in the newest publication.", row.rows)
        yield _gauge("ashyq_changes_waiting", "Changed rows not published yet.", row.touched)
        yield _gauge("ashyq_double_uses", "Times a pass was shown at two venues within minutes.", row.double_uses)
        yield _gauge("ashyq_chain_faults", "Terminals whose journal was rewritten.", row.chain_faults)
        yield _gauge("ashyq_terminals", "Terminals not revoked.", row.terminals)
        yield _gauge("ashyq_terminals_heard", "Terminals heard of within the hour.", row.heard)
        yield self._expiries()

    def _expiries(self) -> Metric:
        family = GaugeMetricFamily("ashyq_metadata_expire_seconds", "Time until metadata expire.", labels=["role"])
        for role, at in expiries(self._central.store).items():
            family.add_metric([role.value], (at - self._central.clock()).total_seconds())
        return family


def _gauge(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(name, says, value)
