"""Checking a certificate, for everybody."""

from typing import Any

from flask import request

from services.training.errors.certificates import NoSuchCertificate, NothingToCheck
from services.training.queries import certificates, verification
from services.training.queries.verification import Verdict
from services.training.schemas.certificates import PublicCertificateSchema, VerdictSchema, VerifyBody
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.bodies import read_body
from shared.web.current import runtime
from shared.web.files import takes_file
from shared.web.limits import limited

blueprint = Blueprint("verification", __name__, description="Whether a certificate is what it says.")


@blueprint.get("/certificates/by-code/<code>")
@public
@limited("600/hour")
@blueprint.response(200, PublicCertificateSchema)
def get_by_code(code: str) -> Any:
    """What the link in a certificate's square shows."""
    with runtime().read() as session:
        row = certificates.by_code(session, code)
    if row is None:
        raise NoSuchCertificate
    return certificates.for_everybody(row)


@blueprint.post("/certificates/verify")
@public
@limited("120/hour")
@blueprint.arguments(VerifyBody)
@blueprint.response(200, VerdictSchema)
def verify(body: dict[str, Any]) -> Any:
    """Check by number and fingerprint, or by the badge; the answer names the first check that failed."""
    settings, now = runtime().settings, runtime().clock.now()
    with runtime().read() as session:
        if "badge" in body:
            return _shown(verification.by_badge(session, body["badge"].strip(), settings.public_url, now))
        if "number" not in body or "fingerprint" not in body:
            raise NothingToCheck
        number, _, year = body["number"].partition("/")
        return _shown(
            verification.by_number(
                session,
                int(number),
                int(year),
                body["fingerprint"],
                body.get("authority"),
                verification.BY_NUMBER,
            )
        )


@blueprint.post("/certificates/verify/file")
@public
@limited("120/hour")
@takes_file
@blueprint.response(200, VerdictSchema)
def verify_file() -> Any:
    """Check a PDF: its bytes must be those that were handed out."""
    content = read_body(request)
    if not content:
        raise NothingToCheck
    with runtime().read() as session:
        return _shown(verification.by_file(session, content))


def _shown(verdict: Verdict) -> dict[str, Any]:
    return {
        "valid": verdict.failed is None,
        "failed": verdict.failed,
        "checks": verdict.outcomes(),
        "certificate": certificates.for_everybody(verdict.row) if verdict.row else None,
    }
