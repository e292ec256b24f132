"""Proof of work: what holds, what does not, and that it counts once."""

import base64
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Any, cast

import pytest

from services.registry.commands.proof_of_work import SpendProof
from services.registry.ports.proof_of_work import LASTS, ProofOfWork
from tests.unit.registry.world import World


def solved(world: World, **changes: Any) -> str:
    """A challenge of the registry's, solved as a browser does."""
    maker = cast(ProofOfWork, world.runtime.dependencies["proof_of_work"])
    asked = asdict(maker.ask(world.clock.now()))
    number = next(
        number
        for number in range(asked.pop("maxnumber") + 1)
        if hashlib.sha256(f"{asked['salt']}{number}".encode()).hexdigest() == asked["challenge"]
    )
    return base64.b64encode(json.dumps({**asked, "number": number, **changes}).encode()).decode()


def test_a_solution_counts_once(world: World) -> None:
    """Also when shown to several at the same time."""
    solution = solved(world)
    with ThreadPoolExecutor(4) as pool:
        counted = list(pool.map(lambda _: world.do(SpendProof(solution)), range(4)))
    assert sorted(counted) == [False, False, False, True]


def test_a_solution_lasts_a_quarter_of_an_hour(world: World) -> None:
    """By our clock."""
    late, in_time = solved(world), solved(world)
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
    assert world.do(SpendProof(solved(world, **changes))) is False


@pytest.mark.parametrize("rubbish", ["", "x", "e30=", "W10=", "bnVsbA==", "=" * 3000, "țș"])
def test_rubbish_does_not_hold(world: World, rubbish: str) -> None:
    """And breaks nothing."""
    assert world.do(SpendProof(rubbish)) is False
