"""The figures of an authority's annual report (art. 13 of Law 52/2003), collected as things happen."""

from typing import Any, cast

from flask import Response
from sqlalchemy.orm import Session

from services.consultation.api.callers import CLERK
from services.consultation.api.register_files import Register, as_file
from services.consultation.api.registers import known
from services.consultation.commands.annual_figures import StateFigure
from services.consultation.errors.annual_figures import NoSuchYear
from services.consultation.model.days import day_of
from services.consultation.model.links import Links
from services.consultation.queries.annual_figures import figures_of
from services.consultation.schemas.annual_figures import (
    AnnualFiguresSchema,
    FigureSchema,
    StatedFigureBody,
)
from services.consultation.views.annual_figures import HEAD, cells
from shared.web.access import principal, public, require_in, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.limits import limited

LAW, COMPARED = 2003, 4  # the law's year; how many years stand beside the one that was asked for
OF_YEAR = "/<slug>/annual-figures/<int:year>"
Row = dict[str, Any]

blueprint = Blueprint(
    "annual_figures", __name__, url_prefix="/authorities", description="Figures of the annual report."
)


@blueprint.get(OF_YEAR)
@public
@blueprint.response(200, AnnualFiguresSchema)
def get_annual_figures(slug: str, year: int) -> Any:
    """All figures of a year with their source, and those of the years before."""
    this_year = _require(year)
    years = [one for one in range(year, year - COMPARED - 1, -1) if one >= LAW]
    with runtime().read() as session:
        authority = known(session, slug)
        found = [_year(session, slug, one, this_year) for one in years]
    return {**found[0], "authority": authority, "before": found[1:]}


@blueprint.get(f"{OF_YEAR}.csv")
@public
@limited("60/hour")
@blueprint.response(200, content_type="text/csv")
def get_annual_figures_file(slug: str, year: int) -> Response:
    """The same of one year, as CSV."""
    _require(year)
    with runtime().read() as session:
        authority = known(session, slug)
        lines = [cells(year, one) for one in figures_of(session, slug, year)]
    site = cast(Links, runtime().dependencies["links"]).public_url
    register = Register(name=f"cifre-{year}", title="Cifre", path=f"/autoritati/{slug}/cifre/{year}")
    return as_file("csv", register, authority, HEAD, lines, now=runtime().clock.now(), site=site)


@blueprint.put(f"{OF_YEAR}/<name>")
@role(CLERK)
@conditional
@blueprint.arguments(StatedFigureBody)
@blueprint.response(200, FigureSchema)
def state_figure(body: Row, slug: str, year: int, name: str) -> Response:
    """Say what a figure is that nobody has counted here; `If-Match` is its version, "0" at first."""
    require_in(slug, CLERK)
    _require(year)
    command = StateFigure(slug, principal().account_id, year, name, expected_version(), **body)
    return perform(runtime().bus, command, FigureSchema, status=200)


def _year(session: Session, slug: str, year: int, this_year: int) -> Row:
    return {"year": year, "is_over": year < this_year, "figures": figures_of(session, slug, year)}


def _require(year: int) -> int:
    this_year = day_of(runtime().clock.now()).year
    if not LAW <= year <= this_year:
        raise NoSuchYear
    return this_year
