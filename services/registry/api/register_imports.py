"""Imports of the national register: a file comes in parts, the worker reads it, its report stays."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from flask import Response, request

from services.registry.commands.national_register import BeginImport, BringPart, StartImport
from services.registry.errors.national_register import NoSuchImport
from services.registry.queries import national_register as queries
from services.registry.queries.rows import Row
from services.registry.schemas.national_register import (
    BegunSchema,
    ImportBody,
    ImportSchema,
    LinesArguments,
    LineSchema,
    ReportExportArguments,
)
from shared.service import Runtime
from shared.web.access import principal, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.bodies import read_body
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited
from shared.web.pages import Page, PageArguments, page_of
from shared.web.parser import WrongMediaType

BYTES = "application/octet-stream"
PREFIX = "/api/registry/v1/national-register/imports"
HEAD = ("line", "verdict", "reason", "column", "was", "became")
PART = {
    "requestBody": {
        "required": True,
        "content": {BYTES: {"schema": {"type": "string", "format": "binary", "maxLength": 1024 * 1024}}},
    }
}
TABLE = {
    "responses": {"200": {"description": "A table.", "content": {"text/csv": {"schema": {"type": "string"}}}}}
}

blueprint = Blueprint(
    "register_imports",
    __name__,
    url_prefix="/national-register/imports",
    description="Files of the national register.",
)


@blueprint.get("")
@role("administrator")
@blueprint.arguments(PageArguments, location="query")
@blueprint.response(200, page_of(ImportSchema))
def list_imports(asked: dict[str, Any]) -> Any:
    """Former imports, the newest first."""
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.imports(session, after=page.after[0] if page.after else None, limit=page.fetch)
    return page.answer(rows, key=lambda row: (row["id"],))


@blueprint.post("")
@role("administrator")
@idempotent
@limited("60/hour")
@blueprint.arguments(ImportBody)
@blueprint.response(201, BegunSchema)
def begin_import(body: dict[str, Any]) -> Response:
    """Announce a file, which then comes in parts of 1 MiB at most."""
    principal().require(body["authority"], "administrator")
    command = BeginImport(account_id=principal().account_id, **body)
    return perform(runtime().bus, command, BegunSchema, location=lambda begun: f"{PREFIX}/{begun.id}")


@blueprint.put("/<uuid:import_id>/parts/<int:position>")
@role("administrator")
@blueprint.doc(**PART)
@blueprint.response(204)
def bring_part(import_id: UUID, position: int) -> Response:
    """Bring a part, numbered from 0; the same number again replaces it."""
    if request.mimetype != BYTES:
        raise WrongMediaType(expected=BYTES)
    command = BringPart(
        import_id=import_id,
        account_id=principal().account_id,
        position=position,
        content=read_body(request),
    )
    return perform(runtime().bus, command, status=204)


@blueprint.post("/<uuid:import_id>/start")
@role("administrator")
@idempotent
@blueprint.response(200, BegunSchema)
def start_import(import_id: UUID) -> Response:
    """Say that all has come; the worker begins to read within seconds."""
    command = StartImport(import_id=import_id, account_id=principal().account_id)
    return perform(runtime().bus, command, BegunSchema, status=200)


@blueprint.get("/<uuid:import_id>")
@role("administrator")
@blueprint.response(200, ImportSchema)
def get_import(import_id: UUID) -> Row:
    """How far it is, or what it found."""
    return _found(import_id)


@blueprint.get("/<uuid:import_id>/lines")
@role("administrator")
@blueprint.arguments(LinesArguments, location="query")
@blueprint.response(200, page_of(LineSchema))
def list_lines(asked: dict[str, Any], import_id: UUID) -> Any:
    """What was mended, noted or refused, in the order of the file."""
    _found(import_id)
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.lines(
            session,
            import_id,
            verdict=asked.get("verdict"),
            reason=asked.get("reason"),
            after=(page.after[0], page.after[1]) if page.after else None,
            limit=page.fetch,
        )
    return page.answer(rows, key=lambda row: (row["line"], row["position"]))


@blueprint.get("/<uuid:import_id>/lines.csv")
@role("administrator")
@blueprint.arguments(ReportExportArguments, location="query")
@blueprint.doc(**TABLE)
def export_lines(asked: dict[str, Any], import_id: UUID) -> Response:
    """The same as a table, whole."""
    _found(import_id)
    written = _written(runtime(), import_id, asked.get("verdict"), asked.get("reason"))
    return Response(
        written,
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="import-{import_id}.csv"'},
    )


def _found(import_id: UUID) -> Row:
    with runtime().read() as session:
        row = queries.register_import(session, import_id)
    if row is None:
        raise NoSuchImport()
    return row


def _written(running: Runtime, import_id: UUID, verdict: str | None, reason: str | None) -> Iterator[str]:
    """The table, a few thousand lines at a time, with its mark so that spreadsheets read the letters."""
    out = io.StringIO()
    writer = csv.writer(out)
    out.write("\ufeff")
    writer.writerow(HEAD)
    with running.read() as session:
        for number, row in enumerate(
            queries.all_lines(session, import_id, verdict=verdict, reason=reason), 1
        ):
            names = ("line", "verdict", "reason", "field", "was", "became")
            writer.writerow([_harmless(row[name]) for name in names])
            if number % queries.BATCH == 0:
                yield out.getvalue()
                out.seek(0)
                out.truncate()
    yield out.getvalue()


def _harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
