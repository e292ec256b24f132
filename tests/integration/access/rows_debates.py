"""Debates that are asked for, art. 7 (9)."""

from tests.integration.access.row import HIS, ITS_CLERK, OVERSEEN, SIGNED_IN, Row, all_get

OF = "/consultations/<uuid:consultation_id>/debate-requests"
ONE = "/debate-requests/<uuid:request_id>"
ASKED = {"organisation": "{organisation}", "reason": "Vrem să discutăm tarifele."}
PAPER = {"kind": "association", "name": "Asociația Neînscrisă", "channel": "paper", "received_on": "{today}"}
WHY = {"reason": "Cererea este a unei singure persoane."}
CLERKS = (401, 403, 403, 403, 200)
DEBATES = (
    Row(f"GET {OF}", all_get(404), "draft"),
    Row(f"GET {OF}", all_get(200), "debate asked for"),
    # For an organisation asks who has its mandate.
    Row(f"POST {OF}", (401, 404, 404, 404, 404), "draft", ASKED),
    Row(f"POST {OF}", (401, 201, 403, 403, 403), "open", ASKED),
    Row(f"POST {OF}/entered", (401, 403, 403, 403, 201), "open", PAPER),
    Row("GET /debate-requests/mine", SIGNED_IN),
    Row("GET /debate-requests/mine/<uuid:request_id>", HIS, "debate asked for"),
    Row("POST /debate-requests/mine/<uuid:request_id>/withdraw", HIS, "debate asked for"),
    Row("GET /desk/debate-requests", ITS_CLERK, query={"authority": "oras-exemplu"}),
    Row(f"GET /desk{ONE}", CLERKS, "debate asked for"),
    # The association is verified: the debate is owed.
    Row(f"POST {ONE}/not-owed", (401, 403, 403, 403, 409), "debate asked for", WHY),
    Row(f"POST {ONE}/not-owed", CLERKS, "debate asked for on paper", WHY),
    # Who has asked on line takes it back there.
    Row(f"POST {ONE}/withdrawal", OVERSEEN, "debate asked for", WHY),
    Row(f"POST {ONE}/withdrawal", CLERKS, "debate asked for on paper", WHY),
    Row(f"POST {ONE}/forget", (401, 403, 403, 403, 204), "debate asked for on paper"),
    Row("GET /desk/debate-figures", ITS_CLERK, query={"authority": "oras-exemplu", "year": "2026"}),
)
