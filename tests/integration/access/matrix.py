"""Who may do what: for every route a row, or several where it depends on what it is done to.

The numbers are the answers to the stranger, the citizen to whom the thing belongs, another citizen, a
clerk of another authority, and the clerk of the thing's authority. `{name}` in a body or query stands for
a value of the thing's.
"""

from dataclasses import dataclass, field
from typing import Any

PASSWORD = "tramvai mov gutuie nouă"
Expected = tuple[int, int, int, int, int]


@dataclass(frozen=True)
class Row:
    """A route, tried by everybody.

    Args:
        route: method and template, below `/api/<service>/v1`.
        expected: the status of the answer to each.
        of: the kind of thing that it is tried on, made anew for each caller; empty where there is none.
        body, query, form, data: what is sent.
        by_session: callers bring a session, not a token.
    """

    route: str
    expected: Expected
    of: str = ""
    body: Any = None
    query: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] | None = None
    data: bytes | None = None
    by_session: bool = False


def all_get(status: int) -> Expected:
    """The same for everybody."""
    return status, status, status, status, status


SIGNED_IN = (401, 200, 200, 200, 200)
ITS_CLERK = (401, 403, 403, 403, 200)
ADMINISTRATORS_ONLY = (401, 403, 403, 403, 403)
OVERSEEN = (401, 403, 403, 403, 403)

BY_SESSION = (401, 200, 200, 200, 200)
NOBODY_HERE = (401, 403, 403, 403, 403)  # administrators alone
NO_ADMINISTRATOR = (401, 403, 403, 403, 403)
REPRESENTS = (401, 200, 403, 403, 403)

OFFER = {
    "email": "new{n}@example.org",
    "role": "observer",
    "from_date": "2026-01-13",
    "until_date": "2026-06-30",
}
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
SIGN_UP = {"email": "new{n}@example.org", "name": "Nou", "password": PASSWORD}
RESET = {"authority": "oras-exemplu", "email": "a@example.org", "reason": "Telefon pierdut."}
PASSKEY = {"name": "Telefon", "credential": {}}
ASK = {
    "authority": "{authority}",
    "kind": "association",
    "name": "Asociația Nouă {n}",
    "seat": "Orașul Exemplu",
    "contact_email": "contact@example.org",
    "representative_role": "președintă",
}
NAMED = {"name": "statut.pdf", "purpose": "statute"}
DECISION = {"reason": "Sediul nu mai este cel declarat."}
END = {"reason": "Sentința civilă nr. 1/2026, Judecătoria Exemplu.", "on": "2026-01-12"}
MERGER = {**END, "into": "{other}"}
PACT = {
    "title": "Acord de parteneriat (exemplu)",
    "object": "Educație civică.",
    "from_date": "2026-02-01",
    "until_date": "2028-01-31",
    "parties": [{"organisation_id": "{organisation_id}"}],
    "obligations": [{"party": 1, "text": "Ține zece ore.", "due_date": "2026-06-30"}],
}
OF_ITS_DESK = (401, 403, 404, 404, 200)
OF_THE_OTHER_SIDE = (401, 200, 404, 404, 422)
ONE_AGREEMENT = "/agreements/<uuid:agreement_id>"
ONE_DOCUMENT = f"{ONE_AGREEMENT}/documents/<uuid:document_id>"
AGREEMENTS = (
    Row("GET /agreements", all_get(200)),
    Row("POST /agreements", (401, 403, 403, 403, 201), "verified", {"authority": "{authority}", **PACT}),
    Row("GET /agreements/desk", ITS_CLERK, "draft agreement", query={"authority": "{authority}"}),
    Row("GET /agreements/mine", SIGNED_IN),
    Row(f"GET {ONE_AGREEMENT}", (404, 200, 404, 404, 200), "draft agreement"),
    Row(f"GET {ONE_AGREEMENT}", all_get(200), "in-force agreement"),
    Row(f"PUT {ONE_AGREEMENT}", OF_ITS_DESK, "draft agreement", PACT),
    Row(f"POST {ONE_AGREEMENT}/confirm", OF_THE_OTHER_SIDE, "draft agreement", {"party": "{party}"}),
    Row(f"POST {ONE_AGREEMENT}/reopen", OF_ITS_DESK, "agreed agreement"),
    Row(f"POST {ONE_AGREEMENT}/withdraw", OF_ITS_DESK, "agreed agreement"),
    Row(
        f"POST {ONE_AGREEMENT}/sign",
        OF_THE_OTHER_SIDE,
        "agreed agreement",
        {"party": "{party}", "on": "2026-01-13", "how": "paper"},
    ),
    Row(
        f"POST {ONE_AGREEMENT}/extend",
        OF_ITS_DESK,
        "in-force agreement",
        {"until_date": "2029-01-31", "legal_basis": "Act adițional 1"},
    ),
    Row(
        f"POST {ONE_AGREEMENT}/renew",
        (401, 403, 404, 404, 201),
        "in-force agreement",
        {"from_date": "2028-02-01"},
    ),
    Row(
        f"POST {ONE_AGREEMENT}/terminate",
        OF_THE_OTHER_SIDE,
        "in-force agreement",
        {"party": "{party}", "until_date": "2026-03-01", "reason": "Se dizolvă."},
    ),
    Row(
        f"POST {ONE_AGREEMENT}/obligations/<uuid:obligation_id>",
        OF_THE_OTHER_SIDE,
        "in-force agreement",
        {"act": "report", "note": "Zece ore ținute."},
    ),
    # Nothing is sent, so to the parties it is the file that is not good.
    Row(
        f"POST {ONE_AGREEMENT}/documents",
        (401, 422, 404, 404, 422),
        "draft agreement",
        query={"kind": "annex", "name": "anexa.pdf"},
    ),
    # Nobody has looked into the file yet, which the parties alone are told.
    Row(f"GET {ONE_DOCUMENT}", (404, 409, 404, 404, 409), "in-force agreement"),
    Row(f"POST {ONE_DOCUMENT}/show", OF_ITS_DESK, "in-force agreement", {"is_public": True}),
)
REGISTRY = (
    *AGREEMENTS,
    Row("POST /accounts", all_get(202), body=SIGN_UP),
    Row("POST /accounts/confirm", all_get(200), "sign-up", {"token": "{token}"}),
    Row("PUT /accounts/me", SIGNED_IN, body={"name": "Ana", "language": "ro"}),
    # A session that began long ago, as a token's of these tests, may not.
    Row("POST /accounts/me/erasure", (401, 403, 403, 403, 403)),
    Row("GET /accounts/me/address-change", SIGNED_IN),
    Row("POST /accounts/me/address-change", (401, 403, 403, 403, 403), body={"email": "a{n}@example.org"}),
    Row("DELETE /accounts/me/address-change", (401, 404, 404, 404, 404)),
    Row("POST /address-changes/confirm", all_get(200), "address", {"token": "{token}"}),
    Row("POST /address-changes/stop", all_get(200), "address", {"token": "{token}"}),
    Row("GET /accounts/me/export", SIGNED_IN),
    Row("POST /accounts/me/export", (401, 202, 202, 202, 202)),
    Row("GET /accounts/me/export/content", (401, 403, 403, 403, 403)),
    Row("GET /accounts/me/erasure", SIGNED_IN),
    Row("DELETE /accounts/me/erasure", (401, 404, 404, 404, 404)),
    Row("GET /authorities", all_get(200)),
    Row("GET /authorities/<slug>", all_get(200), "pending"),
    Row("POST /colleagues/look", NOBODY_HERE, body={"authority": "oras-exemplu", "email": "a@example.org"}),
    Row("POST /colleagues/reset-factors", NOBODY_HERE, body=RESET),
    Row("GET /factors", BY_SESSION, by_session=True),
    Row("POST /factors/totp", (401, 200, 200, 409, 409), by_session=True),
    Row("POST /factors/totp/confirm", (401, 422, 422, 409, 409), body={"code": "000000"}, by_session=True),
    # The clerks' is their last.
    Row("DELETE /factors/totp", (401, 409, 409, 409, 409), by_session=True),
    Row("POST /factors/passkeys/options", BY_SESSION, by_session=True),
    Row("POST /factors/passkeys", (401, 422, 422, 422, 422), body=PASSKEY, by_session=True),
    Row("DELETE /factors/passkeys/<uuid:passkey_id>", (401, 204, 404, 404, 404), "passkey", by_session=True),
    # For who has a second factor; the other citizen has none.
    Row("POST /factors/recovery-codes", (401, 200, 409, 200, 200), "passkey", by_session=True),
    Row("POST /factors/password", BY_SESSION, body={"password": PASSWORD}, by_session=True),
    Row("DELETE /factors/password", (401, 204, 204, 204, 204), by_session=True),
    Row("POST /factors/code-sign-in", BY_SESSION, body={"on": True}, by_session=True),
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
    Row("GET /jwks.json", all_get(200)),
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
    Row("POST /password-resets", all_get(202), body={"email": "nobody{n}@example.org"}),
    Row("POST /password-resets/confirm", all_get(200), "reset", {"token": "{token}", "password": PASSWORD}),
    Row("GET /proof-of-work", all_get(200)),
    Row("GET /retention", all_get(200)),
    Row("GET /sessions", SIGNED_IN),
    Row("DELETE /sessions/<uuid:session_id>", (401, 204, 404, 404, 404), "session"),
    Row("DELETE /sessions/others", SIGNED_IN),
    Row("POST /sessions", all_get(401), body={"email": "citizen@example.org", "password": "another's"}),
    Row("GET /sessions/current", all_get(401)),
    Row("GET /sessions/current", SIGNED_IN, by_session=True),
    Row("DELETE /sessions/current", all_get(401)),
    Row("DELETE /sessions/current", (401, 204, 204, 204, 204), by_session=True),
    Row("POST /sessions/current/tokens", all_get(401), body={"audience": "registry"}),
    Row(
        "POST /sessions/current/tokens",
        (401, 201, 201, 201, 201),
        body={"audience": "registry"},
        by_session=True,
    ),
    Row("POST /sessions/second-step", all_get(409), body={"pending": "nobody's", "code": "1"}),
    Row("POST /sessions/second-step/passkey/options", all_get(409), body={"pending": "nobody's"}),
    Row("POST /sessions/second-step/passkey", all_get(409), body={"pending": "x", "credential": {}}),
    Row("POST /sessions/passkey/options", all_get(200)),
    Row("POST /sessions/passkey", all_get(422), body={"credential": {}}),
    Row("POST /sessions/code", all_get(409), body={"ticket": "nobody's", "code": "12345678"}),
    Row("POST /sign-in-codes", all_get(202), body={"email": "nobody{n}@example.org"}),
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
    # A clerk does not read what is noted of clerks; test_roles tells who does.
    Row("GET /audit", OVERSEEN, "pending", query={"authority": "{authority}"}),
    Row("GET /audit/export", OVERSEEN, "pending", query={"authority": "{authority}"}),
    Row("GET /audit/people", OVERSEEN, "pending", query={"authority": "{authority}"}),
)

PICTURE = b"\x89PNG\r\n\x1a\n"
FILE = b"%PDF-1.4\n"
HIS = (401, 200, 404, 404, 404)
# Drafts are their owner's alone; a request is for who asked and for the clerks of whom was asked.
REQUESTS = (
    Row("GET /drafts", SIGNED_IN),
    Row("POST /drafts", (401, 201, 201, 201, 201), body={}),
    Row("GET /drafts/<uuid:draft_id>", HIS, "draft"),
    Row("PUT /drafts/<uuid:draft_id>", HIS, "draft", {"name": "Altfel"}),
    Row("DELETE /drafts/<uuid:draft_id>", (401, 204, 404, 404, 404), "draft"),
    Row("POST /drafts/<uuid:draft_id>/send", (401, 201, 404, 404, 404), "draft"),
    Row("POST /drafts/<uuid:draft_id>/files", (401, 201, 404, 404, 404), "draft", query=NAMED, data=FILE),
    Row("DELETE /drafts/<uuid:draft_id>/files/<uuid:file_id>", (401, 204, 404, 404, 404), "draft"),
    Row("GET /requests/mine", SIGNED_IN),
    Row("GET /requests/<uuid:verification_id>", (401, 200, 404, 404, 200), "pending"),
    Row("POST /requests/<uuid:verification_id>/ask", ITS_CLERK, "pending", {"text": "Ce sediu?"}),
    Row("POST /requests/<uuid:verification_id>/answer", HIS, "questioned", {"text": "Acesta."}),
    Row("POST /requests/<uuid:verification_id>/withdraw", HIS, "pending"),
    Row(
        "POST /requests/<uuid:verification_id>/files",
        (401, 201, 404, 404, 404),
        "pending",
        query=NAMED,
        data=FILE,
    ),
    Row("GET /requests/<uuid:verification_id>/files/<uuid:file_id>", (401, 200, 404, 404, 200), "with file"),
)

HERS = (401, 404, 200, 404, 404)
CHANGE = {"authority": "{authority}", "changes": {"seat": "Strada Lungă 2"}, "why": "Ne-am mutat."}
OF_ORGANISATION = "/organisations/<uuid:organisation_id>/changes"
ONE_CHANGE = "/changes/<uuid:change_id>"
# For who represents the organisation, and for the clerks of whom was asked.
CHANGES = (
    Row(f"POST {OF_ORGANISATION}", (401, 201, 403, 403, 403), "verified", CHANGE),
    Row(f"GET {OF_ORGANISATION}", REPRESENTS, "verified"),
    Row("GET /changes", ITS_CLERK, "pending change", query={"authority": "{authority}"}),
    Row(f"GET {ONE_CHANGE}", (401, 200, 404, 404, 200), "pending change"),
    Row(f"GET {ONE_CHANGE}/comparison", (401, 403, 403, 404, 200), "pending change"),
    Row(f"POST {ONE_CHANGE}/ask", ITS_CLERK, "pending change", {"text": "De când?"}),
    Row(f"POST {ONE_CHANGE}/accept", ITS_CLERK, "pending change"),
    Row(f"POST {ONE_CHANGE}/refuse", ITS_CLERK, "pending change", {"reason": "Lipsește."}),
    Row(f"POST {ONE_CHANGE}/answer", HIS, "questioned change", {"text": "De ieri."}),
    Row(f"POST {ONE_CHANGE}/withdraw", HIS, "pending change"),
    Row(f"POST {ONE_CHANGE}/files", (401, 201, 404, 404, 404), "pending change", query=NAMED, data=FILE),
    # Nobody has looked into the file yet, which those alone are told who may have it.
    Row(f"GET {ONE_CHANGE}/files/<uuid:file_id>", (401, 409, 404, 404, 409), "change with file"),
    # A newcomer's, who is the other citizen, is nothing to who represents the organisation, the citizen.
    Row(
        "POST /organisations/<uuid:organisation_id>/claims",
        (401, 409, 201, 201, 201),
        "verified",
        {"authority": "{authority}", "why": "Adunarea generală m-a ales."},
    ),
    Row("GET /changes/mine", SIGNED_IN),
    Row(f"GET {ONE_CHANGE}", (401, 404, 200, 404, 200), "pending claim"),
    Row(f"POST {ONE_CHANGE}/ask", ITS_CLERK, "pending claim", {"text": "De când?"}),
    Row(f"POST {ONE_CHANGE}/answer", HERS, "questioned claim", {"text": "De ieri."}),
    Row(f"POST {ONE_CHANGE}/withdraw", HERS, "pending claim"),
    Row(f"POST {ONE_CHANGE}/files", (401, 404, 201, 404, 404), "pending claim", query=NAMED, data=FILE),
    Row(f"GET {ONE_CHANGE}/files/<uuid:file_id>", (401, 404, 409, 404, 409), "claim with file"),
    Row(f"POST {ONE_CHANGE}/accept", ITS_CLERK, "pending claim"),
    Row(f"POST {ONE_CHANGE}/refuse", ITS_CLERK, "pending claim", {"reason": "Lipsește."}),
)

WORDS = {"article": "2", "text": "Locurile pentru riverani sunt prea puține."}
DRAFT = {"title": "Regulamentul de parcare", "recommendations_until": "2026-02-20"}
DRAFTS = {"state": "draft", "authority": "{authority}"}
REQUIRED = "GET /consultations/<uuid:consultation_id>/required-documents"
OF_ACT = "/consultations/<uuid:consultation_id>/documents"
ONE_OF_ACT = f"{OF_ACT}/<uuid:file_id>"
CLERKS = (401, 403, 403, 200, 200)
CONSULTATION = (
    Row("POST /acts/parse", CLERKS, "", {"text": "Art. 1 – Se aprobă."}),
    # A clerk gets as far as the look into the file, which is a picture.
    Row("POST /acts/parse-file", (401, 403, 403, 422, 422), query={"name": "act.png"}, data=PICTURE),
    Row(f"POST {OF_ACT}", (401, 403, 403, 404, 201), "draft", query={"name": "referat.pdf"}, data=FILE),
    Row(f"POST {OF_ACT}", (401, 403, 403, 403, 409), "open", query={"name": "referat.pdf"}, data=FILE),
    Row(f"DELETE {ONE_OF_ACT}", (401, 403, 403, 404, 204), "draft with file"),
    # Nobody has looked into the file yet, which those alone are told who may have it.
    Row(f"GET {ONE_OF_ACT}", (404, 404, 404, 404, 409), "draft with file"),
    Row(f"GET {ONE_OF_ACT}", all_get(409), "open with file"),
    Row(REQUIRED, (404, 404, 404, 404, 200), "draft"),
    Row(REQUIRED, all_get(200), "open"),
    Row("GET /consultations", all_get(200)),
    Row("GET /consultations", ITS_CLERK, "draft", query=DRAFTS),
    Row("POST /consultations", (401, 403, 403, 403, 201), "draft", {**DRAFT, "authority": "{authority}"}),
    Row("GET /consultations/<uuid:consultation_id>", (404, 404, 404, 404, 200), "draft"),
    Row("GET /consultations/<uuid:consultation_id>", all_get(200), "open"),
    Row("PUT /consultations/<uuid:consultation_id>", (401, 403, 403, 404, 200), "draft", DRAFT),
    Row("POST /consultations/<uuid:consultation_id>/publish", (401, 403, 403, 404, 200), "draft"),
    # The clerk may, but not so soon: the ten days of art. 7 (4) have not passed.
    Row("POST /consultations/<uuid:consultation_id>/close", (401, 403, 403, 403, 409), "open"),
    Row("GET /consultations/<uuid:consultation_id>/recommendations", all_get(404), "draft"),
    Row("GET /consultations/<uuid:consultation_id>/recommendations", all_get(200), "sent"),
    Row(
        "POST /consultations/<uuid:consultation_id>/recommendations",
        (401, 404, 404, 404, 404),
        "draft",
        WORDS,
    ),
    Row(
        "POST /consultations/<uuid:consultation_id>/recommendations",
        (401, 201, 201, 201, 201),
        "open",
        WORDS,
    ),
    # For an organisation speaks who has its mandate.
    Row(
        "POST /consultations/<uuid:consultation_id>/recommendations",
        (401, 201, 403, 403, 403),
        "open",
        {**WORDS, "on_behalf_of": "{organisation}"},
    ),
    Row("GET /recommendations", all_get(200), query={"organisation": "01990000-0000-7000-8000-000000000001"}),
    Row("GET /recommendations/<uuid:recommendation_id>", all_get(200), "sent"),
    Row(
        "POST /recommendations/<uuid:recommendation_id>/answer",
        ITS_CLERK,
        "sent",
        {"verdict": "partly", "reason": "Se preia pentru centru."},
    ),
    Row("GET /recommendations/mine", SIGNED_IN),
    Row("GET /recommendations/mine/<uuid:recommendation_id>", (401, 200, 404, 404, 404), "sent"),
    Row("GET /desk/recommendations", ITS_CLERK, "sent", query={"authority": "{authority}"}),
    Row("GET /desk/recommendations/<uuid:recommendation_id>", ITS_CLERK, "sent"),
    Row("GET /retention", all_get(200)),
    # For administrators alone: test_days_off.py tries those.
    Row("GET /days-off", all_get(200), query={"year": "2026"}),
    Row("POST /days-off", ADMINISTRATORS_ONLY, body={"day": "2026-06-12", "reason": "HG 1/2026"}),
    Row("DELETE /days-off/<uuid:day_off_id>", ADMINISTRATORS_ONLY, "day off"),
    Row("GET /law/plan", all_get(200), query={"kind": "normative", "published": "2026-01-13"}),
    Row("POST /law/judge", all_get(200), body={"entries": [{"publication_date": "2026-01-13"}]}),
    Row("GET /receipts", all_get(200), "sent", query={"authority": "{authority}", "number": "{number}"}),
)

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

MATRIX = {
    "registry": (*REGISTRY, *CHANGES, *REQUESTS),
    "consultation": CONSULTATION,
    "notification": NOTIFICATION,
}
