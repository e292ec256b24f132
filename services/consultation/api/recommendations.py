"""Recommendations: sent, read, answered."""

from typing import Any, cast
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.recommendations import (
    AnswerRecommendation,
    SendRecommendation,
    WithdrawRecommendation,
)
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.model.links import Links
from services.consultation.model.submission import WHOLE_ACT
from services.consultation.queries import recommendations as queries
from services.consultation.queries.consultations import is_public
from services.consultation.schemas.recommendations import (
    AnswerBody,
    AnsweredSchema,
    OfConsultationArguments,
    OfOrganisationArguments,
    OwnRecommendationSchema,
    ReceiptSchema,
    RecommendationBody,
    RecommendationSchema,
    WithdrawalBody,
    WithdrawnSchema,
)
from services.consultation.views.recommendations import for_all, for_author
from shared.web.access import principal, public, role, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.pages import Page, PageArguments, page_of

PREFIX = "/api/consultation/v1/recommendations"
RecommendationPageSchema = page_of(RecommendationSchema)

blueprint = Blueprint("recommendations", __name__, description="What people say, and what is answered.")


@blueprint.post("/consultations/<uuid:consultation_id>/recommendations")
@signed_in
@idempotent
@blueprint.arguments(RecommendationBody)
@blueprint.response(201, ReceiptSchema)
def send_recommendation(body: dict[str, Any], consultation_id: UUID) -> Response:
    """Send a recommendation, on articles or on the act as a whole; the answer is the receipt.

    With `draft`, what it was written in goes: its files come with it.
    """
    command = SendRecommendation(
        consultation_id=consultation_id,
        account_id=principal().account_id,
        received_at=runtime().clock.now(),
        **body,
    )
    return perform(runtime().bus, command, ReceiptSchema, location=lambda receipt: f"{PREFIX}/{receipt.id}")


@blueprint.get("/consultations/<uuid:consultation_id>/recommendations")
@public
@blueprint.arguments(OfConsultationArguments, location="query")
@blueprint.response(200, RecommendationPageSchema)
def list_recommendations(asked: dict[str, Any], consultation_id: UUID) -> Any:
    """What was said on a consultation, or on one of its articles; the newest first."""
    page = Page(asked)
    with runtime().read() as session:
        if not is_public(session, consultation_id):
            raise NoSuchConsultation
        rows = queries.of_consultation(
            session,
            consultation_id,
            article=WHOLE_ACT if asked["whole"] else asked.get("article"),
            after=page.after,
            limit=page.fetch,
        )
    places = {row["id"]: (row["register_year"], row["register_number"]) for row in rows}
    return page.answer([for_all(row) for row in rows], key=lambda row: places[row["id"]])


@blueprint.get("/recommendations")
@public
@blueprint.arguments(OfOrganisationArguments, location="query")
@blueprint.response(200, RecommendationPageSchema)
def list_recommendations_of_organisation(asked: dict[str, Any]) -> Any:
    """What an organisation has said, on whichever consultation, with the answers; the newest first."""
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.of_organisation(session, asked["organisation"], after=page.after, limit=page.fetch)
    return page.answer([for_all(row) for row in rows], key=lambda row: (row["received_at"], row["id"]))


@blueprint.get("/recommendations/<uuid:recommendation_id>")
@public
@blueprint.response(200, RecommendationSchema)
def get_recommendation(recommendation_id: UUID) -> Any:
    """One recommendation, with its answer."""
    with runtime().read() as session:
        row = queries.recommendation(session, recommendation_id)
    if row is None:
        raise NoSuchRecommendation
    return for_all(row), 200, {"ETag": etag_of(row["version"])}


@blueprint.post("/recommendations/<uuid:recommendation_id>/answer")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(AnswerBody)
@blueprint.response(200, AnsweredSchema)
def answer_recommendation(body: dict[str, Any], recommendation_id: UUID) -> Response:
    """Answer a recommendation to one's authority, with a reason; its author is told."""
    command = AnswerRecommendation(
        recommendation_id=recommendation_id,
        clerk_id=principal().account_id,
        clerk_of=clerk_of(),
        version=expected_version(),
        **body,
    )
    return perform(runtime().bus, command, AnsweredSchema, status=200)


@blueprint.post("/recommendations/mine/<uuid:recommendation_id>/withdraw")
@signed_in
@idempotent
@blueprint.arguments(WithdrawalBody, required=False)
@blueprint.response(200, WithdrawnSchema)
def withdraw_recommendation(body: dict[str, Any], recommendation_id: UUID) -> Response:
    """Take back what one has sent, until it is answered; it stays in the register without its words."""
    command = WithdrawRecommendation(recommendation_id, principal().account_id, body["reason"])
    return perform(runtime().bus, command, WithdrawnSchema, status=200)


@blueprint.get("/recommendations/mine")
@signed_in
@blueprint.arguments(PageArguments, location="query")
@blueprint.response(200, page_of(OwnRecommendationSchema))
def list_own_recommendations(asked: dict[str, Any]) -> Any:
    """What one has sent, with what proves it; the newest first."""
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.of_account(session, principal().account_id, after=page.after, limit=page.fetch)
    shown = [for_author(row, _links()) for row in rows]
    return page.answer(shown, key=lambda row: (row["received_at"], row["id"]))


@blueprint.get("/recommendations/mine/<uuid:recommendation_id>")
@signed_in
@blueprint.response(200, OwnRecommendationSchema)
def get_own_recommendation(recommendation_id: UUID) -> Any:
    """One that one has sent, with what proves it; another's is not found."""
    with runtime().read() as session:
        row = queries.recommendation(session, recommendation_id)
    if row is None or row["account_id"] != principal().account_id:
        raise NoSuchRecommendation
    return for_author(row, _links()), 200, {"ETag": etag_of(row["version"])}


def _links() -> Links:
    return cast(Links, runtime().dependencies["links"])
