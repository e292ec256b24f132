"""Versions of an act's text, and how its procedure ends."""

from tests.integration.access.row import ITS_CLERK, Row, all_get

OF = "/consultations/<uuid:consultation_id>/versions"
ONE = f"{OF}/<int:number>"
TEXT = {"note": "Am mutat un articol.", "articles": [{"number": "1", "text": "Se aprobă regulamentul."}]}
OUTCOME = {"kind": "withdrawn", "on": "2026-01-13", "reason": "Se pregătește altul."}
PROMISE = {"text": "Se amenajează 40 de locuri.", "responsible": "Direcția tehnică"}
ACT = "/consultations/<uuid:consultation_id>"
CLERKS = (401, 403, 403, 403, 200)
VERSIONS = (
    Row(f"GET {OF}", (404, 404, 404, 404, 200), "draft"),
    Row(f"GET {OF}", all_get(200), "open"),
    Row(f"POST {OF}", (401, 403, 403, 404, 409), "draft"),
    Row(f"POST {OF}", (401, 403, 403, 403, 201), "open"),
    Row(f"GET {ONE}", (404, 404, 404, 404, 200), "being written"),
    Row(f"PUT {ONE}", CLERKS, "being written", TEXT),
    Row(f"DELETE {ONE}", (401, 403, 403, 403, 204), "being written"),
    # Nothing was changed in it yet.
    Row(f"POST {ONE}/publish", (401, 403, 403, 403, 409), "being written"),
    Row(f"GET {OF}/<int:newer>/against/<int:older>", (404, 404, 404, 404, 200), "being written"),
    Row("GET /consultations/<uuid:consultation_id>/places", all_get(200), "open", query={"article": "2"}),
    Row(
        "GET /consultations/<uuid:consultation_id>/places",
        (404, 404, 404, 404, 200),
        "draft",
        query={"article": "2"},
    ),
    Row(f"GET {ACT}/waiting", (401, 403, 403, 403, 200), "sent"),
    # While recommendations are received nothing is final.
    Row(f"POST {ACT}/finalise", (401, 403, 403, 403, 409), "open"),
    Row(f"POST {ACT}/outcome", (401, 403, 403, 404, 409), "draft", OUTCOME),
    Row(f"POST {ACT}/outcome", (401, 403, 403, 403, 201), "open", OUTCOME),
    Row(f"GET {ACT}/outcome", all_get(404), "open"),
    Row(f"GET {ACT}/commitments", all_get(404), "draft"),
    Row(f"GET {ACT}/commitments", all_get(200), "open"),
    # Promises follow an act that was adopted.
    Row(f"POST {ACT}/commitments", (401, 403, 403, 403, 409), "open", PROMISE),
    Row(f"POST {ACT}/commitments", (401, 403, 403, 403, 201), "promised", PROMISE),
    Row("GET /commitments/<uuid:commitment_id>", all_get(200), "promised"),
    Row("PUT /commitments/<uuid:commitment_id>", CLERKS, "promised", {"state": "ongoing"}),
    Row("GET /desk/commitments", ITS_CLERK, query={"authority": "oras-exemplu"}),
)
