"""The consultation service: drafts, acts, recommendations, the law."""

from tests.integration.access.row import ADMINISTRATORS_ONLY, FILE, ITS_CLERK, SIGNED_IN, Row, all_get

PICTURE = b"\x89PNG\r\n\x1a\n"
WORDS = {"article": "2", "text": "Locurile pentru riverani sunt prea puține."}
DRAFT = {"title": "Regulamentul de parcare", "recommendations_until": "2026-02-20"}
DRAFTS = {"state": "draft", "authority": "{authority}"}
REQUIRED = "GET /consultations/<uuid:consultation_id>/required-documents"
OF_ACT = "/consultations/<uuid:consultation_id>/documents"
ONE_OF_ACT = f"{OF_ACT}/<uuid:file_id>"
OF = "/consultations/<uuid:consultation_id>"
ENTERED = "GET /entries/<uuid:recommendation_id>"
SCANS = "/entries/<uuid:recommendation_id>/scans"
ENTRY = {**WORDS, "channel": "paper", "received_on": "{today}", "author_name": "Ion Exemplu"}
UNCONFIRMED = {**WORDS, "name": "Ion Exemplu", "email": "person{n}@example.org"}
CONTEST = {"token": "x", "moderation_id": "01990000-0000-7000-8000-000000000001", "words": "Nu jignește."}
CLERKS = (401, 403, 403, 200, 200)
CONSULTATION = (
    Row("POST /acts/parse", CLERKS, "", {"text": "Art. 1 – Se aprobă."}),
    # A clerk gets as far as the look into the file, which is a picture.
    Row("POST /acts/parse-file", (401, 403, 403, 422, 422), query={"name": "act.png"}, data=PICTURE),
    Row(f"POST {OF_ACT}", (401, 403, 403, 404, 201), "draft", query={"name": "referat.pdf"}, data=FILE),
    Row(f"POST {OF_ACT}", (401, 403, 403, 403, 409), "open", query={"name": "referat.pdf"}, data=FILE),
    Row(f"DELETE {ONE_OF_ACT}", (401, 403, 403, 404, 204), "draft with file"),
    # Nobody has looked into the file yet, which those alone are told who may have it.
    Row(f"GET {ONE_OF_ACT}", (404, 404, 404, 404, 409), "draft with file"),
    Row(f"GET {ONE_OF_ACT}", all_get(409), "open with file"),
    Row(REQUIRED, (404, 404, 404, 404, 200), "draft"),
    Row(REQUIRED, all_get(200), "open"),
    Row("GET /consultations", all_get(200)),
    Row("GET /consultations", ITS_CLERK, "draft", query=DRAFTS),
    Row("POST /consultations", (401, 403, 403, 403, 201), "draft", {**DRAFT, "authority": "{authority}"}),
    Row("GET /consultations/<uuid:consultation_id>", (404, 404, 404, 404, 200), "draft"),
    Row("GET /consultations/<uuid:consultation_id>", all_get(200), "open"),
    Row("PUT /consultations/<uuid:consultation_id>", (401, 403, 403, 404, 200), "draft", DRAFT),
    Row("POST /consultations/<uuid:consultation_id>/publish", (401, 403, 403, 404, 200), "draft"),
    # The clerk may, but not so soon: the ten days of art. 7 (4) have not passed.
    Row("POST /consultations/<uuid:consultation_id>/close", (401, 403, 403, 403, 409), "open"),
    Row("GET /consultations/<uuid:consultation_id>/recommendations", all_get(404), "draft"),
    Row("GET /consultations/<uuid:consultation_id>/recommendations", all_get(200), "sent"),
    Row(
        "POST /consultations/<uuid:consultation_id>/recommendations",
        (401, 404, 404, 404, 404),
        "draft",
        WORDS,
    ),
    Row(
        "POST /consultations/<uuid:consultation_id>/recommendations",
        (401, 201, 201, 201, 201),
        "open",
        WORDS,
    ),
    # For an organisation speaks who has its mandate.
    Row(
        "POST /consultations/<uuid:consultation_id>/recommendations",
        (401, 201, 403, 403, 403),
        "open",
        {**WORDS, "on_behalf_of": "{organisation}"},
    ),
    Row("GET /recommendations", all_get(200), query={"organisation": "01990000-0000-7000-8000-000000000001"}),
    Row("GET /recommendations/<uuid:recommendation_id>", all_get(200), "sent"),
    Row(
        "POST /recommendations/<uuid:recommendation_id>/answer",
        ITS_CLERK,
        "sent",
        {"verdict": "partly", "reason": "Se preia pentru centru."},
    ),
    Row("GET /recommendations/mine", SIGNED_IN),
    Row("GET /recommendations/mine/<uuid:recommendation_id>", (401, 200, 404, 404, 404), "sent"),
    Row("GET /recommendations/mine/<uuid:recommendation_id>/receipt.pdf", (401, 200, 404, 404, 404), "sent"),
    Row("POST /recommendations/mine/<uuid:recommendation_id>/withdraw", (401, 200, 404, 404, 404), "sent"),
    Row("GET /desk/terms", ITS_CLERK, "sent", query={"authority": "{authority}"}),
    Row("GET /desk/consultations/<uuid:consultation_id>/deeds", ITS_CLERK, "open"),
    Row("GET /desk/recommendations", ITS_CLERK, "sent", query={"authority": "{authority}"}),
    Row("GET /desk/recommendations/<uuid:recommendation_id>", ITS_CLERK, "sent"),
    *(
        Row(f"GET /authorities/<slug>/{register}{kind}", all_get(200), "sent")
        for register in ("register", "acts-register")
        for kind in ("", ".csv", ".xlsx")
    ),
    Row("GET /desk/register.xlsx", ITS_CLERK, "sent", query={"authority": "{authority}"}),
    Row(f"POST {OF}/entries", (401, 403, 403, 404, 404), "draft", ENTRY),
    Row(f"POST {OF}/entries", (401, 403, 403, 403, 201), "open", ENTRY),
    Row(ENTERED, (401, 403, 403, 404, 404), "sent"),
    Row(ENTERED, ITS_CLERK, "entered"),
    Row(f"POST {SCANS}", (401, 403, 403, 403, 201), "entered", query={"name": "scan.pdf"}, data=FILE),
    # Nobody has looked into the scan yet, which those alone are told who may have it.
    Row(f"GET {SCANS}/<uuid:file_id>", (401, 403, 403, 403, 409), "entered"),
    Row(f"DELETE {SCANS}/<uuid:file_id>", (401, 403, 403, 403, 204), "entered"),
    # The clerk may, but there is no answer yet that could be sent.
    Row("POST /entries/<uuid:recommendation_id>/posted", (401, 403, 403, 403, 409), "entered"),
    Row("POST /entries/<uuid:recommendation_id>/forget", (401, 403, 403, 403, 204), "entered"),
    Row(f"POST {OF}/submissions", all_get(404), "draft", UNCONFIRMED),
    Row(f"POST {OF}/submissions", all_get(202), "open", UNCONFIRMED),
    # Whoever has the secret of the link may; test_confirming.py tries what it opens.
    Row("POST /submissions/confirm", all_get(409), body={"token": "x"}),
    Row("POST /submissions/own", all_get(409), body={"token": "x"}),
    Row("POST /submissions/withdraw", all_get(409), body={"token": "x"}),
    Row("POST /submissions/receipt", all_get(409), body={"token": "x"}),
    Row("POST /submissions/contest", all_get(409), body=CONTEST),
    Row("POST /submissions/forget", all_get(409), body={"token": "x"}),
    Row("GET /proof-of-work", all_get(200)),
    Row("GET /retention", all_get(200)),
    # For administrators alone: test_days_off.py tries those.
    Row("GET /days-off", all_get(200), query={"year": "2026"}),
    Row("POST /days-off", ADMINISTRATORS_ONLY, body={"day": "2026-06-12", "reason": "HG 1/2026"}),
    Row("DELETE /days-off/<uuid:day_off_id>", ADMINISTRATORS_ONLY, "day off"),
    Row("GET /authorities/<slug>/settings", all_get(200), "authority", query={}),
    # For administrators alone: test_settings.py tries those.
    Row(
        "PUT /authorities/<slug>/settings",
        ADMINISTRATORS_ONLY,
        "draft",
        {"count_rule": "first-excluded", "answers_reviewed": True, "moderated_before": False},
    ),
    Row("GET /search", all_get(200), query={"q": "parcare"}),
    Row("GET /law/plan", all_get(200), query={"kind": "normative", "published": "2026-01-13"}),
    Row("POST /law/judge", all_get(200), body={"entries": [{"publication_date": "2026-01-13"}]}),
    Row("GET /receipts", all_get(200), "sent", query={"authority": "{authority}", "number": "{number}"}),
)
