"""Proof of work: a challenge for a browser, and the slow lane for who has none."""

from datetime import timedelta
from typing import cast

from flask import request
from marshmallow import Schema, fields

from shared.persistence.spent_proofs import SpendProof
from shared.security.proof_of_work import Challenge, ProofOfWork
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime, wired
from shared.web.limits import Limit, client_address, limited

HEADER = "X-Proof-Of-Work"
# Enough for the people behind one address who have no JavaScript; who floods wants more.
UNPROVEN = Limit("unproven", 30, timedelta(hours=1), client_address)


class ChallengeSchema(Schema):
    """The number from 0 to `maxnumber` is wanted whose SHA-256, after the salt, is `challenge`."""

    algorithm = fields.String(required=True)
    challenge = fields.String(required=True)
    maxnumber = fields.Integer(required=True)
    salt = fields.String(required=True)
    signature = fields.String(required=True)


def proof_of_work_blueprint() -> Blueprint:
    """The route that gives challenges."""
    blueprint = Blueprint(
        "proof-of-work", __name__, url_prefix="/proof-of-work", description="Work instead of pictures."
    )

    @blueprint.get("")
    @public
    @limited("120/minute")
    @blueprint.response(200, ChallengeSchema)
    def ask() -> Challenge:
        """A challenge, good once within a quarter of an hour; its solution goes into `X-Proof-Of-Work`."""
        parts = cast(ProofOfWork, runtime().dependencies["proof_of_work"])
        return parts.ask(runtime().clock.now())

    return blueprint


def weigh() -> None:
    """Let a request with work done pass; one without is counted against the fewer that its network has.

    Raises:
        TooMany: there were too many without.
    """
    solution = request.headers.get(HEADER, "")
    if solution and runtime().bus.do(SpendProof(solution)):
        return
    wired().limiter.hit(UNPROVEN, client_address(request))
