"""Bodies about consultations."""

from typing import Any, get_args

from marshmallow import Schema, fields, validate

from services.consultation.model.act import FIELDS
from services.consultation.model.act_text import PartType
from services.consultation.model.act_text.article_numbers import KEY
from services.consultation.model.law.verdicts import Verdict
from services.consultation.model.required_documents import DOCUMENT_KINDS
from services.consultation.schemas.law import PlanOfConsultationSchema
from shared.web.pages import PageArguments
from shared.web.schemas import Line

SLUG = validate.Regexp(r"\A[a-z0-9-]{2,40}\Z")
NUMBER = validate.Regexp(rf"\A(?:{KEY.pattern})\Z")
FRAME_TYPES = validate.OneOf([part.value for part in PartType if part is not PartType.ARTICLE])


def article_number(**more: Any) -> Line:
    """The number of an article: `2`, `2^1`, `I`, `unic`; `A1/2` is article 2 of annex 1."""
    return Line(max=32, validate=NUMBER, metadata={"example": "2"}, **more)


class AuthoritySchema(Schema):
    """Who consults."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    is_example = fields.Boolean(required=True)


class DocumentSchema(Schema):
    """A document of the file; `available` false: only its title is known, it is not at hand.

    One that was brought as a file has `file_id`, by which it is saved, and `file_state`: held until a worker
    has looked into it.
    """

    title = fields.String(required=True)
    url = fields.String(required=True, allow_none=True)
    available = fields.Boolean(required=True)
    kind = fields.String(dump_default="", validate=validate.OneOf(["", *DOCUMENT_KINDS]))
    file_id = fields.UUID(dump_default=None, allow_none=True)
    file_state = fields.String(
        dump_default=None, allow_none=True, validate=validate.OneOf(["held", "good", "refused"])
    )


class PieceSchema(Schema):
    """A part of an article: a paragraph, a point, an item, a dash; `content` before the first of them.

    `start` is its place in the article's text; `anchor` its address in a link below the article's, empty
    where it has none; `address` is as people say it.
    """

    type = fields.String(
        required=True, validate=validate.OneOf(["content", "paragraph", "point", "item", "indent"])
    )
    number = fields.String(required=True)
    depth = fields.Integer(required=True)
    start = fields.Integer(required=True)
    label = fields.String(required=True)
    text = fields.String(required=True)
    anchor = fields.String(required=True)
    address = fields.String(required=True, metadata={"example": "alin. (2) lit. b)"})


class FrameSchema(Schema):
    """What stands around the articles; `before` is the article that it stands before, null at the end."""

    type = fields.String(required=True, validate=FRAME_TYPES)
    label = fields.String(required=True)
    heading = fields.String(required=True)
    text = fields.String(required=True)
    before = fields.String(required=True, allow_none=True)


class ArticleSchema(Schema):
    """An article, and how many recommended on it."""

    number = fields.String(required=True)
    heading = fields.String(required=True)
    text = fields.String(required=True)
    recommendations = fields.Integer(required=True)
    pieces = fields.List(fields.Nested(PieceSchema), required=True)


class StepSchema(Schema):
    """A step of the procedure, and the article of Law 52/2003 that asks for it.

    `planned`: its day is meant, and may be another. `verdict`: what the judge of the law finds of the rule,
    with the reason in the caller's language; null where no rule is judged.
    """

    step = fields.String(required=True)
    on = fields.Date(required=True, allow_none=True)
    law = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["past", "today", "future", "unknown"]))
    planned = fields.Boolean(required=True)
    rule = fields.String(required=True, allow_none=True)
    verdict = fields.String(required=True, allow_none=True, validate=validate.OneOf(get_args(Verdict)))
    reason = fields.String(required=True)


class CountsSchema(Schema):
    """How many recommendations there are, each counted once; `on_whole` are on the act as a whole."""

    total = fields.Integer(required=True)
    answered = fields.Integer(required=True)
    withdrawn = fields.Integer(required=True)
    on_whole = fields.Integer(required=True)


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
    outcome = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(["adopted", "rejected", "withdrawn"])
    )
    outcome_on = fields.Date(required=True, allow_none=True)
    finalised_at = fields.AwareDateTime(required=True, allow_none=True)
    fields_of_act = fields.List(
        fields.String(validate=validate.OneOf(FIELDS)), attribute="fields", data_key="fields", required=True
    )


class ConsultationLineSchema(_Shown):
    """A consultation in a list, with the numbers of its articles and recommendations."""

    version = fields.Integer(required=True)
    listed_at = fields.AwareDateTime(required=True)
    changed_at = fields.AwareDateTime(
        required=True, metadata={"description": "When what everybody sees of it last changed."}
    )
    articles = fields.Integer(required=True)
    recommendations = fields.Integer(required=True)


class ConsultationSchema(_Shown):
    """A consultation with everything for its page."""

    version = fields.Integer(required=True)
    changed_at = fields.AwareDateTime(required=True)
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    has_notice = fields.Boolean(required=True)
    term_over = fields.Boolean(required=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    can_recommend = fields.Boolean(required=True)
    documents = fields.List(fields.Nested(DocumentSchema), required=True)
    articles = fields.List(fields.Nested(ArticleSchema), required=True)
    frame = fields.List(fields.Nested(FrameSchema), required=True)
    final_version = fields.Integer(required=True, allow_none=True)
    recommendations = fields.Nested(CountsSchema, required=True)
    moderated = fields.Integer(required=True)
    planned_publication = fields.Date(required=True, allow_none=True)
    planned_debate = fields.Date(required=True, allow_none=True)
    planned_adoption = fields.Date(required=True, allow_none=True)
    urgent = fields.Boolean(required=True)
    urgency_reason = fields.String(required=True)
    plan = fields.Nested(PlanOfConsultationSchema, required=True, allow_none=True)
    timeline = fields.List(fields.Nested(StepSchema), required=True)
    source_url = fields.String(required=True, allow_none=True)
    notes = fields.String(required=True)


class SavedSchema(Schema):
    """A consultation after a change."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)


class ListArguments(PageArguments):
    """Which consultations."""

    state = fields.String(
        validate=validate.OneOf(
            ["open", "closed", "in-work", "adopted", "rejected", "withdrawn", "record", "draft"]
        ),
        metadata={"description": "`closed` are all that are; `in-work` those of them without an outcome."},
    )
    authority = fields.String(validate=SLUG)
    field = fields.String(validate=validate.OneOf(FIELDS), metadata={"description": "What it is about."})
    q = Line(max=200, metadata={"description": "Words of the act, or part of a word of its title."})
