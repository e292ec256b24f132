"""Authorities, their departments and their staff."""

from typing import get_args

from marshmallow import Schema, fields, validate

from services.registry.model.account import Role
from services.registry.schemas.organisations import AuthoritySchema
from services.registry.schemas.people import LANGUAGES, email
from shared.web.schemas import Instant, Line, Strict

STAFF_ROLES = validate.OneOf(get_args(Role))
WEBSITE = validate.URL(schemes={"https", "http"}, require_tld=True)


def optional(most: int) -> Line:
    """A line that may be missing or null."""
    return Line(load_default=None, allow_none=True, max=most)


class DepartmentSchema(Schema):
    """A department of an authority; `version` is what `If-Match` wants."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    email = fields.String(allow_none=True, required=True)
    phone = fields.String(allow_none=True, required=True)
    version = fields.Integer(required=True)


class AuthorityPageSchema(AuthoritySchema):
    """One authority, with how it is reached; `version` is what `If-Match` wants."""

    address = fields.String(allow_none=True, required=True)
    contact_email = fields.String(allow_none=True, required=True)
    contact_phone = fields.String(allow_none=True, required=True)
    website = fields.String(allow_none=True, required=True)
    departments = fields.List(fields.Nested(DepartmentSchema), required=True)
    version = fields.Integer(required=True)


class AuthorityEntry(Strict):
    """An authority in an operator's list; `around` has the SIRUTA codes of what lies around it."""

    slug = fields.String(required=True)
    name = Line(required=True, min=3, max=200)
    siruta = fields.Integer(load_default=None, strict=True)
    county = fields.String(load_default=None, validate=validate.Regexp(r"\A[A-Z]{1,2}\Z"))
    officer = optional(120)
    officer_email = optional(254)
    is_example = fields.Boolean(required=True)
    around = fields.List(fields.Integer(strict=True), load_default=list, validate=validate.Length(max=200))


class AuthorityBody(Strict):
    """Whom to turn to; what is missing or null is emptied."""

    officer_name = optional(120)
    officer_email = optional(254)
    officer_phone = optional(40)
    address = optional(300)
    contact_email = optional(254)
    contact_phone = optional(40)
    website = Line(load_default=None, allow_none=True, max=300, validate=WEBSITE)


class DescribedAuthoritySchema(Schema):
    """An authority after it was described."""

    slug = fields.String(required=True)
    version = fields.Integer(required=True)


class DepartmentBody(Strict):
    """How a department is called and reached."""

    name = Line(required=True, min=2, max=200)
    email = optional(254)
    phone = optional(40)


class StaffSchema(Schema):
    """A role that somebody holds."""

    account_id = fields.UUID(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    role = fields.String(required=True)
    department = fields.String(allow_none=True, required=True)
    given_at = Instant(required=True)


class InvitationSchema(Schema):
    """An invitation, as the administrators of the authority see it."""

    id = fields.UUID(required=True)
    authority = fields.String(required=True)
    email = fields.String(required=True)
    role = fields.String(required=True)
    expires_at = Instant(required=True)
    state = fields.String(required=True)


class WaitingInvitationSchema(InvitationSchema):
    """An invitation that waits, with the department to which it leads."""

    department = fields.String(allow_none=True, required=True)


class StaffListSchema(Schema):
    """Who works for an authority and who is invited to, at most 500 of each."""

    items = fields.List(fields.Nested(StaffSchema), required=True)
    invitations = fields.List(fields.Nested(WaitingInvitationSchema), required=True)


class InvitationBody(Strict):
    """Who is invited; `language` is that of the letter where the address has no account."""

    email = email()
    role = fields.String(required=True, validate=STAFF_ROLES)
    department_id = fields.UUID(load_default=None, allow_none=True)
    language = fields.String(load_default="ro", validate=LANGUAGES)


class InvitationToMeSchema(Schema):
    """An invitation that waits for my answer."""

    id = fields.UUID(required=True)
    authority = fields.String(required=True)
    authority_name = fields.String(required=True)
    role = fields.String(required=True)
    department = fields.String(allow_none=True, required=True)
    invited_by = fields.String(required=True)
    expires_at = Instant(required=True)


class MyInvitationsSchema(Schema):
    """All that wait for my answer."""

    items = fields.List(fields.Nested(InvitationToMeSchema), required=True)


class AcceptedSchema(Schema):
    """A role that was taken on; the next token carries it."""

    authority = fields.String(required=True)
    role = fields.String(required=True)
