"""Consultations: the list, and one with its act, recommendations, documents and course."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, render_template, request, url_for

from services.portal.asking import Caller, caller, only_results, or_not_found, part, parts, wanted_of
from services.portal.pages.files import passed_on
from services.portal.pages.following import FIELDS

consultations = Blueprint("consultations", __name__)
STATES = ("open", "closed", "in-work", "adopted", "rejected", "withdrawn", "record")
PAGE = "20"
WHOLE = "tot"  # in place of an article: the act as a whole


@consultations.get("/consultari")
def listing() -> str:
    """All that is public; what is looked for stands in the address. htmx asks for the results alone."""
    wanted = wanted_consultations()
    ask = caller()
    found = parts(
        page=lambda: ask.get("consultation", "/consultations", {**wanted, "limit": PAGE}).data,
        authorities=lambda: _authorities(ask.get("registry", "/authorities").data),
    )
    template = "consultations/results.html" if only_results() else "consultations/list.html"
    return render_template(
        template,
        states=STATES,
        fields=FIELDS,
        found=found["page"],
        authorities=found["authorities"],
        wanted=wanted,
        more=_more(found["page"], wanted),
        kept={name: value for name, value in wanted.items() if value and name != "cursor"},
    )


def wanted_consultations() -> dict[str, str]:
    """What the address narrows the list to; what makes no sense is left out."""
    wanted = wanted_of("q", "state", "authority", "field", "cursor")
    for name, known in (("state", STATES), ("field", FIELDS)):
        if wanted[name] not in known:
            wanted[name] = ""
    return wanted


@consultations.get("/consultari/<uuid:consultation_id>")
def show(consultation_id: UUID) -> str:
    """Everything about one consultation: what is decided, until when, what one can do, what was said."""
    ask = caller()
    path = f"/consultations/{consultation_id}"
    cursor = request.args.get("cursor", "")
    article = request.args.get("articol", "")
    with or_not_found():
        consultation = ask.get("consultation", path).data
    found: dict[str, Any] = {"recommendations": {"items": [], "next": None}, "told": None, "versions": []}
    if not consultation["is_record"]:
        found = parts(
            recommendations=lambda: (
                ask.get(
                    "consultation", f"{path}/recommendations", said_on(article), limit=PAGE, cursor=cursor
                ).data
            ),
            debates=lambda: ask.get("consultation", f"{path}/debate-requests", limit="100").data["items"],
            outcome=lambda: _outcome(ask, consultation),
            commitments=lambda: _commitments(ask, consultation),
            versions=lambda: ask.get("consultation", f"{path}/versions").data["items"],
            changes=lambda: ask.get("consultation", f"{path}/changes").data,
            meetings=lambda: ask.get("consultation", "/meetings", consultation_id=str(consultation_id)).data[
                "items"
            ],
            channels=lambda: ask.get("consultation", f"{path}/channels").data,
            told=lambda: _told(
                ask.get("notification", "/announcements", consultation=str(consultation_id)).data
            ),
        )
    return render_template("consultations/show.html", c=consultation, found=found, article=article)


@consultations.get("/consultari/<uuid:consultation_id>/documente/<uuid:file_id>")
def document(consultation_id: UUID, file_id: UUID) -> Response:
    """A document's file, to be saved."""
    path = f"/consultations/{consultation_id}/documents/{file_id}"
    with or_not_found():
        return passed_on(caller().fetch("consultation", path, signed=False))


def said_on(article: str) -> dict[str, str]:
    """How the service is asked for what was said on an article, or on the act as a whole."""
    return {"whole": "true"} if article == WHOLE else {"article": article}


def _outcome(ask: Caller, consultation: dict[str, Any]) -> Any:
    """What was decided; nothing is asked while nothing was."""
    if not consultation["outcome"]:
        return None
    return ask.get("consultation", f"/consultations/{consultation['id']}/outcome").data


def _commitments(ask: Caller, consultation: dict[str, Any]) -> Any:
    """What was promised with the act; only an adopted one has that."""
    if consultation["outcome"] != "adopted":
        return []
    return ask.get("consultation", f"/consultations/{consultation['id']}/commitments").data["items"]


def _more(page: Any, wanted: dict[str, str]) -> str:
    """The address of the next page of results, with the same filters."""
    if not page or not page.get("next"):
        return ""
    kept = {name: value for name, value in wanted.items() if value}
    return url_for("consultations.listing", **{**kept, "cursor": page["next"]})


def _authorities(data: Any) -> list[dict[str, Any]]:
    return list(data["items"] if isinstance(data, dict) else data)


def _told(data: Any) -> int | None:
    """How many were told of the consultation, over all its announcements."""
    items = data["items"] if isinstance(data, dict) else data
    return sum(int(item.get("told") or 0) for item in items) if items else None


def read_consultation(consultation_id: UUID) -> dict[str, Any]:
    """One consultation as its service tells it; 404 if there is none."""
    with or_not_found():
        found: dict[str, Any] = caller().get("consultation", f"/consultations/{consultation_id}").data
    return found


def article_of(consultation: dict[str, Any], number: str) -> dict[str, Any] | None:
    """The article with that number."""
    return next((article for article in consultation["articles"] if article["number"] == number), None)


def article_at_hand(consultation_id: str, number: str | None) -> dict[str, Any] | None:
    """The first article that a recommendation speaks of; None if there is none, or the act is away."""
    if number is None:
        return None
    answer = part(lambda: caller().get("consultation", f"/consultations/{consultation_id}").data)
    return article_of(answer, number) if answer else None
