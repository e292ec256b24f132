"""The clerk's desk: what waits, the law's calendar first."""

from typing import Any

from flask import Blueprint, abort, render_template, request

from services.portal.access import staff_only, visitor
from services.portal.asking import caller, parts
from services.portal.pages.organisations import authorities_of, items_of

desk_pages = Blueprint("desk", __name__)
SHOWN = "20"


@desk_pages.get("/birou")
@staff_only
def desk() -> str:
    """What is due by the law's calendar, answers owed, drafts to publish, requests to verify."""
    ask, slug = caller(), chosen_authority()

    def consultations(state: str) -> Any:
        signed = state == "draft"
        return items_of(
            ask.get(
                "consultation", "/consultations", signed=signed, state=state, authority=slug, limit=SHOWN
            ).data
        )

    found = parts(
        terms=lambda: ask.get("consultation", "/desk/terms", signed=True, authority=slug).data,
        drafts=lambda: consultations("draft"),
        closed=lambda: consultations("closed"),
        debates=lambda: (
            ask.get(
                "consultation",
                "/desk/debate-requests",
                signed=True,
                authority=slug,
                state="open",
                limit=SHOWN,
            ).data
        ),
        answers=lambda: (
            ask.get(
                "consultation",
                "/desk/recommendations",
                signed=True,
                authority=slug,
                state="unanswered",
                limit=SHOWN,
            ).data
        ),
        channels=lambda: items_of(
            ask.get("consultation", "/desk/channels", signed=True, authority=slug).data
        ),
        commitments=lambda: items_of(
            ask.get("consultation", "/desk/commitments", signed=True, authority=slug).data
        ),
        requests=lambda: (
            ask.get(
                "registry", "/verifications", signed=True, authority=slug, state="pending", limit=SHOWN
            ).data
        ),
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    return render_template("desk/desk.html", found=found, slug=slug, name=_name(found["authorities"], slug))


def chosen_authority() -> str:
    """The authority whose desk this is: the one in the address, else the visitor's first."""
    wanted = request.values.get("autoritate", "")
    if not wanted:
        return visitor().desks[0]
    if wanted not in visitor().desks:
        abort(403)
    return wanted


def _name(authorities: list[dict[str, Any]] | None, slug: str) -> str:
    return next((str(found["name"]) for found in authorities or [] if found["slug"] == slug), slug)
