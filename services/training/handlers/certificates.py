"""Certificates: issued to one or to all, revoked, issued anew, shown as their holder chose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.training.commands.certificates import (
    ChooseShown,
    IssueAll,
    IssueByException,
    IssueNext,
    ReissueCertificate,
    RevokeCertificate,
)
from services.training.errors.certificates import (
    AlreadyIssued,
    BatchRunning,
    NoSuchCertificate,
)
from services.training.errors.courses import NoSuchCourse, NoSuchEnrolment
from services.training.handlers.certificate_keys import ensure_key
from services.training.model import Certificate, CertificateBatch, Course, Enrolment
from services.training.model.certificate import require_over
from services.training.model.course import DRAFT
from services.training.model.enrolment import ENROLLED
from services.training.queries.standing import standings_of
from services.training.repository import certificates as stored
from services.training.repository import courses
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork
from shared.security.sealed_keys import SealedKeys


@dataclass(frozen=True)
class Issued:
    """A certificate after a change."""

    id: UUID
    number: str
    state: str


@dataclass(frozen=True)
class Batch:
    """How far a batch has come."""

    id: UUID
    total: int
    issued: int
    done: bool


def issue_all(command: IssueAll, uow: UnitOfWork, clock: Clock, certificate_keys: SealedKeys) -> Batch:
    """Begin a batch; a job does the rest. The authority's first key is made here.

    Raises:
        NoSuchCourse, NotAllowed, BatchRunning, CourseNotOver, NobodyMeetsRules
    """
    session, now = uow.session, clock.now()
    course = _course(command.course_id, command.clerk_of, uow)
    if stored.running(session, course.id):
        raise BatchRunning
    made = CertificateBatch.ask(course, total=len(_due(uow, course)), by=command.clerk_id, now=now)
    ensure_key(session, course.authority, now, certificate_keys)
    uow.add(made)
    _audit(
        uow, course.authority, command.clerk_id, "certificates.asked-for", course.id, now, total=made.total
    )
    return Batch(made.id, made.total, made.issued, done=False)


def issue_next(command: IssueNext, uow: UnitOfWork, clock: Clock) -> bool:
    """Issue one to the next who meets the rules. Returns whether there may be more.

    Raises:
        NoSuchBatch
    """
    session, now = uow.session, clock.now()
    batch = stored.batch(session, command.batch_id)
    if batch.done_at:
        return False
    course = courses.course(session, batch.course_id)
    due = _due(uow, course)
    if not due:
        batch.finish(now)
        return False
    _issue(uow, course, courses.enrolment(session, due[0]), by=batch.asked_by, now=now)
    batch.count()
    return True


def issue_by_exception(
    command: IssueByException, uow: UnitOfWork, clock: Clock, certificate_keys: SealedKeys
) -> Issued:
    """Issue one to who does not meet the rules; the reason stands in the trail and on the clerk's list.

    Raises:
        NoSuchCourse, NotAllowed, NoSuchEnrolment, AlreadyIssued, CourseNotOver
    """
    session, now = uow.session, clock.now()
    course = _course(command.course_id, command.clerk_of, uow)
    enrolment = courses.enrolment(session, command.enrolment_id)
    if enrolment.course_id != course.id or enrolment.state != ENROLLED or not enrolment.name:
        raise NoSuchEnrolment
    if stored.has_certificate(session, enrolment.id):
        raise AlreadyIssued
    require_over(course, now)
    ensure_key(session, course.authority, now, certificate_keys)
    made = _issue(uow, course, enrolment, by=command.clerk_id, now=now, reason=command.reason)
    _audit(uow, made.authority, command.clerk_id, "certificate.issued-by-exception", made.id, now,
           reason=command.reason)  # fmt: skip
    return Issued(made.id, made.numbered, made.state)


def revoke_certificate(command: RevokeCertificate, uow: UnitOfWork, clock: Clock) -> Issued:
    """It is not valid any more; its holder is told why.

    Raises:
        NoSuchCertificate, NotAllowed, AlreadyRevoked, AlreadyReplaced
    """
    now, found = clock.now(), _certificate(command, uow)
    found.revoke(command.kind, command.reason, now)
    _audit(uow, found.authority, command.clerk_id, "certificate.revoked", found.id, now, kind=command.kind)
    return Issued(found.id, found.numbered, found.state)


def reissue_certificate(command: ReissueCertificate, uow: UnitOfWork, clock: Clock) -> Issued:
    """Another stands in its place, under the next number.

    Raises:
        NoSuchCertificate, NotAllowed, AlreadyRevoked, AlreadyReplaced, SameName, NameErased
    """
    session, now, found = uow.session, clock.now(), _certificate(command, uow)
    entry = stored.next_entry(session, found.authority, now)
    made = found.reissue(command.name, entry, by=command.clerk_id, now=now)
    uow.add(made)
    _audit(
        uow, found.authority, command.clerk_id, "certificate.reissued", made.id, now, reason=command.reason
    )
    return Issued(made.id, made.numbered, made.state)


def choose_shown(command: ChooseShown, uow: UnitOfWork) -> Issued:
    """What others see of the name from now on.

    Raises:
        NoSuchCertificate: it is none of the person's.
        Stale
    """
    found = stored.certificate(uow.session, command.certificate_id)
    if found.account_id != command.account_id:
        raise NoSuchCertificate
    found.require_version(command.version)
    found.choose(command.shown, command.name_in_badge)
    return Issued(found.id, found.numbered, found.state)


def _due(uow: UnitOfWork, course: Course) -> list[UUID]:
    """The enrolments that meet the rules and have no certificate, in a lasting order."""
    have, seated = stored.certified(uow.session, course.id), courses.seated(uow.session, course.id)
    found, rules = standings_of(uow.session, course.id), course.rules
    return sorted(each for each in seated - have if not rules.missing(found[each]))


def _issue(
    uow: UnitOfWork,
    course: Course,
    enrolment: Enrolment,
    *,
    by: UUID,
    now: datetime,
    reason: str | None = None,
) -> Certificate:
    made = Certificate.issue(
        course,
        enrolment,
        stored.next_entry(uow.session, course.authority, now),
        authority_name=stored.authority_name(uow.session, course.authority),
        by=by,
        now=now,
        exception_reason=reason,
    )
    uow.add(made)
    uow.session.flush()
    return made


def _course(course_id: UUID, clerk_of: frozenset[str], uow: UnitOfWork) -> Course:
    course = courses.course(uow.session, course_id)
    if course.authority not in clerk_of:
        raise NoSuchCourse if course.state == DRAFT else NotAllowed
    return course


def _certificate(command: RevokeCertificate | ReissueCertificate, uow: UnitOfWork) -> Certificate:
    found = stored.certificate(uow.session, command.certificate_id)
    if found.authority not in command.clerk_of:
        raise NoSuchCertificate
    return found


def _audit(
    uow: UnitOfWork, slug: str, by: UUID, deed: str, subject_id: UUID, now: datetime, **details: object
) -> None:
    about = "course" if deed.startswith("certificates") else "certificate"
    line = Deed(
        authority=slug, actor_id=by, deed=deed, subject_type=about, subject_id=subject_id, details=details
    )
    note(uow.session, line, now)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    IssueAll: issue_all,
    IssueNext: issue_next,
    IssueByException: issue_by_exception,
    RevokeCertificate: revoke_certificate,
    ReissueCertificate: reissue_certificate,
    ChooseShown: choose_shown,
}
