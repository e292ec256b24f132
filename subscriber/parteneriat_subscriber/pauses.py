"""Pauses before connecting again: they double, with jitter, so that not all come back at once."""

import random
from collections.abc import Iterator

FIRST_S = 0.5
LONGEST_S = 30.0


def pauses() -> Iterator[float]:
    """Seconds to wait, without end: between half and all of 0.5, 1, 2 … 30."""
    due = FIRST_S
    while True:
        yield due * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, hides nothing
        due = min(LONGEST_S, due * 2)
