"""Drafts, requests, and what is said about them."""

from typing import Any

from marshmallow import Schema, fields, validate

from services.registry.model.drafts import FACTS
from services.registry.schemas.organisations import KINDS, SIRUTA, SLUG, LegalFactsSchema
from shared.web.files import FileArguments, FileSchema
from shared.web.problems import preferred_language
from shared.web.schemas import Instant, Line, Prose, Strict

PURPOSES = ("statute", "mandate", "other")


def line(most: int, **more: Any) -> Line:
    """A line that may be missing or emptied."""
    return Line(max=most, allow_none=True, **more)


class FactsBody(Strict):
    """What an organisation says that it is; a field that is not named stays, a null empties it."""

    kind = fields.String(allow_none=True, validate=KINDS)
    name = line(300)
    cui = line(20)
    register_number = line(30)
    court = line(200)
    seat = line(300)
    locality_siruta = fields.Integer(allow_none=True, validate=SIRUTA, strict=True)
    fields_of_activity = fields.List(
        Line(max=60), data_key="fields", attribute="fields", validate=validate.Length(max=20)
    )
    contact_email = line(254)


class DraftBody(FactsBody):
    """What was filled in on a page; right or wrong, it is kept."""

    authority = fields.String(allow_none=True, validate=SLUG)
    representative_role = line(80)


class NewDraftBody(Strict):
    """How to begin."""

    former = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata={"description": "A request of one's own, refused or withdrawn, to start from."},
    )


class FaultSchema(Schema):
    """What a request with these values would be refused for."""

    pointer = fields.String(required=True)
    code = fields.String(required=True)
    detail = fields.String(required=True)


class DraftSchema(Schema):
    """A draft; `faults` is empty when it can be sent."""

    id = fields.UUID(attribute="draft_id", required=True)
    version = fields.Integer(required=True)
    data = fields.Dict(keys=fields.String(), required=True)
    former = fields.UUID(attribute="former_id", allow_none=True, required=True)
    started_at = Instant(required=True)
    changed_at = Instant(required=True)
    expires_at = Instant(required=True)
    faults = fields.Method("_faults", required=True, metadata={"type": "array", "items": {"type": "object"}})
    files = fields.List(fields.Nested(FileSchema), required=True)

    def _faults(self, drafted: Any) -> list[dict[str, str]]:
        language = preferred_language()
        return [
            {"pointer": f"/{name}", "code": refusal.code, "detail": refusal.text(language)}
            for name, refusal in drafted.faults.items()
        ]


class DraftLineSchema(Schema):
    """A draft in a list; what it holds may be unfinished."""

    id = fields.UUID(required=True)
    name = fields.Function(
        lambda row: row["data"].get("name"), required=True, metadata={"type": ["string", "null"]}
    )
    started_at = Instant(required=True)
    changed_at = Instant(required=True)


class DraftsSchema(Schema):
    """All drafts of mine."""

    items = fields.List(fields.Nested(DraftLineSchema), required=True)


class PurposeArguments(FileArguments):
    """What the file is for."""

    purpose = fields.String(load_default="other", validate=validate.OneOf(PURPOSES))


class QuestionBody(Strict):
    """What the clerk wants to know, and about which field, if about one."""

    text = Prose(required=True, min=3, max=2000)
    about = fields.String(load_default="", validate=validate.OneOf(("", *FACTS)))


class AnswerBody(Strict):
    """An answer, with the fields that it corrects."""

    text = Prose(required=True, min=1, max=4000)
    changes = fields.Nested(FactsBody, load_default=dict)


class MessageSchema(Schema):
    """What one side said; `fields` are those it asks about, or corrected."""

    id = fields.UUID(required=True)
    side = fields.String(required=True, validate=validate.OneOf(["clerk", "asker"]))
    author = fields.String(required=True)
    text = fields.String(required=True)
    fields_named = fields.List(fields.String(), attribute="fields", data_key="fields", required=True)
    said_at = Instant(required=True)


class RequestLineSchema(Schema):
    """A request in a list of one's own."""

    id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)
    name = fields.String(required=True)
    authority = fields.String(required=True)
    authority_name = fields.String(required=True)
    state = fields.String(required=True)
    asked_at = Instant(required=True)


class RequestsSchema(Schema):
    """Requests of mine, newest first, a hundred at most."""

    items = fields.List(fields.Nested(RequestLineSchema), required=True)


class RequestSchema(RequestLineSchema):
    """A request with what it says, its files, and what was said about it."""

    version = fields.Integer(required=True)
    representative_role = fields.String(required=True)
    decided_at = Instant(allow_none=True, required=True)
    reason = fields.String(allow_none=True, required=True)
    mine = fields.Boolean(required=True)
    organisation = fields.Nested(LegalFactsSchema, required=True)
    messages = fields.List(fields.Nested(MessageSchema), required=True)
    files = fields.List(fields.Nested(FileSchema), required=True)
