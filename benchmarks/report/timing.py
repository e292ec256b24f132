"""How long something takes."""

import time
from collections.abc import Callable
from statistics import quantiles


def milliseconds(act: Callable[[], object]) -> float:
    """Of doing it once."""
    began = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - began)


def p95(times: list[float]) -> float:
    """The 95th percentile; of a single one itself."""
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
