"""The training service: courses, and who takes part."""

from tests.integration.access.row import FILE, HIS, ITS_CLERK, SIGNED_IN, Row, all_get

COURSE = "/courses/<uuid:course_id>"
BODY = {
    "title": "Competențe sociale și civice",
    "summary": "Cum se scrie o recomandare.",
    "competences": ["citizenship"],
    "hours": 6,
    "seats": 70,
    "audience": ["citizen"],
    "enrol_until": "2026-02-27",
    "sessions": [
        {"starts_at": "2026-03-02T15:00:00Z", "ends_at": "2026-03-02T18:00:00Z", "place": "Casa de Cultură"}
    ],
}
CERTIFICATE = "/certificates/<uuid:certificate_id>"
REASON = "Lista de prezență s-a pierdut la mutare."
SESSION = "/sessions/<uuid:session_id>"
ARRIVAL = {
    "arrivals": [
        {
            "key": "0c4a4a5e-5d1c-4d5f-9b5c-2f4f0b8f6a11",
            "person": "{enrolment_id}",
            "at": "2026-03-02T15:00:00Z",
        }
    ]
}
ABSENT = {"present": False, "reason": "Altă persoană cu același nume."}
WISH = {"name": "Ana Exemplu", "consent": True}
LIST = {"people": [{"name": "Ana Exemplu", "member_of": "citizen"}], "has_consent": True}
TRAINING = (
    Row("GET /courses", all_get(200), "announced"),
    Row(f"GET {COURSE}", all_get(200), "announced"),
    Row(f"GET {COURSE}", (404, 404, 404, 404, 200), "drafted"),
    Row("GET /desk/courses", ITS_CLERK, "drafted", query={"authority": "oras-exemplu"}),
    Row("POST /courses", (401, 403, 403, 403, 201), body={"authority": "oras-exemplu", "course": BODY}),
    Row(f"PUT {COURSE}", (401, 403, 403, 404, 200), "drafted", BODY),
    Row(f"PUT {COURSE}", ITS_CLERK, "announced", BODY),
    Row(f"POST {COURSE}/announce", (401, 403, 403, 404, 200), "drafted"),
    Row(f"POST {COURSE}/cancel", ITS_CLERK, "announced", {"reason": "Sala este în renovare."}),
    Row(f"POST {COURSE}/enrolments", (401, 201, 201, 201, 201), "announced", WISH),
    Row(f"GET {COURSE}/enrolments", (401, 403, 403, 403, 200), "enrolled"),
    Row(f"GET {COURSE}/enrolments", (401, 403, 403, 404, 200), "drafted"),
    Row(f"POST {COURSE}/enrolments/list", (401, 403, 403, 403, 201), "announced", LIST),
    Row("POST /enrolments/<uuid:enrolment_id>/take-off", (401, 403, 403, 404, 200), "entered"),
    Row("GET /enrolments/mine", SIGNED_IN),
    Row("DELETE /enrolments/<uuid:enrolment_id>", (401, 200, 404, 404, 404), "enrolled"),
    Row(f"GET {COURSE}/certificates", ITS_CLERK, "over"),
    Row(f"GET {COURSE}/certificates", (401, 403, 403, 404, 200), "drafted"),
    Row(f"POST {COURSE}/certificates", (401, 403, 403, 403, 202), "over"),
    Row(
        f"POST {COURSE}/certificates/exceptions",
        (401, 403, 403, 403, 201),
        "over",
        {"enrolment_id": "{enrolment_id}", "reason": REASON},
    ),
    Row(
        f"POST {CERTIFICATE}/revoke",
        (401, 403, 403, 404, 200),
        "certified",
        {"kind": "other", "reason": REASON},
    ),
    Row(
        f"POST {CERTIFICATE}/reissue",
        (401, 403, 403, 404, 201),
        "certified",
        {"name": "Ana Nouă", "reason": REASON},
    ),
    Row("GET /certificates/mine", SIGNED_IN),
    Row(f"PUT {CERTIFICATE}/shown", HIS, "certified", {"shown": "full", "name_in_badge": False}),
    Row(f"GET {CERTIFICATE}/certificate.pdf", (401, 200, 404, 404, 200), "certified"),
    Row(f"GET {CERTIFICATE}/badge", HIS, "certified"),
    Row("GET /certificates/by-code/<code>", all_get(200), "certified"),
    Row("POST /certificates/verify", all_get(200), body={"badge": "nimic"}),
    Row("POST /certificates/verify/file", all_get(200), data=FILE),
    Row("GET /authorities/<slug>/did", all_get(200), "certified"),
    Row("GET /authorities/<slug>/jwks", all_get(200), "certified"),
    Row("GET /authorities/<slug>/states/<int:number>", all_get(200), "certified"),
    Row(f"GET {SESSION}/door", ITS_CLERK, "enrolled"),
    Row(f"GET {SESSION}/door", (401, 403, 403, 404, 200), "drafted"),
    Row(f"POST {SESSION}/door", ITS_CLERK, "enrolled", ARRIVAL),
    Row(f"GET {SESSION}/attendance", ITS_CLERK, "enrolled"),
    Row(f"POST {SESSION}/attendance/<uuid:enrolment_id>", ITS_CLERK, "enrolled", ABSENT),
    Row(f"GET {COURSE}/attendance", ITS_CLERK, "enrolled"),
    Row(f"GET {COURSE}/attendance", (401, 403, 403, 404, 200), "drafted"),
    Row("GET /retention", all_get(200)),
)
