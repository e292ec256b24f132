"""Public debates that are asked for (art. 7 (9)): by associations and authorities, on line or in writing."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.debates import (
    AskForDebate,
    EnterDebateRequest,
    ForgetAsker,
    NoteDebateWithdrawal,
    SayNotOwed,
    WithdrawDebateRequest,
)
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.debates import NoSuchDebateRequest
from services.consultation.model.days import start_of
from services.consultation.queries import debates as queries
from services.consultation.queries.consultations import is_public
from services.consultation.schemas.debates import (
    AskBody,
    DebateRequestSchema,
    DeskArguments,
    DeskDebateRequestSchema,
    EnteredBody,
    FiguresArguments,
    FiguresSchema,
    OwnDebateRequestSchema,
    SavedRequestSchema,
    WhyBody,
)
from services.consultation.views.debates import for_all, for_asker, for_desk
from shared.web.access import principal, public, require_in, role, scope, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.pages import Page, PageArguments, page_of

PREFIX = "/api/consultation/v1"
ADMINISTRATOR = "administrator"

blueprint = Blueprint("debates", __name__, description="Public debates that are asked for, art. 7 (9).")


@blueprint.get("/consultations/<uuid:consultation_id>/debate-requests")
@public
@scope("consultations:read")
@blueprint.arguments(PageArguments, location="query")
@blueprint.response(200, page_of(DebateRequestSchema))
def list_debate_requests(asked: dict[str, Any], consultation_id: UUID) -> Any:
    """Who has asked for a debate on a draft, when, and what followed; the first first."""
    page = Page(asked)
    with runtime().read() as session:
        if not is_public(session, consultation_id):
            raise NoSuchConsultation
        rows = queries.of_consultation(session, consultation_id, after=page.after, limit=page.fetch)
    return page.answer([for_all(row) for row in rows], key=_place)


@blueprint.post("/consultations/<uuid:consultation_id>/debate-requests")
@signed_in
@idempotent
@blueprint.arguments(AskBody)
@blueprint.response(201, SavedRequestSchema)
def ask_for_debate(body: dict[str, Any], consultation_id: UUID) -> Response:
    """Ask for a debate, for an organisation whose mandate one holds; verified here or not."""
    command = AskForDebate(
        consultation_id,
        principal().account_id,
        body["organisation"],
        body["reason"],
        runtime().clock.now(),
    )
    return perform(
        runtime().bus, command, SavedRequestSchema, location=lambda _: f"{PREFIX}/debate-requests/mine"
    )


@blueprint.post("/consultations/<uuid:consultation_id>/debate-requests/entered")
@role(CLERK)
@idempotent
@blueprint.arguments(EnteredBody)
@blueprint.response(201, SavedRequestSchema)
def enter_debate_request(body: dict[str, Any], consultation_id: UUID) -> Response:
    """Enter a request that came on paper or by e-mail; it counts by when it was received."""
    clerk = principal().account_id
    command = EnterDebateRequest(consultation_id, clerk, clerk_of(), **body)
    return perform(
        runtime().bus,
        command,
        SavedRequestSchema,
        location=lambda saved: f"{PREFIX}/desk/debate-requests/{saved.id}",
    )


@blueprint.get("/debate-requests/mine")
@signed_in
@blueprint.arguments(PageArguments, location="query")
@blueprint.response(200, page_of(OwnDebateRequestSchema))
def list_own_debate_requests(asked: dict[str, Any]) -> Any:
    """What one has asked for, and what followed; the newest first."""
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.of_account(session, principal().account_id, after=page.after, limit=page.fetch)
    return page.answer([for_asker(row) for row in rows], key=_place)


@blueprint.get("/debate-requests/mine/<uuid:request_id>")
@signed_in
@blueprint.response(200, OwnDebateRequestSchema)
def get_own_debate_request(request_id: UUID) -> Any:
    """One of one's own; another's is not found."""
    with runtime().read() as session:
        row = queries.request(session, request_id)
    if row is None or row["account_id"] != principal().account_id:
        raise NoSuchDebateRequest
    return for_asker(row)


@blueprint.post("/debate-requests/mine/<uuid:request_id>/withdraw")
@signed_in
@idempotent
@blueprint.response(200, SavedRequestSchema)
def withdraw_debate_request(request_id: UUID) -> Response:
    """Take one's request back, until the debate is held."""
    command = WithdrawDebateRequest(request_id, principal().account_id)
    return perform(runtime().bus, command, SavedRequestSchema, status=200)


@blueprint.get("/desk/debate-requests")
@role(CLERK)
@scope("consultations:read")
@blueprint.arguments(DeskArguments, location="query")
@blueprint.response(200, page_of(DeskDebateRequestSchema))
def list_desk_debate_requests(asked: dict[str, Any]) -> Any:
    """Requests to one's authority, the oldest first."""
    require_in(asked["authority"], CLERK)
    page = Page(asked)
    wanted = queries.OnDesk(asked["authority"], asked.get("state"), asked.get("consultation"))
    with runtime().read() as session:
        rows = queries.on_desk(session, wanted, after=page.after, limit=page.fetch)
    return page.answer([for_desk(row) for row in rows], key=_place)


@blueprint.get("/desk/debate-requests/<uuid:request_id>")
@role(CLERK)
@scope("consultations:read")
@blueprint.response(200, DeskDebateRequestSchema)
def get_desk_debate_request(request_id: UUID) -> Any:
    """One request; its ETag is what an answer brings back."""
    with runtime().read() as session:
        row = queries.request(session, request_id)
    if row is None:
        raise NoSuchDebateRequest
    require_in(row["authority"], CLERK)
    return for_desk(row), 200, {"ETag": etag_of(row["version"])}


@blueprint.post("/debate-requests/<uuid:request_id>/not-owed")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(WhyBody)
@blueprint.response(200, SavedRequestSchema)
def say_not_owed(body: dict[str, Any], request_id: UUID) -> Response:
    """Say in public why no debate is owed to who asked; refused where the registry has verified them."""
    command = SayNotOwed(request_id, principal().account_id, clerk_of(), expected_version(), body["reason"])
    return perform(runtime().bus, command, SavedRequestSchema, status=200)


@blueprint.post("/debate-requests/<uuid:request_id>/withdrawal")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(WhyBody)
@blueprint.response(200, SavedRequestSchema)
def note_debate_withdrawal(body: dict[str, Any], request_id: UUID) -> Response:
    """Note that who asked without an account has taken it back, and how; they are told, if by e-mail."""
    who = principal().account_id
    command = NoteDebateWithdrawal(request_id, who, clerk_of(), expected_version(), body["reason"])
    return perform(runtime().bus, command, SavedRequestSchema, status=200)


@blueprint.post("/debate-requests/<uuid:request_id>/forget")
@role(CLERK)
@idempotent
@blueprint.response(204)
def forget_asker(request_id: UUID) -> Response:
    """Forget the address of who asked without an account, and the name if it is a person's."""
    return perform(runtime().bus, ForgetAsker(request_id, principal().account_id, clerk_of()), status=204)


@blueprint.get("/desk/debate-figures")
@role(CLERK, ADMINISTRATOR)
@scope("consultations:read")
@blueprint.arguments(FiguresArguments, location="query")
@blueprint.response(200, FiguresSchema)
def get_debate_figures(asked: dict[str, Any]) -> Any:
    """How many debates were asked for in a year, and by whom, as the report of art. 13 wants it."""
    require_in(asked["authority"], CLERK, ADMINISTRATOR)
    year = asked["year"]
    since, until = start_of(date(year, 1, 1)), start_of(date(year + 1, 1, 1))
    with runtime().read() as session:
        return {"year": year, **queries.figures(session, asked["authority"], since, until)}


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["received_at"], row["id"]
