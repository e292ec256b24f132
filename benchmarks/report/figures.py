"""A measured figure, what it is held against, and what was hoped for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.report.drawing import Chart


@dataclass(frozen=True)
class Figure:
    """One row of a table.

    Args:
        what: was measured.
        rounds: the figures of each round; the median is shown.
        unit: of them.
        against: what it is held against.
        limits: that one's figures, of the same rounds.
        least, most: the aim for the ratio where there are limits, else for the figure itself.
    """

    what: str
    rounds: Sequence[float]
    unit: str
    against: str = ""
    limits: Sequence[float] = ()
    least: float | None = None
    most: float | None = None

    @property
    def value(self) -> float:
        """The median."""
        return median(self.rounds)

    @property
    def limit(self) -> float | None:
        """The other's median."""
        return median(self.limits) if self.limits else None

    @property
    def ratio(self) -> float | None:
        """Ours as a share of the other, round by round, and of these the median."""
        if not self.limits:
            return None
        return median(ours / other for ours, other in zip(self.rounds, self.limits, strict=True))

    @property
    def aim(self) -> str:
        """In words."""
        bounds = ((self.least, "≥"), (self.most, "≤"))
        unit = "" if self.limits else f" {self.unit}"
        return ", ".join(f"{sign} {bound:g}{unit}" for bound, sign in bounds if bound is not None)

    @property
    def holds(self) -> bool | None:
        """Whether the aim is reached; None where there is none."""
        if self.least is None and self.most is None:
            return None
        found = self.value if self.ratio is None else self.ratio
        return (self.least is None or found >= self.least) and (self.most is None or found <= self.most)


@dataclass(frozen=True)
class Part:
    """What one part of a run found; `plans` are the database's, each under what was asked."""

    name: str
    figures: Sequence[Figure]
    charts: Sequence[Chart] = ()
    notes: Sequence[str] = field(default=())
    plans: Mapping[str, str] = field(default_factory=dict)


def shown(value: float) -> str:
    """A figure with as many digits as it deserves."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
