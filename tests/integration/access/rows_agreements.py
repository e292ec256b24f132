"""Agreements, for the parties and for everybody."""

from tests.integration.access.row import ITS_CLERK, SIGNED_IN, Row, all_get

PACT = {
    "title": "Acord de parteneriat (exemplu)",
    "object": "Educație civică.",
    "from_date": "2026-02-01",
    "until_date": "2028-01-31",
    "parties": [{"organisation_id": "{organisation_id}"}],
    "obligations": [{"party": 1, "text": "Ține zece ore.", "due_date": "2026-06-30"}],
}
OF_ITS_DESK = (401, 403, 404, 404, 200)
OF_THE_OTHER_SIDE = (401, 200, 404, 404, 422)
ONE_AGREEMENT = "/agreements/<uuid:agreement_id>"
ONE_DOCUMENT = f"{ONE_AGREEMENT}/documents/<uuid:document_id>"
AGREEMENTS = (
    Row("GET /agreements", all_get(200)),
    Row("POST /agreements", (401, 403, 403, 403, 201), "verified", {"authority": "{authority}", **PACT}),
    Row("GET /agreements/desk", ITS_CLERK, "draft agreement", query={"authority": "{authority}"}),
    Row("GET /agreements/mine", SIGNED_IN),
    Row(f"GET {ONE_AGREEMENT}", (404, 200, 404, 404, 200), "draft agreement"),
    Row(f"GET {ONE_AGREEMENT}", all_get(200), "in-force agreement"),
    Row(f"PUT {ONE_AGREEMENT}", OF_ITS_DESK, "draft agreement", PACT),
    Row(f"POST {ONE_AGREEMENT}/confirm", OF_THE_OTHER_SIDE, "draft agreement", {"party": "{party}"}),
    Row(f"POST {ONE_AGREEMENT}/reopen", OF_ITS_DESK, "agreed agreement"),
    Row(f"POST {ONE_AGREEMENT}/withdraw", OF_ITS_DESK, "agreed agreement"),
    Row(
        f"POST {ONE_AGREEMENT}/sign",
        OF_THE_OTHER_SIDE,
        "agreed agreement",
        {"party": "{party}", "on": "2026-01-13", "how": "paper"},
    ),
    Row(
        f"POST {ONE_AGREEMENT}/extend",
        OF_ITS_DESK,
        "in-force agreement",
        {"until_date": "2029-01-31", "legal_basis": "Act adițional 1"},
    ),
    Row(
        f"POST {ONE_AGREEMENT}/renew",
        (401, 403, 404, 404, 201),
        "in-force agreement",
        {"from_date": "2028-02-01"},
    ),
    Row(
        f"POST {ONE_AGREEMENT}/terminate",
        OF_THE_OTHER_SIDE,
        "in-force agreement",
        {"party": "{party}", "until_date": "2026-03-01", "reason": "Se dizolvă."},
    ),
    Row(
        f"POST {ONE_AGREEMENT}/obligations/<uuid:obligation_id>",
        OF_THE_OTHER_SIDE,
        "in-force agreement",
        {"act": "report", "note": "Zece ore ținute."},
    ),
    # Nothing is sent, so to the parties it is the file that is not good.
    Row(
        f"POST {ONE_AGREEMENT}/documents",
        (401, 422, 404, 404, 422),
        "draft agreement",
        query={"kind": "annex", "name": "anexa.pdf"},
    ),
    # Nobody has looked into the file yet, which the parties alone are told.
    Row(f"GET {ONE_DOCUMENT}", (404, 409, 404, 404, 409), "in-force agreement"),
    Row(f"POST {ONE_DOCUMENT}/show", OF_ITS_DESK, "in-force agreement", {"is_public": True}),
)
