"""How a course is assessed: what everybody reads of it, what clerks write."""

from typing import Any
from uuid import UUID

from flask import Response

from services.training.api.callers import CLERK, clerk_of
from services.training.commands.assessment import (
    AddQuestions,
    GiveMarks,
    RescoreAttempts,
    RetireQuestion,
    RewordQuestion,
    SetAssessment,
)
from services.training.errors.assessment import NoSuchQuestion
from services.training.errors.courses import NoSuchCourse
from services.training.model.assessment import Terms
from services.training.queries import assessment as queries
from services.training.queries import courses
from services.training.queries.standing import standings_of
from services.training.schemas.assessment import (
    AddedSchema,
    CourseResultsSchema,
    MarkedSchema,
    MarksBody,
    QuestionsBody,
    QuestionSchema,
    QuestionsSchema,
    RescoreBody,
    RescoredSchema,
    RewordBody,
    TermsBody,
    TermsSchema,
    VersionedSchema,
)
from shared.errors import NotAllowed
from shared.web.access import principal, public, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

blueprint = Blueprint("assessment", __name__, description="Tests, questions, marks.")


@blueprint.get("/courses/<uuid:course_id>/assessment")
@public
@blueprint.response(200, TermsSchema)
def get_assessment(course_id: UUID) -> Any:
    """How it is assessed; of a draft for its authority's clerks alone."""
    with runtime().read() as session:
        row = courses.course(session, course_id)
        if row is None or (row["announced_at"] is None and row["authority"] not in clerk_of()):
            raise NoSuchCourse
        found = queries.terms(session, course_id)
    return found, 200, {"ETag": etag_of(found["version"])}


@blueprint.put("/courses/<uuid:course_id>/assessment")
@role(CLERK)
@conditional
@blueprint.arguments(TermsBody)
@blueprint.response(200, VersionedSchema)
def set_assessment(terms: Terms, course_id: UUID) -> Response:
    """Say how it is assessed; once somebody has begun a test, it stays one with its pass mark."""
    command = SetAssessment(course_id, clerk_of(), principal().account_id, expected_version(), terms)
    return perform(runtime().bus, command, VersionedSchema, status=200)


@blueprint.get("/courses/<uuid:course_id>/questions")
@role(CLERK)
@blueprint.response(200, QuestionsSchema)
def list_questions(course_id: UUID) -> Any:
    """The bank with what is right, for the clerks of the authority."""
    with runtime().read() as session:
        require_clerk(session, course_id)
        return {"items": queries.bank(session, course_id)}


@blueprint.post("/courses/<uuid:course_id>/questions")
@role(CLERK)
@idempotent
@blueprint.arguments(QuestionsBody)
@blueprint.response(201, AddedSchema)
def add_questions(body: dict[str, Any], course_id: UUID) -> Response:
    """Put questions into the bank."""
    command = AddQuestions(course_id, clerk_of(), principal().account_id, body["questions"])
    return perform(runtime().bus, command, AddedSchema)


@blueprint.get("/questions/<uuid:question_id>")
@role(CLERK)
@blueprint.response(200, QuestionSchema)
def get_question(question_id: UUID) -> Any:
    """One question with what is right, for the clerks of the authority."""
    with runtime().read() as session:
        row = queries.question(session, question_id)
    if row is None or row["authority"] not in clerk_of():
        raise NoSuchQuestion
    return row, 200, {"ETag": etag_of(row["version"])}


@blueprint.put("/questions/<uuid:question_id>")
@role(CLERK)
@conditional
@blueprint.arguments(RewordBody)
@blueprint.response(200, VersionedSchema)
def reword_question(body: dict[str, Any], question_id: UUID) -> Response:
    """Ask it otherwise from now on; attempts keep what they were asked, and are not scored again by it."""
    who = principal().account_id
    command = RewordQuestion(question_id, clerk_of(), who, expected_version(), body["question"])
    return perform(runtime().bus, command, VersionedSchema, status=200)


@blueprint.post("/questions/<uuid:question_id>/retire")
@role(CLERK)
@conditional
@idempotent
@blueprint.response(200, VersionedSchema)
def retire_question(question_id: UUID) -> Response:
    """Draw it no more."""
    command = RetireQuestion(question_id, clerk_of(), expected_version())
    return perform(runtime().bus, command, VersionedSchema, status=200)


@blueprint.get("/courses/<uuid:course_id>/results")
@role(CLERK)
@blueprint.response(200, CourseResultsSchema)
def list_results(course_id: UUID) -> Any:
    """What each who has a seat has done, for the clerks of the authority."""
    with runtime().read() as session:
        require_clerk(session, course_id)
        standings = standings_of(session, course_id)
        rows = [
            {**row, "passed": standings[row["enrolment_id"]].passed,
             "score": standings[row["enrolment_id"]].score}
            for row in queries.results(session, course_id)
        ]  # fmt: skip
        return {"items": rows, "rescorings": queries.rescorings(session, course_id)}


@blueprint.post("/courses/<uuid:course_id>/marks")
@role(CLERK)
@idempotent
@blueprint.arguments(MarksBody)
@blueprint.response(201, MarkedSchema)
def give_marks(body: dict[str, Any], course_id: UUID) -> Response:
    """Say who has passed; earlier marks stay in the file, the last one counts."""
    command = GiveMarks(course_id, clerk_of(), principal().account_id, body["marks"])
    return perform(runtime().bus, command, MarkedSchema)


@blueprint.post("/courses/<uuid:course_id>/rescore")
@role(CLERK)
@idempotent
@blueprint.arguments(RescoreBody)
@blueprint.response(201, RescoredSchema)
def rescore(body: dict[str, Any], course_id: UUID) -> Response:
    """Score all attempts by the questions as they are now; kept with the reason."""
    command = RescoreAttempts(course_id, clerk_of(), principal().account_id, body["reason"])
    return perform(runtime().bus, command, RescoredSchema)


def require_clerk(session: Any, course_id: UUID) -> dict[str, Any]:
    """The course, for the clerks of its authority alone.

    Raises:
        NoSuchCourse, NotAllowed
    """
    course = courses.course(session, course_id)
    if course is None:
        raise NoSuchCourse
    if course["authority"] not in clerk_of():
        raise NotAllowed if course["announced_at"] else NoSuchCourse
    return course
