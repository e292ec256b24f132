"""Proof of work: what holds, what does not, and that it counts once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from shared.persistence.spent_proofs import SpendProof
from shared.security.proof_of_work import LASTS
from tests.proofs import solved
from tests.unit.registry.world import World


def test_a_solution_counts_once(world: World) -> None:
    """Also when shown to several at the same time."""
    solution = solved(world.runtime)
    with ThreadPoolExecutor(4) as pool:
        counted = list(pool.map(lambda _: world.do(SpendProof(solution)), range(4)))
    assert sorted(counted) == [False, False, False, True]


def test_a_solution_lasts_a_quarter_of_an_hour(world: World) -> None:
    """By our clock."""
    late, in_time = solved(world.runtime), solved(world.runtime)
    world.clock.advance(seconds=LASTS.total_seconds() - 1)
    assert world.do(SpendProof(in_time)) is True
    world.clock.advance(seconds=1)
    assert world.do(SpendProof(late)) is False


@pytest.mark.parametrize(
    "changes",
    [
        {"number": -1},
        {"number": "1"},
        {"salt": "f943?expires=99999999999&"},
        {"signature": "0" * 64},
        {"challenge": "0" * 64},
        {"algorithm": "SHA-1"},
        {"salt": None},
    ],
)
def test_what_was_changed_does_not_hold(world: World, changes: dict[str, Any]) -> None:
    """Neither another number nor a longer life."""
    assert world.do(SpendProof(solved(world.runtime, **changes))) is False


@pytest.mark.parametrize("rubbish", ["", "x", "e30=", "W10=", "bnVsbA==", "=" * 3000, "țș"])
def test_rubbish_does_not_hold(world: World, rubbish: str) -> None:
    """And breaks nothing."""
    assert world.do(SpendProof(rubbish)) is False
