"""Sessions, and the tokens that one gets for them."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.api.outcomes import former_session, step_taken
from services.registry.commands.sessions import (
    EndOtherSessions,
    EndOwnSession,
    EndSession,
    IssueToken,
    SignIn,
    UseSession,
)
from services.registry.handlers.sessions import SignedIn
from services.registry.ports.tokens import Token
from services.registry.queries import sessions as queries
from services.registry.schemas.people import (
    AudienceBody,
    CurrentSessionSchema,
    EndedSchema,
    NewSessionSchema,
    OwnSessionsSchema,
    PendingSchema,
    SignInBody,
    TokenSchema,
)
from shared.web.access import by_session, principal, public, session_secret, signed_in
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import body_field, limited

blueprint = Blueprint("sessions", __name__, url_prefix="/sessions", description="Signing in and out.")


@blueprint.post("")
@public
@limited("60/minute")
@limited("10/minute", key=body_field("email"))
@limited("100/hour", key=body_field("email"))
@blueprint.arguments(SignInBody)
@blueprint.response(201, NewSessionSchema)
@blueprint.alt_response(202, schema=PendingSchema)
def sign_in(body: dict[str, Any]) -> Response:
    """Sign in; 202 asks for a second step. `Authorization: Session …` names a session that ends thereby."""
    return step_taken(runtime().bus.do(SignIn(**body, former_secret=former_session())))


@blueprint.get("")
@signed_in
@blueprint.response(200, OwnSessionsSchema)
def list_own() -> dict[str, Any]:
    """One's own sessions, the last used first, with the kind of browser each began in."""
    who = principal()
    with runtime().read() as session:
        rows = queries.sessions_of(session, who.account_id, who.session_id, runtime().clock.now())
    return {"items": rows}


@blueprint.delete("/<uuid:session_id>")
@signed_in
@blueprint.response(204)
def end_own(session_id: UUID) -> None:
    """End one of one's own; tokens that it has are good for five minutes at most."""
    runtime().bus.do(EndOwnSession(account_id=principal().account_id, session_id=session_id))


@blueprint.delete("/others")
@signed_in
@blueprint.response(200, EndedSchema)
def end_others() -> dict[str, int]:
    """End all but the one that asks."""
    who = principal()
    command = EndOtherSessions(account_id=who.account_id, session_id=UUID(who.session_id))
    return {"ended": runtime().bus.do(command)}


@blueprint.get("/current")
@by_session
@blueprint.response(200, CurrentSessionSchema)
def current() -> SignedIn:
    """Who has this session."""
    who: SignedIn = runtime().bus.do(UseSession(session_secret()))
    return who


@blueprint.delete("/current")
@by_session
@blueprint.response(204)
def sign_out() -> None:
    """Sign out."""
    runtime().bus.do(EndSession(session_secret()))


@blueprint.post("/current/tokens")
@by_session
@blueprint.arguments(AudienceBody)
@blueprint.response(201, TokenSchema)
def issue_token(body: dict[str, Any]) -> Token:
    """A token for one service, good for five minutes. Safe to repeat."""
    token: Token = runtime().bus.do(IssueToken(secret=session_secret(), audience=body["audience"]))
    return token
