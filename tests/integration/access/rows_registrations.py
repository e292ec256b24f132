"""The consultation service: who comes to a meeting or an activity."""

from tests.integration.access.row import HIS, ITS_CLERK, SIGNED_IN, Row, all_get

OF = "/gatherings/<kind>/<uuid:gathering_id>"
ONE = "/registrations/<uuid:registration_id>"
WISH = {"wish": "attend"}
PERSON = {**WISH, "name": "Ion Exemplu"}
BY_LINK = {"token": "x"}
REGISTRATIONS = (
    Row(f"GET {OF}", all_get(200), "gathering"),
    Row(f"POST {OF}/registrations", (401, 201, 201, 201, 201), "gathering", WISH),
    Row(
        f"POST {OF}/unsigned-registrations",
        all_get(202),
        "gathering",
        {**PERSON, "email": "p{n}@example.org"},
    ),
    Row("GET /registrations/mine", SIGNED_IN),
    Row(f"GET {ONE}", HIS, "registration"),
    Row(f"PUT {ONE}", HIS, "registration", WISH),
    Row(f"DELETE {ONE}", HIS, "registration"),
    # Whoever has the secret of the link may; test_registrations.py tries what it opens.
    Row("POST /registrations/confirm", all_get(409), body=BY_LINK),
    Row("POST /registrations/own", all_get(409), body=BY_LINK),
    Row("POST /registrations/own/change", all_get(409), body={**BY_LINK, **WISH}),
    Row("POST /registrations/own/cancel", all_get(409), body=BY_LINK),
    Row("POST /registrations/own/forget", all_get(409), body=BY_LINK),
    Row(f"GET /desk{OF}/registrations", ITS_CLERK, "gathering"),
    Row(f"POST /desk{OF}/registrations", (401, 403, 403, 403, 201), "gathering", PERSON),
    Row(f"GET /desk{OF}/registrations.csv", ITS_CLERK, "gathering"),
    Row(f"GET /desk{OF}/registrations.xlsx", ITS_CLERK, "gathering"),
    Row(f"PUT /desk{OF}/precedence", ITS_CLERK, "gathering", {"precedence": ["others"]}),
    Row(f"PUT /desk{ONE}/place", ITS_CLERK, "registration", {"place": 1}),
    Row(f"DELETE /desk{ONE}", ITS_CLERK, "registration"),
)
