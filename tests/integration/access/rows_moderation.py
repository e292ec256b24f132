"""The consultation service: what the public does not read, and who decides about it."""

from tests.integration.access.row import ITS_CLERK, Row, all_get

REASON = {"reason": "Nu jignește pe nimeni."}
HIDDEN = {"what": "hidden", "ground": "insult", "reason": "Textul jignește."}
MODERATION = (
    Row("GET /consultations/<uuid:consultation_id>/moderations", all_get(200), "moderated"),
    Row("GET /consultations/<uuid:consultation_id>/moderations", all_get(404), "draft"),
    Row("GET /authorities/<slug>/moderations", all_get(200), "moderated"),
    Row(
        "POST /recommendations/<uuid:recommendation_id>/moderations",
        (401, 403, 403, 403, 201),
        "sent",
        HIDDEN,
    ),
    Row("POST /moderations/<uuid:moderation_id>/lift", ITS_CLERK, "moderated", REASON),
    # The author alone contests.
    Row(
        "POST /moderations/<uuid:moderation_id>/contest",
        (401, 200, 404, 404, 404),
        "moderated",
        {"words": "Nu am jignit pe nimeni."},
    ),
    # On the stage another clerk has moderated.
    Row(
        "POST /moderations/<uuid:moderation_id>/decide",
        ITS_CLERK,
        "contested",
        {"outcome": "lifted", **REASON},
    ),
    Row("GET /desk/moderations/waiting", ITS_CLERK, "waiting", query={"authority": "{authority}"}),
    Row("POST /recommendations/<uuid:recommendation_id>/show", ITS_CLERK, "waiting"),
    Row("GET /desk/moderations", ITS_CLERK, "moderated", query={"authority": "{authority}"}),
    Row("GET /desk/moderations/recommendations/<uuid:recommendation_id>", ITS_CLERK, "moderated"),
)
