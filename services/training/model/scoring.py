"""How answers are scored: pure functions of a key and an answer.

Single and true-false: all points or none. Multiple: each right option chosen counts for, each wrong one
against, of as many parts as there are right ones; never less than nothing. Number: all points within the
tolerance. Each question's points are rounded to hundredths.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Literal, get_args
from uuid import UUID

Kind = Literal["single", "multiple", "true-false", "number"]
KINDS: tuple[str, ...] = get_args(Kind)
HUNDREDTH = Decimal("0.01")
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Key:
    """What is right.

    Args:
        right: the numbers of the right options; empty where a number is asked for.
        answer, tolerance: the number, and how far from it is right still.
    """

    kind: str
    points: int
    right: frozenset[int]
    answer: Decimal | None = None
    tolerance: Decimal | None = None


@dataclass(frozen=True)
class Given:
    """What somebody has answered; nothing is an answer too."""

    chosen: frozenset[int] = frozenset()
    number: Decimal | None = None


@dataclass(frozen=True)
class Score:
    """Of a whole attempt."""

    points: Decimal
    of_points: int

    def reaches(self, percent: int) -> bool:
        """Whether it is at least so many per cent, without rounding in anybody's favour."""
        return self.points * 100 >= Decimal(percent) * self.of_points

    @property
    def percent(self) -> int:
        """Whole per cent, never rounded up: 59.99 is 59, as it is judged."""
        return int(self.points * 100 / self.of_points) if self.of_points else 0


def points_of(key: Key, given: Given) -> Decimal:
    """What an answer is worth."""
    if key.kind == "number":
        return Decimal(key.points) if _is_near(key, given.number) else NOTHING
    if key.kind == "multiple":
        parts = len(given.chosen & key.right) - len(given.chosen - key.right)
        share = Decimal(key.points) * max(parts, 0) / len(key.right)
        return share.quantize(HUNDREDTH, ROUND_HALF_UP)
    return Decimal(key.points) if given.chosen == key.right else NOTHING


def score(keys: Mapping[UUID, Key], given: Mapping[UUID, Given]) -> Score:
    """What all answers are worth; a question without an answer is worth nothing."""
    points = sum((points_of(key, given.get(one, Given())) for one, key in keys.items()), NOTHING)
    return Score(points, sum(key.points for key in keys.values()))


def read_number(typed: str) -> Decimal | None:
    """A number as people type it, with a comma or a point; None where it is none."""
    plain = typed.strip().replace(",", ".").replace("\u2212", "-")
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < Decimal(10) ** 15 else None


def _is_near(key: Key, number: Decimal | None) -> bool:
    if number is None or key.answer is None:
        return False
    return abs(number - key.answer) <= (key.tolerance or NOTHING)
