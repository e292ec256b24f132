"""The registers of an authority: of recommendations and of drafts, by page and as files."""

from collections.abc import Iterator
from typing import Any, cast

from flask import Response
from sqlalchemy.orm import Session

from services.consultation.api.callers import CLERK
from services.consultation.api.register_files import (
    INTERNAL,
    LINES_AT_ONCE,
    Kind,
    Register,
    as_file,
    every_row,
)
from services.consultation.commands.registers import NoteRegisterTaken
from services.consultation.errors.registers import NoSuchRegister
from services.consultation.model.links import Links
from services.consultation.queries import register as queries
from services.consultation.schemas.registers import (
    InternalRegisterArguments,
    RegisterArguments,
    RegisterFilter,
    RegisterPageSchema,
)
from services.consultation.views.recommendations import for_all, for_desk
from services.consultation.views.registers import CONTACT_HEAD, ENTRY_HEAD, contact_cells, entry_cells
from shared.service import Runtime
from shared.web.access import principal, public, require_in, role
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited
from shared.web.pages import Page

Row = dict[str, Any]

blueprint = Blueprint(
    "registers", __name__, description="What was recommended to an authority, as its register."
)


@blueprint.get("/authorities/<slug>/register")
@public
@blueprint.arguments(RegisterArguments, location="query")
@blueprint.response(200, RegisterPageSchema)
def list_register(asked: dict[str, Any], slug: str) -> Any:
    """The register of recommendations (art. 7 (5)), without contact data; counted up to 10,000."""
    page, wanted = Page(asked), wanted_of(asked)
    with runtime().read() as session:
        authority = known(session, slug)
        rows = queries.entries(
            session,
            slug,
            wanted,
            newest_first=asked["order"] == "newest",
            after=page.after,
            limit=page.fetch,
        )
        total, years = queries.how_many(session, slug, wanted), queries.years(session, slug)
    places = {row["id"]: _place(row) for row in rows}
    body, status, headers = page.answer([for_all(row) for row in rows], key=lambda row: places[row["id"]])
    return {**body, **counted(total), "authority": authority, "years": years}, status, headers


@blueprint.get("/authorities/<slug>/register.csv")
@public
@limited("20/hour")
@blueprint.arguments(RegisterFilter, location="query")
@blueprint.response(200, content_type="text/csv")
def save_register_csv(asked: dict[str, Any], slug: str) -> Response:
    """All of it as CSV, in the order of the numbers."""
    return _public_file("csv", slug, asked)


@blueprint.get("/authorities/<slug>/register.xlsx")
@public
@limited("20/hour")
@blueprint.arguments(RegisterFilter, location="query")
@blueprint.response(200, content_type="application/octet-stream")
def save_register_xlsx(asked: dict[str, Any], slug: str) -> Response:
    """All of it as XLSX, in the order of the numbers."""
    return _public_file("xlsx", slug, asked)


@blueprint.get("/desk/register.xlsx")
@role(CLERK)
@limited("60/hour")
@blueprint.arguments(InternalRegisterArguments, location="query")
@blueprint.response(200, content_type="application/octet-stream")
def save_internal_register(asked: dict[str, Any]) -> Response:
    """The register with the authors' names and addresses, for the authority's clerks; noted in the trail."""
    slug = asked["authority"]
    require_in(slug, CLERK)
    with runtime().read() as session:
        authority = known(session, slug)
    narrowed = {name: str(value) for name, value in asked.items() if name != "authority"}
    runtime().bus.do(NoteRegisterTaken(principal().account_id, slug, narrowed))
    shown = (for_desk(row) for row in _rows(runtime(), slug, wanted_of(asked), with_contact=True))
    links = links_of()
    lines = ([*entry_cells(entry, links), *contact_cells(entry)] for entry in shown)
    of = Register(
        name="registru-intern",
        title="Registrul intern",
        path=f"/autoritati/{slug}/registru",
        notes=(INTERNAL,),
    )
    return _file("xlsx", of, authority, (*ENTRY_HEAD, *CONTACT_HEAD), lines)


def known(session: Session, slug: str) -> Row:
    """The authority of that slug.

    Raises:
        NoSuchRegister: it is not known here.
    """
    found = queries.name_of(session, slug)
    if found is None:
        raise NoSuchRegister
    return found


def counted(total: int) -> Row:
    """How many there are, and whether there are more."""
    return {"total": min(total, queries.BOUND), "total_is_least": total > queries.BOUND}


def wanted_of(asked: dict[str, Any]) -> queries.Wanted:
    """The filters, as the queries take them."""
    names = ("year", "consultation", "article", "sender", "state")
    given = {name: asked[name] for name in names if name in asked}
    return queries.Wanted(**given, words=asked.get("q"))


def links_of() -> Links:
    """Addresses of pages."""
    return cast(Links, runtime().dependencies["links"])


def _public_file(kind: Kind, slug: str, asked: dict[str, Any]) -> Response:
    with runtime().read() as session:
        authority = known(session, slug)
    links = links_of()
    lines = (entry_cells(for_all(row), links) for row in _rows(runtime(), slug, wanted_of(asked)))
    of = Register(
        name="registru-recomandari", title="Registrul recomandărilor", path=f"/autoritati/{slug}/registru"
    )
    return _file(kind, of, authority, ENTRY_HEAD, lines)


def _file(kind: Kind, of: Register, authority: Row, head: Any, lines: Iterator[Any]) -> Response:
    now, site = runtime().clock.now(), runtime().settings.public_url
    return as_file(kind, of, authority, head, lines, now=now, site=site)


def _rows(runs: Runtime, slug: str, wanted: queries.Wanted, *, with_contact: bool = False) -> Iterator[Row]:
    def read(session: Session, after: Any) -> Any:
        return queries.entries(
            session,
            slug,
            wanted,
            newest_first=False,
            after=after,
            limit=LINES_AT_ONCE,
            with_contact=with_contact,
        )

    return every_row(runs, read, _place)


def _place(row: Row) -> tuple[int, int]:
    return row["register_year"], row["register_number"]
