"""Bodies about how an authority goes about it."""

from typing import Any

from marshmallow import Schema, fields, post_load

from services.consultation.model.authority_settings import Choices
from services.consultation.model.law.counting import CountRule
from services.consultation.schemas.law import COUNT_RULES
from shared.web.schemas import Strict, YesOrNo


class SettingsBody(Strict):
    """What an authority chooses; all of it, for what is left out would be a choice in silence."""

    count_rule = fields.String(required=True, validate=COUNT_RULES)
    answers_reviewed = YesOrNo(required=True)
    moderated_before = YesOrNo(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Choices:
        return Choices(**{**data, "count_rule": CountRule(data["count_rule"])})


class SettingsVersionSchema(Schema):
    """What held from `changed_at` on; `count_rule_version` is that of the rules of counting themselves."""

    version = fields.Integer(required=True)
    count_rule = fields.String(required=True, validate=COUNT_RULES)
    count_rule_version = fields.Integer(required=True)
    answers_reviewed = fields.Boolean(required=True)
    moderated_before = fields.Boolean(required=True)
    changed_at = fields.AwareDateTime(required=True)


class SettingsSchema(Schema):
    """What holds now, and the versions so far, the newest first; 0 where nothing was chosen."""

    authority = fields.String(required=True)
    version = fields.Integer(required=True)
    count_rule = fields.String(required=True, validate=COUNT_RULES)
    count_rule_version = fields.Integer(required=True)
    answers_reviewed = fields.Boolean(required=True)
    moderated_before = fields.Boolean(required=True)
    versions = fields.List(fields.Nested(SettingsVersionSchema), required=True)
