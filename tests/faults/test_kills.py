"""A process killed at any step of a message's way: nothing lost, nothing doubled, nothing out of order."""

import random

import pytest

from shared.testing.failpoints import POINTS
from tests.faults.conftest import Holds
from tests.faults.flow import FEW, Flow

EVENTS = 200
VICTIMS = {
    "insert": "writer",
    "commit": "writer",
    "sequence": "relay",
    "publish": "relay",
    "confirm": "relay",
    "mark": "relay",
    "deliver": "consumers",
    "effect-commit": "consumers",
    "acknowledge": "consumers",
}
ONCE_AN_EVENT = {"insert", "commit", "publish"}  # the other points are reached once a window or batch


@pytest.mark.parametrize("point", POINTS)
def test_killed(point: str, flow: Flow, kills: int, holds: Holds) -> None:
    """Whoever is killed at this point, what was committed has its effect, once and in order."""
    seam = point.partition(":")[0]
    victim, each = VICTIMS[seam], EVENTS // kills
    chance = random.Random(point)
    for part in {"writer", "relay", "consumers"} - {victim}:
        flow.start(part)
    for _ in range(kills):
        hit = chance.randint(1, each if seam in ONCE_AN_EVENT else each // FEW)
        flow.start(victim, "--kill-at", point, "--hit", str(hit))
        flow.ask(each)
        flow.died(victim)
    flow.start(victim)
    if victim == "writer":
        flow.ask_again()
    holds(flow.settle())
