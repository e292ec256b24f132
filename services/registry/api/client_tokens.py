"""Tokens for programs, by the client credentials grant (RFC 6749, 4.4)."""

from typing import Any
from urllib.parse import unquote_plus

from flask import Request, Response, jsonify, request

from services.registry.commands.api_clients import IssueClientToken
from services.registry.errors.api_clients import BadTokenRequest, TokenRefused, UnknownGrant, WrongClient
from services.registry.schemas.api_clients import ClientTokenSchema, TokenErrorSchema, TokenForm
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited
from shared.web.parser import WrongMediaType

FORM = "application/x-www-form-urlencoded"
GRANT = "client_credentials"
BASIC = "basic"
ONCE = ("grant_type", "audience", "scope", "client_id", "client_secret")

blueprint = Blueprint("oauth", __name__, url_prefix="/oauth", description="Tokens for programs.")


def by_credentials(asked: Request) -> str:
    """One caller for each client with its secret, so that who knows only the id uses up nobody's share."""
    if basic := _basic(asked):
        return ":".join(basic)
    return f"{asked.form.get('client_id', '')}:{asked.form.get('client_secret', '')}"


# The form is read by hand: RFC 6749 wants parameters that are not known ignored, and errors of its own.
@blueprint.post("/token")
@public
@limited("300/minute")
@limited("30/minute", key=by_credentials)
@blueprint.doc(requestBody={"required": True, "content": {FORM: {"schema": TokenForm}}})
@blueprint.response(200, ClientTokenSchema)
@blueprint.alt_response(400, schema=TokenErrorSchema)
@blueprint.alt_response(401, schema=TokenErrorSchema)
def issue_token() -> Any:
    """A token for one service, good for five minutes, with the scopes that are asked for or all there are."""
    if request.mimetype != FORM:
        raise WrongMediaType(expected=FORM)
    try:
        return runtime().bus.do(_asked(request))
    except TokenRefused as refused:
        return _refusal(refused)


def _asked(asked: Request) -> IssueClientToken:
    form = asked.form
    if any(len(form.getlist(name)) > 1 for name in ONCE) or not form.get("grant_type"):
        raise BadTokenRequest()
    client_id, secret = _credentials(asked)
    if form["grant_type"] != GRANT:
        raise UnknownGrant()
    if not form.get("audience"):
        raise BadTokenRequest()
    return IssueClientToken(
        client_id=client_id, secret=secret, audience=form["audience"], scope=form.get("scope") or None
    )


def _credentials(asked: Request) -> tuple[str, str]:
    """By `Authorization: Basic`, whose halves are encoded as in a form, or by the form (RFC 6749, 2.3.1)."""
    form = asked.form
    if not asked.headers.get("Authorization", "").lower().startswith(BASIC):
        if not form.get("client_id") or not form.get("client_secret"):
            raise WrongClient()
        return form["client_id"], form["client_secret"]
    if "client_secret" in form:
        raise BadTokenRequest()
    basic = _basic(asked)
    if basic is None:
        raise WrongClient()
    return basic


def _basic(asked: Request) -> tuple[str, str] | None:
    """What `Authorization: Basic` says; None where it is not there, or is nonsense."""
    try:
        found = asked.authorization
    except ValueError:  # werkzeug lets it through where the value is not ASCII
        return None
    if found is None or found.type != BASIC:
        return None
    return unquote_plus(found.username or ""), unquote_plus(found.password or "")


def _refusal(refused: TokenRefused) -> Response:
    answer = jsonify({"error": refused.error, "error_description": refused.text("en")})
    answer.status_code = refused.status
    if refused.status == 401:
        answer.headers["WWW-Authenticate"] = 'Basic realm="parteneriat"'
    return answer
