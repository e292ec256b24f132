"""Bodies about consultations."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.consultation.model.act import ArticleText, Document, Draft, Kind
from shared.web.pages import PageArguments
from shared.web.schemas import Line, Prose, Strict

SLUG = validate.Regexp(r"\A[a-z0-9-]{2,40}\Z")
KINDS = validate.OneOf([kind.value for kind in Kind])
WEB = {"http", "https"}
NUMBER = validate.Regexp(r"\A[0-9]+([\^.][0-9]+)?[a-z]?\Z")
MOST_ARTICLES = 200
MOST_DOCUMENTS = 50


def article_number(**more: Any) -> Line:
    """The number of an article as people write it: `2`, `2^1`, `12a`."""
    return Line(max=20, validate=NUMBER, metadata={"example": "2"}, **more)


class AuthoritySchema(Schema):
    """Who consults."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    is_example = fields.Boolean(required=True)


class DocumentSchema(Schema):
    """A document of the file; `available` false: only its title is known, it is not at hand."""

    title = fields.String(required=True)
    url = fields.String(required=True, allow_none=True)
    available = fields.Boolean(required=True)


class ArticleSchema(Schema):
    """An article, and how many recommended on it."""

    number = fields.String(required=True)
    heading = fields.String(required=True)
    text = fields.String(required=True)
    recommendations = fields.Integer(required=True)


class StepSchema(Schema):
    """A step of the procedure, and the article of Law 52/2003 that asks for it."""

    step = fields.String(required=True)
    on = fields.Date(required=True, allow_none=True)
    law = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["past", "today", "future", "unknown"]))


class CountsSchema(Schema):
    """How many recommendations there are."""

    total = fields.Integer(required=True)
    answered = fields.Integer(required=True)


class _Shown(Schema):
    id = fields.UUID(required=True)
    authority = fields.Nested(AuthoritySchema, required=True)
    title = fields.String(required=True)
    kind = fields.String(required=True)
    summary = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["draft", "open", "closed", "record"]))
    is_record = fields.Boolean(required=True)
    is_example = fields.Boolean(required=True)
    published_on = fields.Date(required=True, allow_none=True)
    recommendations_until = fields.Date(required=True, allow_none=True)
    recommendations_until_at = fields.AwareDateTime(required=True, allow_none=True)
    recommendations_days = fields.Integer(required=True, allow_none=True)


class ConsultationLineSchema(_Shown):
    """A consultation in a list, with the numbers of its articles and recommendations."""

    articles = fields.Integer(required=True)
    recommendations = fields.Integer(required=True)


class ConsultationSchema(_Shown):
    """A consultation with everything for its page."""

    version = fields.Integer(required=True)
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    term_over = fields.Boolean(required=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    can_recommend = fields.Boolean(required=True)
    documents = fields.List(fields.Nested(DocumentSchema), required=True)
    articles = fields.List(fields.Nested(ArticleSchema), required=True)
    recommendations = fields.Nested(CountsSchema, required=True)
    timeline = fields.List(fields.Nested(StepSchema), required=True)
    source_url = fields.String(required=True, allow_none=True)
    notes = fields.String(required=True)


class SavedSchema(Schema):
    """A consultation after a change."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)


class DocumentBody(Strict):
    """A document of the file."""

    title = Line(required=True, max=500)
    url = fields.URL(load_default=None, allow_none=True, schemes=WEB, validate=validate.Length(max=2000))
    available = fields.Boolean(load_default=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Document:
        return Document(**data)


class ArticleBody(Strict):
    """An article; paragraphs are parted by blank lines."""

    number = article_number(required=True)
    heading = Line(load_default="", min=0, max=500)
    text = Prose(required=True, max=20_000)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> ArticleText:
        return ArticleText(**data)


class DraftBody(Strict):
    """All that a clerk writes of a consultation; `recommendations_until` is the last day, whole."""

    title = Line(required=True, min=3, max=500)
    kind = fields.String(load_default=Kind.NORMATIVE.value, validate=KINDS)
    summary = Prose(load_default="", min=0, max=5_000)
    documents = fields.List(
        fields.Nested(DocumentBody), load_default=list, validate=validate.Length(max=MOST_DOCUMENTS)
    )
    articles = fields.List(
        fields.Nested(ArticleBody), load_default=list, validate=validate.Length(max=MOST_ARTICLES)
    )
    recommendations_until = fields.Date(required=True)
    is_example = fields.Boolean(load_default=False)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Any:
        return Draft(**data)


class NewDraftBody(DraftBody):
    """The same, and for which authority."""

    authority = fields.String(required=True, validate=SLUG)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Any:
        return data.pop("authority"), Draft(**data)


class ListArguments(PageArguments):
    """Which consultations."""

    state = fields.String(validate=validate.OneOf(["open", "closed", "record", "draft"]))
    authority = fields.String(validate=SLUG)
    q = Line(max=200, metadata={"description": "Words of the act, or part of a word of its title."})
