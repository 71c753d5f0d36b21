"""What the tests of the model draw at random."""

from datetime import UTC, datetime

from hypothesis import strategies as st


def instants(first_year: int, last_year: int) -> st.SearchStrategy[datetime]:
    """Return aware UTC instants from the beginning of one year to that of another."""
    first, last = datetime(first_year, 1, 1), datetime(last_year, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
    return st.datetimes(first, last, timezones=st.just(UTC))
