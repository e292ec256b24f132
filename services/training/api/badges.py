"""Badges, and what others need to check them: keys under the authority's address, lists of states."""

import json
from typing import Any, cast
from uuid import UUID

from flask import Response, jsonify

from services.training.errors.certificates import NoKeyYet, NoSuchCertificate
from services.training.model import Certificate
from services.training.model.badge import badge, enveloped, states
from services.training.model.issuer import Issuer
from services.training.queries import certificates
from services.training.repository import certificates as stored
from services.training.schemas.certificates import BadgeArguments
from shared.security.sealed_keys import SealedKeys
from shared.security.signed_credentials import sign
from shared.web.access import principal, public, signed_in
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited

VC_JWT = "application/vc+jwt"
SHORT = {"Cache-Control": "public, max-age=300"}

blueprint = Blueprint(
    "badges", __name__, description="Certificates as Open Badges 3.0, for others' verifiers."
)


@blueprint.get("/certificates/<uuid:certificate_id>/badge")
@signed_in
@limited("300/hour")
@blueprint.arguments(BadgeArguments, location="query")
@blueprint.response(200, content_type=VC_JWT)
def get_badge(asked: dict[str, Any], certificate_id: UUID) -> Response:
    """The badge of one's own certificate: a signed token, or a JSON document around it."""
    with runtime().read() as session:
        found = session.get(Certificate, certificate_id)
        if found is None or found.account_id != principal().account_id:
            raise NoSuchCertificate
        token = _signed(session, found.authority, badge(found, _issuer(found.authority)))
    name = f"certificat-{found.numbered.replace('/', '-')}.{asked['form']}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    if asked["form"] == "json":
        body = json.dumps(enveloped(token), indent=2)
        return Response(body, mimetype="application/vc+ld+json", headers=headers)
    return Response(token, mimetype=VC_JWT, headers=headers)


@blueprint.get("/authorities/<slug>/did")
@public
@blueprint.response(200)
def get_did(slug: str) -> Response:
    """The authority's DID document; `did:web` finds it at `/autoritati/<slug>/did.json`."""
    return _published(_issuer(slug).document(_keys(slug)))


@blueprint.get("/authorities/<slug>/jwks")
@public
@blueprint.response(200)
def get_jwks(slug: str) -> Response:
    """The same keys as a JWK set, the one that signs first."""
    return _published({"keys": _keys(slug)})


@blueprint.get("/authorities/<slug>/states/<int:number>")
@public
@limited("600/hour")
@blueprint.response(200, content_type=VC_JWT)
def get_states(slug: str, number: int) -> Response:
    """A list of states (Bitstring Status List), signed: which certificates are not valid any more."""
    issuer, now = _issuer(slug), runtime().clock.now()
    with runtime().read() as session:
        if number != 0 or stored.newest_key(session, slug) is None:
            raise NoKeyYet
        name = stored.authority_name(session, slug)
        listed = states(number, certificates.revoked(session, slug), name, issuer, now)
        token = _signed(session, slug, listed)
    return Response(token, mimetype=VC_JWT, headers=SHORT)


def _signed(session: Any, slug: str, credential: dict[str, Any]) -> str:
    key = stored.newest_key(session, slug)
    if key is None:
        raise NoKeyYet
    keys = cast(SealedKeys, runtime().dependencies["certificate_keys"])
    return sign(credential, keys.opened(key.kid, key.private_pem), _issuer(slug).key(key.kid))


def _issuer(slug: str) -> Issuer:
    return Issuer(runtime().settings.public_url, slug)


def _keys(slug: str) -> list[dict[str, str]]:
    with runtime().read() as session:
        found = list(certificates.keys(session, slug))
    if not found:
        raise NoKeyYet
    return found


def _published(body: dict[str, Any]) -> Response:
    response = jsonify(body)
    response.headers.update(SHORT)
    response.headers["Access-Control-Allow-Origin"] = "*"  # others' verifiers run in browsers, too
    return response
