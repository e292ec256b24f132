"""Versions of a text: everybody reads and compares what is published, clerks write."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from services.consultation.api.acts import takes_act
from services.consultation.api.callers import CLERK, clerk_of, sees_drafts_of
from services.consultation.commands.versions import BeginVersion, DiscardVersion, PublishVersion, WriteVersion
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.versions import NoSuchVersion
from services.consultation.model.consultation import DRAFT
from services.consultation.model.version import FIRST, NewText
from services.consultation.queries import versions as queries
from services.consultation.queries.consultations import authority_and_state
from services.consultation.schemas.versions import (
    ComparisonArguments,
    ComparisonSchema,
    PlacesArguments,
    PlacesSchema,
    SavedVersionSchema,
    VersionBody,
    VersionSchema,
    VersionsSchema,
)
from services.consultation.views.versions import comparison_page, version_page
from shared.web.access import principal, public, role, scope
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

OF = "/<uuid:consultation_id>/versions"
PREFIX = "/api/consultation/v1/consultations"

blueprint = Blueprint("versions", __name__, url_prefix="/consultations", description="Versions of a text.")


@blueprint.get(OF)
@public
@scope("consultations:read")
@blueprint.response(200, VersionsSchema)
def list_versions(consultation_id: UUID) -> Any:
    """All versions of the text, the newest first; what is being written is there for its clerks."""
    with runtime().read() as session:
        sees_drafts = _sees_drafts(session, consultation_id)
        rows = queries.listed(session, consultation_id)
    return {"items": [row for row in rows if sees_drafts or row["state"] != DRAFT]}


@blueprint.post(OF)
@role(CLERK)
@idempotent
@blueprint.response(201, SavedVersionSchema)
def begin_version(consultation_id: UUID) -> Response:
    """Begin a new version with the words of the newest one; only clerks see it until it is published."""
    command = BeginVersion(consultation_id, principal().account_id, clerk_of())
    where = f"{PREFIX}/{consultation_id}/versions"
    return perform(
        runtime().bus, command, SavedVersionSchema, location=lambda saved: f"{where}/{saved.number}"
    )


@blueprint.get(f"{OF}/<int:number>")
@public
@scope("consultations:read")
@blueprint.response(200, VersionSchema)
def get_version(consultation_id: UUID, number: int) -> Any:
    """A version with its text, and where each announced article is in it."""
    with runtime().read() as session:
        row, announced = _read(session, consultation_id, number)
    return version_page(row, announced), 200, {"ETag": etag_of(row["version"]), "Cache-Control": "no-store"}


@blueprint.put(f"{OF}/<int:number>")
@role(CLERK)
@takes_act
@conditional
@blueprint.arguments(VersionBody)
@blueprint.response(200, SavedVersionSchema)
def write_version(
    body: tuple[NewText, Mapping[str, str | None]], consultation_id: UUID, number: int
) -> Response:
    """Write a version that is not published yet otherwise; the whole of it is replaced."""
    command = WriteVersion(consultation_id, number, clerk_of(), expected_version(), *body)
    return perform(runtime().bus, command, SavedVersionSchema, status=200)


@blueprint.delete(f"{OF}/<int:number>")
@role(CLERK)
@blueprint.response(204)
def discard_version(consultation_id: UUID, number: int) -> None:
    """Give up a version that is being written."""
    runtime().bus.do(DiscardVersion(consultation_id, number, clerk_of()))


@blueprint.post(f"{OF}/<int:number>/publish")
@role(CLERK)
@conditional
@blueprint.response(200, SavedVersionSchema)
def publish_version(consultation_id: UUID, number: int) -> Response:
    """Show a version to everybody, now; those who follow are told."""
    command = PublishVersion(consultation_id, number, clerk_of(), expected_version())
    return perform(runtime().bus, command, SavedVersionSchema, status=200)


@blueprint.get(f"{OF}/<int:newer>/against/<int:older>")
@public
@scope("consultations:read")
@blueprint.arguments(ComparisonArguments, location="query")
@blueprint.response(200, ComparisonSchema)
def compare_versions(asked: dict[str, Any], consultation_id: UUID, newer: int, older: int) -> Any:
    """What one version makes of another, article by article, with the words that came and went."""
    with runtime().read() as session:
        row, announced = _read(session, consultation_id, newer)
        other, _ = _read(session, consultation_id, older)
    shown = comparison_page(
        other, row, announced, article=asked.get("article"), only=asked["show"] == "changes"
    )
    return shown, 200, {"Cache-Control": "no-store"}


@blueprint.get("/<uuid:consultation_id>/places")
@public
@scope("consultations:read")
@blueprint.arguments(PlacesArguments, location="query")
@blueprint.response(200, PlacesSchema)
def list_places(asked: dict[str, str], consultation_id: UUID) -> Any:
    """Where an article of the announced text is in each version after it."""
    with runtime().read() as session:
        _sees_drafts(session, consultation_id)
        rows = queries.places_of(session, consultation_id, asked["article"])
    return {"items": [row for row in rows if row["is_known"]]}


def _sees_drafts(session: Session, consultation_id: UUID) -> bool:
    """Whether the caller sees what is being written.

    Raises:
        NoSuchConsultation: there is none, or it is a draft of others.
    """
    of = authority_and_state(session, consultation_id)
    if of is None:
        raise NoSuchConsultation
    sees = sees_drafts_of(of[0])
    if of[1] == DRAFT and not sees:
        raise NoSuchConsultation
    return sees


def _read(session: Session, consultation_id: UUID, number: int) -> tuple[queries.Row, queries.Row]:
    """A version that the caller may see, and the announced text.

    Raises:
        NoSuchConsultation, NoSuchVersion
    """
    sees_drafts = _sees_drafts(session, consultation_id)
    announced = queries.version(session, consultation_id, FIRST)
    row = announced if number == FIRST else queries.version(session, consultation_id, number)
    if row is None or announced is None or (row["state"] == DRAFT and not sees_drafts):
        raise NoSuchVersion
    return row, announced
