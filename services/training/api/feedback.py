"""What people think of a course, and what they agree to."""

from typing import Any
from uuid import UUID

from flask import Response

from services.training.api.assessment import require_clerk
from services.training.api.callers import CLERK, clerk_of
from services.training.commands.feedback import GiveFeedback, SayConsent, SetFeedbackForm
from services.training.errors.courses import NoSuchEnrolment
from services.training.model.course import ANNOUNCED
from services.training.queries import attempts
from services.training.queries import feedback as queries
from services.training.schemas.assessment import VersionedSchema
from services.training.schemas.feedback import (
    AnsweredSchema,
    ConsentBody,
    ConsentSchema,
    FeedbackBody,
    FeedbackFormBody,
    FeedbackFormSchema,
    FeedbackResultsSchema,
    MyFeedbackSchema,
)
from shared.web.access import principal, role, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

blueprint = Blueprint("feedback", __name__, description="What people think of a course.")


@blueprint.get("/courses/<uuid:course_id>/feedback-form")
@role(CLERK)
@blueprint.response(200, FeedbackFormSchema)
def get_feedback_form(course_id: UUID) -> Any:
    """What is asked after it, for the clerks of the authority."""
    with runtime().read() as session:
        require_clerk(session, course_id)
        found = queries.form(session, course_id)
    return found, 200, {"ETag": etag_of(found["version"])}


@blueprint.put("/courses/<uuid:course_id>/feedback-form")
@role(CLERK)
@conditional
@blueprint.arguments(FeedbackFormBody)
@blueprint.response(200, VersionedSchema)
def set_feedback_form(body: dict[str, Any], course_id: UUID) -> Response:
    """Say what is asked; once somebody has answered it stays."""
    who = principal().account_id
    command = SetFeedbackForm(course_id, clerk_of(), who, expected_version(), body["questions"])
    return perform(runtime().bus, command, VersionedSchema, status=200)


@blueprint.get("/courses/<uuid:course_id>/feedback-results")
@role(CLERK)
@blueprint.response(200, FeedbackResultsSchema)
def get_feedback_results(course_id: UUID) -> Any:
    """What was answered, from five answers on, for the clerks of the authority."""
    with runtime().read() as session:
        require_clerk(session, course_id)
        return queries.results(session, course_id)


@blueprint.get("/courses/<uuid:course_id>/feedback")
@signed_in
@blueprint.response(200, MyFeedbackSchema)
def get_feedback(course_id: UUID) -> Any:
    """What one is asked after a course in which one had a seat."""
    now = runtime().clock.now()
    with runtime().read() as session:
        seat = attempts.seat(session, course_id, principal().account_id)
        if seat is None:
            raise NoSuchEnrolment
        asked = queries.form(session, course_id)
        has_answered = queries.has_answered(session, seat["id"])
    is_over = seat["course_state"] == ANNOUNCED and seat["ends_at"] is not None and seat["ends_at"] <= now
    return {
        "title": seat["title"],
        "questions": asked["questions"],
        "can_answer": bool(asked["questions"]) and is_over and not has_answered,
        "has_answered": has_answered,
    }


@blueprint.post("/courses/<uuid:course_id>/feedback")
@signed_in
@idempotent
@blueprint.arguments(FeedbackBody)
@blueprint.response(201, AnsweredSchema)
def give_feedback(body: dict[str, Any], course_id: UUID) -> Response:
    """Answer, once; what is answered is kept without one's name."""
    command = GiveFeedback(course_id, principal().account_id, body["answers"])
    return perform(runtime().bus, command, AnsweredSchema)


@blueprint.post("/enrolments/<uuid:enrolment_id>/consents")
@signed_in
@idempotent
@blueprint.arguments(ConsentBody)
@blueprint.response(201, ConsentSchema)
def say_consent(body: dict[str, Any], enrolment_id: UUID) -> Response:
    """Agree to something, or no longer."""
    command = SayConsent(enrolment_id, principal().account_id, **body)
    return perform(runtime().bus, command, ConsentSchema)
