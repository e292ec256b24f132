"""The audit trail, for auditors and administrators: who looked at what, who decided, in words."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from services.portal import dates, downloads
from services.portal.asking import caller, parts
from services.portal.languages import say
from services.portal.officials import EVERYWHERE, OVERSEERS, chosen_place, holding, places_of
from services.portal.pages.organisations import authorities_of, cursor_of, items_of

desk_audit = Blueprint("desk_audit", __name__)
DEEDS = (
    "request.looked-at",
    "request.questioned",
    "file.looked-at",
    "factors.looked-at",
    "factors.reset",
    "queue.exported",
    "verification.verified",
    "verification.refused",
    "verification.assigned",
    "verification.put-back",
    "change.looked-at",
    "change.questioned",
    "change.accepted",
    "change.refused",
    "organisation.suspended",
    "organisation.restored",
    "organisation.dissolved",
    "organisation.merged",
    "strike-off.proposed",
    "strike-off.confirmed",
    "strike-off.rejected",
    "strike-off.withdrawn",
    "strike-off.expired",
    "audit.exported",
    "client.created",
    "client.rotated",
    "client.revoked",
)
FILTERS = ("actor", "deed", "subject", "since", "until")
DEED = re.compile(r"[a-z-]{1,40}\.[a-z-]{1,40}")
PAGE = "50"


@desk_audit.get("/birou/audit")
@holding(*OVERSEERS)
def listing() -> str:
    """The lines of one authority's trail, the newest first."""
    slug, wanted, ask = chosen_place(*OVERSEERS), _wanted(), caller()
    found = parts(
        page=lambda: (
            ask.get(
                "registry",
                "/audit",
                {**wanted, "authority": slug, "cursor": request.args.get("cursor", ""), "limit": PAGE},
                signed=True,
            ).data
        ),
        people=lambda: items_of(ask.get("registry", "/audit/people", signed=True, authority=slug).data),
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    page = found["page"]
    return render_template(
        "desk/audit.html",
        items=None if page is None else items_of(page),
        people=found["people"] or [],
        places=_places(found["authorities"] or [], slug),
        slug=slug,
        wanted=wanted,
        kept={name: value for name, value in wanted.items() if value},
        deeds=DEEDS,
        said=said,
        cursor=cursor_of(page) if page else "",
    )


@desk_audit.get("/birou/audit/jurnal.<kind>")
@holding(*OVERSEERS)
def export(kind: str) -> ResponseReturnValue:
    """The same as a file; that it was taken away stands in the trail, too."""
    if kind not in ("csv", "json"):
        abort(404)
    slug = chosen_place(*OVERSEERS)
    found = caller().get("registry", "/audit/export", {**_wanted(), "authority": slug}, signed=True).data
    name = f"jurnal-{slug}-{dates.today()}"
    if kind == "json":
        return downloads.as_json(name, found["items"])
    columns = ("at", "actor", "deed", "subject", "reason", "actor_id", "subject_id")
    lines = [
        (
            line["at"],
            actor(line),
            said(line["deed"]),
            line["subject_name"] or line["subject_type"],
            line["details"].get("reason"),
            line["actor_id"],
            line["subject_id"],
        )
        for line in found["items"]
    ]
    return downloads.as_csv(name, [say("audit.column_" + column) for column in columns], lines)


def said(deed: str) -> str:
    """A deed in words; one that nobody has put into words yet by its name."""
    words = say("deed." + deed)
    return deed if words == f"deed.{deed}" else words


def actor(line: dict[str, Any]) -> str:
    """Who did it, as far as it is known; a program by its name."""
    if line["actor_id"] is None:
        return str(line["actor_name"] or say("audit.system"))
    return str(line["actor_name"] or say("audit.gone"))


def _wanted() -> dict[str, str]:
    """What the address narrows the trail to; what is no id, deed or day is left out."""
    given = {
        name: request.args.get(name, "").strip() for name in ("actor", "deed", "subject", "since", "until")
    }
    checks = {"actor": _is_id, "deed": _is_deed, "subject": _is_id, "since": _is_day, "until": _is_day}
    return {name: value if checks[name](value) else "" for name, value in given.items()}


def _places(authorities: list[dict[str, Any]], slug: str) -> list[tuple[str, str]]:
    """The authorities whose trail the visitor may read, with what concerns all."""
    mine = places_of(*OVERSEERS)
    names = {str(found["slug"]): str(found["name"]) for found in authorities}
    slugs = [*names, EVERYWHERE] if EVERYWHERE in mine else mine
    return [(one, names.get(one, say("audit.common") if one == EVERYWHERE else one)) for one in slugs]


def _is_id(typed: str) -> bool:
    try:
        UUID(typed)
    except ValueError:
        return False
    return True


def _is_deed(typed: str) -> bool:
    return bool(DEED.fullmatch(typed))


def _is_day(typed: str) -> bool:
    try:
        return date(2000, 1, 1) <= date.fromisoformat(typed) < date(2200, 1, 1)
    except ValueError:
        return False
