"""What an act is about: said with the draft, shown, looked for, and told to everybody."""

from typing import Any

import pytest

from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import AUTHORITY

NEW = {"authority": AUTHORITY, "title": "Regulament", "recommendations_until": "2026-01-23"}


def test_an_act_is_found_by_its_field(calls: Calls) -> None:
    """Its page shows all of them; an act of which nobody said anything is of none."""
    of_two, of_none = calls.published(fields=["transport", "budget"]), calls.published()
    assert calls.get(f"/consultations/{of_two}").json["fields"] == ["transport", "budget"]
    assert calls.get(f"/consultations/{of_none}").json["fields"] == []
    for field, found in (("budget", [of_two]), ("health", [])):
        items = calls.get("/consultations", field=field).json["items"]
        assert [item["id"] for item in items] == found


def test_everybody_hears_what_it_is_about(calls: Calls) -> None:
    """So that who follows a field is told."""
    calls.published(fields=["transport"])
    assert [event["fields"] for event in calls.world.said("consultation.published")] == [["transport"]]


@pytest.mark.parametrize(
    "fields",
    ["transport", ["weather"], [1], ["transport", "transport"], ["transport", "budget", "health", "order"]],
)
def test_what_is_no_field_is_refused(calls: Calls, fields: Any) -> None:
    """At most three, each once, of the list."""
    answer = calls.post("/consultations", {**NEW, "fields": fields}, calls.clerk())
    assert answer.status_code == 422
    assert all(error["pointer"].startswith("/fields") for error in answer.json["errors"])


def test_a_list_of_no_field_is_refused(calls: Calls) -> None:
    """Not answered as if all were asked for."""
    assert calls.get("/consultations", field="weather").status_code == 422
