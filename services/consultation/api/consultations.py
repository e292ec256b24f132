"""Consultations: everybody reads, clerks write."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.acts import takes_act
from services.consultation.api.callers import CLERK, clerk_of, sees_drafts_of
from services.consultation.commands.consultations import (
    CloseConsultation,
    DraftConsultation,
    PublishConsultation,
    ReviseConsultation,
)
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.model.act import Draft
from services.consultation.model.consultation import DRAFT
from services.consultation.queries import consultations as queries
from services.consultation.repository.counting import counting_of
from services.consultation.schemas.acts import RequirementsSchema
from services.consultation.schemas.consultations import (
    ConsultationLineSchema,
    ConsultationSchema,
    ListArguments,
    SavedSchema,
)
from services.consultation.schemas.drafts import DraftBody, NewDraftBody
from services.consultation.views.consultations import consultation_line, consultation_page, requirements
from shared.web.access import principal, public, require_in, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.pages import Page, page_of
from shared.web.problems import preferred_language

PREFIX = "/api/consultation/v1/consultations"

blueprint = Blueprint(
    "consultations", __name__, url_prefix="/consultations", description="What is being decided."
)


@blueprint.get("")
@public
@scope("consultations:read")
@blueprint.arguments(ListArguments, location="query")
@blueprint.response(200, page_of(ConsultationLineSchema))
def list_consultations(asked: dict[str, Any]) -> Any:
    """The newest first. Drafts are for the clerks of the authority that is named."""
    wanted = queries.Wanted(asked.get("state"), asked.get("authority"), asked.get("q"), asked.get("field"))
    if wanted.state == DRAFT:
        require_in(wanted.authority or "", CLERK)
    page, now = Page(asked), runtime().clock.now()
    with runtime().read() as session:
        rows = queries.consultations(session, wanted, now=now, after=page.after, limit=page.fetch)
    shown = [consultation_line(row, now) for row in rows]
    return page.answer(shown, key=lambda row: (row["listed_at"], row["id"]))


@blueprint.get("/<uuid:consultation_id>")
@public
@scope("consultations:read")
@blueprint.response(200, ConsultationSchema)
def get_consultation(consultation_id: UUID) -> Any:
    """Everything for its page; a draft is there for its clerks alone."""
    row, articles = _read(consultation_id)
    with runtime().read() as session:
        counting = counting_of(session, row["authority"])
    # The tag names the version that is edited; what others add to the page does not change it.
    headers = {"ETag": etag_of(row["version"]), "Cache-Control": "no-store"}
    page = consultation_page(row, articles, runtime().clock.now(), counting, preferred_language())
    return page, 200, headers


@blueprint.get("/<uuid:consultation_id>/required-documents")
@public
@scope("consultations:read")
@blueprint.response(200, RequirementsSchema)
def get_required_documents(consultation_id: UUID) -> Any:
    """What art. 7 (2) asks for with this kind of act, and what is missing; that stops nobody."""
    row, articles = _read(consultation_id)
    shown = requirements(row, has_text=bool(articles), language=preferred_language())
    return shown, 200, {"Cache-Control": "no-store"}


@blueprint.post("")
@role(CLERK)
@takes_act
@idempotent
@blueprint.arguments(NewDraftBody)
@blueprint.response(201, SavedSchema)
def draft_consultation(body: tuple[str, Draft]) -> Response:
    """Begin a consultation that only the authority's clerks see."""
    authority, draft = body
    command = DraftConsultation(principal().account_id, clerk_of(), authority, draft)
    return perform(runtime().bus, command, SavedSchema, location=lambda saved: f"{PREFIX}/{saved.id}")


@blueprint.put("/<uuid:consultation_id>")
@role(CLERK)
@takes_act
@conditional
@blueprint.arguments(DraftBody)
@blueprint.response(200, SavedSchema)
def revise_consultation(draft: Draft, consultation_id: UUID) -> Response:
    """Write a draft anew."""
    command = ReviseConsultation(consultation_id, clerk_of(), expected_version(), draft)
    return perform(runtime().bus, command, SavedSchema, status=200)


@blueprint.post("/<uuid:consultation_id>/publish")
@role(CLERK)
@conditional
@blueprint.response(200, SavedSchema)
def publish_consultation(consultation_id: UUID) -> Response:
    """Open a draft to everybody, now; its term is ten calendar days at least (art. 7 (4))."""
    command = PublishConsultation(consultation_id, clerk_of(), expected_version())
    return perform(runtime().bus, command, SavedSchema, status=200)


@blueprint.post("/<uuid:consultation_id>/close")
@role(CLERK)
@conditional
@blueprint.response(200, SavedSchema)
def close_consultation(consultation_id: UUID) -> Response:
    """End the term by hand, once the ten days of art. 7 (4) are over; at its end it closes by itself."""
    command = CloseConsultation(consultation_id, clerk_of(), expected_version())
    return perform(runtime().bus, command, SavedSchema, status=200)


def _read(consultation_id: UUID) -> tuple[queries.Row, list[queries.Row]]:
    """A consultation that the caller may see, with its articles.

    Raises:
        NoSuchConsultation: there is none, or it is a draft of others.
    """
    with runtime().read() as session:
        found = queries.consultation(session, consultation_id)
    if found is None or (found[0]["state"] == DRAFT and not sees_drafts_of(found[0]["authority"])):
        raise NoSuchConsultation
    return found
