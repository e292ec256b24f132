"""Notices of ours: everybody reads what is published, clerks write what the model cannot know."""

from typing import Any, cast
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of, sees_drafts_of
from services.consultation.commands.own_notices import AddToNotice, WriteContact
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.own_notices import NoNotice
from services.consultation.model.consultation import DRAFT
from services.consultation.model.days import day_of
from services.consultation.model.links import Links
from services.consultation.model.notice_contact import Contact
from services.consultation.queries import consultations as consultation_queries
from services.consultation.queries import own_notices as queries
from services.consultation.schemas.own_notices import (
    ContactBody,
    ContactSchema,
    NoticeBody,
    NoticeSchema,
    WrittenSchema,
)
from services.consultation.views import own_notices as views
from shared.web.access import principal, public, require_in, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime

blueprint = Blueprint("own_notices", __name__, description="Notices, and how authorities are reached.")


@blueprint.get("/notice-contacts/<authority>")
@role(CLERK)
@blueprint.response(200, ContactSchema)
def get_contact(authority: str) -> Any:
    """How people reach an authority, as its next notices say."""
    require_in(authority, CLERK)
    with runtime().read() as session:
        found, version = queries.contact(session, authority)
    return views.contact(authority, found, version), 200, {"ETag": etag_of(version)}


@blueprint.put("/notice-contacts/<authority>")
@role(CLERK)
@conditional
@blueprint.arguments(ContactBody)
@blueprint.response(200, WrittenSchema)
def put_contact(contact: Contact, authority: str) -> Response:
    """Say it anew; notices that are published keep what they said."""
    command = WriteContact(principal().account_id, clerk_of(), authority, expected_version(), contact)
    return perform(runtime().bus, command, WrittenSchema, status=200)


@blueprint.get("/consultations/<uuid:consultation_id>/notice")
@public
@scope("consultations:read")
@blueprint.response(200, NoticeSchema)
def get_notice(consultation_id: UUID) -> Any:
    """The notice as it was published; of a draft, for its clerks, as it would be today."""
    with runtime().read() as session:
        found = consultation_queries.consultation(session, consultation_id)
        if found is None or (found[0]["state"] == DRAFT and not sees_drafts_of(found[0]["authority"])):
            raise NoSuchConsultation
        row, articles = found
        kept = queries.notice(session, consultation_id)
        if row["state"] == DRAFT:
            today = day_of(runtime().clock.now())
            announced = queries.announced(session, row, len(articles), kept, _links(), today)
            shown = views.as_it_would_be(announced, kept.version if kept else 0)
        elif kept is None or kept.content is None:
            raise NoNotice
        else:
            shown = views.as_published(kept)
    # What is published has no other version.
    tag = {} if shown["is_published"] else {"ETag": etag_of(shown["version"])}
    return shown, 200, {**tag, "Cache-Control": "no-store"}


@blueprint.put("/consultations/<uuid:consultation_id>/notice")
@role(CLERK)
@conditional
@blueprint.arguments(NoticeBody)
@blueprint.response(200, WrittenSchema)
def put_notice(body: dict[str, Any], consultation_id: UUID) -> Response:
    """Add a number and a paragraph to a draft's notice."""
    command = AddToNotice(consultation_id, clerk_of(), expected_version(), **body)
    return perform(runtime().bus, command, WrittenSchema, status=200)


def _links() -> Links:
    return cast(Links, runtime().dependencies["links"])
