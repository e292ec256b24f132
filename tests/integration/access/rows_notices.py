"""Notices of consultations, their channels and what proves them."""

from tests.integration.access.row import FILE, ITS_CLERK, Row, all_get

CHANNELS = "/consultations/<uuid:consultation_id>/channels"
CONFIRMATION = f"{CHANNELS}/<uuid:confirmation_id>"
SHOWN = {"channel": "premises", "on": "2026-01-13"}
NOTICE = "/consultations/<uuid:consultation_id>/notice"
CHANGES = "/consultations/<uuid:consultation_id>/changes"
REASON = "Raportul a venit târziu."
CORRECTION = {"field": "summary", "words": "Unde și cât se parchează.", "reason": REASON}
ITS_CLERK_MAKES = (401, 403, 403, 403, 201)
NOTICES = (
    Row("GET /notice-contacts/<authority>", ITS_CLERK, "contact"),
    Row("PUT /notice-contacts/<authority>", ITS_CLERK, "contact", {"phone": "0244 123 456"}),
    Row(f"GET {NOTICE}", (404, 404, 404, 404, 200), "notice"),
    Row(f"GET {NOTICE}", all_get(200), "open"),
    Row(f"PUT {NOTICE}", (401, 403, 403, 404, 200), "notice", {"number": "12/2026"}),
    Row(f"PUT {NOTICE}", (401, 403, 403, 403, 409), "open", {"number": "12/2026"}),
    Row(f"GET {CHANNELS}", (404, 404, 404, 404, 200), "draft"),
    Row(f"GET {CHANNELS}", all_get(200), "open"),
    Row(f"POST {CHANNELS}", (401, 403, 403, 403, 201), "open", SHOWN),
    Row(f"POST {CHANNELS}", (401, 403, 403, 404, 409), "draft", SHOWN),
    Row(f"DELETE {CONFIRMATION}", (401, 403, 403, 403, 204), "confirmed"),
    Row(
        f"POST {CONFIRMATION}/proofs",
        (401, 403, 403, 403, 201),
        "confirmed",
        query={"name": "panou.pdf"},
        data=FILE,
    ),
    # Nobody has looked into the file yet, which those alone are told who may have it.
    Row(f"GET {CONFIRMATION}/proofs/<uuid:file_id>", (404, 404, 404, 404, 409), "proved"),
    Row(f"GET {CONFIRMATION}/proofs/<uuid:file_id>", all_get(409), "proved to all"),
    Row(f"GET {CHANGES}", (404, 404, 404, 404, 200), "draft"),
    Row(f"GET {CHANGES}", all_get(200), "open"),
    Row(f"POST {CHANGES}/note", ITS_CLERK_MAKES, "open", {"reason": REASON}),
    Row(f"POST {CHANGES}/note", (401, 403, 403, 404, 409), "draft", {"reason": REASON}),
    Row(f"POST {CHANGES}/extension", ITS_CLERK_MAKES, "open", {"last_day": "2026-02-27", "reason": REASON}),
    Row(f"POST {CHANGES}/correction", ITS_CLERK_MAKES, "open", CORRECTION),
    Row(
        f"POST {CHANGES}/document",
        ITS_CLERK_MAKES,
        "open",
        query={"name": "studiu.pdf", "reason": REASON},
        data=FILE,
    ),
    Row("GET /desk/channels", ITS_CLERK, "open", query={"authority": "{authority}"}),
)
