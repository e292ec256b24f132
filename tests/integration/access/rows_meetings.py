"""Debates and public meetings: everybody reads them, the clerks of their authority change them."""

from tests.integration.access.row import ITS_CLERK, Row, all_get

ONE = "/meetings/<uuid:meeting_id>"
WHEN = {"on": "2026-01-22", "begins": "17:00", "ends": "19:00"}
MEETING = {
    **WHEN,
    "authority": "oras-exemplu",
    "kind": "public-meeting",
    "title": "Ședință",
    "place": "Sala mare",
}
WHY = "Vin mai mulți decât am crezut."
MEETINGS = (
    Row("GET /meetings", all_get(200)),
    Row(f"GET {ONE}", all_get(200), "meeting"),
    Row("POST /meetings", (401, 403, 403, 403, 201), body=MEETING),
    Row(f"PUT {ONE}", ITS_CLERK, "meeting", {"title": "Dezbatere"}),
    Row(f"POST {ONE}/move", ITS_CLERK, "meeting", {**WHEN, "place": "Sala mare", "reason": WHY}),
    Row(f"POST {ONE}/cancel", ITS_CLERK, "meeting", {"reason": WHY}),
    # The clerk may, but it has not begun yet.
    Row(f"POST {ONE}/hold", (401, 403, 403, 403, 409), "meeting", {"began": "17:00", "ended": "19:00"}),
    Row(
        "GET /desk/meetings/plan",
        ITS_CLERK,
        query={**WHEN, "authority": "oras-exemplu", "kind": "public-meeting"},
    ),
)
