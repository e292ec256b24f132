"""Joint activities: proposals are their partners', what is announced everybody's."""

from tests.integration.access.row import FILE, ITS_CLERK, Row, all_get

ONE = "/activities/<uuid:activity_id>"
PART = f"{ONE}/partners/<uuid:partner_id>"
PLAN = {
    "title": "Curățăm malul",
    "objectives": "Un mal curat.",
    "kind": "clean-up",
    "starts_at": "2026-04-18T06:00:00Z",
    "ends_at": "2026-04-18T11:00:00Z",
    "place": "La pod",
}
CHANGED = {"activity": PLAN, "reason": "Alt loc."}
PROPOSED = {"authority": "oras-exemplu", "on_behalf_of": "{organisation}", "activity": PLAN}
BUDGET = {"lines": [], "reason": "Nu costă."}
TASK = {"partner_id": "{partner_id}", "what": "Aduce saci.", "due_on": "2026-04-17"}
FOLLOWS = {"kind": "other", "title": "Din nou la anul"}
RESULTS = {"text": "S-au strâns saci."}
INVITED = {"addresses": ["invitat@example.org"]}
STATEMENT = {"words": "Venim.", "said_by": "Ana"}
NAMED = {"name": "program.pdf", "kind": "document", "title": "Programul"}
QUIET = (404, 200, 404, 404, 200)
OF_PUBLIC = (401, 200, 403, 403, 200)
ACTIVITIES = (
    Row("GET /activities", all_get(200)),
    Row("GET /activities/mine", (401, 200, 200, 200, 200)),
    Row("GET /desk/activities", ITS_CLERK, query={"authority": "oras-exemplu"}),
    Row("POST /activities", (401, 201, 403, 403, 403), "proposal", PROPOSED),
    Row(f"GET {ONE}", QUIET, "proposal"),
    Row(f"GET {ONE}", all_get(200), "activity"),
    # The authority has not said yet that it takes part.
    Row(f"PUT {ONE}", (401, 200, 404, 404, 409), "proposal", CHANGED),
    Row(f"PUT {ONE}", OF_PUBLIC, "activity", CHANGED),
    Row(f"POST {ONE}/partners", (401, 422, 404, 404, 422), "proposal",
        {"organisation_id": "{activity_id}", "role": "vine"}),
    # Of the authority's part.
    Row(f"PUT {PART}/answer", (401, 403, 404, 404, 200), "proposal", {"state": "confirmed"}),
    Row(f"PUT {PART}/statement", (401, 403, 403, 403, 200), "activity", STATEMENT),
    Row(f"POST {ONE}/announce", (401, 403, 403, 404, 200), "agreed activity"),
    Row(f"PUT {ONE}/results", (401, 409, 403, 403, 409), "activity", RESULTS),
    Row(f"POST {ONE}/cancel", OF_PUBLIC, "activity", {"reason": "Cod galben."}),
    Row(f"PUT {ONE}/budget", OF_PUBLIC, "activity", BUDGET),
    Row(f"POST {ONE}/tasks", (401, 201, 403, 403, 201), "activity", TASK),
    Row(f"PUT {ONE}/tasks/<uuid:task_id>", OF_PUBLIC, "activity", {"task": TASK, "done": True}),
    Row(f"POST {ONE}/files", (401, 201, 403, 403, 201), "activity", query=NAMED, data=FILE),
    # Nobody has looked into it yet.
    Row(f"GET {ONE}/files/<uuid:file_id>", all_get(409), "activity"),
    Row(f"GET {ONE}/files/<uuid:file_id>", (404, 409, 404, 404, 409), "proposal"),
    Row(f"DELETE {ONE}/files/<uuid:file_id>", (401, 204, 403, 403, 204), "activity"),
    Row(f"POST {ONE}/follow-ups", (401, 201, 403, 403, 201), "activity", FOLLOWS),
    Row(f"PUT {ONE}/follow-ups/<uuid:follow_up_id>", OF_PUBLIC, "activity", {"title": "Din nou"}),
    Row(f"POST {ONE}/invitations", (401, 201, 403, 403, 201), "activity", INVITED),
)  # fmt: skip
