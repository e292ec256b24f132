"""What a clerk writes of a consultation."""

from typing import Any

from marshmallow import fields, post_load, validate

from services.consultation.model.act import ArticleText, Document, Draft, Kind
from services.consultation.schemas.consultations import SLUG, article_number
from shared.web.schemas import Line, Prose, Strict

WEB = {"http", "https"}
KINDS = validate.OneOf([kind.value for kind in Kind])
MOST_ARTICLES = 200
MOST_DOCUMENTS = 50


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
