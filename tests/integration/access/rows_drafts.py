"""Recommendations that are being written, and the files that are sent with one."""

from tests.integration.access.row import FILE, SIGNED_IN, Row, all_get

DRAFTS = "/recommendation-drafts"
ONE = f"{DRAFTS}/<uuid:draft_id>"
FILES = "/recommendations/<uuid:recommendation_id>/files/<uuid:file_id>"
MINE = "/recommendations/mine/<uuid:recommendation_id>/files/<uuid:file_id>"
OF = "POST /consultations/<uuid:consultation_id>/recommendation-drafts"
ITS_AUTHOR = (401, 200, 404, 404, 404)
WRITTEN = {"text": "Locurile"}
DRAFTS_AND_FILES = (
    Row(OF, (401, 404, 404, 404, 404), "draft", WRITTEN),
    Row(OF, (401, 201, 201, 201, 201), "open", WRITTEN),
    Row(f"GET {DRAFTS}", SIGNED_IN),
    Row(f"GET {ONE}", ITS_AUTHOR, "recommendation draft"),
    Row(f"PUT {ONE}", ITS_AUTHOR, "recommendation draft", WRITTEN),
    Row(f"DELETE {ONE}", (401, 204, 404, 404, 404), "recommendation draft"),
    Row(
        f"POST {ONE}/files",
        (401, 201, 404, 404, 404),
        "recommendation draft",
        query={"name": "a.pdf"},
        data=FILE,
    ),
    Row(f"DELETE {ONE}/files/<uuid:file_id>", (401, 204, 404, 404, 404), "recommendation draft"),
    # Nobody has looked into the file yet, which those alone are told who may have it.
    Row(f"GET {FILES}", all_get(404), "sent with file"),
    Row(f"GET {FILES}", all_get(404), "sent privately"),
    Row(f"GET {MINE}", (401, 409, 404, 404, 404), "sent with file"),
    Row(f"GET /desk{FILES}", (401, 403, 403, 403, 409), "sent with file"),
    Row(f"GET /desk{FILES}", (401, 403, 403, 403, 409), "sent privately"),
)
