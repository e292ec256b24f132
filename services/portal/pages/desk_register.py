"""The internal register: with names and addresses, for the authority's clerks."""

from flask import Blueprint, Response, render_template, request

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.dates import today
from services.portal.pages.desk import chosen_authority
from services.portal.pages.registers import YEAR

desk_register = Blueprint("desk_register", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@desk_register.get("/birou/registru")
@staff_only
def show() -> str:
    """What the file holds, and that taking it is noted."""
    slug = chosen_authority()
    with or_not_found():
        found = caller().get("consultation", f"/authorities/{slug}/register", limit="1").data
    return render_template("desk/register.html", slug=slug, page=found)


@desk_register.get("/birou/registru.xlsx")
@staff_only
def take() -> Response:
    """The register with contact data; its taking stands in the audit trail."""
    slug, year = chosen_authority(), request.args.get("year", "")
    wanted = {"authority": slug, "year": year if YEAR.fullmatch(year) else ""}
    with or_not_found():
        pieces = caller().download("consultation", "/desk/register.xlsx", wanted)
    name = "-".join(part for part in ("registru-intern", slug, wanted["year"], str(today())) if part)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.xlsx"',
        "Cache-Control": "private, no-store",
    }
    return Response(pieces, content_type=XLSX, headers=headers)
