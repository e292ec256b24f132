"""A course in numbers: all of them for its authority, few for everybody."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from flask import Response

from services.training.api.assessment import require_clerk
from services.training.api.callers import CLERK
from services.training.errors.courses import NoSuchCourse
from services.training.model.days import day_of
from services.training.queries import courses
from services.training.queries import reports as queries
from services.training.schemas.reports import ReportFileArguments, ReportSchema, SummarySchema
from shared.tables import Line, as_csv, as_xlsx
from shared.web.access import public, role
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

Row = dict[str, Any]
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# A file is for the funder, so in Romanian, as the authority's registers are.
HEAD = (
    "Împărțire",
    "Categorie",
    "Înscriși",
    "Prezenți cel puțin o dată",
    "Prezenți cât cere regula",
    "Au promovat",
    "Certificați",
)
PARTS = {"by_group": "după organizație", "by_gender": "după gen", "by_locality": "după localitate"}
NAMES = {
    "ngo": "organizații neguvernamentale",
    "social-partner": "parteneri sociali",
    "other-organisation": "alte organizații",
    "citizen": "în nume propriu",
    "f": "femei",
    "m": "bărbați",
    "other": "altul",
    "": "nu au spus sau nu sunt de acord cu statistica",
}

blueprint = Blueprint("reports", __name__, description="A course in numbers.")


@blueprint.get("/courses/<uuid:course_id>/report")
@role(CLERK)
@blueprint.response(200, ReportSchema)
def get_report(course_id: UUID) -> Any:
    """Who took part, by kind of organisation, gender and locality, for the clerks of the authority."""
    with runtime().read() as session:
        require_clerk(session, course_id)
        return queries.report(session, course_id)


@blueprint.get("/courses/<uuid:course_id>/report/file")
@role(CLERK)
@blueprint.arguments(ReportFileArguments, location="query")
@blueprint.response(200, content_type="application/octet-stream")
def get_report_file(asked: dict[str, Any], course_id: UUID) -> Response:
    """The same as a table to take away."""
    with runtime().read() as session:
        course, found = require_clerk(session, course_id), queries.report(session, course_id)
    lines, now = list(_lines(found)), runtime().clock.now()
    about: list[Line] = [
        ("Cursul", course["title"]),
        ("Autoritatea", course["authority_name"]),
        ("Situația la", day_of(now).isoformat()),
        ("Genul și localitatea", "numai ale celor care au fost de acord cu statistica"),
    ]
    kind = asked["kind"]
    body = as_csv(HEAD, lines) if kind == "csv" else as_xlsx(HEAD, lines, about, ("Raport", "Despre"))
    name = f"raport-curs-{course['authority']}-{day_of(now)}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(body, content_type=TYPES[kind], headers=headers)


@blueprint.get("/courses/<uuid:course_id>/summary")
@public
@blueprint.response(200, SummarySchema)
def get_summary(course_id: UUID) -> Any:
    """The numbers alone, for everybody; kinds of organisations only where they point at nobody."""
    with runtime().read() as session:
        course = courses.course(session, course_id)
        if course is None or course["announced_at"] is None:
            raise NoSuchCourse
        return queries.public_summary(session, course_id)


def _lines(report: Row) -> Iterator[Line]:
    yield ("total", "", *_numbers(report["total"]))
    for part, title in PARTS.items():
        for row in report[part]:
            yield (title, NAMES.get(row["kind"], row["kind"]), *_numbers(row))


def _numbers(row: Row) -> list[int]:
    return [row[step] for step in queries.STEPS]
