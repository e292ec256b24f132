"""The consultation service: answers written, checked and published."""

from typing import Any

from tests.integration.access.row import ITS_CLERK, Row

DRAFT = "/recommendations/<uuid:recommendation_id>/answer-draft"
PUBLISH = "POST /consultations/<uuid:consultation_id>/answers/publish"
ONE: dict[str, Any] = {"count": 1}
ANSWERS = (
    # Version 1 of a recommendation is not that of its draft, of which there is none.
    Row(f"PUT {DRAFT}", (401, 403, 403, 403, 412), "sent", {"reason": "Se preia."}),
    Row(f"PUT {DRAFT}", ITS_CLERK, "written answer", {"reason": "Se preia."}),
    Row(f"POST {DRAFT}/ready", ITS_CLERK, "written answer"),
    Row(f"POST {DRAFT}/approve", (401, 403, 403, 403, 409), "written answer"),
    Row(f"POST {DRAFT}/approve", ITS_CLERK, "ready answer"),
    Row(f"POST {DRAFT}/send-back", ITS_CLERK, "ready answer", {"note": "Mai pe scurt."}),
    Row(
        "POST /desk/recommendations/assign",
        ITS_CLERK,
        "sent",
        {"recommendations": ["{recommendation_id}"], "department": "Juridic"},
    ),
    Row("GET /desk/recommendations/<uuid:recommendation_id>/alike", ITS_CLERK, "sent"),
    Row("GET /consultations/<uuid:consultation_id>/answers", ITS_CLERK, "sent"),
    Row(PUBLISH, (401, 403, 403, 403, 409), "written answer", ONE),
    Row(PUBLISH, (401, 403, 403, 403, 201), "ready answer", ONE),
)
