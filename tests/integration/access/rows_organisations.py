"""Organisations, what authorities decide about them, and who speaks for them."""

from tests.integration.access.row import ITS_CLERK, REPRESENTS, SIGNED_IN, Row, all_get

OFFER = {
    "email": "new{n}@example.org",
    "role": "observer",
    "from_date": "2026-01-13",
    "until_date": "2026-06-30",
}
ASK = {
    "authority": "{authority}",
    "kind": "association",
    "name": "Asociația Nouă {n}",
    "seat": "Orașul Exemplu",
    "contact_email": "contact@example.org",
    "representative_role": "președintă",
}
DECISION = {"reason": "Sediul nu mai este cel declarat."}
END = {"reason": "Sentința civilă nr. 1/2026, Judecătoria Exemplu.", "on": "2026-01-12"}
MERGER = {**END, "into": "{other}"}
ORGANISATIONS = (
    Row("GET /organisations", all_get(200)),
    Row("POST /organisations", (401, 201, 201, 201, 201), "pending", ASK),
    Row("GET /organisations/counts", all_get(200)),
    Row("GET /organisations/export", all_get(200)),
    Row("GET /organisations/mine", SIGNED_IN),
    Row("GET /organisations/newest", all_get(200)),
    Row("GET /organisations/<uuid:organisation_id>", (404, 200, 404, 404, 200), "pending"),
    Row("GET /organisations/<uuid:organisation_id>", all_get(200), "verified"),
    Row("GET /mandates/mine", SIGNED_IN),
    # Who represents the organisation; a delegate, such as the other citizen in `mandate`, sees no list.
    Row("GET /organisations/<uuid:organisation_id>/mandates", REPRESENTS, "verified"),
    Row("GET /organisations/<uuid:organisation_id>/mandates", REPRESENTS, "mandate"),
    Row("POST /organisations/<uuid:organisation_id>/mandates", (401, 201, 403, 403, 403), "verified", OFFER),
    Row("POST /mandate-offers/<uuid:offer_id>/confirm", (401, 404, 200, 404, 404), "offer"),
    Row("POST /mandate-offers/<uuid:offer_id>/refuse", (401, 404, 200, 404, 404), "offer"),
    Row("POST /mandate-offers/<uuid:offer_id>/withdraw", (401, 200, 403, 403, 403), "offer"),
    Row("POST /mandates/<uuid:mandate_id>/end", (401, 200, 200, 404, 404), "mandate", {}),
    Row("GET /verifications", ITS_CLERK, "pending", query={"authority": "{authority}"}),
    Row("GET /verifications/<uuid:verification_id>", ITS_CLERK, "pending"),
    Row("POST /verifications/<uuid:verification_id>/verify", ITS_CLERK, "pending"),
    Row("POST /verifications/<uuid:verification_id>/refuse", ITS_CLERK, "pending", {"reason": "Lipsește."}),
    Row("GET /verifications/export", ITS_CLERK, "pending", query={"authority": "{authority}"}),
    Row("GET /verifications/summary", ITS_CLERK, "pending", query={"authority": "{authority}"}),
    Row("GET /verifications/<uuid:verification_id>/history", ITS_CLERK, "pending"),
    Row("GET /verifications/<uuid:verification_id>/comparison", ITS_CLERK, "pending"),
    Row("POST /verifications/<uuid:verification_id>/take", ITS_CLERK, "pending"),
    Row("POST /verifications/<uuid:verification_id>/hand-over", ITS_CLERK, "pending", {"to": "{clerk}"}),
    Row("POST /verifications/<uuid:verification_id>/put-back", ITS_CLERK, "pending"),
    Row("POST /verifications/<uuid:verification_id>/suspend", ITS_CLERK, "standing", DECISION),
    Row("POST /verifications/<uuid:verification_id>/lift", ITS_CLERK, "suspended", DECISION),
    Row("POST /verifications/<uuid:verification_id>/dissolve", ITS_CLERK, "standing", END),
    Row("POST /verifications/<uuid:verification_id>/merge", ITS_CLERK, "standing", MERGER),
    Row(
        "POST /verifications/<uuid:verification_id>/strike-offs",
        (401, 403, 403, 403, 201),
        "standing",
        DECISION,
    ),
    Row("POST /strike-offs/<uuid:proposal_id>/confirm", ITS_CLERK, "proposed"),
    Row("POST /strike-offs/<uuid:proposal_id>/reject", ITS_CLERK, "proposed"),
)
