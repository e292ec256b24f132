"""Meetings over HTTP: who may, what is refused, what comes back."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import AUTHORITY

DEBATE: dict[str, Any] = {
    "authority": AUTHORITY,
    "kind": "debate",
    "on": "2026-01-20",
    "begins": "17:00",
    "ends": "19:00",
    "place": "Sala de consiliu",
    "capacity": 80,
    "speaking_minutes": 3,
    "agenda": ["Prezentarea proiectului", "Cuvântul celor înscriși"],
    "how_to_register": "Prin portal.",
}
MEETING = {**DEBATE, "kind": "public-meeting", "title": "Ședința de consiliu"}
MOVE = {
    "on": "2026-01-22",
    "begins": "18:00",
    "ends": "20:00",
    "place": "Sala mare",
    "reason": "Vin mai mulți.",
}


def call(calls: Calls, **changes: Any) -> Any:
    """Call people to a meeting."""
    return calls.post("/meetings", {**MEETING, **changes}, calls.clerk())


def test_a_debate_from_call_to_end(calls: Calls) -> None:
    """Called once for one key, read by everybody, moved, written anew, held."""
    consultation = calls.published()
    body, key = {**DEBATE, "consultation_id": consultation}, str(uuid4())
    made = calls.post("/meetings", body, calls.clerk(), key=key)
    assert (made.status_code, [one["verdict"] for one in made.json["findings"]]) == (201, ["planned-ok"] * 2)
    path = f"/meetings/{made.json['id']}"
    assert made.headers["Location"].endswith(path)
    assert calls.post("/meetings", body, calls.clerk(), key=key).json == made.json
    shown = calls.get(path)
    assert (shown.headers["ETag"], shown.json["title"], shown.json["starts_at"]) == (
        '"1"',
        "Regulamentul de parcare",
        "2026-01-20T15:00:00+00:00",
    )
    moved = calls.post(f"{path}/move", MOVE, calls.clerk(), version=1)
    assert (moved.status_code, moved.json["version"]) == (200, 2)
    order = {
        "capacity": 120,
        "agenda": ["Discuții"],
        "title": "Dezbatere",
        "online_url": "https://example.org/x",
    }
    assert calls.put(path, order, calls.clerk(), version=2).status_code == 200
    calls.world.clock.instant = datetime(2026, 1, 23, 9, tzinfo=UTC)
    held = calls.post(f"{path}/hold", {"began": "18:05", "ended": "20:10"}, calls.clerk(), version=3)
    assert (held.status_code, held.json["state"]) == (200, "held")
    after = calls.get(path).json
    assert [one["what"] for one in after["entries"]] == ["called", "moved", "revised", "held"]
    assert (after["capacity"], after["ended_at"]) == (120, "2026-01-22T18:10:00+00:00")


def test_what_is_found_before_anybody_is_called(calls: Calls) -> None:
    """The same as at the call, in both languages; nobody else's draft is asked about."""
    asked = {name: MEETING[name] for name in ("authority", "kind", "begins", "ends")}
    found = calls.get("/desk/meetings/plan", calls.clerk(), **asked, on="2026-01-15").json
    assert [(one["verdict"], one["day"]) for one in found["findings"]] == [("refused", "2026-01-16")]
    assert (found["starts_at"], "16 January 2026" in found["findings"][0]["reason_en"]) == (
        "2026-01-15T15:00:00+00:00",
        True,
    )
    strange = calls.get(
        "/desk/meetings/plan", calls.clerk(), **asked, on="2026-01-20", consultation_id=str(uuid4())
    )
    assert strange.json["code"] == "no-such-consultation"
    refused = call(calls, on="2026-01-15")
    assert (refused.status_code, refused.json["code"]) == (409, "public-meeting-3-days")


def test_lists(calls: Calls) -> None:
    """A page after the other; by kind, by what it is about, by days."""
    consultation = calls.published()
    call(calls)
    debate = calls.post("/meetings", {**DEBATE, "consultation_id": consultation}, calls.clerk()).json["id"]
    third = call(calls, on="2026-02-03").json["id"]
    first = calls.get("/meetings", period="coming", limit="2").json
    assert len(first["items"]) == 2
    [last] = calls.get("/meetings", period="coming", limit="2", cursor=first["next"]).json["items"]
    assert last["id"] == third
    assert [one["id"] for one in calls.get("/meetings", kind="debate").json["items"]] == [debate]
    about = calls.get("/meetings", consultation_id=consultation).json["items"]
    assert [one["id"] for one in about] == [debate]
    february = calls.get("/meetings", since="2026-02-01", until="2026-02-28").json["items"]
    assert [one["id"] for one in february] == [third]
    assert calls.get("/meetings", since="9999-12-31").status_code == 422


@pytest.mark.parametrize(
    "changes",
    [
        {"on": "9999-12-31"},
        {"on": "mâine"},
        {"begins": "25:00"},
        {"begins": "03:30", "on": "2026-03-29"},
        {"ends": "17:00"},
        {"capacity": 0},
        {"capacity": "80"},
        {"speaking_minutes": 1000},
        {"agenda": [""]},
        {"agenda": ["x"] * 51},
        {"online_url": "javascript:alert(1)"},
        {"place": ""},
        {"title": ""},
        {"title": "a" * 301},
        {"kind": "party"},
        {"consultation_id": "x"},
        {"who": "x"},
    ],
)
def test_bad_calls(calls: Calls, changes: dict[str, Any]) -> None:
    """Each is refused, and never a fault of ours."""
    assert call(calls, **changes).status_code == 422


def test_bad_changes(calls: Calls) -> None:
    """Without a reason, of an old version, of one that is not there."""
    made = call(calls).json
    path = f"/meetings/{made['id']}"
    assert calls.post(f"{path}/move", {**MOVE, "reason": "x"}, calls.clerk(), version=1).status_code == 422
    assert calls.post(f"{path}/cancel", {"reason": "  "}, calls.clerk(), version=1).status_code == 422
    assert calls.post(f"{path}/cancel", {"reason": "Nu se mai ține."}, calls.clerk()).status_code == 428
    assert calls.post(f"{path}/move", MOVE, calls.clerk(), version=7).json["code"] == "stale"
    gone = f"/meetings/{uuid4()}"
    assert calls.get(gone).json["code"] == "no-such-meeting"
    assert calls.post(f"{gone}/move", MOVE, calls.clerk(), version=1).status_code == 404
