"""The public directory: what may be asked of it, and what it answers."""

from typing import Any, get_args

from marshmallow import Schema, fields, validate

from services.registry.model.kinds import Kind
from services.registry.queries.directory_filters import PUBLIC_STATES
from services.registry.schemas.organisations import KINDS, SIRUTA, OrganisationSchema, slug
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Line, Strict

ANY = "any"


class DirectoryFilter(Strict):
    """Which organisations; what is not given leaves all.

    `authority`: in the eyes of this one alone.
    """

    q = Line(
        max=100,
        metadata={
            "description": "Words of the name in any order, whole or in part, with or without diacritics; "
            "initials; a CUI or a number of the national register. A mistyped word finds the nearest."
        },
    )
    kind = fields.String(validate=KINDS)
    field = Line(max=60, metadata={"description": "A field of activity, or how its words begin."})
    authority = slug()
    locality = fields.Integer(
        validate=SIRUTA, metadata={"description": "SIRUTA of a town or commune in which the seat is."}
    )
    nearby = fields.Boolean(load_default=False, metadata={"description": "And in those around it."})
    state = fields.String(
        load_default="verified",
        validate=validate.OneOf([*PUBLIC_STATES, ANY]),
        metadata={"description": "Only verified ones are listed unless others are asked for."},
    )


class DirectoryArguments(DirectoryFilter, PageArguments):
    """The same, by page."""


class ExportArguments(DirectoryFilter):
    """The same, as a file."""

    format = fields.String(load_default="csv", validate=validate.OneOf(["csv", "xlsx", "json"]))


class NewestArguments(Strict):
    """How many of the newest."""

    limit = fields.Integer(load_default=50, validate=validate.Range(min=1, max=100))


class TownSchema(Schema):
    """A town or commune."""

    siruta = fields.Integer(required=True)
    name = fields.String(required=True)
    county = fields.String(required=True)


class ListedSchema(OrganisationSchema):
    """An organisation with the town or commune of its seat, where that is known."""

    town = fields.Nested(TownSchema, allow_none=True, required=True)


class RenamedSchema(Schema):
    """How an organisation was called, and how it is called since."""

    before = fields.String(required=True)
    after = fields.String(required=True)


class PublicChangedSchema(Schema):
    """What an accepted change was about; `name` is null where the name stayed."""

    fields_changed = fields.List(fields.String(), attribute="fields", data_key="fields", required=True)
    name = fields.Nested(RenamedSchema, allow_none=True, required=True)


class PublicChangeSchema(Schema):
    """An act of an authority's, or of the organisation's own life, that everybody may know of."""

    act = fields.String(required=True)
    state = fields.String(required=True)
    authority = fields.String(required=True, allow_none=True)
    authority_name = fields.String(required=True, allow_none=True)
    at = Instant(required=True)
    on_date = fields.Date(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    changed = fields.Nested(PublicChangedSchema, required=True, allow_none=True)


class PublicOrganisationSchema(ListedSchema):
    """An organisation with the history of its states, the newest first."""

    merged_into = fields.UUID(required=True, allow_none=True)
    history = fields.List(fields.Nested(PublicChangeSchema), required=True)


class DirectoryPageSchema(Schema):
    """A page of the directory."""

    items = fields.List(fields.Nested(ListedSchema), required=True)
    next = fields.String(required=True, allow_none=True, metadata={"description": "Cursor of the next page."})
    total = fields.Integer(required=True, metadata={"description": "How many in all, up to a bound."})
    total_is_least = fields.Boolean(required=True, metadata={"description": "Whether there are more."})
    meant = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "The words that were looked for, where nothing held those of `q`."},
    )


class NewestSchema(Schema):
    """Those that were verified last, the newest first."""

    items = fields.List(fields.Nested(ListedSchema), required=True)


class OfTownSchema(Schema):
    """How many have their seat in a town or commune; `town` is null where nobody knows."""

    town = fields.Nested(TownSchema, allow_none=True, required=True)
    organisations = fields.Integer(required=True)


class OfKindSchema(Schema):
    """How many are of a kind."""

    kind = fields.String(required=True, validate=validate.OneOf(get_args(Kind)))
    organisations = fields.Integer(required=True)


class CountsSchema(Schema):
    """How many there are; by town and kind only where they can be counted whole."""

    total = fields.Integer(required=True)
    total_is_least = fields.Boolean(required=True)
    by_town = fields.List(fields.Nested(OfTownSchema), required=True, allow_none=True)
    in_other_towns = fields.Integer(required=True)
    by_kind = fields.List(fields.Nested(OfKindSchema), required=True, allow_none=True)


def states_of(asked: dict[str, Any]) -> tuple[str, ...]:
    """The states that were asked for."""
    return PUBLIC_STATES if asked["state"] == ANY else (asked["state"],)
