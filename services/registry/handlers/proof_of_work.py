"""Proofs of work, each good once, whichever process is shown it."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import text

from services.registry.commands.proof_of_work import SpendProof
from services.registry.ports.proof_of_work import ProofOfWork
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork

SPEND = text("""
    insert into spent_proof (fingerprint, expires_at) values (:fingerprint, :expires_at)
    on conflict do nothing returning 1
""")


def spend_proof(command: SpendProof, uow: UnitOfWork, clock: Clock, proof_of_work: ProofOfWork) -> bool:
    """Whether the solution holds and nobody has shown it before."""
    proof = proof_of_work.check(command.solution, clock.now())
    if proof is None:
        return False
    given = {"fingerprint": proof.fingerprint, "expires_at": proof.expires_at}
    return uow.session.execute(SPEND, given).first() is not None


HANDLERS: Mapping[type, Callable[..., Any]] = {SpendProof: spend_proof}
