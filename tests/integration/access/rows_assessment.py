"""The training service: how courses are assessed, and taking a test."""

from tests.integration.access.row import FILE, HIS, ITS_CLERK, SIGNED_IN, Row, all_get

COURSE = "/courses/<uuid:course_id>"
QUESTION = "/questions/<uuid:question_id>"
MATERIAL = "/materials/<uuid:material_id>"
ATTEMPT = "/attempts/<uuid:attempt_id>"
ASKED = {"kind": "single", "text": "Câte zile?", "options": ["Zece", "Cinci"], "right": [0]}
TERMS = {"kind": "test", "draws": 3}
MARKS = {"marks": [{"enrolment_id": "{enrolment_id}", "passed": True}]}
ANSWERS = {"answers": [{"question_id": "{question_id}", "chosen": [0]}]}
FORM = {"questions": [{"kind": "scale", "text": f"A fost bun {n}?"} for n in range(3)]}
CONSENT = {"purpose": "photos", "given": False}
LINK = {"title": "Legea", "url": "https://example.org/lege", "visible": "everybody"}
NAMED = {"name": "suport.pdf", "title": "Suport de curs", "visible": "enrolled"}
NOT_HIS = (401, 403, 403, 404, 200)
ASSESSMENT = (
    Row(f"GET {COURSE}/assessment", all_get(200), "tested"),
    Row(f"GET {COURSE}/assessment", (404, 404, 404, 404, 200), "drafted"),
    Row(f"PUT {COURSE}/assessment", ITS_CLERK, "tested", TERMS),
    Row(f"PUT {COURSE}/assessment", (401, 403, 403, 404, 412), "drafted", TERMS),
    Row(f"GET {COURSE}/questions", ITS_CLERK, "tested"),
    Row(f"GET {COURSE}/questions", NOT_HIS, "drafted"),
    Row(f"POST {COURSE}/questions", (401, 403, 403, 403, 201), "tested", {"questions": [ASKED]}),
    Row(f"GET {QUESTION}", NOT_HIS, "tested"),
    Row(f"PUT {QUESTION}", NOT_HIS, "tested", {"question": ASKED}),
    Row(f"POST {QUESTION}/retire", NOT_HIS, "tested"),
    Row(f"GET {COURSE}/results", ITS_CLERK, "tested"),
    Row(f"POST {COURSE}/marks", (401, 403, 403, 403, 201), "marked", MARKS),
    Row(f"POST {COURSE}/rescore", (401, 403, 403, 403, 201), "tested", {"reason": "Era greșit."}),
    Row(f"GET {COURSE}/test", HIS, "tested"),
    Row(f"POST {COURSE}/attempts", (401, 201, 404, 404, 404), "tested"),
    Row("GET /attempts/mine", SIGNED_IN),
    Row(f"GET {ATTEMPT}", HIS, "attempted"),
    Row(f"PUT {ATTEMPT}/answers", HIS, "attempted", ANSWERS),
    Row(f"POST {ATTEMPT}/hand-in", HIS, "attempted"),
    Row(f"GET {COURSE}/materials", all_get(200), "announced"),
    Row(f"GET {COURSE}/materials", (404, 404, 404, 404, 200), "drafted"),
    Row(f"POST {COURSE}/materials/links", (401, 403, 403, 403, 201), "announced", LINK),
    Row(f"POST {COURSE}/materials/files", (401, 403, 403, 403, 201), "announced", query=NAMED, data=FILE),
    Row(f"GET {MATERIAL}/content", (404, 200, 404, 404, 200), "given"),
    Row(f"DELETE {MATERIAL}", (401, 403, 403, 404, 200), "given"),
    Row(f"GET {COURSE}/report", ITS_CLERK, "announced"),
    Row(f"GET {COURSE}/report", NOT_HIS, "drafted"),
    Row(f"GET {COURSE}/report/file", ITS_CLERK, "announced", query={"kind": "csv"}),
    Row(f"GET {COURSE}/summary", all_get(200), "announced"),
    Row(f"GET {COURSE}/summary", all_get(404), "drafted"),
    Row(f"GET {COURSE}/feedback-form", ITS_CLERK, "tested"),
    Row(f"GET {COURSE}/feedback-form", NOT_HIS, "drafted"),
    Row(f"PUT {COURSE}/feedback-form", ITS_CLERK, "formed", FORM),
    Row(f"GET {COURSE}/feedback-results", ITS_CLERK, "tested"),
    Row(f"GET {COURSE}/feedback", HIS, "tested"),
    Row(f"POST {COURSE}/feedback", (401, 409, 404, 404, 404), "formed", {"answers": [5, 4, ""]}),
    Row("POST /enrolments/<uuid:enrolment_id>/consents", (401, 201, 404, 404, 404), "enrolled", CONSENT),
)
