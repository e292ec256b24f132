"""Answers before they are public: one that a second person looks at, and all that are published at once."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.consultations import article_at_hand
from services.portal.pages.desk_answers import read

desk_publication = Blueprint("desk_publication", __name__)
Json = dict[str, Any]
DEEDS = {"approve": "approved", "send-back": "sent-back"}
SHOWN = "100"


@desk_publication.route("/birou/recomandari/<uuid:recommendation_id>/verificare", methods=["GET", "POST"])
@staff_only
def review(recommendation_id: UUID) -> ResponseReturnValue:
    """What somebody has written, for who looks at it: good, or to be written otherwise."""
    found = read(recommendation_id)
    r, form = found.data, Form(request.form)
    if request.method == "POST":
        if form["action"] == "send-back":
            form.need("note", say("review.note_missing"))
            form.limit("note", 2_000)
        if form["action"] in DEEDS and not form.wrong:
            try:
                return _decide(r, form)
            except Refused as refused:
                form.take(refused)
    version = str((r["draft"] or {}).get("version", 0))
    values = {**form.values, "draft_version": version}
    article = article_at_hand(r["consultation"]["id"], r["article"])
    shown = Form(values, form.errors, form.problem)
    page = render_template("desk/review.html", r=r, article=article, form=shown)
    return (page, 422) if form.wrong else page


@desk_publication.get("/birou/consultari/<uuid:consultation_id>/raspunsuri")
@staff_only
def publication(consultation_id: UUID) -> str:
    """What will be published, to whom it goes, and that nothing can be changed after."""
    return _publication_page(consultation_id, Form({"key": sending_key("")}))


@desk_publication.post("/birou/consultari/<uuid:consultation_id>/raspunsuri")
@staff_only
def publish(consultation_id: UUID) -> ResponseReturnValue:
    """Publish as many as were shown, once."""
    form = Form(request.form)
    form.need("sure", say("publication.sure_missing"))
    count = form["count"]
    if form.wrong or not count.isdecimal():
        return _publication_page(consultation_id, form), 422
    try:
        given = caller().send(
            "consultation",
            f"/consultations/{consultation_id}/answers/publish",
            {"count": int(count)},
            signed=True,
            key=sending_key(form["key"]),
        )
    except Refused as refused:
        form.take(refused)
        if refused.status == 412:
            form.problem = say("publication.stale")
        return _publication_page(consultation_id, form), refused.status
    here = url_for(
        "desk_publication.publication", consultation_id=consultation_id, publicate=given.data["answers"]
    )
    return redirect(here, 303)


def _decide(r: Json, form: Form) -> ResponseReturnValue:
    body = {"note": form["note"]} if form["action"] == "send-back" else None
    version = form["draft_version"] if form["draft_version"].isdecimal() else "0"
    path = f"/recommendations/{r['id']}/answer-draft/{form['action']}"
    caller().send("consultation", path, body, signed=True, etag=f'"{version}"')
    back = {"autoritate": r["consultation"]["authority"]["slug"], "consultation": r["consultation"]["id"]}
    return redirect(url_for("desk_answers.listing", **back, state="ready", facut=DEEDS[form["action"]]), 303)


def _publication_page(consultation_id: UUID, form: Form) -> str:
    with or_not_found():
        progress = caller().get("consultation", f"/consultations/{consultation_id}/answers", signed=True).data
    states = ("approved",) if progress["reviewed"] else ("approved", "ready")
    items = part(lambda: [one for state in states for one in _waiting(progress, state)])
    published = request.args.get("publicate", "")
    values = {
        **form.values,
        "key": sending_key(form["key"]),
        "count": str(progress["publishable"]),
        "sure": "",
    }
    return render_template(
        "desk/publication.html",
        p=progress,
        items=items,
        form=Form(values, form.errors, form.problem),
        published=int(published) if published.isdecimal() else 0,
    )


def _waiting(progress: Json, state: str) -> list[Json]:
    wanted = {"authority": progress["authority"]["slug"], "consultation": progress["id"], "state": state}
    page = caller().get("consultation", "/desk/recommendations", wanted, signed=True, limit=SHOWN).data
    return list(page["items"])
