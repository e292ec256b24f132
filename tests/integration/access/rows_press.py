"""The press list of an authority, and what is sent to it."""

from tests.integration.access.row import ITS_CLERK, Row

ONLY_THERE = (401, 403, 403, 403, 201)
CONTACT = {
    "authority": "{authority}",
    "outlet": "Ziarul Exemplu",
    "email": "{newsroom}",
    "agreed_how": "Au cerut prin e-mail.",
}
NOTICE = {"authority": "{authority}", "consultation_id": "{consultation}"}
PRESS = (
    Row("GET /desk/press", ITS_CLERK, "listed", query={"authority": "{authority}"}),
    Row("POST /desk/press", ONLY_THERE, "listed", CONTACT),
    Row(
        "POST /desk/press/<uuid:contact_id>/remove",
        (401, 403, 403, 404, 200),
        "listed",
        {"reason": "Nu mai apare."},
    ),
    Row(
        "GET /desk/press-notices",
        ITS_CLERK,
        "listed",
        query={"authority": "{authority}", "consultation": "{consultation}"},
    ),
    Row("POST /desk/press-notices", ONLY_THERE, "listed", NOTICE),
)
