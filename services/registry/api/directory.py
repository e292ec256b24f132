"""The public directory of organisations: searched, counted."""

from collections.abc import Iterator
from typing import Any

from flask import Response
from sqlalchemy.orm import Session

from services.registry.api.directory_files import as_file
from services.registry.queries import directory as queries
from services.registry.queries.directory_counts import Counts, counts
from services.registry.queries.directory_filters import Wanted
from services.registry.queries.rows import Row
from services.registry.schemas.directory import (
    CountsSchema,
    DirectoryArguments,
    DirectoryFilter,
    DirectoryPageSchema,
    ExportArguments,
    NewestArguments,
    NewestSchema,
    states_of,
)
from services.registry.views import for_all
from shared.service import Runtime
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited
from shared.web.pages import BadCursor, Page

LINES_AT_ONCE = 1_000
blueprint = Blueprint("directory", __name__, url_prefix="/organisations", description="Who is who, searched.")


@blueprint.get("")
@public
@blueprint.arguments(DirectoryArguments, location="query")
@blueprint.response(200, DirectoryPageSchema)
def list_organisations(asked: dict[str, Any]) -> Any:
    """Organisations that authorities have verified: the likeliest for the words first, else by name."""
    page = Page(asked)
    with runtime().read() as session:
        found = queries.search(session, wanted_of(session, asked), after=_place(page.after), limit=page.fetch)
        rows = queries.details(session, found.rows)
    body, status, headers = page.answer([for_all(row) for row in rows], key=lambda row: row["key"])
    counted = {"total": min(found.total, queries.BOUND), "total_is_least": found.total > queries.BOUND}
    return {**body, **counted, "meant": found.meant}, status, headers


@blueprint.get("/counts")
@public
@blueprint.arguments(DirectoryFilter, location="query")
@blueprint.response(200, CountsSchema)
def count_organisations(asked: dict[str, Any]) -> Counts:
    """How many there are, by the town of their seat and by kind."""
    with runtime().read() as session:
        return counts(session, wanted_of(session, asked))


@blueprint.get("/newest")
@public
@blueprint.arguments(NewestArguments, location="query")
@blueprint.response(200, NewestSchema)
def list_newest(asked: dict[str, Any]) -> dict[str, Any]:
    """Those that were verified last."""
    with runtime().read() as session:
        return {"items": [for_all(row) for row in queries.newest(session, asked["limit"])]}


@blueprint.get("/export")
@public
@limited("20/hour")
@blueprint.arguments(ExportArguments, location="query")
@blueprint.response(200)
def export_organisations(asked: dict[str, Any]) -> Response:
    """All that is found, by name, as CSV, XLSX or JSON; free to be used again where the source is named.

    Without addresses of e-mail: they are on the pages, not for mailings.
    """
    with runtime().read() as session:
        wanted = wanted_of(session, asked)
    clock, runs = runtime().clock, runtime()
    return as_file(asked["format"], _lines(runs, wanted), runs.settings.public_url, clock.now())


def _lines(runs: Runtime, wanted: Wanted) -> Iterator[Row]:
    """All lines, read so many at once that nobody who reads slowly holds a connection."""
    after = None
    while True:
        with runs.read() as session:
            rows = queries.lines(session, wanted, after=after, limit=LINES_AT_ONCE)
        yield from rows
        if len(rows) < LINES_AT_ONCE:
            return
        after = rows[-1]["sort_key"], rows[-1]["id"]


def wanted_of(session: Session, asked: dict[str, Any]) -> Wanted:
    """Words and filters, as the queries take them."""
    localities = None
    if "locality" in asked:
        localities = queries.towns(session, asked["locality"], nearby=asked["nearby"])
    return Wanted(
        typed=asked.get("q", ""),
        kind=asked.get("kind"),
        field=asked.get("field"),
        authority=asked.get("authority"),
        localities=localities,
        states=states_of(asked),
    )


def _place(after: tuple[Any, ...] | None) -> queries.Key | None:
    """Raises BadCursor: the cursor is of an older release's list."""
    if after is None:
        return None
    if len(after) != len(("rank", "sort key", "id", "meant", "total")):
        raise BadCursor
    return after[0], after[1], after[2], after[3], after[4]
