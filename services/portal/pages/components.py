"""The pieces that are ours, each with its states, on one page."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, render_template

from services.portal import dates
from services.portal.forms import Form

components = Blueprint("components", __name__)


@components.get("/componente")
def show() -> str:
    """Every piece, built from made-up things; what is seen here is what pages use."""
    wrong = Form({"email": "ana", "text": ""}, {"email": "Adresa nu are forma nume@domeniu.ro."})
    return render_template("components.html", samples=_samples(), form=wrong)


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
