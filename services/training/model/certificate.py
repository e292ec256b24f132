"""Certificates: that a person has met the rules of a course, under a number that nobody else has."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Self
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.training.errors.certificates import (
    AlreadyReplaced,
    AlreadyRevoked,
    CourseNotOver,
    NameErased,
    SameName,
)
from services.training.events.certificates import CertificateIssued, CertificateNoted, CertificateRevoked
from services.training.model.base import Base
from services.training.model.course import ANNOUNCED, Course
from services.training.model.days import day_of
from services.training.model.enrolment import Enrolment
from services.training.model.naming import Shown
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

VALID, REVOKED, REPLACED = "valid", "revoked", "replaced"
Kind = Literal["issued-by-mistake", "facts-untrue", "at-holders-wish", "other"]
NONCE_BYTES, CODE_BYTES = 16, 9


@dataclass(frozen=True)
class Entry:
    """Where a certificate stands in its authority's books.

    Args:
        year: in which it is issued, in Romania.
        number: in that year.
        place: in the list of states.
    """

    year: int
    number: int
    place: int


class Certificate(Aggregate, Base):
    """Valid until it is revoked, or until another is issued in its place. Its facts never change.

    The name goes when the person is erased; number, fingerprint and state stay, so that it can be checked.
    """

    __tablename__ = "certificate"

    authority: Mapped[str]
    authority_name: Mapped[str]
    course_id: Mapped[UUID]
    enrolment_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    year: Mapped[int]
    number: Mapped[int]
    place: Mapped[int]
    code: Mapped[str]
    state: Mapped[str]
    name: Mapped[str]
    title: Mapped[str]
    hours: Mapped[int]
    competences: Mapped[list[str]] = mapped_column(ARRAY(Text))
    issuers: Mapped[list[str]] = mapped_column(ARRAY(Text))
    began_on: Mapped[date]
    ended_on: Mapped[date]
    is_example: Mapped[bool]
    nonce: Mapped[str]
    fingerprint: Mapped[str]
    shown: Mapped[str]
    name_in_badge: Mapped[bool]
    issued_at: Mapped[datetime]
    issued_by: Mapped[UUID]
    exception_reason: Mapped[str | None]
    replaces: Mapped[UUID | None]
    replaced_by: Mapped[UUID | None]
    revoked_at: Mapped[datetime | None]
    revoked_kind: Mapped[str | None]
    revoked_reason: Mapped[str | None]

    @classmethod
    def issue(
        cls,
        course: Course,
        enrolment: Enrolment,
        entry: Entry,
        *,
        authority_name: str,
        by: UUID,
        now: datetime,
        exception_reason: str | None = None,
    ) -> Self:
        """One for who has met the rules, or by an exception with its reason.

        Raises:
            CourseNotOver
        """
        began, ended = _when(course, now)
        made = cls(
            id=new_id(),
            authority=course.authority,
            authority_name=authority_name,
            course_id=course.id,
            enrolment_id=enrolment.id,
            account_id=enrolment.account_id,
            name=enrolment.name,
            title=course.title,
            hours=course.hours,
            competences=_citizenship_first(course.competences),
            issuers=[*course.issuers],
            began_on=began,
            ended_on=ended,
            is_example=course.is_example,
            exception_reason=exception_reason,
            shown="initials",
            name_in_badge=False,
        )
        made._enter(entry, by, now)
        made._say_issued(None)
        made._note("issued")
        return made

    def reissue(self, name: str, entry: Entry, *, by: UUID, now: datetime) -> "Certificate":
        """Another in its place, for who bears another name now.

        Raises:
            AlreadyReplaced, AlreadyRevoked, SameName
            NameErased: the person is not known any more.
        """
        self._require_valid()
        if not self.name:
            raise NameErased
        if name == self.name:
            raise SameName
        kept = (
            "authority", "authority_name", "course_id", "enrolment_id", "account_id", "title", "hours",
            "competences", "issuers", "began_on", "ended_on", "is_example", "exception_reason", "shown",
            "name_in_badge",
        )  # fmt: skip
        made = Certificate(id=new_id(), name=name, replaces=self.id, **{of: getattr(self, of) for of in kept})
        made._enter(entry, by, now)
        self.state, self.replaced_by = REPLACED, made.id
        self._say_revoked("replaced", now)
        made._say_issued(self.numbered)
        made._note("reissued")
        return made

    def revoke(self, kind: Kind, reason: str, now: datetime) -> None:
        """It is not valid any more; the reason is for the holder and the trail, its kind for everybody.

        Raises:
            AlreadyReplaced, AlreadyRevoked
        """
        self._require_valid()
        self.state, self.revoked_at, self.revoked_kind, self.revoked_reason = REVOKED, now, kind, reason
        self._say_revoked(kind, now)
        self._note("revoked", reason)

    def choose(self, shown: Shown, name_in_badge: bool) -> None:
        """What others see of the name, by its holder's choice."""
        self.shown, self.name_in_badge = shown, name_in_badge

    def forget_person(self) -> None:
        """The person is erased: the certificate stays by its number, without a name."""
        self.name, self.shown, self.name_in_badge = "", "none", False
        if self.exception_reason is not None:
            self.exception_reason = ""
        if self.revoked_reason is not None:
            self.revoked_reason = ""

    @property
    def numbered(self) -> str:
        """`12/2026`, as people write it."""
        return f"{self.number}/{self.year}"

    def _enter(self, entry: Entry, by: UUID, now: datetime) -> None:
        self.year, self.number, self.place = entry.year, entry.number, entry.place
        self.state, self.issued_at, self.issued_by = VALID, now, by
        self.code, self.nonce = secrets.token_urlsafe(CODE_BYTES), secrets.token_hex(NONCE_BYTES)
        self.fingerprint = _fingerprint(self)

    def _require_valid(self) -> None:
        if self.state == REVOKED:
            raise AlreadyRevoked
        if self.state == REPLACED:
            raise AlreadyReplaced

    def _say_issued(self, replaces: str | None) -> None:
        self.record(
            CertificateIssued(
                certificate_id=self.id,
                authority=self.authority,
                course_id=self.course_id,
                number=self.numbered,
                fingerprint=self.fingerprint,
                issued_at=self.issued_at,
                replaces=replaces,
                is_example=self.is_example,
            )
        )

    def _say_revoked(self, kind: Any, now: datetime) -> None:
        self.record(
            CertificateRevoked(
                certificate_id=self.id,
                authority=self.authority,
                course_id=self.course_id,
                number=self.numbered,
                kind=kind,
                revoked_at=now,
            )
        )

    def _note(self, what: Literal["issued", "reissued", "revoked"], reason: str = "") -> None:
        if self.name and self.account_id:
            self.record(
                CertificateNoted(
                    certificate_id=self.id,
                    course_id=self.course_id,
                    authority=self.authority,
                    account_id=self.account_id,
                    title=self.title,
                    number=self.numbered,
                    what=what,
                    reason=reason,
                )
            )


def require_over(course: Course, now: datetime) -> None:
    """Go on only where the last session of an announced course has ended.

    Raises:
        CourseNotOver
    """
    _when(course, now)


def _when(course: Course, now: datetime) -> tuple[date, date]:
    if course.state != ANNOUNCED or not course.starts_at or not course.ends_at or now < course.ends_at:
        raise CourseNotOver
    return day_of(course.starts_at), day_of(course.ends_at)


def _citizenship_first(competences: Sequence[str]) -> list[str]:
    return sorted(competences, key=lambda one: one != "citizenship")


def _fingerprint(of: Certificate) -> str:
    """SHA-256, in hexadecimal, of the facts as JSON with sorted names and no blanks (RFC 8785)."""
    content = {
        "authority": of.authority,
        "began_on": of.began_on.isoformat(),
        "competences": of.competences,
        "course_id": str(of.course_id),
        "ended_on": of.ended_on.isoformat(),
        "hours": of.hours,
        "issued_at": of.issued_at.isoformat(),
        "issuers": of.issuers,
        "name": of.name,
        "nonce": of.nonce,
        "number": of.numbered,
        "title": of.title,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
