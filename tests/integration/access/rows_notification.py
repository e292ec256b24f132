"""The notification service: subscriptions, announcements, deliveries."""

from tests.integration.access.row import HIS, ITS_CLERK, SIGNED_IN, Row, all_get

SUBSCRIBE = {"email": "follower{n}@example.org", "topic": {"kind": "all"}}
# Whoever has the token of a mail is whom it was written to.
NOTIFICATION = (
    Row("POST /subscriptions", all_get(202), body=SUBSCRIBE),
    Row("POST /subscriptions/confirm", all_get(200), "asked", {"token": "{token}"}),
    Row("POST /subscriptions/cancel", all_get(200), "confirmed", {"token": "{token}"}),
    Row("GET /subscriptions/one-click", all_get(303), "confirmed", query={"token": "{token}"}),
    Row(
        "POST /subscriptions/one-click",
        all_get(200),
        "confirmed",
        query={"token": "{token}"},
        form={"List-Unsubscribe": "One-Click"},
    ),
    Row("GET /announcements", all_get(200), "told", query={"consultation": "{consultation}"}),
    Row("GET /deliveries", ITS_CLERK, "told", query={"authority": "{authority}"}),
    Row("GET /deliveries/<uuid:delivery_id>", (401, 403, 403, 404, 200), "told"),
    # Letters are no authority's.
    Row("GET /deliveries/<uuid:delivery_id>", (401, 403, 403, 404, 404), "letter"),
    Row("GET /follows/mine", SIGNED_IN),
    Row("GET /notices", SIGNED_IN),
    Row("GET /notices/unread", SIGNED_IN),
    Row("POST /notices/read", SIGNED_IN, body={"until": "2026-01-13T09:00:00Z"}),
    Row("POST /notices/<uuid:notice_id>/read", HIS, "noticed"),
    Row("GET /proof-of-work", all_get(200)),
    Row(
        "POST /follows/mine",
        (401, 201, 201, 201, 201),
        "followed",
        {"topic": {"kind": "organisation", "value": "{organisation_id}"}},
    ),
    Row("DELETE /follows/mine/<uuid:subscription_id>", (401, 200, 404, 404, 404), "followed"),
    Row("GET /retention", all_get(200)),
)
