"""What a clerk writes of a consultation."""

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from services.consultation.model.act import (
    FIELDS,
    MOST_FIELDS,
    ArticleText,
    Document,
    Draft,
    FramePart,
    Kind,
)
from services.consultation.model.required_documents import DOCUMENT_KINDS
from services.consultation.schemas.consultations import FRAME_TYPES, SLUG, article_number
from services.consultation.schemas.law import day
from shared.web.schemas import Line, Prose, Strict, YesOrNo

WEB = {"http", "https"}
KINDS = validate.OneOf([kind.value for kind in Kind])
MOST_ARTICLES = 500
MOST_PARTS = 500
MOST_DOCUMENTS = 50


def each_once(values: list[str]) -> None:
    """None may be named twice."""
    if len(set(values)) < len(values):
        raise ValidationError("Named twice.")


class DocumentBody(Strict):
    """A document of the file."""

    title = Line(required=True, max=500)
    url = fields.URL(load_default=None, allow_none=True, schemes=WEB, validate=validate.Length(max=2000))
    available = YesOrNo(load_default=True)
    kind = fields.String(load_default="", validate=validate.OneOf(["", *DOCUMENT_KINDS]))

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Document:
        return Document(**data)


class ArticleBody(Strict):
    """An article; paragraphs are parted by blank lines."""

    number = article_number(required=True)
    heading = Line(load_default="", min=0, max=500)
    text = Prose(required=True, min=0, max=60_000)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> ArticleText:
        return ArticleText(**data)


class FrameBody(Strict):
    """What stands around the articles; `before` is the article that it stands before, null at the end."""

    type = fields.String(required=True, validate=FRAME_TYPES)
    label = Line(load_default="", min=0, max=200)
    heading = Line(load_default="", min=0, max=500)
    text = Prose(load_default="", min=0, max=200_000)
    before = article_number(load_default=None, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> FramePart:
        return FramePart(**data)


class DraftBody(Strict):
    """All that a clerk writes of a consultation; `recommendations_until` is the last day, whole.

    With a day of publication that is planned, the other days are held against the law at once; without one,
    when it is published. A reason of urgency makes the procedure urgent (art. 7 (13)).
    """

    title = Line(required=True, min=3, max=500)
    kind = fields.String(load_default=Kind.NORMATIVE.value, validate=KINDS)
    summary = Prose(load_default="", min=0, max=5_000)
    documents = fields.List(
        fields.Nested(DocumentBody), load_default=list, validate=validate.Length(max=MOST_DOCUMENTS)
    )
    articles = fields.List(
        fields.Nested(ArticleBody), load_default=list, validate=validate.Length(max=MOST_ARTICLES)
    )
    frame = fields.List(fields.Nested(FrameBody), load_default=list, validate=validate.Length(max=MOST_PARTS))
    recommendations_until = day(required=True)
    planned_publication = day(load_default=None, allow_none=True)
    planned_debate = day(load_default=None, allow_none=True)
    planned_adoption = day(load_default=None, allow_none=True)
    urgency_reason = Prose(load_default="", min=0, max=5_000)
    is_example = YesOrNo(load_default=False)
    fields_of_act = fields.List(
        fields.String(validate=validate.OneOf(FIELDS)),
        attribute="fields",
        data_key="fields",
        load_default=list,
        validate=[validate.Length(max=MOST_FIELDS), each_once],
        metadata={"description": "What it is about, for whoever follows a field."},
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Any:
        return Draft(**data)


class NewDraftBody(DraftBody):
    """The same, and for which authority."""

    authority = fields.String(required=True, validate=SLUG)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Any:
        return data.pop("authority"), Draft(**data)
