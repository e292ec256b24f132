"""Templates of mails, and an authority's own words in them."""

from marshmallow import Schema, fields, validate

from services.notification.model.own_texts import LONGEST_PREFIX, LONGEST_TEXT
from services.notification.schemas.subscriptions import SLUG
from shared.web.schemas import Instant, Line, Prose, Strict

NUMBER = validate.Range(min=0, max=1_000_000)


class TemplateArguments(Strict):
    """Whose mails."""

    authority = fields.String(required=True, validate=SLUG)


class InUseSchema(Schema):
    """A language of a mail, and the version that counts in it; 0 is the text of the files."""

    language = fields.String(required=True)
    number = fields.Integer(required=True)
    used_at = Instant(required=True, allow_none=True)


class TemplateLineSchema(Schema):
    """A mail; `can_be_edited` where an authority may have words of its own in it."""

    category = fields.String(required=True)
    can_be_edited = fields.Boolean(required=True)
    languages = fields.List(fields.Nested(InUseSchema), required=True)


class TemplatesSchema(Schema):
    """All mails."""

    items = fields.List(fields.Nested(TemplateLineSchema), required=True)


class WordsSchema(Schema):
    """A version of the words."""

    number = fields.Integer(required=True)
    subject_prefix = fields.String(required=True)
    introduction = fields.String(required=True)
    closing = fields.String(required=True)
    made_at = Instant(required=True)


class NamedWordsSchema(WordsSchema):
    """With the name of who wrote it."""

    made_by_name = fields.String(required=True, allow_none=True)


class UseSchema(Schema):
    """From when on a version counts; its `version` is that of the entity tag."""

    version = fields.Integer(required=True)
    number = fields.Integer(required=True)
    used_at = Instant(required=True)


class NamedUseSchema(UseSchema):
    """With the name of who chose it."""

    used_by_name = fields.String(required=True, allow_none=True)


class TemplateSchema(Schema):
    """A mail in a language: which version counts, all of them, how it was before."""

    category = fields.String(required=True)
    language = fields.String(required=True)
    can_be_edited = fields.Boolean(required=True)
    placeholders = fields.List(fields.String(), required=True)
    number = fields.Integer(required=True)
    versions = fields.List(fields.Nested(NamedWordsSchema), required=True)
    uses = fields.List(fields.Nested(NamedUseSchema), required=True)


class WordsBody(TemplateArguments):
    """Words around a mail: plain text, with placeholders of the mail's list in braces."""

    subject_prefix = Line(load_default="", min=0, max=LONGEST_PREFIX)
    introduction = Prose(load_default="", min=0, max=LONGEST_TEXT)
    closing = Prose(load_default="", min=0, max=LONGEST_TEXT)


class UseBody(TemplateArguments):
    """The version that is to count; 0 goes back to the text of the files."""

    number = fields.Integer(required=True, validate=NUMBER)


class PreviewArguments(TemplateArguments):
    """Whose mail, and with which version; the one that counts where none is named."""

    number = fields.Integer(validate=NUMBER)


class PreviewSchema(Schema):
    """A mail as it would be; `shown_with` is `fact`, the newest public one, or `example`."""

    subject = fields.String(required=True)
    plain = fields.String(required=True)
    html = fields.String(required=True)
    shown_with = fields.String(required=True)


class TestBody(PreviewArguments):
    """The same, to be sent to oneself."""
