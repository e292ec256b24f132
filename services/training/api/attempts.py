"""Taking a test: one's own alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Response

from services.training.commands.attempts import BeginAttempt, HandIn, SaveAnswers
from services.training.errors.assessment import NoSuchAttempt
from services.training.errors.courses import NoSuchEnrolment
from services.training.model.assessment import GRACE, TEST
from services.training.model.course import ANNOUNCED
from services.training.queries import assessment, attempts
from services.training.queries.standing import standing_of
from services.training.schemas.attempts import (
    AttemptSchema,
    GoingSchema,
    MyTestSchema,
    OwnWorkSchema,
    RepliesBody,
)
from shared.web.access import principal, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent

Row = dict[str, Any]

blueprint = Blueprint("attempts", __name__, description="Taking a test.")


@blueprint.get("/courses/<uuid:course_id>/test")
@signed_in
@blueprint.response(200, MyTestSchema)
def get_test(course_id: UUID) -> Any:
    """Where one stands with the test of a course in which one has a seat."""
    with runtime().read() as session:
        seat = attempts.seat(session, course_id, principal().account_id)
        if seat is None:
            raise NoSuchEnrolment
        terms, tried = assessment.terms(session, course_id), attempts.of_seat(session, seat["id"])
        mark, standing = attempts.mark(session, seat["id"]), standing_of(session, seat["id"])
    now = runtime().clock.now()
    running = next((one["id"] for one in tried if _runs(one, now)), None)
    return {
        "enrolment_id": seat["id"],
        "title": seat["title"],
        "terms": terms,
        "attempts": tried,
        "mark": mark if terms["kind"] == "marked" else None,
        "passed": standing.passed if standing else None,
        "score": standing.score if standing else None,
        "running": running,
        "can_begin": running is None and _can_begin(seat, terms, tried, now),
    }


@blueprint.get("/attempts/mine")
@signed_in
@blueprint.response(200, OwnWorkSchema)
def list_work() -> Any:
    """All that one has answered, and each mark, for a copy of one's data."""
    with runtime().read() as session:
        return attempts.work(session, principal().account_id)


@blueprint.post("/courses/<uuid:course_id>/attempts")
@signed_in
@idempotent
@blueprint.response(201, GoingSchema)
def begin_attempt(course_id: UUID) -> Response:
    """Begin, or go on with the one that runs."""
    return perform(runtime().bus, BeginAttempt(course_id, principal().account_id), GoingSchema)


@blueprint.get("/attempts/<uuid:attempt_id>")
@signed_in
@blueprint.response(200, AttemptSchema)
def get_attempt(attempt_id: UUID) -> Any:
    """Its questions in its order, with what was answered; what is right after the last, or passing."""
    with runtime().read() as session:
        found = attempts.attempt(session, attempt_id, principal().account_id)
    if found is None:
        raise NoSuchAttempt
    left = None
    if found["due_at"] and found["handed_in_at"] is None:
        left = max(int((found["due_at"] - runtime().clock.now()).total_seconds()), 0)
    return {**found, "left": left}


@blueprint.put("/attempts/<uuid:attempt_id>/answers")
@signed_in
@blueprint.arguments(RepliesBody)
@blueprint.response(200, GoingSchema)
def save_answers(body: dict[str, Any], attempt_id: UUID) -> Response:
    """Keep what was answered so far; the same twice is once."""
    command = SaveAnswers(attempt_id, principal().account_id, body["answers"])
    return perform(runtime().bus, command, GoingSchema, status=200)


@blueprint.post("/attempts/<uuid:attempt_id>/hand-in")
@signed_in
@idempotent
@blueprint.response(200, GoingSchema)
def hand_in(attempt_id: UUID) -> Response:
    """End it; once it has ended it is not answered any more."""
    return perform(runtime().bus, HandIn(attempt_id, principal().account_id), GoingSchema, status=200)


def _runs(attempt: Row, now: datetime) -> bool:
    due = attempt["due_at"]
    return attempt["handed_in_at"] is None and (due is None or now <= due + GRACE)


def _can_begin(seat: Row, terms: Row, tried: Sequence[Row], now: datetime) -> bool:
    is_open = terms["opens_at"] and terms["opens_at"] <= now
    is_open = is_open and (terms["closes_at"] is None or now < terms["closes_at"])
    return bool(
        terms["kind"] == TEST
        and seat["course_state"] == ANNOUNCED
        and is_open
        and terms["questions"] >= terms["draws"]
        and len(tried) < terms["attempts_allowed"]
        and not any(one["passed"] for one in tried)
    )
