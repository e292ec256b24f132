"""Authorities, their staff and programs, the audit trail, localities, the national register."""

from tests.integration.access.row import (
    ADMINISTRATORS_ONLY,
    NO_ADMINISTRATOR,
    NOBODY_HERE,
    OVERSEEN,
    SIGNED_IN,
    Row,
    all_get,
)

API_CLIENT = {
    "authority": "{authority}",
    "name": "Managementul documentelor {n}",
    "contact_email": "it@example.org",
    "scopes": ["audit:read"],
}
TOKEN = {
    "grant_type": "client_credentials",
    "audience": "registry",
    "client_id": "{client_id}",
    "client_secret": "{client_secret}",
}
INVITE = {"email": "new{n}@example.org", "role": "clerk"}
RESET = {"authority": "oras-exemplu", "email": "a@example.org", "reason": "Telefon pierdut."}
AUTHORITIES = (
    Row("GET /authorities", all_get(200)),
    Row("GET /authorities/<slug>", all_get(200), "pending"),
    Row("POST /colleagues/look", NOBODY_HERE, body={"authority": "oras-exemplu", "email": "a@example.org"}),
    Row("POST /colleagues/reset-factors", NOBODY_HERE, body=RESET),
    # For administrators alone: test_administration.py tries those with every role.
    Row("PUT /authorities/<slug>", NO_ADMINISTRATOR, "pending", {"officer_name": "Ion Exemplu"}),
    Row("POST /authorities/<slug>/departments", NO_ADMINISTRATOR, "department", {"name": "Comunicare {n}"}),
    Row("PUT /departments/<uuid:department_id>", NO_ADMINISTRATOR, "department", {"name": "Juridic {n}"}),
    Row("DELETE /departments/<uuid:department_id>", NO_ADMINISTRATOR, "department"),
    Row("GET /authorities/<slug>/staff", NO_ADMINISTRATOR, "pending"),
    Row("POST /authorities/<slug>/invitations", NO_ADMINISTRATOR, "pending", INVITE),
    Row("DELETE /authorities/<slug>/staff/<uuid:account_id>/<name>", NO_ADMINISTRATOR, "role"),
    Row("GET /invitations/mine", SIGNED_IN),
    Row("POST /invitations/<uuid:invitation_id>/accept", (401, 404, 200, 404, 404), "invitation"),
    Row("POST /invitations/<uuid:invitation_id>/withdraw", NO_ADMINISTRATOR, "invitation"),
    # For administrators alone, in a session that has just begun: test_api_clients.py tries those.
    Row("GET /api-clients", NO_ADMINISTRATOR, "pending", query={"authority": "{authority}"}),
    Row("POST /api-clients", NO_ADMINISTRATOR, "pending", API_CLIENT),
    Row("GET /api-clients/scopes", NO_ADMINISTRATOR),
    Row("GET /api-clients/<uuid:client_id>", NO_ADMINISTRATOR, "api client"),
    Row("POST /api-clients/<uuid:client_id>/secrets", NO_ADMINISTRATOR, "api client", {}),
    Row("POST /api-clients/<uuid:client_id>/revoke", NO_ADMINISTRATOR, "api client"),
    Row("POST /oauth/token", all_get(200), "api client", form=TOKEN),
    Row("GET /localities", all_get(200), query={"q": "Ploiești"}),
    Row("GET /localities/<int:siruta>", all_get(200), "place"),
    Row("GET /national-register", (401, 403, 403, 200, 200), query={"q": "Exemplu"}),
    Row("GET /national-register/imports", ADMINISTRATORS_ONLY),
    Row("POST /national-register/imports", ADMINISTRATORS_ONLY, body={}),
    Row("GET /national-register/imports/<uuid:import_id>", ADMINISTRATORS_ONLY, "register import"),
    Row("GET /national-register/imports/<uuid:import_id>/lines", ADMINISTRATORS_ONLY, "register import"),
    Row("GET /national-register/imports/<uuid:import_id>/lines.csv", ADMINISTRATORS_ONLY, "register import"),
    Row(
        "PUT /national-register/imports/<uuid:import_id>/parts/<int:position>",
        ADMINISTRATORS_ONLY,
        "register import",
    ),
    Row("POST /national-register/imports/<uuid:import_id>/start", ADMINISTRATORS_ONLY, "register import"),
    # A clerk does not read what is noted of clerks; test_roles tells who does.
    Row("GET /audit", OVERSEEN, "pending", query={"authority": "{authority}"}),
    Row("GET /audit/export", OVERSEEN, "pending", query={"authority": "{authority}"}),
    Row("GET /audit/people", OVERSEEN, "pending", query={"authority": "{authority}"}),
)
