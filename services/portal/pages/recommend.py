"""Sending a recommendation, one thing a page: article, text, reason and wording, files, name, check, receipt.

Nothing is kept here between the pages: each carries what was typed so far in its own form, so that
going back, an error or a service that is away loses nothing. Who has an account may have it kept as a draft,
which also holds the files.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import visitor
from services.portal.asking import caller, or_not_found, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.own_drafts import (
    KEPT,
    MYSELF,
    NAMES_SHOWN,
    form_of,
    id_or_nothing,
    keep,
    read_draft,
)
from services.portal.pages.consultations import WHOLE, article_of, read_consultation
from services.portal.pages.files import chosen_file, hand_in_to
from services.portal.pages.mandates import spoken_for
from services.portal.pages.without_account import check_contact, first_wrong, known_visitor, send_unconfirmed

recommend = Blueprint("recommend", __name__)
STEPS = ("article", "text", "details", "files", "name", "check")
FIELDS = (
    "article",
    "text",
    "reason",
    "proposed_wording",
    "on_behalf_of",
    "name_shown",
    "author_name",
    "email",
    "key",
)
MOST_ARTICLES = 10
LONGEST = 10_000
Json = dict[str, Any]


@recommend.get("/consultari/<uuid:consultation_id>/recomanda")
def begin(consultation_id: UUID) -> ResponseReturnValue:
    """The first page; the article is known already when one came from it."""
    consultation = read_consultation(consultation_id)
    begun = id_or_nothing(request.args.get("ciorna", ""))
    draft = read_draft(begun) if begun and visitor().signed_in else None
    if not consultation["can_recommend"]:
        return render_template("recommend/closed.html", c=consultation, draft=draft)
    if draft:
        asked = request.args.get("pas", "")
        going_on = "text" if draft["articles"] or draft["whole"] else "article"
        return _page(consultation, asked if asked in STEPS else going_on, form_of(draft))
    chosen = request.args.get("articol", "")
    step = "text" if chosen == WHOLE or article_of(consultation, chosen) else "article"
    return _page(consultation, step, Form({"article": chosen if step == "text" else ""}))


@recommend.post("/consultari/<uuid:consultation_id>/recomanda")
def go_on(consultation_id: UUID) -> ResponseReturnValue:
    """Look at the page that was sent; show the next, the one before, or the one asked for to change it."""
    consultation = read_consultation(consultation_id)
    step = request.form.get("step", "")
    steps, form = _steps(), _sent()
    step = step if step in steps else "article"
    asked = request.form.get("go", "")
    if asked in steps:
        return _page(consultation, asked, form)
    if known_visitor().signed_in and (asked == "save" or _changes_files(step)):
        return _keep(consultation, step, form)
    _check(step, form, consultation)
    there = keep(consultation["id"], form) if not form.wrong and form["draft"] and step != "check" else {}
    if form.wrong:
        return _page(consultation, step, form, there), 422
    if step == "check":
        return _send(consultation, form)
    return _page(consultation, steps[steps.index(step) + 1], form)


@recommend.post("/consultari/<uuid:consultation_id>/recomanda/ciorna")
def save(consultation_id: UUID) -> str:
    """Keep what is being typed; says so, and which draft it is for the next time."""
    form = _sent()
    if visitor().signed_in:
        keep(str(consultation_id), form)
    else:
        form.problem = say("recommend.draft_signed_out")
    trouble = form.problem or next(iter(form.errors.values()), "")
    # Where another window was quicker, what is typed is not put over it before somebody has seen it.
    known = _sent() if trouble else form
    return render_template("recommend/saved.html", form=known, saved=not trouble, trouble=trouble)


def _steps() -> tuple[str, ...]:
    """Files are for who has an account: an address alone proves nothing while they are looked into."""
    return STEPS if known_visitor().signed_in else tuple(step for step in STEPS if step != "files")


def _changes_files(step: str) -> bool:
    """Whether a file is brought, or one taken away; whoever chose one and went on meant to bring it."""
    what = request.form.get("go", "").partition(":")[0]
    return step == "files" and (what in ("add", "remove") or chosen_file() is not None)


def _keep(consultation: Json, step: str, form: Form) -> ResponseReturnValue:
    """Keep what was typed as a draft; with it a file, or without one."""
    there = keep(consultation["id"], form)
    if not form.wrong and _changes_files(step):
        path, (what, _, file_id) = f"/recommendation-drafts/{form['draft']}/files", form["go"].partition(":")
        if what == "remove":
            with or_not_found():
                path = f"{path}/{id_or_nothing(file_id) or UUID(int=0)}"
                caller().send("consultation", path, method="DELETE", signed=True)
        else:
            hand_in_to("consultation", path, form, for_authority="true" if form["for_authority"] else "false")
    if form.wrong:
        return _page(consultation, step, form, there), 422
    done = "salvata" if form["go"] == "save" else None
    where = {"consultation_id": consultation["id"], "ciorna": form["draft"], "pas": step, "facut": done}
    return redirect(url_for("recommend.begin", **where), 303)


def _check(step: str, form: Form, consultation: Json) -> None:
    """Say what is wrong with the fields of one page; before sending, with all."""
    if step in ("article", "check"):
        check_articles(form, consultation)
    if step in ("text", "check"):
        form.need("text", say("recommend.text_missing"))
        form.limit("text", LONGEST)
    if step in ("details", "check"):
        form.limit("reason", LONGEST)
        form.limit("proposed_wording", LONGEST)
        if form["proposed_wording"] and len(on_articles(form)) != 1:
            form.errors["proposed_wording"] = say("recommend.wording_one_article")
    if step in ("name", "check"):
        _check_for_whom(form) if known_visitor().signed_in else check_contact(form)


def _sent() -> Form:
    """What was typed; ticked articles come one by one, and are carried on in one field."""
    form = {name: request.form.get(name, "") for name in (*FIELDS, *KEPT, "go", "for_authority")}
    form["draft"] = id_or_nothing(form["draft"])
    form["article"] = ",".join(one for one in request.form.getlist("article") if one)
    return Form(form)


def on_articles(form: Form) -> list[str]:
    """The articles that were chosen; none for the act as a whole."""
    return [one for one in form["article"].split(",") if one not in ("", WHOLE)]


def check_articles(form: Form, consultation: Json) -> None:
    """Articles of the act, or the whole of it: not both, for then nobody knows what is meant."""
    chosen = on_articles(form)
    if not form["article"] or any(article_of(consultation, one) is None for one in chosen):
        form.errors["article"] = say("recommend.article_missing")
    elif chosen and WHOLE in form["article"].split(","):
        form.errors["article"] = say("recommend.article_or_whole")
    elif len(chosen) > MOST_ARTICLES:
        form.errors["article"] = say("recommend.articles_too_many", most=MOST_ARTICLES)


def _check_for_whom(form: Form) -> None:
    """Who may speak for others says for whom: nothing is chosen for them, and no mandate outlives its end."""
    held = part(spoken_for)
    if held is None:
        return
    known = {MYSELF, *(one["organisation_id"] for one in held)}
    if form["on_behalf_of"] and form["on_behalf_of"] not in known:
        form.errors["on_behalf_of"] = say("recommend.mandate_over")
    elif held:
        form.need("on_behalf_of", say("recommend.for_whom_missing"))


def _page(consultation: Json, step: str, form: Form, there: Json | None = None) -> str:
    who, steps = known_visitor(), _steps()
    step = step if step in steps else steps[steps.index("details") + 1]
    held = part(spoken_for) if who.signed_in and step in ("name", "check") else []
    values = {**form.values, "key": sending_key(form["key"])}
    return render_template(
        "recommend/step.html",
        c=consultation,
        step=step,
        number=steps.index(step) + 1,
        steps=steps,
        before=steps[max(steps.index(step) - 1, 0)],
        there=there or {},
        files=_files(form) if who.signed_in and step in ("files", "check") else [],
        drafts=_drafts_on(consultation) if who.signed_in and step == "article" and not form["draft"] else [],
        form=Form(values, form.errors, form.problem),
        articles=[article for article in consultation["articles"] if article["number"] in on_articles(form)],
        whole=WHOLE,
        names_shown=NAMES_SHOWN,
        mandates=held,
        myself=MYSELF,
        who=who,
        name=who.name if who.signed_in else form["author_name"],
        fields=FIELDS,
    )


def _files(form: Form) -> list[Json] | None:
    """The files of the draft; None where they cannot be read now."""
    draft = form["draft"]
    return part(lambda: list(read_draft(draft)["files"])) if draft else []


def _drafts_on(consultation: Json) -> list[Json]:
    """What the visitor has begun to write on this act before."""
    found = part(lambda: caller().get("consultation", "/recommendation-drafts", signed=True).data["items"])
    return [draft for draft in found or [] if draft["consultation"]["id"] == consultation["id"]]


def _send(consultation: Json, form: Form) -> ResponseReturnValue:
    """Send it once, however often the button is pressed; show the receipt."""
    chosen = on_articles(form)
    body = {
        **({"articles": chosen} if chosen else {"article": None}),
        "text": form["text"],
        "reason": form["reason"] or None,
        "proposed_wording": form["proposed_wording"] or None,
        "on_behalf_of": None if form["on_behalf_of"] in ("", MYSELF) else form["on_behalf_of"],
        "name_shown": form["name_shown"] if form["name_shown"] in NAMES_SHOWN else NAMES_SHOWN[0],
    }
    if not visitor().signed_in:
        if send_unconfirmed(consultation, body, form):
            return render_template("recommend/letter_sent.html", c=consultation, email=form["email"])
        return _page(consultation, "check" if form.problem else first_wrong(form), form), 422
    try:
        receipt = caller().send(
            "consultation",
            f"/consultations/{consultation['id']}/recommendations",
            {**body, "draft": form["draft"] or None},
            signed=True,
            key=sending_key(form["key"]),
        )
    except Refused as refused:
        form.take(refused, {"articles": "article"})
        return _page(consultation, "check", form), refused.status
    return redirect(url_for("receipts.show", recommendation_id=receipt.data["id"]), 303)
