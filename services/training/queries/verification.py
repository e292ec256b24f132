"""Checking a certificate: by number and fingerprint, by its badge, by its PDF; what fails first is named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy.orm import Session

from services.training.model.badge import certificate_of, fingerprint_in
from services.training.model.issuer import Issuer
from services.training.queries import certificates
from shared.security.signed_credentials import check

Row = dict[str, Any]
Check = Literal["format", "key", "signature", "dates", "number", "fingerprint", "file", "status"]
BY_NUMBER: tuple[Check, ...] = ("number", "fingerprint", "status")
BY_BADGE: tuple[Check, ...] = ("format", "key", "signature", "dates", "number", "fingerprint", "status")
BY_FILE: tuple[Check, ...] = ("format", "number", "fingerprint", "file", "status")
IN_PDF = re.compile(rb"<pdf:Keywords>(\d{1,7}/\d{4}), ([0-9a-f]{64})</pdf:Keywords>")
NEVER = datetime.min.replace(tzinfo=UTC)  # no key is given, so no date is looked at
DID = re.compile(r"\Adid:web:[^#]+:autoritati:([a-z0-9-]{2,40})#")


@dataclass(frozen=True)
class Verdict:
    """What came of checking.

    Args:
        checks: in their order.
        failed: the first that was not passed; None where all were.
        row: the certificate, where it was found and what was shown is its own.
    """

    checks: Sequence[Check]
    failed: Check | None
    row: Row | None = field(default=None)

    def outcomes(self) -> list[Row]:
        """Each check, passed or not; None for those that came after the one that failed."""
        where = self.checks.index(self.failed) if self.failed else len(self.checks)
        return [
            {"check": each, "passed": None if place > where else place != where}
            for place, each in enumerate(self.checks)
        ]


def by_number(
    session: Session, number: int, year: int, fingerprint: str, authority: str | None, checks: Sequence[Check]
) -> Verdict:
    """By what stands on paper; of the fingerprint its first 16 signs are enough."""
    rows = certificates.by_number(session, number, year, authority)
    if not rows:
        return Verdict(checks, "number")
    row = next((row for row in rows if row["fingerprint"].startswith(fingerprint)), None)
    if row is None:
        return Verdict(checks, "fingerprint")
    return Verdict(checks, None if row["state"] == "valid" else "status", row)


def by_badge(session: Session, token: str, public_url: str, now: datetime) -> Verdict:
    """By its badge, as others would check it, and then against the register."""
    checked = check(token, _keys(session, token, public_url), now)
    if checked.failed or checked.payload is None:
        return Verdict(BY_BADGE, checked.failed or "format")
    payload = checked.payload
    certificate_id = certificate_of(payload["jti"])
    row = certificates.by_id(session, certificate_id) if certificate_id else None
    if row is None or Issuer(public_url, row["authority"]).did != payload["iss"]:
        return Verdict(BY_BADGE, "number")
    if fingerprint_in(payload) != row["fingerprint"]:
        return Verdict(BY_BADGE, "fingerprint")
    return Verdict(BY_BADGE, None if row["state"] == "valid" else "status", row)


def by_file(session: Session, content: bytes) -> Verdict:
    """By its PDF: the bytes must be those that were handed out; else what stands in them is looked up."""
    row = certificates.by_file(session, sha256(content).hexdigest())
    if row is not None:
        return Verdict(BY_FILE, None if row["state"] == "valid" else "status", row)
    written = IN_PDF.search(content) if content.startswith(b"%PDF-") else None
    if written is None:
        return Verdict(BY_FILE, "format")
    number, _, year = written[1].decode().partition("/")
    found = by_number(session, int(number), int(year), written[2].decode(), None, BY_FILE)
    return Verdict(BY_FILE, "file" if found.row else found.failed)


def _keys(session: Session, token: str, public_url: str) -> dict[str, Any]:
    """The keys of the authority that a token names, if it names one of ours."""
    from_header = _kid(token)
    named = DID.match(from_header)
    if named is None:
        return {}
    issuer = Issuer(public_url, named[1])
    return {issuer.key(jwk["kid"]): jwk for jwk in certificates.keys(session, named[1])}


def _kid(token: str) -> str:
    return check(token, {}, NEVER).kid
