"""Organisations: those that were verified, and one of them."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for

from services.portal.access import visitor
from services.portal.asking import caller, only_results, or_not_found, parts, wanted_of

organisations = Blueprint("organisations", __name__)
KINDS = (
    "association",
    "foundation",
    "federation",
    "trade-union",
    "employers-association",
    "professional-body",
    "informal-group",
    "school-council",
    "media-outlet",
    "public-authority",
    "company",
)
PAGE = "20"
Json = dict[str, Any]


@organisations.get("/organizatii")
def listing() -> str:
    """The register of verified organisations; what is looked for stands in the address."""
    wanted = wanted_of("q", "kind", "authority", "cursor")
    if wanted["kind"] not in KINDS:
        wanted["kind"] = ""
    ask = caller()
    found = parts(
        page=lambda: ask.get("registry", "/organisations", {**wanted, "state": "verified", "limit": PAGE}),
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    answer = found["page"]
    more = ""
    if answer and (cursor := cursor_of(answer.data) or answer.next_cursor):
        kept: Json = {name: value for name, value in wanted.items() if value}
        more = url_for("organisations.listing", **{**kept, "cursor": cursor})
    template = "organisations/results.html" if only_results() else "organisations/list.html"
    items = items_of(answer.data) if answer else None
    return render_template(
        template, items=items, authorities=found["authorities"], wanted=wanted, kinds=KINDS, more=more
    )


@organisations.get("/organizatii/<uuid:organisation_id>")
def show(organisation_id: UUID) -> str:
    """One organisation: public when verified; its own people and clerks see it before."""
    with or_not_found():
        found = caller().get("registry", f"/organisations/{organisation_id}", signed=visitor().signed_in).data
    return render_template("organisations/show.html", o=found)


def mine() -> list[Json]:
    """The visitor's organisations, with the state of each request and the mandate."""
    return items_of(caller().get("registry", "/organisations/mine", signed=True).data)


def items_of(data: Any) -> list[Json]:
    """The things in a page of a list."""
    return list(data["items"] if isinstance(data, dict) else data)


def authorities_of(data: Any) -> list[Json]:
    """The authorities, by name."""
    return sorted(items_of(data), key=lambda authority: str(authority["name"]))


def cursor_of(data: Any) -> str:
    """The cursor of the next page, where it stands in the body."""
    return str(data.get("next") or "") if isinstance(data, dict) else ""
