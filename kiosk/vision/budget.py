"""Keep to a budget of CPU time by predicting what each piece of work costs, and learning from what it did cost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

LEARNING = 0.3
TRUST = 1.15  # a prediction is stretched by this, for no two frames cost the same


@dataclass(frozen=True, slots=True)
class Cost:
    """Name a piece of work and say what it costs in seconds: at any size, and a unit of size."""

    name: str
    fixed: float
    per_unit: float


class Prices:
    """Remember how much dearer or cheaper this machine is than the costs say."""

    def __init__(self) -> None:
        self._factors: dict[str, float] = {}

    def predicted(self, cost: Cost, units: float) -> float:
        """Return the seconds that work of this size will probably take."""
        return self._factors.get(cost.name, 1.0) * (cost.fixed + cost.per_unit * units)

    def learn(self, cost: Cost, units: float, seconds: float) -> None:
        """Take in what it did cost; one odd frame moves the price only a little."""
        seen = min(max(seconds / (cost.fixed + cost.per_unit * units), 0.1), 10.0)
        old = self._factors.get(cost.name, seen)
        self._factors[cost.name] = old + LEARNING * (seen - old)


class Budget:
    """Count down one frame's CPU time."""

    def __init__(self, seconds: float, prices: Prices, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._prices = prices
        self._begun = clock()
        self._end = self._begun + seconds

    @property
    def left(self) -> float:
        """Seconds left, negative when overdrawn."""
        return self._end - self._clock()

    @property
    def spent(self) -> float:
        """Seconds spent."""
        return self._clock() - self._begun

    def allows(self, cost: Cost, units: float) -> bool:
        """Tell whether work of this size will probably end in time."""
        return TRUST * self._prices.predicted(cost, units) <= self.left

    @contextmanager
    def spending(self, cost: Cost, units: float) -> Iterator[None]:
        """Measure the work done inside and learn its price."""
        begun = self._clock()
        yield
        self._prices.learn(cost, units, self._clock() - begun)
