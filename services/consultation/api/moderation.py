"""What the public does not read: hidden and masked by the authority, contested by the author."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import DECIDERS, MODERATORS, holding
from services.consultation.commands.moderation import (
    ContestModeration,
    DecideContest,
    LiftModeration,
    Moderate,
    ShowRecommendation,
)
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.queries import moderation as queries
from services.consultation.queries import recommendations
from services.consultation.queries.consultations import is_public
from services.consultation.schemas.moderation import (
    ContestBody,
    ContestDecisionBody,
    DeskDecisionSchema,
    DeskModerationArguments,
    ListedDecisionSchema,
    ModerateBody,
    ModeratedSchema,
    NumbersSchema,
    ReasonBody,
    ShownSchema,
    WaitingArguments,
)
from services.consultation.schemas.recommendations import ForModeratorSchema
from services.consultation.views.moderation import listed
from services.consultation.views.recommendations import for_moderator
from shared.web.access import principal, public, require_in, role, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.pages import Page, PageArguments, page_of

blueprint = Blueprint("moderation", __name__, description="What the public does not read, and why.")


@blueprint.get("/consultations/<uuid:consultation_id>/moderations")
@public
@blueprint.arguments(PageArguments, location="query")
@blueprint.response(200, page_of(ListedDecisionSchema))
def list_moderations(asked: dict[str, Any], consultation_id: UUID) -> Any:
    """What was hidden or masked on a consultation, why, and what became of it; the newest first."""
    page = Page(asked)
    with runtime().read() as session:
        if not is_public(session, consultation_id):
            raise NoSuchConsultation
        after = page.after[0] if page.after else None
        rows = queries.of_consultation(session, consultation_id, after=after, limit=page.fetch)
    return page.answer([listed(row) for row in rows], key=lambda row: (row["id"],))


@blueprint.get("/authorities/<slug>/moderations")
@public
@blueprint.response(200, NumbersSchema)
def count_moderations(slug: str) -> Any:
    """How many decisions an authority has made, by ground, and what became of them."""
    with runtime().read() as session:
        return {"authority": slug, **queries.numbers(session, slug)}


@blueprint.post("/recommendations/<uuid:recommendation_id>/moderations")
@role(*MODERATORS)
@idempotent
@blueprint.arguments(ModerateBody)
@blueprint.response(201, ModeratedSchema)
def moderate(body: dict[str, Any], recommendation_id: UUID) -> Response:
    """Hide a recommendation to one's authority, or mask words of it; its author is told, and may contest."""
    command = Moderate(
        recommendation_id=recommendation_id,
        moderator_id=principal().account_id,
        moderator_of=holding(*MODERATORS),
        **{**body, "passages": tuple(body["passages"])},
    )
    return perform(runtime().bus, command, ModeratedSchema)


@blueprint.post("/moderations/<uuid:moderation_id>/lift")
@role(*MODERATORS)
@idempotent
@blueprint.arguments(ReasonBody)
@blueprint.response(200, ModeratedSchema)
def lift_moderation(body: dict[str, str], moderation_id: UUID) -> Response:
    """Show again what was hidden or masked, with the reason; its author is told."""
    command = LiftModeration(moderation_id, principal().account_id, holding(*MODERATORS), body["reason"])
    return perform(runtime().bus, command, ModeratedSchema, status=200)


@blueprint.post("/moderations/<uuid:moderation_id>/contest")
@signed_in
@idempotent
@blueprint.arguments(ContestBody)
@blueprint.response(200, ModeratedSchema)
def contest_moderation(body: dict[str, str], moderation_id: UUID) -> Response:
    """Contest a decision about what one has sent, or enter what an author without account has written."""
    who, moderates = principal().account_id, holding(*MODERATORS)
    command = ContestModeration(moderation_id, who, moderates, body["words"])
    return perform(runtime().bus, command, ModeratedSchema, status=200)


@blueprint.post("/moderations/<uuid:moderation_id>/decide")
@role(*DECIDERS)
@idempotent
@blueprint.arguments(ContestDecisionBody)
@blueprint.response(200, ModeratedSchema)
def decide_contest(body: dict[str, Any], moderation_id: UUID) -> Response:
    """Decide what an author has contested and somebody else has moderated; the author is told."""
    command = DecideContest(moderation_id, principal().account_id, holding(*DECIDERS), **body)
    return perform(runtime().bus, command, ModeratedSchema, status=200)


@blueprint.get("/desk/moderations")
@role(*DECIDERS)
@blueprint.arguments(DeskModerationArguments, location="query")
@blueprint.response(200, page_of(DeskDecisionSchema))
def list_desk_moderations(asked: dict[str, Any]) -> Any:
    """Decisions of one's authority, with what authors say against them; the newest first."""
    require_in(asked["authority"], *DECIDERS)
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.on_desk(
            session,
            asked["authority"],
            state=asked.get("state"),
            after=page.after[0] if page.after else None,
            limit=page.fetch,
        )
    return page.answer([listed(row) for row in rows], key=lambda row: (row["id"],))


@blueprint.get("/desk/moderations/waiting")
@role(*MODERATORS)
@blueprint.arguments(WaitingArguments, location="query")
@blueprint.response(200, page_of(ForModeratorSchema))
def list_waiting(asked: dict[str, Any]) -> Any:
    """What the public does not read until somebody has looked, where the authority chose so; oldest first."""
    require_in(asked["authority"], *MODERATORS)
    page = Page(asked)
    with runtime().read() as session:
        rows = recommendations.waiting(session, asked["authority"], after=page.after, limit=page.fetch)
    places = {row["id"]: (row["register_year"], row["register_number"]) for row in rows}
    return page.answer([for_moderator(row) for row in rows], key=lambda row: places[row["id"]])


@blueprint.post("/recommendations/<uuid:recommendation_id>/show")
@role(*MODERATORS)
@idempotent
@blueprint.response(200, ShownSchema)
def show_recommendation(recommendation_id: UUID) -> Response:
    """Let the public read a recommendation that waited for it."""
    command = ShowRecommendation(recommendation_id, principal().account_id, holding(*MODERATORS))
    return perform(runtime().bus, command, ShownSchema, status=200)


@blueprint.get("/desk/moderations/recommendations/<uuid:recommendation_id>")
@role(*DECIDERS)
@blueprint.response(200, ForModeratorSchema)
def get_moderated(recommendation_id: UUID) -> Any:
    """A recommendation whole, with what the public reads of it and why; without its author's address."""
    with runtime().read() as session:
        row = recommendations.recommendation(session, recommendation_id)
    if row is None:
        raise NoSuchRecommendation
    require_in(row["authority"], *DECIDERS)
    return for_moderator(row)
