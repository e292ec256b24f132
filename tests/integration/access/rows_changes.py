"""Requests for changes of what was verified."""

from tests.integration.access.row import FILE, HIS, ITS_CLERK, NAMED, REPRESENTS, SIGNED_IN, Row

HERS = (401, 404, 200, 404, 404)
CHANGE = {"authority": "{authority}", "changes": {"seat": "Strada Lungă 2"}, "why": "Ne-am mutat."}
OF_ORGANISATION = "/organisations/<uuid:organisation_id>/changes"
ONE_CHANGE = "/changes/<uuid:change_id>"
# For who represents the organisation, and for the clerks of whom was asked.
CHANGES = (
    Row(f"POST {OF_ORGANISATION}", (401, 201, 403, 403, 403), "verified", CHANGE),
    Row(f"GET {OF_ORGANISATION}", REPRESENTS, "verified"),
    Row("GET /changes", ITS_CLERK, "pending change", query={"authority": "{authority}"}),
    Row(f"GET {ONE_CHANGE}", (401, 200, 404, 404, 200), "pending change"),
    Row(f"GET {ONE_CHANGE}/comparison", (401, 403, 403, 404, 200), "pending change"),
    Row(f"POST {ONE_CHANGE}/ask", ITS_CLERK, "pending change", {"text": "De când?"}),
    Row(f"POST {ONE_CHANGE}/accept", ITS_CLERK, "pending change"),
    Row(f"POST {ONE_CHANGE}/refuse", ITS_CLERK, "pending change", {"reason": "Lipsește."}),
    Row(f"POST {ONE_CHANGE}/answer", HIS, "questioned change", {"text": "De ieri."}),
    Row(f"POST {ONE_CHANGE}/withdraw", HIS, "pending change"),
    Row(f"POST {ONE_CHANGE}/files", (401, 201, 404, 404, 404), "pending change", query=NAMED, data=FILE),
    # Nobody has looked into the file yet, which those alone are told who may have it.
    Row(f"GET {ONE_CHANGE}/files/<uuid:file_id>", (401, 409, 404, 404, 409), "change with file"),
    # A newcomer's, who is the other citizen, is nothing to who represents the organisation, the citizen.
    Row(
        "POST /organisations/<uuid:organisation_id>/claims",
        (401, 409, 201, 201, 201),
        "verified",
        {"authority": "{authority}", "why": "Adunarea generală m-a ales."},
    ),
    Row("GET /changes/mine", SIGNED_IN),
    Row(f"GET {ONE_CHANGE}", (401, 404, 200, 404, 200), "pending claim"),
    Row(f"POST {ONE_CHANGE}/ask", ITS_CLERK, "pending claim", {"text": "De când?"}),
    Row(f"POST {ONE_CHANGE}/answer", HERS, "questioned claim", {"text": "De ieri."}),
    Row(f"POST {ONE_CHANGE}/withdraw", HERS, "pending claim"),
    Row(f"POST {ONE_CHANGE}/files", (401, 404, 201, 404, 404), "pending claim", query=NAMED, data=FILE),
    Row(f"GET {ONE_CHANGE}/files/<uuid:file_id>", (401, 404, 409, 404, 409), "claim with file"),
    Row(f"POST {ONE_CHANGE}/accept", ITS_CLERK, "pending claim"),
    Row(f"POST {ONE_CHANGE}/refuse", ITS_CLERK, "pending claim", {"reason": "Lipsește."}),
)
