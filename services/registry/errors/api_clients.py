"""What is refused: clients of the API and their tokens, one class a rule.

NotFound
└── NoSuchApiClient             there is none, or it is another authority's
Conflict
├── ApiClientNameTaken          /name
├── ApiClientRevoked            it was revoked
├── ApiClientExpired            its last day is over
└── RotationRunning             two of its secrets are good already
Invalid
├── UnknownScope                /scopes
├── UnknownAuthority            /authority
├── ContactNotValid             /contact_email
└── ExpiryNotInAYear            /expires_on
TokenRefused                    what RFC 6749, 5.2 answers
├── BadTokenRequest             invalid_request
├── WrongClient                 invalid_client
├── UnknownGrant                unsupported_grant_type
├── ScopeNotGranted             invalid_scope
└── UnknownTarget               invalid_target (RFC 8707)
"""

from typing import ClassVar

from shared.errors import Conflict, Invalid, NotFound, Refusal


class NoSuchApiClient(NotFound):
    """There is none, or not for the caller."""

    code = "no-such-api-client"
    ro = "Nu există acest client API."
    en = "There is no such API client."


class ApiClientNameTaken(Conflict):
    """Names tell an authority's clients apart."""

    code = "api-client-name-taken"
    pointer = "/name"
    ro = "Autoritatea are deja un client API cu acest nume; alegeți altul."
    en = "The authority already has an API client of this name; choose another."


class ApiClientRevoked(Conflict):
    """What was revoked stays so."""

    code = "api-client-revoked"
    ro = "Clientul API a fost oprit; faceți altul."
    en = "The API client was revoked; make another."


class ApiClientExpired(Conflict):
    """It goes on with another last day."""

    code = "api-client-expired"
    pointer = "/expires_on"
    ro = "Ultima zi a clientului API a trecut; alegeți altă ultimă zi."
    en = "The last day of the API client is over; choose another last day."


class RotationRunning(Conflict):
    """At most two are good at once."""

    code = "rotation-running"
    ro = "Două secrete sunt deja valabile; așteptați să expire cel vechi, sau înlocuiți-le pe amândouă acum."
    en = "Two secrets are good already; wait until the old one ends, or replace both now."


class UnknownScope(Invalid):
    """Scopes are those of the table, one at least."""

    code = "unknown-scope"
    pointer = "/scopes"
    ro = "Alegeți cel puțin un drept dintre cele arătate."
    en = "Choose at least one of the scopes shown."


class UnknownAuthority(Invalid):
    """There is no authority of that slug."""

    code = "unknown-authority"
    pointer = "/authority"
    ro = "Nu există autoritatea aleasă."
    en = "There is no such authority."


class ContactNotValid(Invalid):
    """Somebody must hear that it expires."""

    code = "contact-not-valid"
    pointer = "/contact_email"
    ro = "Scrieți adresa de e-mail întreagă, de exemplu informatica@exemplu.ro."
    en = "Write the whole e-mail address, such as it@example.org."


class ExpiryNotInAYear(Invalid):
    """Nothing lives for ever."""

    code = "expiry-not-in-a-year"
    pointer = "/expires_on"
    ro = "Ultima zi este de azi înainte, cel mai târziu {last}."
    en = "The last day is today or later, {last} at the latest."


class TokenRefused(Refusal):
    """No token; `error` is the word of RFC 6749, 5.2 for why."""

    status = 400
    error: ClassVar[str]


class BadTokenRequest(TokenRefused):
    """A parameter is missing or stands twice, or the client names itself in two ways."""

    code = "bad-token-request"
    error = "invalid_request"
    en = "A required parameter is missing or repeated, or the client is named in two ways."


class WrongClient(TokenRefused):
    """The same whether the client is unknown, expired or revoked, or the secret wrong."""

    status = 401
    code = "wrong-client"
    error = "invalid_client"
    en = "The client and its secret are not right, or the client may ask for no tokens."


class UnknownGrant(TokenRefused):
    """Only programs get tokens here; people sign in."""

    code = "unknown-grant"
    error = "unsupported_grant_type"
    en = "The only grant_type is client_credentials."


class ScopeNotGranted(TokenRefused):
    """The client does not have it, or it is another service's."""

    code = "scope-not-granted"
    error = "invalid_scope"
    en = "The client does not have these scopes in this audience."


class UnknownTarget(TokenRefused):
    """Tokens are made for our services alone."""

    code = "unknown-target"
    error = "invalid_target"
    en = "There is no such audience."
