"""Entering what came on paper, by e-mail, or was said, one thing a page; receipt, scans, answer by post.

Nothing is kept here between the pages: each carries what was typed so far in its own form.
"""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found, part, parts
from services.portal.errors import Refused
from services.portal.forms import EMAIL, Form, sending_key
from services.portal.languages import ZONE, say
from services.portal.pages.consultations import WHOLE, read_consultation
from services.portal.pages.desk import chosen_authority
from services.portal.pages.files import hand_in_to, passed_on
from services.portal.pages.organisations import items_of
from services.portal.pages.recommend import check_articles, on_articles

desk_entries = Blueprint("desk_entries", __name__)
STEPS = ("consultation", "came", "who", "said", "check")
FIELDS: dict[str, tuple[str, ...]] = {
    "consultation": ("consultation",),
    "came": ("channel", "received_on", "hour", "town_number"),
    "who": ("author_name", "organisation_name", "on_behalf_of", "email", "postal_address", "show_name"),
    "said": ("article", "text", "reason", "proposed_wording"),
    "check": (),
}
ALL = (*(name for names in FIELDS.values() for name in names), "key")
CHANNELS = ("paper", "email", "meeting", "other")
OF_TERM = ("received-after-term", "received-before-publication", "received-later")
LONGEST = {"town_number": 60, "author_name": 120, "organisation_name": 300, "postal_address": 500}
OTHER = "other"  # an organisation that is none of those verified
Json = dict[str, Any]


@desk_entries.route("/birou/recomandari/noua", methods=["GET", "POST"])
@staff_only
def new() -> ResponseReturnValue:
    """Look at the page that was sent; show the next, the one before, or the one asked for to change it."""
    slug = chosen_authority()
    if request.method == "GET":
        chosen = request.args.get("consultare", "")
        form = Form({"consultation": chosen})
        return _page(slug, "came" if _consultation(slug, form) else "consultation", form)
    step = request.form.get("step", "")
    step = step if step in STEPS else STEPS[0]
    typed = {name: request.form.get(name, "") for name in ALL}
    form = Form({**typed, "article": ",".join(one for one in request.form.getlist("article") if one)})
    consultation = _consultation(slug, form)
    if consultation is None:
        form.errors["consultation"] = say("entry.consultation_missing")
        return _page(slug, STEPS[0], form), 422
    if (asked := request.form.get("go", "")) in STEPS:
        return _page(slug, asked, form, consultation)
    for name in STEPS if step == "check" else (step,):
        _check(slug, name, form, consultation)
        if form.wrong:
            return _page(slug, name, form, consultation), 422
    if step == "check":
        return _send(slug, form, consultation)
    return _page(slug, STEPS[STEPS.index(step) + 1], form, consultation)


@desk_entries.get("/birou/recomandari/<uuid:recommendation_id>/inscriere")
@staff_only
def show(recommendation_id: UUID) -> str:
    """The receipt, to be printed for its author; the scans."""
    return _shown(recommendation_id, Form())


@desk_entries.post("/birou/recomandari/<uuid:recommendation_id>/inscriere")
@staff_only
def scan(recommendation_id: UUID) -> ResponseReturnValue:
    """Add a scan, or take one away."""
    form, path = Form(request.form), f"/entries/{recommendation_id}/scans"
    if form["remove"]:
        with or_not_found():
            caller().send("consultation", f"{path}/{form['remove']}", method="DELETE", signed=True)
    elif not hand_in_to("consultation", path, form):
        return _shown(recommendation_id, form), 422
    return redirect(url_for("desk_entries.show", recommendation_id=recommendation_id), 303)


@desk_entries.get("/birou/recomandari/<uuid:recommendation_id>/scanari/<uuid:file_id>")
@staff_only
def scanned(recommendation_id: UUID, file_id: UUID) -> Response:
    """A scan, to be saved."""
    with or_not_found():
        return passed_on(caller().fetch("consultation", f"/entries/{recommendation_id}/scans/{file_id}"))


@desk_entries.route("/birou/recomandari/<uuid:recommendation_id>/prin-posta", methods=["GET", "POST"])
@staff_only
def post(recommendation_id: UUID) -> ResponseReturnValue:
    """The answer as a letter to print; noted once it is on its way."""
    form = Form(request.form)
    if request.method == "POST":
        try:
            path = f"/entries/{recommendation_id}/posted"
            caller().send("consultation", path, signed=True, key=sending_key(form["key"]))
            return redirect(url_for("desk_entries.post", recommendation_id=recommendation_id, facut="1"), 303)
        except Refused as refused:
            form.take(refused)
    with or_not_found():
        found = caller().get("consultation", f"/desk/recommendations/{recommendation_id}", signed=True).data
    values = {"key": sending_key(form["key"])}
    page = render_template("desk/letter.html", r=found, form=Form(values, form.errors, form.problem))
    return (page, 409) if form.wrong else page


@desk_entries.route("/birou/recomandari/<uuid:recommendation_id>/uita-autorul", methods=["GET", "POST"])
@staff_only
def forget(recommendation_id: UUID) -> ResponseReturnValue:
    """Forget an author who has asked for it and has no link of their own, after a question."""
    form = Form(request.form)
    if request.method == "POST":
        try:
            path = f"/entries/{recommendation_id}/forget"
            caller().send("consultation", path, signed=True, key=sending_key(form["key"]))
            where = url_for("desk_entries.show", recommendation_id=recommendation_id, uitat="1")
            return redirect(where, 303)
        except Refused as refused:
            form.take(refused)
    with or_not_found():
        found = caller().get("consultation", f"/entries/{recommendation_id}", signed=True).data
    form.values = {"key": sending_key(form["key"])}
    page = render_template("desk/forget_author.html", r=found, form=form)
    return (page, 409) if form.wrong else page


def _consultation(slug: str, form: Form) -> Json | None:
    """The consultation that was chosen, if it is one of this authority that is or was open."""
    try:
        found = read_consultation(UUID(form["consultation"]))
    except ValueError:
        return None
    is_its = found["authority"]["slug"] == slug and found["state"] in ("open", "closed")
    return found if is_its else None


def _check(slug: str, step: str, form: Form, consultation: Json) -> None:
    if step == "came":
        _check_moment(form)
    if step == "who":
        _check_author(slug, form)
    if step == "said":
        check_articles(form, consultation)
        if form["proposed_wording"] and len(on_articles(form)) != 1:
            form.errors["proposed_wording"] = say("recommend.wording_one_article")
        form.need("text", say("entry.text_missing"))
        for name in ("text", "reason", "proposed_wording"):
            form.limit(name, 10_000)


def _check_moment(form: Form) -> None:
    if form["channel"] not in CHANNELS:
        form.errors["channel"] = say("entry.channel_missing")
    form.need("received_on", say("entry.day_missing"))
    form.check("received_on", dates.is_day, say("mandate.day_wrong"))
    form.check("hour", dates.is_hour, say("entry.hour_wrong"))
    form.limit("town_number", LONGEST["town_number"])


def _check_author(slug: str, form: Form) -> None:
    if not form["organisation_name"]:
        form.need("author_name", say("entry.author_missing"))
    for name in ("author_name", "organisation_name", "postal_address"):
        form.limit(name, LONGEST[name])
    form.check("email", lambda typed: bool(EMAIL.fullmatch(typed)), say("form.email_wrong"))
    known = {one["id"] for one in _verified(slug, form)}
    if known and form["on_behalf_of"] not in {*known, OTHER}:
        form.errors.setdefault("on_behalf_of", say("entry.organisation_which"))


def _verified(slug: str, form: Form) -> list[Json]:
    """Those that the authority has verified and that are called so; none is chosen for the clerk."""
    if not form["organisation_name"]:
        return []
    asked = {"q": form["organisation_name"][:200], "authority": slug, "state": "verified", "limit": "5"}
    return part(lambda: items_of(caller().get("registry", "/organisations", asked).data)) or []


def _page(slug: str, step: str, form: Form, consultation: Json | None = None) -> str:
    values = {**form.values, "key": sending_key(form["key"])}
    found = {"consultations": _all_of(slug)} if step == "consultation" else {}
    return render_template(
        "desk/entry_step.html",
        slug=slug,
        c=consultation or _consultation(slug, form),
        step=step,
        number=STEPS.index(step) + 1,
        steps=STEPS,
        before=STEPS[max(STEPS.index(step) - 1, 0)],
        form=Form(values, form.errors, form.problem),
        fields=ALL,
        own=FIELDS[step],
        channels=CHANNELS,
        organisations=_verified(slug, form) if step in ("who", "check") else [],
        other=OTHER,
        articles=on_articles(form),
        whole=WHOLE,
        **found,
    )


def _all_of(slug: str) -> list[Json]:
    def of(state: str) -> list[Json]:
        asked = {"state": state, "authority": slug, "limit": "50"}
        return items_of(caller().get("consultation", "/consultations", asked).data)

    found = parts(open=lambda: of("open"), closed=lambda: of("closed"))
    return [*(found["open"] or []), *(found["closed"] or [])]


def _send(slug: str, form: Form, consultation: Json) -> ResponseReturnValue:
    """Enter it once, however often the button is pressed; show the receipt."""
    path = f"/consultations/{consultation['id']}/entries"
    try:
        made = caller().send("consultation", path, _body(form), signed=True, key=sending_key(form["key"]))
    except Refused as refused:
        form.take(refused, {"articles": "article"})
        if refused.code in OF_TERM:
            form.problem, form.errors["received_on"] = "", refused.detail
        wrong = next((name for name in STEPS if set(FIELDS[name]) & set(form.errors)), "check")
        return _page(slug, wrong, form, consultation), refused.status
    return redirect(url_for("desk_entries.show", recommendation_id=made.data["id"], facut="1"), 303)


def _body(form: Form) -> Json:
    typed = ("town_number", "email", "postal_address", "reason", "proposed_wording")
    is_known = form["on_behalf_of"] not in ("", OTHER)
    return {
        "channel": form["channel"],
        **moment(form["received_on"], form["hour"]),
        **{name: form[name] or None for name in typed},
        "author_name": form["author_name"],
        "organisation_name": None if is_known else form["organisation_name"] or None,
        "on_behalf_of": form["on_behalf_of"] if is_known else None,
        "show_name": bool(form["show_name"]),
        **({"articles": chosen} if (chosen := on_articles(form)) else {"article": None}),
        "text": form["text"],
    }


def moment(day: str, hour: str) -> Json:
    """When something was received, as the service is told it: the day alone where nobody noted the hour."""
    if not hour:
        return {"received_on": date.fromisoformat(day).isoformat()}
    at = datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), ZoneInfo(ZONE))
    return {"received_at": at.isoformat()}


def _shown(recommendation_id: UUID, form: Form) -> str:
    with or_not_found():
        found = caller().get("consultation", f"/entries/{recommendation_id}", signed=True).data
    return render_template("desk/entry.html", r=found, form=form)
