"""Enrolments: one's own, and for clerks those of a course."""

from typing import Any
from uuid import UUID

from flask import Response

from services.training.api.callers import CLERK, clerk_of
from services.training.commands.enrolments import CancelEnrolment, Enrol, EnterParticipants, TakeOffList
from services.training.errors.courses import NoSuchCourse
from services.training.model.enrolment import ENROLLED, Wish
from services.training.queries import courses, enrolments
from services.training.schemas.enrolments import (
    EnrolledSchema,
    EnrolmentsSchema,
    EnteredSchema,
    MyEnrolmentsSchema,
    ParticipantsBody,
    WishBody,
)
from shared.errors import NotAllowed
from shared.web.access import principal, role, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited
from shared.web.tickets import Tickets

blueprint = Blueprint("enrolments", __name__, description="Who takes part.")


@blueprint.post("/courses/<uuid:course_id>/enrolments")
@signed_in
@idempotent
@limited("600/hour")
@blueprint.arguments(WishBody)
@blueprint.response(201, EnrolledSchema)
def enrol(wish: Wish, course_id: UUID) -> Response:
    """Take a seat, or a place in the waiting list; `state` says which."""
    return perform(runtime().bus, Enrol(course_id, principal().account_id, wish), EnrolledSchema)


@blueprint.get("/courses/<uuid:course_id>/enrolments")
@role(CLERK)
@blueprint.response(200, EnrolmentsSchema)
def list_enrolments(course_id: UUID) -> Any:
    """Who takes part, for the clerks of the authority."""
    with runtime().read() as session:
        course = courses.course(session, course_id)
        if course is None:
            raise NoSuchCourse
        if course["authority"] not in clerk_of():
            raise NotAllowed if course["announced_at"] else NoSuchCourse
        return {"items": enrolments.of_course(session, course_id)}


@blueprint.post("/courses/<uuid:course_id>/enrolments/list")
@role(CLERK)
@idempotent
@limited("60/hour")
@blueprint.arguments(ParticipantsBody)
@blueprint.response(201, EnteredSchema)
def enter_list(body: dict[str, Any], course_id: UUID) -> Response:
    """Enter people without accounts, as their organisation lists them: all or none."""
    command = EnterParticipants(course_id, principal().account_id, clerk_of(), tuple(body["people"]))
    return perform(runtime().bus, command, EnteredSchema)


@blueprint.post("/enrolments/<uuid:enrolment_id>/take-off")
@role(CLERK)
@idempotent
@blueprint.response(200, EnrolledSchema)
def take_off(enrolment_id: UUID) -> Response:
    """Somebody whom a clerk entered does not come: the seat is free, the name goes."""
    return perform(runtime().bus, TakeOffList(enrolment_id, clerk_of()), EnrolledSchema, status=200)


@blueprint.get("/enrolments/mine")
@signed_in
@blueprint.response(200, MyEnrolmentsSchema)
def list_mine() -> Any:
    """Where one stands with which courses."""
    with runtime().read() as session:
        found = enrolments.of_account(session, principal().account_id)
    tickets: Tickets = runtime().dependencies["tickets"]  # type: ignore[assignment]
    for one in found:
        one["ticket"] = tickets.ticket_for(one["id"]) if one["state"] == ENROLLED else None
    return {"items": found}


@blueprint.delete("/enrolments/<uuid:enrolment_id>")
@signed_in
@blueprint.response(200, EnrolledSchema)
def give_back(enrolment_id: UUID) -> Any:
    """Give the seat back; whoever has waited longest takes it."""
    return runtime().bus.do(CancelEnrolment(enrolment_id, principal().account_id))
