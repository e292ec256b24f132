"""Outcomes of trying to prove who one is: a failure that was counted is refused after the commit."""

from typing import Any

from flask import Response, request

from services.registry.commands.sessions import NoteDevice
from services.registry.handlers.sessions import Pending
from services.registry.schemas.people import NewSessionSchema, PendingSchema
from shared.browsers import describe_device
from shared.errors import Refusal
from shared.persistence.idempotency import Answer
from shared.web.answers import to_response
from shared.web.current import runtime


def or_refuse(outcome: Any) -> Any:
    """What came of it.

    Raises:
        Refusal: that is what came of it.
    """
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def step_taken(outcome: Any) -> Response:
    """201 with the session that has begun, or 202 with the second step that is owed."""
    found = or_refuse(outcome)
    if isinstance(found, Pending):
        return to_response(Answer(202, PendingSchema().dump(found), {}))
    if device := describe_device(request.headers.get("User-Agent", "")):
        runtime().bus.do(NoteDevice(session_id=found.session_id, device=device))
    return to_response(Answer(201, NewSessionSchema().dump(found), {}))


def former_session() -> str | None:
    """The session that `Authorization: Session …` names where it is not needed; it ends by signing in."""
    former = request.authorization
    return former.token if former and former.type == "session" else None
