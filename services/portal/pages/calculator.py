"""The calculator of terms: anybody, without an account, sees which days follow from a notice, and why."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.asking import caller
from services.portal.calendars import Day, as_calendar
from services.portal.dates import is_day, today
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import language, say
from services.portal.months import drawn, marks_of, weekdays

calculator = Blueprint("calculator", __name__)
KINDS = ("normative", "mayor-order", "tax", "strategy", "urban-plan", "local-budget", "individual")
COUNT_RULES = ("civil-code", "first-excluded", "first-counted")
FIELDS = ("kind", "published", "count_rule", "days_off")
ROMANIAN_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
MOST_TYPED = 1000  # characters
Json = dict[str, Any]


@calculator.get("/calculator-termene")
def show() -> ResponseReturnValue:
    """The form, and below it what follows; all that was chosen stands in the address."""
    asked = any(name in request.args for name in FIELDS)
    form = _typed() if asked else Form({"published": today().isoformat()})
    plan = _plan(form) if asked else None
    page = render_template(
        "calculator/show.html",
        form=form,
        plan=plan,
        months=drawn(plan) if plan else [],
        marks=marks_of(plan) if plan else [],
        weekdays=weekdays(),
        terms=_sorted(plan) if plan else {},
        kinds=KINDS,
        count_rules=COUNT_RULES,
        published_type="date" if is_day(form["published"] or "2026-01-13") else "text",
        ical=url_for("calculator.ical", **_filled(form)),
    )
    return (page, 422) if form.wrong else page


@calculator.get("/calculator-termene.ics")
def ical() -> Response:
    """The days as an iCalendar file (RFC 5545), each a whole day."""
    form = _typed()
    plan = _plan(form)
    if plan is None:
        abort(404)
    days = (_day(term, name, form) for term in plan["rules"] for name in ("due", "earliest") if term[name])
    return as_calendar("termene", "calculator", days)


def _typed() -> Form:
    return Form({name: request.args.get(name, "")[:MOST_TYPED] for name in FIELDS})


def _plan(form: Form) -> Json | None:
    """What the law says of it; None where the form has to be mended first, which it then says."""
    form.need("published", say("calculator.published_missing"))
    published = _day_of(form["published"])
    form.check("published", lambda _: bool(published), say("calculator.day_wrong"))
    days_off = [_day_of(typed) for typed in re.split(r"[\s,;]+", form["days_off"]) if typed]
    form.check("days_off", lambda _: all(days_off), say("calculator.days_off_wrong"))
    for name, known in (("kind", KINDS), ("count_rule", COUNT_RULES)):
        form.check(name, known.__contains__, say("calculator.choose"))
    if form.wrong:
        return None
    query = {
        "kind": form["kind"] or KINDS[0],
        "published": published,
        "count_rule": form["count_rule"] or COUNT_RULES[0],
        "days_off": ",".join(days_off),
    }
    try:
        found: Json = caller().get("consultation", "/law/plan", query).data
    except Refused as refused:
        form.take(refused)
        return None
    return found


def _day_of(typed: str) -> str:
    """The day as services read it, from 2026-01-13 or 13.01.2026; empty where it is none."""
    if match := ROMANIAN_DAY.fullmatch(typed):
        day, month, year = match.groups()
        typed = f"{year}-{month:0>2}-{day:0>2}"
    return typed if is_day(typed) else ""


def _sorted(plan: Json) -> Mapping[str, list[Json]]:
    """The rules by what they have: a term, no term, or nothing to say here."""
    sorted_: dict[str, list[Json]] = {"term": [], "duty": [], "not": []}
    for rule in plan["rules"]:
        sorted_["term" if rule["due"] else "duty" if rule["applies"] else "not"].append(rule)
    sorted_["term"].sort(key=lambda rule: str(rule["due"]))
    return sorted_


def _filled(form: Form) -> Json:
    return {name: form[name] for name in FIELDS if form[name]}


def _day(term: Json, name: str, form: Form) -> Day:
    article = "article_en" if language() == "en" else "article"
    return Day(
        uid=f"{term['rule']}.{name}.{form['kind']}.{form['published']}",
        on=date.fromisoformat(term[name]),
        summary=f"{say('calculator.rule_' + term['rule'])}: {say('calculator.ical_' + name)}",
        description=f"{term['text_' + language()]} ({term[article]})",
        changed_at=current_app.extensions["clock"].now(),
    )
