"""Certificates, and the keys that sign them.

`clerk_of` holds the authorities in which the caller is a clerk.
"""

from dataclasses import dataclass
from uuid import UUID

from services.training.model.certificate import Kind
from services.training.model.naming import Shown
from shared.errors import Language


@dataclass(frozen=True)
class IssueAll:
    """Issue certificates to all who meet the rules and have none; the work is done by a job."""

    course_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID


@dataclass(frozen=True)
class IssueNext:
    """Issue the next one of a batch."""

    batch_id: UUID


@dataclass(frozen=True)
class IssueByException:
    """Issue one to somebody who does not meet the rules, with a reason that is kept."""

    course_id: UUID
    enrolment_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    reason: str


@dataclass(frozen=True)
class RevokeCertificate:
    """Say that it is not valid any more, and why."""

    certificate_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    kind: Kind
    reason: str


@dataclass(frozen=True)
class ReissueCertificate:
    """Issue another in its place, for who bears another name."""

    certificate_id: UUID
    clerk_of: frozenset[str]
    clerk_id: UUID
    name: str
    reason: str


@dataclass(frozen=True)
class ChooseShown:
    """Choose what others see of one's name."""

    certificate_id: UUID
    account_id: UUID
    version: int
    shown: Shown
    name_in_badge: bool


@dataclass(frozen=True)
class PrintCertificate:
    """Make its PDF, for its holder or a clerk of its authority."""

    certificate_id: UUID
    account_id: UUID
    clerk_of: frozenset[str]
    language: Language


@dataclass(frozen=True)
class RotateCertificateKey:
    """Make the next key of an authority; what was signed before stays good."""

    authority: str
