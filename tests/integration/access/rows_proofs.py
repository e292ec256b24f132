"""The proof of an authority's announcements."""

from tests.integration.access.row import ITS_CLERK, Row

ITS_CLERK_FINDS = (401, 403, 403, 404, 200)
ACTION = {"kind": "phoned", "on": "{today}", "words": "A luat la cunoștință."}
PROOFS = (
    Row("GET /desk/announcements", ITS_CLERK, query={"authority": "{authority}"}, of="told"),
    Row("GET /desk/announcements/<uuid:fact_id>", ITS_CLERK_FINDS, "told"),
    Row("GET /desk/announcements/<uuid:fact_id>/deliveries", ITS_CLERK_FINDS, "told"),
    Row(
        "POST /desk/announcements/<uuid:fact_id>/find",
        ITS_CLERK_FINDS,
        "told",
        {"email": "ana@example.org"},
    ),
    Row("GET /desk/announcements/<uuid:fact_id>/proof.csv", ITS_CLERK_FINDS, "told"),
    Row("GET /desk/announcements/<uuid:fact_id>/proof.pdf", ITS_CLERK_FINDS, "told"),
    Row("GET /desk/deliveries/<uuid:delivery_id>", ITS_CLERK_FINDS, "told"),
    # Nothing is to be done about a message that is still tried.
    Row("POST /desk/deliveries/<uuid:delivery_id>/actions", (401, 403, 403, 404, 409), "told", ACTION),
    Row("POST /desk/deliveries/<uuid:delivery_id>/actions", (401, 403, 403, 404, 201), "failed", ACTION),
)
