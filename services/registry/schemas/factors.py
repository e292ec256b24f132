"""What guards an account, and what is shown to sign in."""

from marshmallow import Schema, fields

from services.registry.schemas.people import SECRET, email, password
from shared.web.schemas import Instant, Line, Prose, Strict, YesOrNo


def code() -> Line:
    """A code as typed; spaces and hyphens in it do not matter."""
    return Line(required=True, max=40, metadata={"example": "123456"})


def credential() -> fields.Dict:
    """What the browser's `PublicKeyCredential.toJSON()` gave (WebAuthn level 3, 5.1)."""
    return fields.Dict(keys=fields.String(), required=True)


class CodeBody(Strict):
    """A code of the app."""

    code = code()


class PendingBody(Strict):
    """The first step that was right."""

    pending = fields.String(required=True, validate=SECRET)


class SecondStepBody(PendingBody):
    """A code of the app, or a recovery code."""

    code = code()


class SecondStepPasskeyBody(PendingBody):
    """What a passkey signed."""

    credential = credential()


class CredentialBody(Strict):
    """What a passkey signed."""

    credential = credential()


class NewPasskeyBody(CredentialBody):
    """A passkey that the browser has made, and how the person calls it."""

    name = Line(required=True, max=60, metadata={"example": "Telefonul meu"})


class TicketBody(Strict):
    """The code that came by e-mail, with the ticket of who asked for it."""

    ticket = fields.String(required=True, validate=SECRET)
    code = code()


class TicketSchema(Schema):
    """What the code will be good with."""

    ticket = fields.String(required=True)
    expires_at = Instant(required=True)


class OwnPasswordBody(Strict):
    """The password to have."""

    password = password()


class SwitchBody(Strict):
    """On or off."""

    on = YesOrNo(required=True)


class OptionsSchema(Schema):
    """What the browser is to be given, as `parseCreationOptionsFromJSON` and its like read it."""

    options = fields.Dict(keys=fields.String(), required=True)


class NewTotpSchema(Schema):
    """What an app must know, shown this once."""

    secret = fields.String(required=True)
    uri = fields.String(required=True)


class RecoveryCodesSchema(Schema):
    """Ten codes, shown this once."""

    codes = fields.List(fields.String(), required=True)


class PasskeySchema(Schema):
    """A passkey, as its owner sees it."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    added_at = Instant(required=True)
    used_at = Instant(required=True, allow_none=True)


class TotpSchema(Schema):
    """An app that makes codes."""

    added_at = Instant(required=True)
    used_at = Instant(required=True, allow_none=True)


class FactorsSchema(Schema):
    """What guards an account."""

    has_password = fields.Boolean(required=True)
    code_sign_in = fields.Boolean(required=True)
    required = fields.Boolean(required=True, metadata={"description": "Works for an authority."})
    fresh = fields.Boolean(required=True, metadata={"description": "Signed in so lately that it may change."})
    totp = fields.Nested(TotpSchema, required=True, allow_none=True)
    passkeys = fields.List(fields.Nested(PasskeySchema), required=True)
    recovery_codes = fields.Integer(required=True, metadata={"description": "How many are left."})


class ColleagueBody(Strict):
    """Somebody who works for the authority."""

    authority = Line(required=True, max=40)
    email = email()


class ResetBody(ColleagueBody):
    """Whose second factors are forgotten, and why."""

    reason = Prose(required=True, min=5, max=500)


class ColleagueSchema(Schema):
    """Who it is, and by what they prove it."""

    account_id = fields.UUID(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    roles = fields.List(fields.String(), required=True)
    totp_since = Instant(required=True, allow_none=True)
    passkeys = fields.Integer(required=True)
