"""Bodies about recommendations that are being written."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.consultation.model.recommendation_draft import WrittenSoFar
from services.consultation.schemas.consultations import article_number
from services.consultation.schemas.recommendations import (
    MOST_ARTICLES,
    NAMES_SHOWN,
    ConsultationNameSchema,
    SentFileSchema,
)
from shared.web.files import FileArguments
from shared.web.schemas import Prose, Strict, YesOrNo


class RecommendationDraftBody(Strict):
    """What was typed so far, all of it; what is not given is empty."""

    articles = fields.List(
        article_number(), load_default=list, validate=validate.Length(max=MOST_ARTICLES * 2)
    )
    whole = YesOrNo(load_default=False)
    text = Prose(load_default="", min=0, max=10_000)
    reason = Prose(load_default="", min=0, max=10_000)
    proposed_wording = Prose(load_default="", min=0, max=20_000)
    on_behalf_of = fields.UUID(load_default=None, allow_none=True)
    name_shown = fields.String(load_default=None, allow_none=True, validate=NAMES_SHOWN)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> WrittenSoFar:
        return WrittenSoFar(**{**data, "articles": tuple(data["articles"])})


class KeptDraftSchema(Schema):
    """That it is kept, and which version it is now."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    changed_at = fields.AwareDateTime(required=True)


class RecommendationDraftSchema(KeptDraftSchema):
    """What was typed, whether it can still be sent, and until when it is kept."""

    consultation = fields.Nested(ConsultationNameSchema, required=True)
    articles = fields.List(fields.String(), required=True)
    whole = fields.Boolean(required=True)
    text = fields.String(required=True)
    reason = fields.String(required=True)
    proposed_wording = fields.String(required=True)
    on_behalf_of = fields.UUID(required=True, allow_none=True)
    name_shown = fields.String(required=True, allow_none=True)
    files = fields.List(fields.Nested(SentFileSchema), required=True)
    started_at = fields.AwareDateTime(required=True)
    can_send = fields.Boolean(required=True)
    kept_until = fields.AwareDateTime(required=True)


class RecommendationDraftsSchema(Schema):
    """One's drafts, the last written first."""

    items = fields.List(fields.Nested(RecommendationDraftSchema), required=True)


class DraftFileArguments(FileArguments):
    """How a file is called, and whether clerks alone may have it."""

    for_authority = fields.Boolean(load_default=False)
