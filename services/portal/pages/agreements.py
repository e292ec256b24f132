"""Partnership agreements: the list with its exports, one of them, its files, one's organisations' own."""

import csv
import io
import json
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, render_template, request, url_for

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, only_results, or_not_found, part, parts, wanted_of
from services.portal.pages.files import passed_on
from services.portal.pages.organisations import authorities_of, items_of

agreements = Blueprint("agreements", __name__)
STATES = ("signed", "in-force", "ended", "terminated", "renewed")
FILTERS = ("q", "authority", "state", "year", "organisation")
PAGE = "20"
MOST_EXPORTED = 2000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "id", "title", "authority_name", "parties", "legal_basis", "signed_on", "from_date", "until_date",
    "state", "ended_on", "overdue", "is_example",
)  # fmt: skip
Json = dict[str, Any]


@agreements.get("/acorduri")
def listing() -> str:
    """Signed agreements; what is looked for stands in the address."""
    wanted = _wanted()
    cursor = request.args.get("cursor", "")[:1000]
    ask = caller()
    found = parts(
        page=lambda: ask.get("registry", "/agreements", {**wanted, "cursor": cursor, "limit": PAGE}).data,
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    page, kept = found["page"], {name: value for name, value in wanted.items() if value}
    more = url_for("agreements.listing", **{**kept, "cursor": page["next"]}) if page and page["next"] else ""
    return render_template(
        "agreements/results.html" if only_results() else "agreements/list.html",
        page=page,
        authorities=found["authorities"],
        wanted=wanted,
        kept=kept,
        states=STATES,
        more=more,
    )


@agreements.get("/acorduri/export.<any(csv, json):form>")
def export(form: str) -> Response:
    """The same list as a table or as data, up to two thousand."""
    rows = _all(_wanted())
    if form == "json":
        text, kind = json.dumps({"items": rows}, ensure_ascii=False, indent=1), "application/json"
    else:
        text, kind = _table(rows), "text/csv"
    named = {"Content-Disposition": f'attachment; filename="acorduri.{form}"'}
    return Response(text, mimetype=kind, headers=named)


@agreements.get("/acorduri/<uuid:agreement_id>")
def show(agreement_id: UUID) -> str:
    """One agreement; its parties see what they can do about it."""
    return render_template("agreements/show.html", a=find(agreement_id))


@agreements.get("/acorduri/<uuid:agreement_id>/documente/<uuid:document_id>")
def document(agreement_id: UUID, document_id: UUID) -> Response:
    """A file, to be saved."""
    with or_not_found():
        path = f"/agreements/{agreement_id}/documents/{document_id}"
        return passed_on(caller().fetch("registry", path, signed=visitor().signed_in))


@agreements.get("/cont/acorduri")
@signed_in_only
def mine() -> str:
    """Agreements of the organisations that one represents, drafts among them."""
    items = part(lambda: items_of(caller().get("registry", "/agreements/mine", signed=True).data))
    return render_template("agreements/mine.html", items=items)


def find(agreement_id: UUID) -> Json:
    """An agreement as the visitor may see it, with names of its parties by their ids."""
    with or_not_found():
        found: Json = caller().get("registry", f"/agreements/{agreement_id}", signed=visitor().signed_in).data
    names = {party["id"]: party["name"] for party in found["parties"]}
    return {**found, "names": names}


def _wanted() -> dict[str, str]:
    wanted = wanted_of(*FILTERS)
    wanted["state"] = wanted["state"] if wanted["state"] in STATES else ""
    year = wanted["year"]
    wanted["year"] = year if year.isascii() and year.isdigit() and 1990 <= int(year[:5]) <= 2200 else ""
    try:
        wanted["organisation"] = str(UUID(wanted["organisation"])) if wanted["organisation"] else ""
    except ValueError:
        wanted["organisation"] = ""
    return wanted


def _all(wanted: dict[str, str]) -> list[Json]:
    ask, cursor = caller(), ""
    rows: list[Json] = []
    while len(rows) < MOST_EXPORTED:
        page = ask.get("registry", "/agreements", {**wanted, "cursor": cursor, "limit": "100"}).data
        rows += page["items"]
        cursor = page["next"] or ""
        if not cursor:
            break
    return rows


def _table(rows: list[Json]) -> str:
    """As CSV with a mark for spreadsheets; a cell that begins like a formula is quoted (OWASP)."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for row in rows:
        named = {**row, "parties": "; ".join(party["name"] for party in row["parties"])}
        table.writerow([_cell(named[column]) for column in COLUMNS])
    return "\ufeff" + out.getvalue()


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
