"""Drafts and requests for registration."""

from tests.integration.access.row import FILE, HIS, ITS_CLERK, NAMED, SIGNED_IN, Row

# Drafts are their owner's alone; a request is for who asked and for the clerks of whom was asked.
REQUESTS = (
    Row("GET /drafts", SIGNED_IN),
    Row("POST /drafts", (401, 201, 201, 201, 201), body={}),
    Row("GET /drafts/<uuid:draft_id>", HIS, "draft"),
    Row("PUT /drafts/<uuid:draft_id>", HIS, "draft", {"name": "Altfel"}),
    Row("DELETE /drafts/<uuid:draft_id>", (401, 204, 404, 404, 404), "draft"),
    Row("POST /drafts/<uuid:draft_id>/send", (401, 201, 404, 404, 404), "draft"),
    Row("POST /drafts/<uuid:draft_id>/files", (401, 201, 404, 404, 404), "draft", query=NAMED, data=FILE),
    Row("DELETE /drafts/<uuid:draft_id>/files/<uuid:file_id>", (401, 204, 404, 404, 404), "draft"),
    Row("GET /requests/mine", SIGNED_IN),
    Row("GET /requests/<uuid:verification_id>", (401, 200, 404, 404, 200), "pending"),
    Row("POST /requests/<uuid:verification_id>/ask", ITS_CLERK, "pending", {"text": "Ce sediu?"}),
    Row("POST /requests/<uuid:verification_id>/answer", HIS, "questioned", {"text": "Acesta."}),
    Row("POST /requests/<uuid:verification_id>/withdraw", HIS, "pending"),
    Row(
        "POST /requests/<uuid:verification_id>/files",
        (401, 201, 404, 404, 404),
        "pending",
        query=NAMED,
        data=FILE,
    ),
    Row("GET /requests/<uuid:verification_id>/files/<uuid:file_id>", (401, 200, 404, 404, 200), "with file"),
)
