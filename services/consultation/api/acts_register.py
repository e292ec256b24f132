"""The register of drafts of an authority, by page and as files."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import Response
from sqlalchemy.orm import Session

from services.consultation.api.register_files import LINES_AT_ONCE, Kind, Register, as_file, every_row
from services.consultation.api.registers import counted, known, links_of
from services.consultation.queries import acts_register as queries
from services.consultation.schemas.registers import (
    ActsRegisterArguments,
    ActsRegisterFilter,
    ActsRegisterPageSchema,
)
from services.consultation.views.registers import ACT_HEAD, act_cells, registered_act
from shared.service import Runtime
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited
from shared.web.pages import Page

Row = dict[str, Any]

blueprint = Blueprint(
    "acts_register", __name__, url_prefix="/authorities", description="The drafts of an authority, numbered."
)


@blueprint.get("/<slug>/acts-register")
@public
@blueprint.arguments(ActsRegisterArguments, location="query")
@blueprint.response(200, ActsRegisterPageSchema)
def list_acts_register(asked: dict[str, Any], slug: str) -> Any:
    """What the authority has published, numbered in that order within a year, and what came of it."""
    page, wanted, now = Page(asked), _wanted(asked), runtime().clock.now()
    with runtime().read() as session:
        authority = known(session, slug)
        rows = queries.acts(
            session,
            slug,
            wanted,
            now=now,
            newest_first=asked["order"] == "newest",
            after=page.after,
            limit=page.fetch,
        )
        total, years = queries.how_many(session, slug, wanted, now), queries.years(session, slug)
    body, status, headers = page.answer([registered_act(row, now) for row in rows], key=_place)
    return {**body, **counted(total), "authority": authority, "years": years}, status, headers


@blueprint.get("/<slug>/acts-register.csv")
@public
@limited("20/hour")
@blueprint.arguments(ActsRegisterFilter, location="query")
@blueprint.response(200, content_type="text/csv")
def save_acts_register_csv(asked: dict[str, Any], slug: str) -> Response:
    """All of it as CSV, in the order of the numbers."""
    return _file("csv", slug, asked)


@blueprint.get("/<slug>/acts-register.xlsx")
@public
@limited("20/hour")
@blueprint.arguments(ActsRegisterFilter, location="query")
@blueprint.response(200, content_type="application/octet-stream")
def save_acts_register_xlsx(asked: dict[str, Any], slug: str) -> Response:
    """All of it as XLSX, in the order of the numbers."""
    return _file("xlsx", slug, asked)


def _wanted(asked: dict[str, Any]) -> queries.Wanted:
    return queries.Wanted(
        year=asked.get("year"), kind=asked.get("kind"), state=asked.get("state"), words=asked.get("q")
    )


def _file(kind: Kind, slug: str, asked: dict[str, Any]) -> Response:
    with runtime().read() as session:
        authority = known(session, slug)
    links, now, site = links_of(), runtime().clock.now(), runtime().settings.public_url
    rows = _rows(runtime(), slug, _wanted(asked), now)
    lines = (act_cells(registered_act(row, now), links) for row in rows)
    of = Register(
        name="registru-proiecte", title="Registrul proiectelor", path=f"/autoritati/{slug}/registru-proiecte"
    )
    return as_file(kind, of, authority, ACT_HEAD, lines, now=now, site=site)


def _rows(runs: Runtime, slug: str, wanted: queries.Wanted, now: datetime) -> Iterator[Row]:
    def read(session: Session, after: Any) -> Any:
        return queries.acts(
            session, slug, wanted, now=now, newest_first=False, after=after, limit=LINES_AT_ONCE
        )

    return every_row(runs, read, _place)


def _place(row: Row) -> tuple[int, int]:
    return row["act_year"], row["act_number"]
