"""A service as small as can be, for trying what all services share on the way in by HTTP."""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask
from marshmallow import fields, validate
from sqlalchemy import select, tuple_
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from shared.clock import Clock
from shared.errors import NotFound, Refusal, Stale
from shared.ids import new_id
from shared.persistence.aggregate import TYPES, Aggregate, new_metadata
from shared.persistence.unit_of_work import UnitOfWork
from shared.service import Runtime, Service
from shared.settings import ServiceSettings
from shared.web.access import by_session, principal, public, role, session_secret, signed_in
from shared.web.answers import perform
from shared.web.app import make_app
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import body_field, limited
from shared.web.pages import Page, PageArguments, page_of
from shared.web.schemas import Instant, Line, Strict

MIGRATIONS = Path(__file__).parent / "notes_migrations"


class Base(DeclarativeBase):
    """The notes' tables."""

    metadata = new_metadata()
    type_annotation_map = TYPES


class Note(Aggregate, Base):  # type: ignore[misc, valid-type]
    """A title with stars."""

    __tablename__ = "note"
    title: Mapped[str]
    stars: Mapped[int] = mapped_column(default=0)


class TooManyStars(Refusal):
    """Modesty."""

    code = "too-many-stars"
    ro = "Nu se dau {stars} stele."
    en = "Nobody gives {stars} stars."


@dataclass(frozen=True)
class WriteNote:
    """Write a new one."""

    title: str
    stars: int


@dataclass(frozen=True)
class RenameNote:
    """Give one another title."""

    note_id: UUID
    title: str
    version: int


class Gate:
    """Holds a handler back while a test looks."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.open = threading.Event()
        self.open.set()


def write_note(command: WriteNote, uow: UnitOfWork, clock: Clock, gate: Gate) -> Note:
    """Write a note, unless it is too good."""
    gate.entered.set()
    gate.open.wait(5)
    if command.stars > 5:
        raise TooManyStars(stars=command.stars)
    note = Note(id=new_id(), title=command.title, stars=command.stars)
    uow.add(note)
    return note


def rename_note(command: RenameNote, uow: UnitOfWork) -> Note:
    """Give the note another title, if it is still the one that was read."""
    note = uow.session.get(Note, command.note_id)
    if note is None:
        raise NotFound
    if note.version != command.version:
        raise Stale
    note.title = command.title
    return note


class NewNote(Strict):
    """What is sent."""

    title = Line(required=True, max=20)
    stars = fields.Integer(load_default=0, strict=True, validate=validate.Range(min=0))
    due = Instant()
    tags = fields.List(fields.String(), validate=validate.Length(max=3))


class NoteSchema(Strict):
    """What is answered."""

    id = fields.UUID()
    title = fields.String()
    stars = fields.Integer()


class Titled(Strict):
    """A new title."""

    title = Line(required=True, max=20)


class NoteFilter(PageArguments):
    """Which notes."""

    title = fields.String()


class Letter(Strict):
    """An address."""

    email = fields.Email(required=True)


blueprint = Blueprint("notes", __name__, description="Notes.")


@blueprint.post("/notes")
@signed_in
@idempotent
@blueprint.arguments(NewNote)
@blueprint.response(201, NoteSchema)
def write(asked: dict[str, Any]) -> Any:
    """Write a note."""
    command = WriteNote(asked["title"], asked["stars"])
    return perform(runtime().bus, command, NoteSchema, location=lambda note: f"/api/notes/v1/notes/{note.id}")


@blueprint.get("/notes")
@public
@blueprint.arguments(NoteFilter, location="query")
@blueprint.response(200, page_of(NoteSchema))
def list_notes(asked: dict[str, Any]) -> Any:
    """Notes by title."""
    page = Page(asked)
    query = select(Note.title, Note.id, Note.stars).order_by(Note.title, Note.id).limit(page.fetch)
    if page.after:
        query = query.where(tuple_(Note.title, Note.id) > page.after)
    if "title" in asked:
        query = query.where(Note.title == asked["title"])
    with runtime().read() as session:
        rows = session.execute(query).all()
    return page.answer(rows, key=lambda row: (row.title, row.id))


@blueprint.get("/notes/<uuid:note_id>")
@public
@blueprint.response(200, NoteSchema)
def read(note_id: UUID) -> Any:
    """One note."""
    with runtime().read() as session:
        note = session.get(Note, note_id)
    if note is None:
        raise NotFound
    return note, 200, {"ETag": etag_of(note.version)}


@blueprint.put("/notes/<uuid:note_id>")
@role("clerk")
@conditional
@blueprint.arguments(Titled)
@blueprint.response(200, NoteSchema)
def rename(asked: dict[str, Any], note_id: UUID) -> Any:
    """Give a note another title."""
    command = RenameNote(note_id, asked["title"], expected_version())
    return perform(runtime().bus, command, NoteSchema, status=200)


@blueprint.post("/letters")
@public
@limited("2/minute", key=body_field("email"))
@limited("50/minute")
@blueprint.arguments(Letter)
@blueprint.response(202)
def letter(asked: dict[str, Any]) -> Any:
    """Ask for a letter."""
    return {}


@blueprint.get("/me")
@signed_in
@blueprint.response(200)
def me() -> Any:
    """Who asks."""
    return {"account_id": str(principal().account_id)}


@blueprint.get("/session")
@by_session
@blueprint.response(200)
def session() -> Any:
    """The session that was brought."""
    return {"length": len(session_secret())}


@blueprint.get("/fault")
@public
@blueprint.response(200)
def fault() -> Any:
    """A mistake of ours."""
    raise RuntimeError("secret detail")


def create_app(of: Runtime) -> Flask:
    """The application."""
    return make_app(of.service, of, [blueprint])


SERVICE = Service(
    name="notes",
    settings=ServiceSettings,
    metadata=Base.metadata,
    migrations=MIGRATIONS,
    handlers={WriteNote: write_note, RenameNote: rename_note},
    app="tests.integration.web.notes:create_app",
    dependencies=lambda _settings, _runtime: {"gate": Gate()},
)
