"""Versions of an act's text."""

from tests.integration.access.row import Row, all_get

OF = "/consultations/<uuid:consultation_id>/versions"
ONE = f"{OF}/<int:number>"
TEXT = {"note": "Am mutat un articol.", "articles": [{"number": "1", "text": "Se aprobă regulamentul."}]}
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
)
