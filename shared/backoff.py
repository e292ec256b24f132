"""Pauses that grow, with jitter, so that many who wait for one thing do not come back at once."""

import random


class Backoff:
    """Doubling pauses.

    Args:
        first: seconds of the first pause.
        longest: seconds of the longest.
    """

    def __init__(self, first: float = 0.5, longest: float = 30.0) -> None:
        self._first = first
        self._longest = longest
        self._tries = 0

    def next(self) -> float:
        """How long to wait now, in seconds: between half and all of the pause that is due."""
        pause = min(self._longest, self._first * float(2**self._tries))
        self._tries = min(self._tries + 1, 32)
        return pause * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, hides nothing

    def reset(self) -> None:
        """It went well: begin from the first pause again."""
        self._tries = 0
