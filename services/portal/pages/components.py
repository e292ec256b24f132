"""The pieces that are ours, each with its states, on one page."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, render_template

from services.portal import dates
from services.portal.forms import Form
from services.portal.months import NUMBERED, drawn, marks_of, weekdays

components = Blueprint("components", __name__)


@components.get("/componente")
def show() -> str:
    """Every piece, built from made-up things; what is seen here is what pages use."""
    wrong = Form({"email": "ana", "text": ""}, {"email": "Adresa nu are forma nume@domeniu.ro."})
    return render_template("components.html", samples=_samples(), form=wrong, **_calendar())


def _calendar() -> dict[str, Any]:
    """Nine working days of a plan."""
    off = [
        {"date": f"2026-01-{day}", "why": why}
        for day, why in ((17, "sâmbătă"), (18, "duminică"), (24, "sâmbătă"), (25, "duminică"))
    ]
    count = {"number": 9, "unit": "working-days", "rule": "civil-code"}
    term = {
        "rule": NUMBERED[0],
        "due": "2026-01-26",
        "earliest": "2026-01-27",
        "count": count,
        "skipped": off,
    }
    plan = {"published": "2026-01-13", "rules": [term]}
    return {"months": drawn(plan), "day_marks": marks_of(plan), "weekdays": weekdays()}


def _samples() -> list[dict[str, Any]]:
    """A consultation in each state."""
    authority = {"slug": "oras-exemplu", "name": "Orașul Exemplu", "is_example": True}
    common = {
        "id": "00000000-0000-7000-8000-000000000000",
        "authority": authority,
        "title": "Regulament privind parcarea în zona centrală",
        "summary": "Cine poate parca în centru, cât timp și cu ce tarif.",
        "kind": "normative",
        "is_example": True,
        "is_record": False,
        "articles": 10,
        "recommendations": 3,
        "recommendations_days": None,
    }

    def until(days: int) -> dict[str, str]:
        day = dates.today() + timedelta(days=days)
        return {"recommendations_until": day.isoformat(), "recommendations_until_at": f"{day}T20:59:59Z"}

    return [
        {**common, **until(9), "state": "open"},
        {**common, **until(1), "state": "open"},
        {**common, **until(-4), "state": "closed"},
        {**common, "state": "record", "is_record": True, "recommendations_days": 10, "is_example": False},
        {**common, **until(14), "state": "draft"},
    ]
