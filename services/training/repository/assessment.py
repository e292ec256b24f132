"""How courses are assessed, to be changed: terms, questions, attempts, marks."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select, tuple_, update
from sqlalchemy.orm import Session

from services.training.errors.assessment import NoSuchAttempt, NoSuchQuestion
from services.training.model import Assessment, Attempt, Course, Enrolment, Mark, Question, Wording
from services.training.model.assessment import GRACE, TEST
from services.training.model.course import ANNOUNCED
from services.training.model.enrolment import ENROLLED
from services.training.model.scoring import Key

BATCH = 100
NOW_ASKED = (Wording.question_id == Question.id) & (Wording.revision == Question.revision)


def assessment(session: Session, course_id: UUID) -> Assessment | None:
    """How a course is assessed; None where nobody has said so."""
    return session.get(Assessment, course_id)


def attempts_begun(session: Session, course_id: UUID) -> int:
    """How many attempts a course has, handed in or not."""
    return session.scalar(select(func.count()).where(Attempt.course_id == course_id)) or 0


def question(session: Session, question_id: UUID) -> Question:
    """A question, locked.

    Raises:
        NoSuchQuestion: there is none.
    """
    found = session.get(Question, question_id, with_for_update=True)
    if found is None:
        raise NoSuchQuestion
    return found


def wording(session: Session, of: Question) -> Wording | None:
    """How it is asked now."""
    return session.get(Wording, (of.id, of.revision))


def is_drawn(session: Session, of: Question) -> bool:
    """Whether an attempt holds it."""
    drawn = Attempt.questions.op("@>")(func.jsonb_build_array(func.jsonb_build_object("id", str(of.id))))
    return bool(session.scalar(select(exists().where(Attempt.course_id == of.course_id, drawn))))


def questions_of(session: Session, course_id: UUID) -> int:
    """How many a course has, retired ones too."""
    return session.scalar(select(func.count()).where(Question.course_id == course_id)) or 0


def bank(session: Session, course_id: UUID) -> Sequence[Wording]:
    """What can be drawn: each question that is not retired, as it is asked now."""
    query = select(Wording).join(Question, NOW_ASKED)
    return list(session.scalars(query.where(Question.course_id == course_id, Question.retired_at.is_(None))))


def keys_of(session: Session, of: Attempt) -> dict[UUID, Key]:
    """What is right of an attempt's questions, as they were asked in it."""
    asked = [(UUID(one["id"]), one["revision"]) for one in of.questions]
    query = select(Wording).where(tuple_(Wording.question_id, Wording.revision).in_(asked))
    return {one.question_id: one.key for one in session.scalars(query)}


def keys_now(session: Session, course_id: UUID) -> dict[UUID, Key]:
    """What is right of a course's questions, as they are asked now; retired ones too."""
    query = select(Wording).join(Question, NOW_ASKED).where(Question.course_id == course_id)
    return {one.question_id: one.key for one in session.scalars(query)}


def attempt(session: Session, attempt_id: UUID, account_id: UUID) -> Attempt:
    """One's own attempt, locked.

    Raises:
        NoSuchAttempt: there is none, or it is another's.
    """
    found = session.get(Attempt, attempt_id, with_for_update=True, populate_existing=True)
    if found is None or holder(session, found.enrolment_id) != account_id:
        raise NoSuchAttempt
    return found


def holder(session: Session, enrolment_id: UUID) -> UUID | None:
    """Whose enrolment it is."""
    return session.scalar(select(Enrolment.account_id).where(Enrolment.id == enrolment_id))


def course_of(session: Session, attempt_id: UUID) -> UUID:
    """Of which course an attempt is, without locking it.

    Raises:
        NoSuchAttempt
    """
    found = session.scalar(select(Attempt.course_id).where(Attempt.id == attempt_id))
    if found is None:
        raise NoSuchAttempt
    return found


def attempts_of(session: Session, enrolment_id: UUID) -> list[Attempt]:
    """All of one who takes part, the first first, locked."""
    query = select(Attempt).where(Attempt.enrolment_id == enrolment_id).order_by(Attempt.number)
    return list(session.scalars(query.with_for_update(), execution_options={"populate_existing": True}))


def handed_in(session: Session, course_id: UUID) -> list[Attempt]:
    """All of a course that were scored, locked."""
    query = select(Attempt).where(Attempt.course_id == course_id, Attempt.handed_in_at.is_not(None))
    return list(session.scalars(query.order_by(Attempt.id).with_for_update()))


def course_overdue(session: Session, now: datetime) -> UUID | None:
    """A course in which the time of some attempt is over."""
    query = select(Attempt.course_id).where(Attempt.handed_in_at.is_(None), Attempt.due_at < now - GRACE)
    return session.scalar(query.limit(1))


def overdue(session: Session, course_id: UUID, now: datetime) -> list[Attempt]:
    """Some of a course whose time is over, locked; its course is locked before."""
    query = select(Attempt).where(
        Attempt.course_id == course_id, Attempt.handed_in_at.is_(None), Attempt.due_at < now - GRACE
    )
    return list(session.scalars(query.order_by(Attempt.id).limit(BATCH).with_for_update()))


def seat_of(session: Session, course_id: UUID, account_id: UUID) -> Enrolment | None:
    """The seat that a person has; its course is locked before."""
    query = select(Enrolment).where(
        Enrolment.course_id == course_id, Enrolment.account_id == account_id, Enrolment.state == ENROLLED
    )
    return session.scalar(query)


def seats_of(session: Session, course_id: UUID) -> dict[UUID, Enrolment]:
    """Those who have a seat, by their enrolment."""
    query = select(Enrolment).where(Enrolment.course_id == course_id, Enrolment.state == ENROLLED)
    return {one.id: one for one in session.scalars(query.order_by(Enrolment.id))}


def last_marks(session: Session, course_id: UUID) -> dict[UUID, Mark]:
    """The mark that counts of each who has one."""
    query = select(Mark).where(Mark.course_id == course_id).order_by(Mark.id)
    return {one.enrolment_id: one for one in session.scalars(query)}


def opened_untold(session: Session, now: datetime) -> UUID | None:
    """A test that is open with enough questions, of which nobody was told."""
    many = (
        select(func.count())
        .where(Question.course_id == Assessment.id, Question.retired_at.is_(None))
        .scalar_subquery()
    )
    query = (
        select(Assessment.id)
        .join(Course, Course.id == Assessment.id)
        .where(
            Assessment.kind == TEST,
            Assessment.told_at.is_(None),
            Assessment.opens_at <= now,
            (Assessment.closes_at.is_(None)) | (Assessment.closes_at > now),
            Course.state == ANNOUNCED,
            many >= Assessment.draws,
        )
    )
    return session.scalar(query.limit(1))


def forget_work(session: Session, enrolment_id: UUID) -> None:
    """Of who is erased: what was answered and what was noted goes, what it was worth stays counted."""
    for one in attempts_of(session, enrolment_id):
        one.forget_person()
    session.execute(update(Mark).where(Mark.enrolment_id == enrolment_id).values(note=""))
