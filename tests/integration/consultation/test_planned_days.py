"""Planned days and the urgent procedure by HTTP: refused, warned of, shown, and held again at publication."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.integration.consultation.calls import ACT, Calls
from tests.unit.consultation.world import AUTHORITY

PLANNED = {
    "planned_publication": "2026-01-13",
    "recommendations_until": "2026-01-26",
    "planned_adoption": "2026-02-25",
}
REASON = "Inundațiile au rupt podul, iar drumul de ocolire trebuie reglementat."


def draft(calls: Calls, **changes: Any) -> Any:
    """The answer to a new draft."""
    return calls.post("/consultations", {"authority": AUTHORITY, **ACT, **changes}, calls.clerk())


def page(calls: Calls, made: Any) -> Any:
    """The page of a draft."""
    return calls.get(f"/consultations/{made.json['id']}", calls.clerk()).json


def rule(shown: Any, name: str) -> Any:
    """A rule of its plan."""
    return next(one for one in shown["plan"]["rules"] if one["rule"] == name)


def test_a_plan_is_kept_and_shown(calls: Calls) -> None:
    """Each day with its rule, article, count and verdict; the public sees it as planned."""
    made = draft(calls, **PLANNED, planned_debate="2026-01-20")
    shown = page(calls, made)
    assert {name: shown[name] for name in PLANNED} == PLANNED
    assert (shown["urgent"], shown["plan"]["count_rule"], shown["plan"]["count_version"]) == (
        False,
        "civil-code",
        1,
    )
    endorsement = rule(shown, "endorsement-30-working-days")
    assert (endorsement["planned"], endorsement["verdict"]) == ("2026-02-25", "planned-ok")
    assert endorsement["earliest"] == "2026-02-25"
    assert endorsement["skipped"]
    calls.post(f"/consultations/{made.json['id']}/publish", headers=calls.clerk(), version=1)
    public = calls.get(f"/consultations/{made.json['id']}").json
    assert public["planned_adoption"] == "2026-02-25"
    assert [(s["step"], s["planned"]) for s in public["timeline"]] == [
        ("notice", False),
        ("debate", True),
        ("recommendations", False),
        ("answers", False),
        ("endorsement", True),
        ("adoption", True),
    ]
    assert "Termenul curge" in public["timeline"][4]["reason"]


def test_by_the_own_rule_alone_it_is_warned_of(calls: Calls) -> None:
    """It is kept, and says from when it would be fine."""
    shown = page(calls, draft(calls, **{**PLANNED, "planned_adoption": "2026-02-24"}))
    found = rule(shown, "endorsement-30-working-days")
    assert found["verdict"] == "warned"
    assert "25 februarie 2026" in found["reason"]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"planned_adoption": "2026-02-23"}, "endorsement-30-working-days", "/planned_adoption"),
        ({"recommendations_until": "2026-01-22"}, "recommendations-10-days", "/recommendations_until"),
        ({"planned_debate": "2026-01-01"}, "debate-astray", "/planned_debate"),
        (
            {"urgency_reason": REASON, "planned_adoption": "2026-01-26"},
            "adoption-before-end",
            "/planned_adoption",
        ),
        (
            {"kind": "local-budget", "planned_adoption": "2026-02-25"},
            "budget-15-days",
            "/recommendations_until",
        ),
    ],
)
def test_what_the_law_refuses(calls: Calls, changes: dict[str, str], code: str, field: str) -> None:
    """Under all three rules of counting, at the field, with the article."""
    refused = draft(calls, **{**PLANNED, **changes})
    assert (refused.status_code, refused.json["code"]) == (409, code)
    assert refused.json["errors"][0]["pointer"] == field
    assert "art." in refused.json["detail"]


def test_the_urgent_procedure_needs_its_reason(calls: Calls) -> None:
    """Then the thirty days do not bind; everybody reads why."""
    short = draft(calls, **PLANNED, urgency_reason="E urgent.")
    assert (short.status_code, short.json["code"]) == (422, "urgency-without-reason")
    made = draft(calls, **{**PLANNED, "planned_adoption": "2026-01-27"}, urgency_reason=REASON)
    calls.post(f"/consultations/{made.json['id']}/publish", headers=calls.clerk(), version=1)
    public = calls.get(f"/consultations/{made.json['id']}").json
    assert (public["urgent"], public["urgency_reason"]) == (True, REASON)
    assert not rule(public, "endorsement-30-working-days")["applies"]
    assert calls.world.said("consultation.published")[0]["urgent"] is True


def test_the_plan_is_held_against_the_real_day(calls: Calls) -> None:
    """Published later than planned, what was fine is too early; writing the text goes on meanwhile."""
    made = draft(calls, **PLANNED, title="Un proiect")
    calls.world.clock.instant = datetime(2026, 1, 16, 9, tzinfo=UTC)
    path = f"/consultations/{made.json['id']}"
    saved = calls.client.put(
        f"/api/consultation/v1{path}",
        json={**ACT, **PLANNED, "title": "Alt titlu"},
        headers={**calls.clerk(), "If-Match": '"1"'},
    )
    assert saved.status_code == 200, saved.json
    refused = calls.post(f"{path}/publish", headers=calls.clerk(), version=2)
    assert (refused.status_code, refused.json["code"]) == (409, "endorsement-30-working-days")
    assert calls.get(path, calls.clerk()).json["state"] == "draft"


@pytest.mark.parametrize("day", ["9999-12-31", "1999-01-01", "mâine", 7, ["2026-01-01"]])
@pytest.mark.parametrize("field", [*PLANNED, "planned_debate"])
def test_days_that_nobody_means(calls: Calls, field: str, day: Any) -> None:
    """A sentence at the field, never a failure."""
    refused = draft(calls, **{**PLANNED, field: day})
    assert refused.status_code == 422
    assert refused.json["errors"][0]["pointer"] == f"/{field}"


def test_the_farthest_days_have_a_plan(calls: Calls) -> None:
    """The calendar ends where no day is taken any more."""
    far = {
        "planned_publication": "2100-12-20",
        "recommendations_until": "2100-12-31",
        "planned_adoption": None,
    }
    shown = page(calls, draft(calls, **far))
    assert rule(shown, "endorsement-30-working-days")["earliest"].startswith("2101-")
