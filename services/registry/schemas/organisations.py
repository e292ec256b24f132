"""Authorities, organisations, verifications."""

from typing import Any, get_args

from marshmallow import Schema, fields, validate

from services.registry.model.kinds import Kind
from shared.web.schemas import Line, Prose, Strict

SLUG = validate.Regexp(r"\A[a-z0-9-]{2,40}\Z")
KINDS = validate.OneOf(get_args(Kind))
SIRUTA = validate.Range(min=1, max=999_999)


def slug(**more: Any) -> fields.String:
    """An authority's short name."""
    return fields.String(validate=SLUG, metadata={"example": "oras-exemplu"}, **more)


class OfficerSchema(Schema):
    """The person for relations with civil society, Law 52/2003 art. 7 (7)."""

    name = fields.String(attribute="officer_name", required=True)
    email = fields.String(attribute="officer_email", allow_none=True, required=True)
    phone = fields.String(attribute="officer_phone", allow_none=True, required=True)


class AuthoritySchema(Schema):
    """An authority; `officer` is null where none is named."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    locality_siruta = fields.Integer(allow_none=True, required=True)
    county = fields.String(allow_none=True, required=True)
    is_example = fields.Boolean(required=True)
    officer = fields.Nested(OfficerSchema, allow_none=True, required=True)


class AuthoritiesSchema(Schema):
    """All authorities."""

    items = fields.List(fields.Nested(AuthoritySchema), required=True)


class LegalFactsSchema(Schema):
    """What an organisation is, for everybody to see once verified."""

    kind = fields.String(required=True)
    name = fields.String(required=True)
    cui = fields.String(allow_none=True, required=True)
    register_number = fields.String(allow_none=True, required=True)
    court = fields.String(allow_none=True, required=True)
    seat = fields.String(required=True)
    locality_siruta = fields.Integer(allow_none=True, required=True)
    fields_of_activity = fields.List(fields.String(), attribute="fields", data_key="fields", required=True)
    contact_email = fields.String(required=True)


class OrganisationBody(Strict):
    """A request for registration."""

    authority = slug(required=True)
    kind = fields.String(required=True, validate=KINDS)
    name = Line(required=True, min=3, max=300)
    cui = Line(load_default=None, allow_none=True, max=20)
    register_number = Line(load_default=None, allow_none=True, max=30)
    court = Line(load_default=None, allow_none=True, max=200)
    seat = Line(required=True, min=2, max=300)
    locality_siruta = fields.Integer(load_default=None, allow_none=True, validate=SIRUTA, strict=True)
    fields_of_activity = fields.List(
        Line(max=60), data_key="fields", load_default=list, validate=validate.Length(max=20)
    )
    contact_email = Line(required=True, max=254, metadata={"format": "email"})
    representative_role = Line(required=True, max=80, metadata={"example": "președintă"})


class AskedSchema(Schema):
    """A request that waits for a clerk."""

    id = fields.UUID(attribute="organisation_id", required=True)
    verification_id = fields.UUID(required=True)
    state = fields.Constant("pending", required=True)


class StandingSchema(Schema):
    """Where an organisation stands with an authority."""

    authority = fields.String(required=True)
    state = fields.String(required=True)
    decided_at = fields.String(allow_none=True, required=True)
    reason = fields.String(allow_none=True, required=True)


class OrganisationSchema(LegalFactsSchema):
    """An organisation; `state` is `verified` while it lives and any authority finds so."""

    id = fields.UUID(required=True)
    state = fields.String(required=True)
    verifications = fields.List(fields.Nested(StandingSchema), required=True)


class MandateSchema(Schema):
    """For whom one may speak."""

    id = fields.UUID(attribute="mandate_id", required=True)
    role = fields.String(attribute="mandate_role", required=True)
    from_date = fields.Date(required=True)
    until_date = fields.Date(allow_none=True, required=True)


class MyOrganisationSchema(OrganisationSchema):
    """An organisation of mine; `mandate` is null until I may speak for it."""

    mandate = fields.Nested(MandateSchema, allow_none=True, required=True)


class MyOrganisationsSchema(Schema):
    """All organisations of mine."""

    items = fields.List(fields.Nested(MyOrganisationSchema), required=True)


class AskedBySchema(Schema):
    """Who asks, for the clerk alone."""

    name = fields.String(attribute="asked_by_name", required=True)
    email = fields.String(attribute="asked_by_email", required=True)
    role = fields.String(attribute="representative_role", required=True)


class ReasonBody(Strict):
    """Why a request is refused, for who asked."""

    reason = Prose(required=True, min=3, max=2000)


class DecidedSchema(Schema):
    """A request that was decided."""

    id = fields.UUID(attribute="verification_id", required=True)
    organisation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    state = fields.String(required=True)
    version = fields.Integer(required=True)


class JwksSchema(Schema):
    """Public keys (RFC 7517)."""

    keys = fields.List(fields.Dict(keys=fields.String()), required=True)
