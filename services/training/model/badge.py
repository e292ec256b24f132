"""A certificate as an Open Badge 3.0, a W3C Verifiable Credential (data model 2.0); and the list of states.

The token's payload is the credential itself, with the registered claims beside its members, as VC-JOSE-COSE
and Open Badges 3.0 § 8.2 ask; there is no `vc` claim, which belonged to data model 1.1. The person's name is
in it only where its holder wanted so: the one field by which two badges of a certificate can differ.
"""

import base64
import gzip
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import NAMESPACE_URL, UUID, uuid5

from services.training.model.issuer import Issuer

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
FRAMEWORK = "Council Recommendation 2018/C 189/01 on key competences for lifelong learning"
FRAMEWORK_URL = "https://eur-lex.europa.eu/legal-content/RO/TXT/?uri=CELEX:32018H0604(01)"
COMPETENCES = {
    "citizenship": "Citizenship competence",
    "personal-social-learning": "Personal, social and learning to learn competence",
    "literacy": "Literacy competence",
    "multilingual": "Multilingual competence",
    "stem": "Mathematical competence and competence in science, technology and engineering",
    "digital": "Digital competence",
    "entrepreneurship": "Entrepreneurship competence",
    "cultural": "Cultural awareness and expression competence",
}
PLACES = 131_072  # in one list, so that looking there tells nothing (Bitstring Status List, 4.1)
Json = dict[str, Any]


class Facts(Protocol):
    """What of a certificate a badge is made of."""

    id: UUID
    authority: str
    authority_name: str
    course_id: UUID
    place: int
    code: str
    name: str
    title: str
    hours: int
    competences: list[str]
    issuers: list[str]
    began_on: Any
    ended_on: Any
    fingerprint: str
    name_in_badge: bool
    issued_at: datetime

    @property
    def numbered(self) -> str:
        """`12/2026`."""


def credential_id(certificate_id: UUID) -> str:
    """By which the badge is told apart, and the certificate found again."""
    return f"urn:uuid:{certificate_id}"


def certificate_of(jti: str) -> UUID | None:
    """The certificate of a badge, by its `jti`; None where it names none."""
    try:
        return UUID(jti.removeprefix("urn:uuid:"))
    except ValueError:
        return None


def badge(of: Facts, issuer: Issuer) -> Json:
    """The credential with its claims, to be signed."""
    subject_id = f"urn:uuid:{uuid5(NAMESPACE_URL, f'holder {of.id}')}"
    made = {
        "@context": CONTEXTS,
        "id": credential_id(of.id),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": of.title,
        "issuer": _issuer(of.authority_name, issuer),
        "validFrom": _instant(of.issued_at),
        "credentialSubject": _subject(of, issuer, subject_id),
        "credentialStatus": _status(of.place, issuer),
        "evidence": [
            {
                "id": issuer.certificate(of.code),
                "type": ["Evidence"],
                "name": f"Certificat nr. {of.numbered}",
                "description": f"SHA-256: {of.fingerprint}",
            }
        ],
    }
    claims = {"iss": issuer.did, "sub": subject_id, "jti": made["id"], "nbf": int(of.issued_at.timestamp())}
    return {**made, **claims}


def fingerprint_in(payload: Any) -> str | None:
    """The fingerprint that a badge bears; None where it bears none."""
    try:
        return str(payload["evidence"][0]["description"]).removeprefix("SHA-256: ")
    except (KeyError, IndexError, TypeError):
        return None


def enveloped(token: str) -> Json:
    """The token as a JSON document (data model 2.0, 4.13), for who keeps credentials as JSON."""
    return {
        "@context": CONTEXTS[:1],
        "id": f"data:application/vc+jwt,{token}",
        "type": "EnvelopedVerifiableCredential",
    }


def states(number: int, revoked: Iterable[int], name: str, issuer: Issuer, now: datetime) -> Json:
    """The list of states as a credential, to be signed: a bit a certificate, set where it is no longer valid.

    Args:
        number: which list of the authority's.
        revoked: places, from 0 over all lists.
        name: of the authority.
        issuer: its addresses.
        now: the instant.
    """
    bits = bytearray(PLACES // 8)
    for place in revoked:
        if place // PLACES == number:
            byte, bit = divmod(place % PLACES, 8)
            bits[byte] |= 0x80 >> bit
    packed = base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).rstrip(b"=").decode()
    address = issuer.states(number)
    subject = {
        "id": f"{address}#list",
        "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "encodedList": f"u{packed}",
    }
    return {
        "@context": CONTEXTS[:1],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did,
        "validFrom": _instant(now),
        "credentialSubject": subject,
        "iss": issuer.did,
        "sub": subject["id"],
        "jti": address,
        "nbf": int(now.timestamp()),
    }


def _issuer(name: str, issuer: Issuer) -> Json:
    return {"id": issuer.did, "type": ["Profile"], "name": name, "url": issuer.page}


def _status(place: int, issuer: Issuer) -> Json:
    number, index = divmod(place, PLACES)
    address = issuer.states(number)
    return {
        "id": f"{address}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index),
        "statusListCredential": address,
    }


def _subject(of: Facts, issuer: Issuer, subject_id: str) -> Json:
    hours = f"{issuer.course(of.course_id)}#ore"
    who = {"type": "IdentityObject", "hashed": False, "identityHash": of.name, "identityType": "name"}
    return {
        "id": subject_id,
        "type": ["AchievementSubject"],
        **({"identifier": [who]} if of.name_in_badge and of.name else {}),
        "licenseNumber": of.numbered,
        "activityStartDate": f"{of.began_on}T00:00:00Z",
        "activityEndDate": f"{of.ended_on}T00:00:00Z",
        "result": [{"type": ["Result"], "resultDescription": hours, "value": str(of.hours)}],
        "achievement": {
            "id": issuer.course(of.course_id),
            "type": ["Achievement"],
            "achievementType": "Course",
            "name": of.title,
            "description": " · ".join((f"{of.hours} de ore", of.authority_name, *of.issuers)),
            "criteria": {"id": issuer.course(of.course_id)},
            "creator": _issuer(of.authority_name, issuer),
            "resultDescription": [
                {"id": hours, "type": ["ResultDescription"], "name": "Ore", "resultType": "Result"}
            ],
            "alignment": [
                {
                    "type": ["Alignment"],
                    "targetName": COMPETENCES[each],
                    "targetUrl": FRAMEWORK_URL,
                    "targetFramework": FRAMEWORK,
                    "targetCode": each,
                    "targetType": "ceasn:Competency",
                }
                for each in of.competences
            ],
        },
    }


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
