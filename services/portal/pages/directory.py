"""The directory of organisations: searched, counted, one of them, those verified last."""

from typing import Any
from uuid import UUID

from flask import Response, render_template, url_for

from services.portal.access import visitor
from services.portal.asking import caller, only_results, or_not_found, parts, wanted_of
from services.portal.feeds import Entry, Feed, atom
from services.portal.languages import say
from services.portal.pages.organisations import KINDS, authorities_of, items_of, organisations

BLUEPRINT = organisations  # its pages stand below the same address
STATES = ("verified", "suspended", "struck-off", "dissolved", "merged", "any")
FILTERS = ("q", "kind", "field", "place", "nearby", "authority", "state")
PAGE = "20"
Json = dict[str, Any]


@organisations.get("/organizatii")
def listing() -> str:
    """The directory; what is looked for stands in the address. htmx asks for the results alone."""
    wanted = _wanted()
    ask = caller()
    place, known = _place(wanted["place"])
    query = {**_query(wanted), "locality": str(place["uat_siruta"]) if place else ""}
    found = parts(
        page=lambda: (
            ask.get("registry", "/organisations", {**query, "cursor": wanted["cursor"], "limit": PAGE}).data
        ),
        counts=lambda: ask.get("registry", "/organisations/counts", query).data,
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    template = "organisations/results.html" if only_results() else "organisations/list.html"
    return render_template(
        template,
        found=found,
        wanted=wanted,
        place=place,
        place_known=known,
        kinds=KINDS,
        states=STATES,
        export={name: value for name, value in query.items() if value},
        address=_address,
        names={authority["slug"]: authority["name"] for authority in found["authorities"] or []},
    )


@organisations.get("/organizatii/<uuid:organisation_id>")
def show(organisation_id: UUID) -> str:
    """One organisation: public once verified; its own people and clerks see it before."""
    ask = caller()
    with or_not_found():
        found = ask.get("registry", f"/organisations/{organisation_id}", signed=visitor().signed_in).data
    more = parts(
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
        recommendations=lambda: (
            ask.get("consultation", "/recommendations", organisation=str(organisation_id), limit=PAGE).data
        ),
        agreements=lambda: (
            ask.get(
                "registry", "/agreements", organisation=str(organisation_id), state="in-force", limit=PAGE
            ).data
        ),
    )
    names = {authority["slug"]: authority["name"] for authority in more["authorities"] or []}
    return render_template("organisations/show.html", o=found, names=names, found=more)


@organisations.get("/organizatii/noi.atom")
def newest() -> Response:
    """Those that were verified last, as a feed (RFC 4287)."""
    items = items_of(caller().get("registry", "/organisations/newest").data)
    home = url_for("organisations.listing")
    return atom(Feed(title=say("directory.feed"), home=home, entries=[_entry(item) for item in items]))


def _entry(item: Json) -> Entry:
    verified = _verified_at(item)
    return Entry(
        id=f"urn:uuid:{item['id']}",
        title=item["name"],
        updated=verified,
        published=verified,
        path=url_for("organisations.show", organisation_id=item["id"]),
        summary=f"{say('kind.' + item['kind'])} · {item['seat']}",
    )


def _wanted() -> dict[str, str]:
    wanted = wanted_of(*FILTERS, "cursor")
    for name, known in (("kind", KINDS), ("state", STATES)):
        if wanted[name] not in known:
            wanted[name] = ""
    return {**wanted, "nearby": "1" if wanted["nearby"] else ""}


def _query(wanted: dict[str, str]) -> dict[str, str]:
    """What the registry is asked, but for the place."""
    query = {name: wanted[name] for name in ("q", "kind", "authority", "state")}
    return {
        **query,
        "q": wanted["q"][:100],
        "field": wanted["field"][:60],
        "nearby": "true" if wanted["nearby"] else "",
    }


def _place(typed: str) -> tuple[Json | None, bool]:
    """The town or commune that was meant, and whether what was typed is one."""
    if not typed:
        return None, True
    ask = caller()
    if typed.isdecimal():
        found = parts(place=lambda: ask.get("registry", f"/localities/{typed[:6]}").data)["place"]
        return (found, True) if found and found["uat_siruta"] else (None, False)
    near = parts(
        places=lambda: ask.get("registry", "/localities", q=typed[:100], level="uat", limit="1").data["items"]
    )["places"]
    return (near[0], True) if near else (None, False)


def _address(wanted: dict[str, str], **changes: str) -> str:
    """The address of the same list with other filters, from its first page."""
    asked: Json = {**wanted, "cursor": "", **changes}
    return url_for("organisations.listing", **{name: value for name, value in asked.items() if value})


def _verified_at(item: Json) -> str:
    """When an authority last found it to be what it says."""
    decided = [str(v["decided_at"]) for v in item["verifications"] if v["state"] == "verified"]
    return max(decided, default="")
