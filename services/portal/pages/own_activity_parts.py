"""What belongs to a joint activity, a page each: partners, budget, tasks, files, guests, results."""

import re
from typing import Any
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found, part
from services.portal.forms import EMAIL, Form
from services.portal.languages import say
from services.portal.pages.files import hand_in_to
from services.portal.pages.organisations import items_of
from services.portal.pages.own_activities import HERE, as_id, own_activities, page_of, read_own, sent, typed

BLUEPRINT = own_activities  # its pages stand below the same address
AMOUNT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,2})?")
OF_COST = ("what", "partner", "amount", "source")
MOST_ROWS, SPARE, MOST_FOUND = 100, 3, "20"
GROUPS = ("ngos", "social-partners", "authorities")
GROUPS_OF_CLERKS = (*GROUPS, "press", "citizens")
FOLLOWS = ("consultation", "agreement", "other")
Json = dict[str, Any]


@own_activities.route(f"{HERE}/parteneri", methods=["GET", "POST"])
@signed_in_only
def partners(activity_id: UUID) -> ResponseReturnValue:
    """Ask one more organisation, looked for by name."""
    found, form = read_own(activity_id), typed({})
    if request.method == "POST":
        form.need("organisation_id", say("activities.need_organisation"))
        form.need("role", say("activities.need_role"))
        body = {"organisation_id": form["organisation_id"], "role": form["role"]}
        if not form.wrong and sent(f"/activities/{activity_id}/partners", body, form, method="POST"):
            return redirect(url_for("own_activities.partners", activity_id=activity_id), 303)
    words = request.values.get("q", "").strip()[:100]
    asked = {"q": words, "authority": found.data["authority"]["slug"], "limit": MOST_FOUND}
    looked = part(lambda: items_of(caller().get("registry", "/organisations", asked).data)) if words else []
    return page_of("activities/partners.html", found, form, organisations=looked, words=words)


@own_activities.route(f"{HERE}/buget", methods=["GET", "POST"])
@signed_in_only
def budget(activity_id: UUID) -> ResponseReturnValue:
    """Who bears what, a row each; a row without words and amount is left out."""
    found, form = read_own(activity_id), typed({})
    rows = _as_rows(found.data)
    if request.method == "POST":
        rows = _rows_typed()
        lines = [_cost(row, number, form) for number, row in enumerate(rows, start=1)]
        if found.data["announced_at"]:
            form.need("reason", say("activities.need_reason"))
        body = {"lines": lines, "reason": form["reason"]}
        if form["go"] != "more" and not form.wrong and sent(f"/activities/{activity_id}/budget", body, form):
            return redirect(url_for("own_activities.show", activity_id=activity_id), 303)
        if form["go"] == "more":
            form.errors.clear()
    blank = [dict.fromkeys(OF_COST, "")] * SPARE
    return page_of("activities/budget.html", found, form, rows=[*rows, *blank])


@own_activities.route(f"{HERE}/sarcini", methods=["GET", "POST"])
@signed_in_only
def tasks(activity_id: UUID) -> ResponseReturnValue:
    """Who does what until when: partners and the authority alone read it."""
    found, form = read_own(activity_id), typed({})
    if request.method == "POST" and _task_kept(activity_id, found.data, form):
        return redirect(url_for("own_activities.tasks", activity_id=activity_id), 303)
    return page_of("activities/tasks.html", found, form)


@own_activities.route(f"{HERE}/fisiere", methods=["GET", "POST"])
@signed_in_only
def files(activity_id: UUID) -> ResponseReturnValue:
    """Documents, and photos of people who agreed to be shown."""
    form = typed({"kind": "document"})
    if request.method == "POST" and _file_kept(activity_id, form):
        return redirect(url_for("own_activities.files", activity_id=activity_id), 303)
    return page_of("activities/files.html", read_own(activity_id), form)


@own_activities.route(f"{HERE}/citat", methods=["GET", "POST"])
@signed_in_only
def statement(activity_id: UUID) -> ResponseReturnValue:
    """What a partner wants to be quoted with in the press kit."""
    found = read_own(activity_id)
    own = [one for one in found.data["partners"] if one["id"] in found.data["may"]["speaks_for"]]
    form = typed({name: own[0][of] or "" for name, of in (("words", "statement"), ("said_by", "said_by"))})
    if request.method == "POST":
        form.limit("words", 1_000)
        if form["words"]:
            form.need("said_by", say("activities.need_said_by"))
        path = f"/activities/{activity_id}/partners/{own[0]['id']}/statement"
        body = {"words": form["words"], "said_by": form["said_by"]}
        if not form.wrong and sent(path, body, form):
            return redirect(url_for("own_activities.show", activity_id=activity_id), 303)
        found = read_own(activity_id)
    return page_of("activities/statement.html", found, form, partner=own[0])


@own_activities.route(f"{HERE}/invitatii", methods=["GET", "POST"])
@signed_in_only
def invitations(activity_id: UUID) -> ResponseReturnValue:
    """Invite groups and single addresses; each is written to once."""
    found, form = read_own(activity_id), typed({})
    groups = GROUPS_OF_CLERKS if found.data["may"]["announce"] else GROUPS
    if request.method == "POST":
        chosen = [one for one in request.form.getlist("groups") if one in groups]
        addresses = form["addresses"].replace(",", " ").replace(";", " ").split()
        form = Form({**form.values, "groups": ",".join(chosen)}, form.errors)
        if not chosen and not addresses:
            form.errors["groups"] = say("activities.need_guests")
        if wrong := next((one for one in addresses if not EMAIL.fullmatch(one)), ""):
            form.errors["addresses"] = say("activities.address_wrong", address=wrong)
        body = {"groups": chosen, "addresses": addresses}
        if not form.wrong and sent(f"/activities/{activity_id}/invitations", body, form, method="POST"):
            return redirect(url_for("own_activities.invitations", activity_id=activity_id, facut="1"), 303)
    return page_of("activities/invitations.html", found, form, groups=groups)


@own_activities.route(f"{HERE}/rezultate", methods=["GET", "POST"])
@signed_in_only
def results(activity_id: UUID) -> ResponseReturnValue:
    """What was done, how many took part, where it can be seen."""
    found = read_own(activity_id)
    a = found.data
    links = "\n".join(f"{link['url']} {link['title']}" for link in a["links"])
    people = "" if a["people"] is None else str(a["people"])
    form = typed({"text": a["results"] or "", "people": people, "links": links, "etag": found.etag})
    if request.method == "POST":
        form.need("text", say("activities.need_results"))
        form.limit("text", 10_000)
        form.check(
            "people", lambda typed: typed.isascii() and typed.isdecimal(), say("activities.need_people")
        )
        body = {
            "text": form["text"],
            "people": int(form["people"][:9]) if form["people"] and "people" not in form.errors else None,
            "links": _links(form["links"]),
        }
        if not form.wrong and sent(f"/activities/{activity_id}/results", body, form):
            return redirect(url_for("own_activities.show", activity_id=activity_id), 303)
        found = read_own(activity_id)
    return page_of("activities/results_form.html", found, form)


@own_activities.route(f"{HERE}/urmari", methods=["GET", "POST"])
@signed_in_only
def follow_ups(activity_id: UUID) -> ResponseReturnValue:
    """What came of it, and the page that it became."""
    found, form = read_own(activity_id), typed({"kind": "consultation"})
    if request.method == "POST":
        form.need("title", say("activities.need_title"))
        body: Json = {"title": form["title"], "url": form["url"] or None}
        path, method = f"/activities/{activity_id}/follow-ups", "POST"
        if form["follow_up"]:
            path, method = f"{path}/{as_id(form['follow_up'])}", "PUT"
        else:
            body["kind"] = form["kind"] if form["kind"] in FOLLOWS else "other"
        if not form.wrong and sent(path, body, form, method=method):
            return redirect(url_for("own_activities.follow_ups", activity_id=activity_id), 303)
    return page_of("activities/follow_ups.html", found, form, kinds=FOLLOWS)


@own_activities.route(f"{HERE}/anuleaza", methods=["GET", "POST"])
@signed_in_only
def cancel(activity_id: UUID) -> ResponseReturnValue:
    """It will not be held; the reason is asked for."""
    form = typed({})
    if request.method == "POST":
        form.need("reason", say("activities.need_reason"))
        form.limit("reason", 2_000)
        path = f"/activities/{activity_id}/cancel"
        if not form.wrong and sent(path, {"reason": form["reason"]}, form, method="POST"):
            return redirect(url_for("own_activities.show", activity_id=activity_id), 303)
    return page_of("activities/cancel.html", read_own(activity_id), form)


def _as_rows(a: Json) -> list[Json]:
    return [
        {"what": one["what"], "partner": one["partner_id"], "amount": one["amount"], "source": one["source"]}
        for one in a["budget"]["lines"]
    ]


def _rows_typed() -> list[Json]:
    lists = [request.form.getlist(name)[: MOST_ROWS + SPARE] for name in OF_COST]
    rows = [dict(zip(OF_COST, map(str.strip, row), strict=True)) for row in zip(*lists, strict=False)]
    return [row for row in rows if row["what"] or row["amount"]]


def _cost(row: Json, number: int, form: Form) -> Json:
    """A row as it is sent; amounts as people write them: `1.250,50` or `1250.50`."""
    written = row["amount"].replace(" ", "")
    if "," in written:
        written = written.replace(".", "").replace(",", ".")
    amount = written if AMOUNT.fullmatch(written) else ""
    if not row["what"]:
        form.errors[f"what-{number}"] = say("activities.need_cost", number=number)
    if not amount or not float(amount):
        form.errors[f"amount-{number}"] = say("activities.need_amount", number=number)
    return {
        "what": row["what"],
        "partner_id": row["partner"],
        "amount": amount,
        "source": row["source"],
    }


def _task_kept(activity_id: UUID, a: Json, form: Form) -> bool:
    path = f"/activities/{activity_id}/tasks"
    if form["task"]:
        kept = next((one for one in a["tasks"] if one["id"] == form["task"]), None)
        if kept is None:
            return True
        task = {name: kept[name] for name in ("partner_id", "what", "due_on")}
        return sent(f"{path}/{kept['id']}", {"task": task, "done": form["go"] == "done"}, form)
    form.need("what", say("activities.need_task"))
    form.limit("what", 500)
    form.need("partner_id", say("activities.need_owner"))
    form.need("due_on", say("activities.need_day"))
    form.check("due_on", dates.is_day, say("activities.need_day"))
    body = {name: form[name] for name in ("partner_id", "what", "due_on")}
    return not form.wrong and sent(path, body, form, method="POST")


def _file_kept(activity_id: UUID, form: Form) -> bool:
    path = f"/activities/{activity_id}/files"
    if form["remove"]:
        with or_not_found():
            caller().send("consultation", f"{path}/{as_id(form['remove'])}", method="DELETE", signed=True)
        return True
    form.need("title", say("activities.need_file_title"))
    asked = {"kind": "photo" if form["kind"] == "photo" else "document", "title": form["title"]}
    if asked["kind"] == "photo":
        form.need("alternative", say("activities.need_alternative"))
        form.need("consent", say("activities.need_consent"))
        form.need("consent_by", say("activities.need_consent_by"))
        form.need("consent_on", say("activities.need_day"))
        form.check("consent_on", dates.is_day, say("activities.need_day"))
        asked |= {name: form[name] for name in ("alternative", "consent", "consent_by", "consent_on")}
    return not form.wrong and hand_in_to("consultation", path, form, **asked)


def _links(written: str) -> list[Json]:
    """A line each: an address, and what it is called."""
    parted = [line.split(None, 1) for line in written.splitlines() if line.strip()]
    return [{"url": words[0], "title": words[-1][:200]} for words in parted]
