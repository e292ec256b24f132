"""Channels of notices: everybody sees where and when, clerks confirm with proof."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of, sees_drafts_of
from services.consultation.commands.channels import AddProof, ConfirmChannel, TakeBackConfirmation
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.model.channel import Shown
from services.consultation.model.consultation import DRAFT
from services.consultation.queries import channels as queries
from services.consultation.queries.consultations import authority_and_state
from services.consultation.schemas.channels import (
    AllMissingSchema,
    ChannelConfirmedSchema,
    ChannelsSchema,
    ConfirmationBody,
    MissingArguments,
)
from services.consultation.views import channels as views
from shared.files.errors import NoSuchFile
from shared.persistence.files import attachment
from shared.web.access import principal, public, require_in, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.files import FileArguments, FileSchema, give_file, sent_file, takes_file
from shared.web.idempotency import idempotent
from shared.web.limits import limited

PREFIX = "/api/consultation/v1/consultations"
SHOWN = 50

blueprint = Blueprint("channels", __name__, description="Where notices were published, and what proves it.")


@blueprint.get("/consultations/<uuid:consultation_id>/channels")
@public
@scope("consultations:read")
@blueprint.response(200, ChannelsSchema)
def list_channels(consultation_id: UUID) -> Any:
    """Site, premises, media, those who asked (art. 7 (1)); nothing for a draft or a record."""
    with runtime().read() as session:
        of = authority_and_state(session, consultation_id)
        if of is None or (of[1] == DRAFT and not sees_drafts_of(of[0])):
            raise NoSuchConsultation
        found = queries.channels_of(session, consultation_id)
    return views.shown(found, to_clerk=sees_drafts_of(of[0])), 200, {"Cache-Control": "no-store"}


@blueprint.post("/consultations/<uuid:consultation_id>/channels")
@role(CLERK)
@idempotent
@blueprint.arguments(ConfirmationBody)
@blueprint.response(201, ChannelConfirmedSchema)
def confirm_channel(shown: Shown, consultation_id: UUID) -> Response:
    """Say that the notice could be seen at the premises or in the media."""
    command = ConfirmChannel(consultation_id, principal().account_id, clerk_of(), shown)
    return perform(runtime().bus, command, ChannelConfirmedSchema)


@blueprint.delete("/consultations/<uuid:consultation_id>/channels/<uuid:confirmation_id>")
@role(CLERK)
@blueprint.response(204)
def take_back_confirmation(consultation_id: UUID, confirmation_id: UUID) -> Response:
    """Take back what was confirmed by mistake; the audit trail keeps it."""
    command = TakeBackConfirmation(consultation_id, principal().account_id, clerk_of(), confirmation_id)
    return perform(runtime().bus, command, status=204)


@blueprint.post("/consultations/<uuid:consultation_id>/channels/<uuid:confirmation_id>/proofs")
@role(CLERK)
@idempotent
@takes_file
@limited("120/hour")
@blueprint.arguments(FileArguments, location="query")
@blueprint.response(201, FileSchema)
def add_proof(asked: dict[str, Any], consultation_id: UUID, confirmation_id: UUID) -> Response:
    """Put a photograph or a PDF to a confirmation; the body is the file."""
    command = AddProof(consultation_id, clerk_of(), confirmation_id, content=sent_file(), **asked)
    path = f"{PREFIX}/{consultation_id}/channels/{confirmation_id}/proofs"
    return perform(runtime().bus, command, FileSchema, location=lambda added: f"{path}/{added.id}")


@blueprint.get("/consultations/<uuid:consultation_id>/channels/<uuid:confirmation_id>/proofs/<uuid:file_id>")
@public
@scope("consultations:read")
@blueprint.response(200, content_type="application/octet-stream")
def get_proof(consultation_id: UUID, confirmation_id: UUID, file_id: UUID) -> Response:
    """The file, to be saved: for everybody where it is public, else for the authority's clerks."""
    with runtime().read() as session:
        of = authority_and_state(session, consultation_id)
        found = queries.confirmation(session, consultation_id, confirmation_id)
        if of is None or found is None or not (found.proof_is_public or sees_drafts_of(of[0])):
            raise NoSuchFile
        file = attachment(session, file_id)
    if file.subject_id != confirmation_id:
        raise NoSuchFile
    return give_file(runtime().read, file)


@blueprint.get("/desk/channels")
@role(CLERK)
@blueprint.arguments(MissingArguments, location="query")
@blueprint.response(200, AllMissingSchema)
def list_missing(asked: dict[str, str]) -> Any:
    """Open consultations of one's authority whose notice is not confirmed everywhere."""
    require_in(asked["authority"], CLERK)
    with runtime().read() as session:
        return {"items": queries.missing(session, asked["authority"], limit=SHOWN)}
