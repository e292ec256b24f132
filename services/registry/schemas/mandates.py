"""Mandates and offers of them."""

from typing import get_args

from marshmallow import Schema, fields, validate

from services.registry.model.mandate import Role
from services.registry.schemas.people import LANGUAGES, email
from shared.web.schemas import Instant, Strict, YesOrNo

ROLES = validate.OneOf(get_args(Role))


class HolderSchema(Schema):
    """Whose mandate it is, for those who represent the organisation."""

    name = fields.String(attribute="holder_name", required=True)
    email = fields.String(attribute="holder_email", required=True)


class OwnMandateSchema(Schema):
    """A mandate of mine; `may_speak` tells whether I may recommend in the organisation's name today."""

    id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True)
    role = fields.String(required=True, validate=ROLES)
    from_date = fields.Date(required=True)
    until_date = fields.Date(allow_none=True, required=True)
    ended_at = Instant(allow_none=True, required=True)
    state = fields.String(required=True, validate=validate.OneOf(["to-come", "runs", "ended"]))
    may_speak = fields.Boolean(required=True)


class OrganisationMandateSchema(OwnMandateSchema):
    """A mandate of an organisation; `mine` where the caller holds it."""

    holder = fields.Nested(HolderSchema, required=True)
    mine = fields.Boolean(required=True)


class OfferSchema(Schema):
    """An offer, as those see it who represent the organisation."""

    id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)
    email = fields.String(required=True)
    role = fields.String(required=True, validate=ROLES)
    from_date = fields.Date(required=True)
    until_date = fields.Date(required=True)
    expires_at = Instant(required=True)
    state = fields.String(required=True)


class OfferToMeSchema(Schema):
    """An offer that waits for my answer."""

    id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True)
    role = fields.String(required=True, validate=ROLES)
    from_date = fields.Date(required=True)
    until_date = fields.Date(required=True)
    expires_at = Instant(required=True)
    offered_by = fields.String(required=True)
    ends_others = fields.Boolean(
        required=True,
        metadata={"description": "Whether the mandates of those who represent it now end, once I confirm."},
    )


class MyMandatesSchema(Schema):
    """All mandates of mine, at most 200 of each kind."""

    items = fields.List(fields.Nested(OwnMandateSchema), required=True)
    offers = fields.List(fields.Nested(OfferToMeSchema), required=True)


class OrganisationMandatesSchema(Schema):
    """All mandates of an organisation, at most 200 of each kind."""

    items = fields.List(fields.Nested(OrganisationMandateSchema), required=True)
    offers = fields.List(fields.Nested(OfferSchema), required=True)


class OfferBody(Strict):
    """To whom a mandate is offered; `language` is that of the letter where the address has no account."""

    email = email()
    role = fields.String(required=True, validate=ROLES)
    from_date = fields.Date(required=True)
    until_date = fields.Date(required=True)
    language = fields.String(load_default="ro", validate=LANGUAGES)


class ConfirmedOfferSchema(Schema):
    """The mandate that came of an offer."""

    mandate_id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)


class MandateEndBody(Strict):
    """Whether it is meant that nobody represents the organisation after that."""

    without_successor = YesOrNo(load_default=False)


class EndedMandateSchema(Schema):
    """Which mandate has ended."""

    mandate_id = fields.UUID(required=True)
