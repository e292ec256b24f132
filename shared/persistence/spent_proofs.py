"""Proofs of work that were shown: each is good once, whichever process is shown it.

A service that takes them has the table `spent_proof` (fingerprint bytea primary key, expires_at timestamptz),
`ProofOfWork` among its dependencies, and what stands here among its handlers and rules.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from shared.clock import Clock
from shared.persistence.retention import Rule, Words, rows, span
from shared.persistence.unit_of_work import UnitOfWork
from shared.security.proof_of_work import LASTS, ProofOfWork

SPEND = text("""
    insert into spent_proof (fingerprint, expires_at) values (:fingerprint, :expires_at)
    on conflict do nothing returning 1
""")
SPENT_PROOFS = Rule(
    name="spent-proofs",
    what=Words("Amprenta unei dovezi de lucru folosite", "The fingerprint of a proof of work that was used"),
    how_long=span(LASTS),
    why=Words("ca o dovadă să fie bună o singură dată", "so that a proof is good once"),
    forget=rows("spent_proof", "expires_at <= :now", timedelta()),
)


@dataclass(frozen=True)
class SpendProof:
    """Count a solution, once."""

    solution: str = field(repr=False)


def spend_proof(command: SpendProof, uow: UnitOfWork, clock: Clock, proof_of_work: ProofOfWork) -> bool:
    """Whether the solution holds and nobody has shown it before."""
    proof = proof_of_work.check(command.solution, clock.now())
    if proof is None:
        return False
    given = {"fingerprint": proof.fingerprint, "expires_at": proof.expires_at}
    return uow.session.execute(SPEND, given).first() is not None


HANDLERS: Mapping[type, Callable[..., Any]] = {SpendProof: spend_proof}
