"""A recommendation that is being written, kept at the consultation service between pages and days."""

from typing import Any
from uuid import UUID

from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import say

WHOLE = "tot"  # in place of an article: the act as a whole
MYSELF = "me"
NAMES_SHOWN = ("initials", "full", "none")
KEPT = ("draft", "draft_version")
TEXTS = ("text", "reason", "proposed_wording")
Json = dict[str, Any]


def read_draft(draft_id: str) -> Json:
    """One of the visitor's own; 404 if it is none."""
    with or_not_found():
        found: Json = caller().get("consultation", f"/recommendation-drafts/{draft_id}", signed=True).data
    return found


def id_or_nothing(given: str) -> str:
    """What can be an id, for an address of a service; else nothing."""
    try:
        return str(UUID(given))
    except ValueError:
        return ""


def form_of(draft: Json) -> Form:
    """The form with what was typed before."""
    chosen = [*draft["articles"], *([WHOLE] if draft["whole"] else [])]
    return Form(
        {
            **{name: draft[name] for name in TEXTS},
            "article": ",".join(chosen),
            "on_behalf_of": draft["on_behalf_of"] or "",
            "name_shown": draft["name_shown"] or "",
            "draft": draft["id"],
            "draft_version": str(draft["version"]),
        }
    )


def keep(consultation_id: str, form: Form) -> Json:
    """Keep what was typed; the form knows the draft and its version from then on.

    Returns:
        What stands there instead of what was typed, by field, where another window was quicker; the form then
        has a problem, and whoever sends it once more puts theirs over it.
    """
    try:
        _put(form, _save(consultation_id, form))
    except Refused as refused:
        if refused.status == 412:
            return _meet(consultation_id, form)
        if refused.status == 404:
            form.values = {**form.values, **dict.fromkeys(KEPT, "")}
        form.take(refused, {"articles": "article"})
    return {}


def _meet(consultation_id: str, form: Form) -> Json:
    """Another window was quicker; what was kept of the same words while typed is no other text."""
    there = read_draft(form["draft"])
    others, mine = form_of(there).values, _written(form)
    form.values = {**form.values, "draft_version": str(there["version"])}
    differs = {name: others[name] for name in TEXTS if not mine[name].startswith(others[name].strip())}
    if not differs:
        _put(form, _save(consultation_id, form))
        return {}
    form.problem = say("recommend.draft_changed")
    return differs


def _save(consultation_id: str, form: Form) -> Json:
    body, version = _written(form), form["draft_version"]
    ask = caller()
    if form["draft"]:
        etag = f'"{version if version.isdecimal() else 0}"'
        path = f"/recommendation-drafts/{form['draft']}"
        return dict(ask.send("consultation", path, body, method="PUT", signed=True, etag=etag).data)
    path = f"/consultations/{consultation_id}/recommendation-drafts"
    return dict(ask.send("consultation", path, body, signed=True).data)


def _put(form: Form, saved: Json) -> None:
    kept = {"draft": str(saved["id"]), "draft_version": str(saved["version"])}
    kept["draft_changed"] = str(saved["changed_at"])
    form.values = {**form.values, **kept}


def _written(form: Form) -> Json:
    chosen = [one for one in form["article"].split(",") if one]
    for_whom = form["on_behalf_of"]
    return {
        **{name: form[name] for name in TEXTS},
        "articles": [one for one in chosen if one != WHOLE],
        "whole": WHOLE in chosen,
        "on_behalf_of": None if for_whom in ("", MYSELF) else for_whom,
        "name_shown": form["name_shown"] if form["name_shown"] in NAMES_SHOWN else None,
    }
