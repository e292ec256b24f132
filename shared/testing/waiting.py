"""Waiting for what happens elsewhere."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PAUSE_S = 0.02


def eventually(fn: Callable[[], T], *, within: float = 10.0) -> T:
    """Ask again and again until the answer is true, and return it.

    Args:
        fn: the question; an AssertionError of its counts as "not yet".
        within: seconds.

    Raises:
        AssertionError: the time is over; the last answer or failure is in the text.
    """
    deadline = time.monotonic() + within
    while True:
        failure: AssertionError | None = None
        try:
            if answer := fn():
                return answer
        except AssertionError as not_yet:
            failure = not_yet
            answer = None
        if time.monotonic() > deadline:
            raise AssertionError(f"not so within {within} s; last: {failure or answer!r}") from failure
        time.sleep(PAUSE_S)
