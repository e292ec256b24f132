"""The notification service: subscriptions, announcements, deliveries."""

from tests.integration.access.row import HIS, ITS_CLERK, SIGNED_IN, Row, all_get

SUBSCRIBE = {"email": "follower{n}@example.org", "topic": {"kind": "all"}}
WEBHOOK = {"name": "Registratura", "url": "https://1.1.1.1/hook", "topics": [{"kind": "all"}]}
HOOK = "/webhooks/<uuid:endpoint_id>"
DEVICE = {"endpoint": "https://push.example.org/x", "keys": {"p256dh": "BA", "auth": "AA"}}
WISHES = {"language": "ro", "digest_hour": 8, "digest_weekday": 1}
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
    Row("GET /push/key", all_get(200)),
    Row("GET /push/devices", SIGNED_IN),
    # The installation of this table has no key, so that nobody is offered it.
    Row("POST /push/devices", (401, 409, 409, 409, 409), body=DEVICE),
    Row("DELETE /push/devices/<uuid:device_id>", (401, 204, 404, 404, 404), "rung"),
    Row("GET /proof-of-work", all_get(200)),
    Row(
        "POST /follows/mine",
        (401, 201, 201, 201, 201),
        "followed",
        {"topic": {"kind": "organisation", "value": "{organisation_id}"}},
    ),
    Row("DELETE /follows/mine/<uuid:subscription_id>", (401, 200, 404, 404, 404), "followed"),
    Row("GET /suppressions/mine", SIGNED_IN),
    Row("DELETE /suppressions/mine", SIGNED_IN),
    Row("GET /webhooks/types", all_get(200)),
    Row("GET /webhooks", SIGNED_IN),
    Row("POST /webhooks", (401, 201, 201, 201, 201), "hooked", WEBHOOK),
    Row(f"GET {HOOK}", HIS, "hooked"),
    Row(f"DELETE {HOOK}", (401, 204, 404, 404, 404), "hooked"),
    Row(f"POST {HOOK}/secrets", HIS, "hooked"),
    Row(f"POST {HOOK}/test", (401, 202, 404, 404, 404), "hooked"),
    Row(f"POST {HOOK}/enable", HIS, "hooked"),
    Row(f"POST {HOOK}/disable", HIS, "hooked"),
    Row(f"POST {HOOK}/resend", (401, 202, 404, 404, 404), "hooked", {"since": "2026-01-13T08:00:00Z"}),
    Row(f"GET {HOOK}/deliveries", HIS, "hooked"),
    Row(f"GET {HOOK}/deliveries/<uuid:delivery_id>", HIS, "hooked"),
    Row(f"POST {HOOK}/deliveries/<uuid:delivery_id>/resend", (401, 202, 404, 404, 404), "hooked"),
    Row(
        "PATCH /follows/mine/<uuid:subscription_id>",
        (401, 200, 404, 404, 404),
        "followed",
        {"cadence": "daily"},
    ),
    Row("DELETE /follows/mine", (401, 204, 204, 204, 204), "followed"),
    Row(
        "PUT /follows/mine/<uuid:subscription_id>/channels",
        (401, 200, 404, 404, 404),
        "followed",
        {"channels": ["page"]},
    ),
    Row("GET /follows/mine/wishes", SIGNED_IN),
    Row("PUT /follows/mine/wishes", SIGNED_IN, body=WISHES),
    Row("POST /follows/by-link", all_get(200), "linked", {"token": "{token}"}),
    Row("POST /follows/by-link/wishes", all_get(200), "linked", {"token": "{token}", **WISHES}),
    Row(
        "POST /follows/by-link/<uuid:subscription_id>/cadence",
        all_get(200),
        "linked",
        {"token": "{token}", "cadence": "daily"},
    ),
    Row("POST /follows/by-link/<uuid:subscription_id>/end", all_get(200), "linked", {"token": "{token}"}),
    Row("POST /follows/by-link/end", all_get(204), "linked", {"token": "{token}"}),
    # The link of another's list opens nothing of this one.
    Row("POST /follows/by-link/<uuid:subscription_id>/end", all_get(404), "others", {"token": "{token}"}),
    Row("GET /retention", all_get(200)),
)
