"""The calendar of a consultation being written: its planned days against the law's; and urgency."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.clients import Answer
from services.portal.dates import is_day, today
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.months import drawn, marks_of, planned_marks, weekdays
from services.portal.pages.desk_drafting import (
    PLANNED,
    form_of,
    page_of_step,
    read_draft,
    save,
    told_changes,
)

desk_plan = Blueprint("desk_plan", __name__)
REASON = "urgency_reason"
FIELDS = (*PLANNED, REASON)
LEAST_REASON = 20
Json = dict[str, Any]


@desk_plan.route("/birou/consultari/<uuid:consultation_id>/calendar", methods=["GET", "POST"])
@staff_only
def plan(consultation_id: UUID) -> ResponseReturnValue:
    """When it is to be published, until when people recommend, when it is debated and adopted."""
    found = read_draft(consultation_id)
    form = _form(found)
    changed: Json = {}
    if request.method == "POST" and _is_good(form):
        if save(found, _body(form), form):
            where = "desk_consultations.show" if form["go"] == "on" else "desk_plan.plan"
            anchor = None if form["go"] == "on" else "terms"
            return redirect(url_for(where, consultation_id=consultation_id, _anchor=anchor), 303)
        found = read_draft(consultation_id)
        changed = {name: (form["was_" + name], str(found.data[name] or "")) for name in FIELDS}
    return page_of_step("plan", found, form, changed=told_changes(form, changed), **shown(found.data))


def shown(consultation: Mapping[str, Any]) -> Json:
    """The plan drawn on months, for whoever shows it."""
    of_law = consultation["plan"]
    planned = planned_marks(consultation)
    marks = sorted([*marks_of(of_law), *planned])
    return {"months": drawn(of_law, planned), "day_marks": marks, "weekdays": weekdays()}


def _form(found: Answer) -> Form:
    first = {name: str(found.data[name] or "") for name in FIELDS}
    first["planned_publication"] = first["planned_publication"] or today().isoformat()
    # A box that is not ticked is not sent, so it is filled on the first look alone.
    if request.method == "GET":
        first["urgent"] = "1" if found.data["urgent"] else ""
    return form_of(first, found)


def _is_good(form: Form) -> bool:
    form.need("planned_publication", say("drafting.need_publication"))
    form.need("recommendations_until", say("drafting.need_day"))
    for name in PLANNED:
        form.check(name, is_day, say("drafting.bad_day"))
    form.check("planned_publication", _is_to_come, say("drafting.publication_past"))
    form.limit(REASON, 5_000)
    if form["urgent"] and len(form[REASON]) < LEAST_REASON:
        form.errors.setdefault(REASON, say("drafting.need_urgency_reason", least=LEAST_REASON))
    return not form.wrong


def _is_to_come(day: str) -> bool:
    return date.fromisoformat(day) >= today()


def _body(form: Form) -> Json:
    reason = form[REASON] if form["urgent"] else ""
    return {**{name: form[name] or None for name in PLANNED}, REASON: reason}
