"""Clients of the API, and the answers of RFC 6749."""

from marshmallow import Schema, fields, validate

from services.registry.model.api_client import OVERLAP_DAYS
from services.registry.model.scopes import SCOPES
from services.registry.schemas.organisations import slug
from services.registry.schemas.people import LANGUAGES, email
from shared.web.schemas import Instant, Line, Strict

LAST_DAY = {"description": "The last day, in Romania; a year ahead at most, which it is if none is named."}


class ApiClientsArguments(Strict):
    """Whose; `common` are those that read every authority's."""

    authority = slug(required=True)


class NewApiClientBody(Strict):
    """A program, what it may read, and who is told before it expires."""

    authority = slug(required=True)
    name = Line(required=True, min=3, max=100)
    contact_email = email()
    language = fields.String(load_default="ro", validate=LANGUAGES)
    scopes = fields.List(
        fields.String(validate=validate.OneOf(sorted(SCOPES))),
        required=True,
        validate=validate.Length(min=1, max=len(SCOPES)),
    )
    expires_on = fields.Date(load_default=None, allow_none=True, metadata=LAST_DAY)


class NewSecretBody(Strict):
    """How long the secret in use stays good; 0 ends it now, as it must be when it has leaked."""

    overlap_days = fields.Integer(
        strict=True, load_default=OVERLAP_DAYS, validate=validate.Range(min=0, max=30)
    )
    expires_on = fields.Date(load_default=None, allow_none=True, metadata=LAST_DAY)


class ApiClientMadeSchema(Schema):
    """A client that was made; it has no secret yet."""

    id = fields.UUID(required=True)
    authority = fields.String(required=True)
    expires_on = fields.Date(required=True)


class ApiClientSecretSchema(Schema):
    """A secret, shown this once."""

    client_id = fields.UUID(required=True)
    client_secret = fields.String(required=True)
    expires_on = fields.Date(required=True)


class ApiClientRevokedSchema(Schema):
    """A client that gets no more tokens."""

    id = fields.UUID(required=True)


class SecretTimesSchema(Schema):
    """A secret that is good: from when, until when, last used in which minute; never what it is."""

    created_at = Instant(required=True)
    ends_at = Instant(required=True, allow_none=True)
    last_used_at = Instant(required=True, allow_none=True)


class ApiClientSchema(Schema):
    """A client; `last_used_at` is exact to five minutes."""

    id = fields.UUID(required=True)
    authority = fields.String(required=True)
    name = fields.String(required=True)
    contact_email = fields.String(required=True)
    scopes = fields.List(fields.String(), required=True)
    state = fields.String(required=True, validate=validate.OneOf(["active", "expired", "revoked"]))
    created_at = Instant(required=True)
    expires_on = fields.Date(required=True)
    revoked_at = Instant(required=True, allow_none=True)
    last_used_at = Instant(required=True, allow_none=True)
    secrets = fields.List(fields.Nested(SecretTimesSchema), required=True)


class ApiClientsSchema(Schema):
    """All of an authority's."""

    items = fields.List(fields.Nested(ApiClientSchema), required=True)


class ScopeSchema(Schema):
    """What a client may be let into, of which service, said in Romanian and English."""

    name = fields.String(required=True)
    service = fields.String(required=True)
    ro = fields.String(required=True)
    en = fields.String(required=True)


class ScopesSchema(Schema):
    """All there are."""

    items = fields.List(fields.Nested(ScopeSchema), required=True)


class TokenForm(Strict):
    """What RFC 6749, 4.4 sends; `client_id` and `client_secret` stand here or in `Authorization: Basic`."""

    grant_type = fields.String(required=True, validate=validate.Equal("client_credentials"))
    audience = fields.String(required=True, metadata={"description": "A service.", "example": "registry"})
    scope = fields.String(metadata={"description": "All that the client has there, if none is named."})
    client_id = fields.String()
    client_secret = fields.String()


class ClientTokenSchema(Schema):
    """A token, as RFC 6749, 5.1 answers."""

    access_token = fields.String(required=True)
    token_type = fields.Constant("Bearer", required=True, metadata={"type": "string"})
    expires_in = fields.Integer(required=True, metadata={"description": "Seconds."})
    scope = fields.String(required=True)


class TokenErrorSchema(Schema):
    """No token, and why, as RFC 6749, 5.2 answers."""

    error = fields.String(
        required=True,
        validate=validate.OneOf(
            [
                "invalid_request",
                "invalid_client",
                "unsupported_grant_type",
                "invalid_scope",
                "invalid_target",
            ]
        ),
    )
    error_description = fields.String(required=True)
