"""Of certificates: publicly without a word of whose they are."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from services.training.events.courses import ACCOUNT, COURSE, TITLE
from shared.messaging.events import Event, Stream

CERTIFICATE = UUID("01990000-0000-7000-8000-000000000033")


@dataclass(frozen=True, kw_only=True)
class CertificateIssued(Event):
    """An authority has issued a certificate; `replaces` is the number of the one in whose place it stands.

    The fingerprint is of content and a random value, so that nobody can guess a name from it.
    """

    TYPE: ClassVar[str] = "certificate.issued"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "certificate_id": CERTIFICATE,
        "authority": "oras-exemplu",
        "course_id": COURSE,
        "number": "12/2026",
        "fingerprint": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "issued_at": datetime(2026, 3, 23, 9, 0, tzinfo=UTC),
        "replaces": None,
        "is_example": True,
    }
    certificate_id: UUID
    authority: str
    course_id: UUID
    number: str
    fingerprint: str
    issued_at: datetime
    replaces: str | None
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class CertificateRevoked(Event):
    """A certificate is not valid any more; `kind` is `replaced` where a newer one stands in its place."""

    TYPE: ClassVar[str] = "certificate.revoked"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "certificate_id": CERTIFICATE,
        "authority": "oras-exemplu",
        "course_id": COURSE,
        "number": "12/2026",
        "kind": "issued-by-mistake",
        "revoked_at": datetime(2026, 4, 1, 9, 0, tzinfo=UTC),
    }
    certificate_id: UUID
    authority: str
    course_id: UUID
    number: str
    kind: Literal["issued-by-mistake", "facts-untrue", "at-holders-wish", "other", "replaced"]
    revoked_at: datetime


@dataclass(frozen=True, kw_only=True)
class CertificateNoted(Event):
    """What became of a person's certificate: issued, issued anew under another number, or revoked."""

    TYPE: ClassVar[str] = "certificate.noted"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "certificate_id": CERTIFICATE,
        "course_id": COURSE,
        "authority": "oras-exemplu",
        "account_id": ACCOUNT,
        "title": TITLE,
        "number": "12/2026",
        "what": "issued",
        "reason": "",
    }
    certificate_id: UUID
    course_id: UUID
    authority: str
    account_id: UUID
    title: str
    number: str
    what: Literal["issued", "reissued", "revoked"]
    reason: str


EVENTS: tuple[type[Event], ...] = (CertificateIssued, CertificateRevoked, CertificateNoted)
