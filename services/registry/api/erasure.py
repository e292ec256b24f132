"""One's own erasure: where it stands, asked for, taken back."""

from typing import Any

from flask import Response

from services.registry.commands.erasure import AskForErasure, TakeBackErasure
from services.registry.handlers.erasure import obstacles
from services.registry.queries import erasure as queries
from services.registry.schemas.erasure import ErasureSchema
from shared.web.access import principal, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited
from shared.web.problems import preferred_language

blueprint = Blueprint("erasure", __name__, url_prefix="/accounts/me/erasure", description="Being forgotten.")


@blueprint.get("")
@signed_in
@blueprint.response(200, ErasureSchema)
def show() -> dict[str, Any]:
    """Whether one's account is to be erased, when, and what stands against it."""
    account_id, language = principal().account_id, preferred_language()
    with runtime().units() as uow:
        row = queries.own(uow.session, account_id) or {"asked_at": None, "due_at": None}
        found = obstacles(uow, account_id, runtime().clock.now())
    return {**row, "obstacles": [refusal.text(language) for refusal in found]}


@blueprint.post("")
@signed_in
@limited("20/hour")
@idempotent
@blueprint.response(201)
def ask() -> Response:
    """Have one's account erased after seven days; wants a session that has just begun."""
    who = principal()
    return perform(
        runtime().bus, AskForErasure(account_id=who.account_id, session_id=who.session_id), status=201
    )


@blueprint.delete("")
@signed_in
@blueprint.response(204)
def take_back() -> None:
    """Keep the account after all."""
    runtime().bus.do(TakeBackErasure(principal().account_id))
