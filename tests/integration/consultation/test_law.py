"""The law over HTTP, without an account."""

from typing import Any

import pytest

from tests.integration.consultation.calls import PREFIX, Calls
from tests.unit.consultation.law.test_plan import IDS

ASKED = {"kind": "normative", "published": "2026-01-13"}
ENTRY = {"id": "x", "publication_date": "2026-01-13", "proposals_deadline": "2026-01-23"}


def judge(calls: Calls, **body: Any) -> Any:
    """The answer to a judge's body."""
    return calls.client.post(f"{PREFIX}/law/judge", json=body)


def test_a_plan(calls: Calls) -> None:
    """Every rule once, with the days and the rule of counting."""
    plan = calls.get("/law/plan", **ASKED).json
    assert (plan["kind"], plan["published"], plan["count_rule"]) == ("normative", "2026-01-13", "civil-code")
    assert [rule["rule"] for rule in plan["rules"]] == IDS
    ten = plan["rules"][3]
    assert (ten["due"], ten["count"]["rule"], ten["applies"]) == ("2026-01-26", "civil-code", True)


def test_a_plan_with_another_count_and_days_off(calls: Calls) -> None:
    """The Government's days off are given with commas."""
    answer = calls.get(
        "/law/plan", **ASKED, count_rule="first-counted", days_off="2026-01-20,2026-01-21"
    ).json
    thirty = answer["rules"][2]
    assert (thirty["due"], thirty["earliest"]) == ("2026-02-25", "2026-02-26")
    assert {"date": "2026-01-20", "why": "zi liberă stabilită de Guvern"} in thirty["skipped"]


def test_why_a_day_is_skipped_is_said_in_the_callers_language(calls: Calls) -> None:
    """The texts come in both."""
    answer = calls.client.get(
        f"{PREFIX}/law/plan", query_string=ASKED, headers={"Accept-Language": "en"}
    ).json
    assert answer["rules"][3]["skipped"][1] == {"date": "2026-01-25", "why": "Sunday"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "decree"}, "kind"),
        ({"published": "2026-02-30"}, "published"),
        ({"published": "0001-01-01"}, "published"),
        ({"published": "9999-12-31"}, "published"),
        ({"count_rule": "mine"}, "count_rule"),
        ({"days_off": "soon"}, "days_off"),
        ({"nobody": "knows"}, "nobody"),
    ],
)
def test_a_plan_that_cannot_be_made(calls: Calls, wrong: dict[str, str], field: str) -> None:
    """The field is named."""
    answer = calls.get("/law/plan", **{**ASKED, **wrong})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"].startswith(f"/{field}")


def test_a_judgement(calls: Calls) -> None:
    """Today by the service's clock, unless a day is given; by the authority's rule."""
    found = judge(calls, entries=[ENTRY, {}], count_rule="first-excluded").json
    assert found["as_of"] == calls.world.clock.instant.date().isoformat()
    assert [item["id"] for item in found["items"]] == ["x", "2"]
    assert found["items"][0]["rules"][3]["verdict"] == "kept"
    assert judge(calls, entries=[ENTRY]).json["items"][0]["rules"][3]["verdict"] == "warning"
    assert (
        judge(calls, entries=[ENTRY], as_of="2025-01-01").json["items"][0]["rules"][3]["verdict"] == "not-due"
    )


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"entries": []},
        {"entries": [{}] * 101},
        {"entries": ["x"]},
        {"entries": [{"publication_date": "soon"}]},
        {"entries": [{"kind": "decree"}]},
        {"entries": [{"nobody": "knows"}]},
        {"entries": [{"documents": ["x"] * 101}]},
        {"entries": [{}], "as_of": "9999-01-01"},
    ],
)
def test_a_judgement_that_cannot_be_made(calls: Calls, body: dict[str, Any]) -> None:
    """Refused with the place of what is wrong."""
    answer = judge(calls, **body)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert answer.json["errors"][0]["pointer"].startswith(("/entries", "/as_of"))


def test_who_asks_too_often_waits(calls: Calls) -> None:
    """Sixty a minute from one network."""
    answers = [judge(calls, entries=[{}]).status_code for _ in range(61)]
    assert (set(answers[:60]), answers[60]) == ({200}, 429)
