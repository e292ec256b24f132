"""Accounts, sessions, tokens, passwords."""

from typing import Any

from marshmallow import Schema, fields, validate

from shared.email_addresses import LONGEST as LONGEST_EMAIL
from shared.web.schemas import Instant, Line, Strict

LANGUAGES = validate.OneOf(["ro", "en"])
SECRET = validate.Length(min=1, max=200)


def email() -> Line:
    """An address; its form is the model's to judge."""
    return Line(required=True, max=LONGEST_EMAIL, metadata={"format": "email", "example": "ana@example.org"})


def password(**options: Any) -> fields.String:
    """As typed: nothing is trimmed, and how good it is the model judges."""
    length = validate.Length(min=1, max=1000)
    return fields.String(validate=length, load_only=True, **{"required": True, **options})


class SignUpBody(Strict):
    """Who wants an account; without a password, codes come by e-mail at each sign-in."""

    email = email()
    name = Line(required=True, max=120)
    password = password(required=False, load_default=None)
    language = fields.String(load_default="ro", validate=LANGUAGES)


class SecretBody(Strict):
    """What a letter's link brought."""

    token = fields.String(required=True, validate=SECRET)


class AccountIdSchema(Schema):
    """Which account it is."""

    account_id = fields.UUID(required=True)


class DescriptionBody(Strict):
    """How one is called and written to."""

    name = Line(required=True, max=120)
    language = fields.String(required=True, validate=LANGUAGES)


class SignInBody(Strict):
    """Who signs in."""

    email = email()
    password = password()


class AddressBody(Strict):
    """Whose password was forgotten."""

    email = email()


class NewPasswordBody(Strict):
    """The password to set."""

    token = fields.String(required=True, validate=SECRET)
    password = password()


class AudienceBody(Strict):
    """The service for which a token is wanted."""

    audience = Line(required=True, max=40, metadata={"example": "consultation"})


class AccountSchema(Schema):
    """The person, as they see themselves."""

    id = fields.UUID(attribute="account_id", required=True)
    email = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)


class CurrentSessionSchema(Schema):
    """Who has the session."""

    account = fields.Function(lambda who: AccountSchema().dump(who), required=True)
    roles = fields.Dict(keys=fields.String(), values=fields.List(fields.String()), required=True)
    amr = fields.List(
        fields.String(), required=True, metadata={"description": "How they proved it: RFC 8176."}
    )
    needs_factor = fields.Boolean(
        required=True,
        metadata={"description": "Works for an authority, and has no roles before a second factor is there."},
    )
    expires_at = Instant(required=True)


class NewSessionSchema(CurrentSessionSchema):
    """A session that has just begun; its secret is shown this once."""

    session = fields.String(attribute="secret", required=True)


class PendingSchema(Schema):
    """A first step that was right; the second is owed, by one of the methods."""

    pending = fields.String(attribute="secret", required=True)
    methods = fields.List(
        fields.String(validate=validate.OneOf(["totp", "passkey", "recovery-code"])), required=True
    )
    expires_at = Instant(required=True)


class OwnSessionSchema(Schema):
    """A session, as its owner sees it."""

    id = fields.UUID(required=True)
    device = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Family of the browser and system; null where it did not say."},
    )
    started_at = Instant(required=True)
    used_at = Instant(required=True, metadata={"description": "To the minute."})
    expires_at = Instant(required=True)
    is_current = fields.Boolean(required=True)
    has_just_begun = fields.Boolean(
        required=True, metadata={"description": "There are ten minutes left for what wants a new session."}
    )


class OwnSessionsSchema(Schema):
    """A person's sessions."""

    items = fields.List(fields.Nested(OwnSessionSchema), required=True)


class EndedSchema(Schema):
    """How many sessions have ended."""

    ended = fields.Integer(required=True)


class TokenSchema(Schema):
    """A token for one service."""

    token = fields.String(required=True)
    expires_at = Instant(required=True)
