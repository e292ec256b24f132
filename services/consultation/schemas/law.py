"""What is asked of the law, and what it answers."""

from datetime import date
from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, post_load, validate
from webargs.fields import DelimitedList

from services.consultation.model.act import Kind
from services.consultation.model.law import Calendar, CountRule, Question
from services.consultation.model.law.facts import ASKED_BY, CHANNELS
from services.consultation.model.law.holidays import FIRST_YEAR, LAST_YEAR
from services.consultation.model.law.reading import read_moment
from services.consultation.model.law.verdicts import Verdict
from shared.web.schemas import Line, Prose, Strict, YesOrNo

KINDS = validate.OneOf([kind.value for kind in Kind])
COUNT_RULES = validate.OneOf([rule.value for rule in CountRule])
STATUSES = validate.OneOf(["verified", "unverified"])
MOST_ENTRIES = 100
MOST_DAYS_OFF = 60
MOST_DOCUMENTS = 100
A_DAY = "Not a valid date."


def known_year(day: date) -> None:
    """Days that the calendar knows; what lies beyond is no day that anybody means."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(A_DAY)


def day(**more: Any) -> fields.Date:
    """A day between 2003 and 2100."""
    return fields.Date(validate=known_year, **more)


class Moment(fields.String):
    """A day, or a moment in Romania's time: `2026-01-13`, `2026-01-13T15:00`. Kept as it was written."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        written = super()._deserialize(value, attr, data, **kwargs)
        try:
            read_moment(written)
        except (ValueError, OverflowError):
            raise ValidationError(A_DAY) from None
        return written


class PlanArguments(Strict):
    """The kind of the act, the day of its notice, and how days are counted."""

    kind = fields.String(required=True, validate=KINDS)
    published = day(
        required=True, metadata={"description": "The day of the notice.", "example": "2026-01-13"}
    )
    count_rule = fields.String(load_default=CountRule.CIVIL_CODE.value, validate=COUNT_RULES)
    days_off = DelimitedList(
        day(),
        load_default=list,
        validate=validate.Length(max=MOST_DAYS_OFF),
        metadata={"description": "Days off by the Government's decision, with commas between them."},
    )
    debate = day(load_default=None, metadata={"description": "Day of the debate, where it is known."})
    meeting = day(load_default=None, metadata={"description": "Day of the meeting, where it is known."})

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Question:
        return Question(
            kind=Kind(data["kind"]),
            published=data["published"],
            count_rule=CountRule(data["count_rule"]),
            calendar=Calendar(frozenset(data["days_off"])),
            debate=data["debate"],
            meeting=data["meeting"],
        )


class YearArguments(Strict):
    """Of which year."""

    year = fields.Integer(required=True, validate=validate.Range(FIRST_YEAR, LAST_YEAR))


class DayOffBody(Strict):
    """A day off, and the decision that gives it."""

    day = day(required=True)
    reason = Line(required=True, min=3, max=200)


class DayOffSchema(Schema):
    """A day off by the Government's decision."""

    id = fields.UUID(required=True)
    day = fields.Date(required=True)
    reason = fields.String(required=True)


class DaysOffSchema(Schema):
    """Those of a year."""

    year = fields.Integer(required=True)
    items = fields.List(fields.Nested(DayOffSchema), required=True)


class CountSchema(Schema):
    """How a term was counted; `plain-days` is day minus day, under any rule."""

    number = fields.Integer(required=True)
    unit = fields.String(required=True, validate=validate.OneOf(["calendar-days", "working-days"]))
    rule = fields.String(required=True, validate=validate.OneOf([*COUNT_RULES.choices, "plain-days"]))


class SkippedSchema(Schema):
    """A day that was passed over."""

    date = fields.String(required=True, metadata={"format": "date"})
    why = fields.String(required=True)


class TermSchema(Schema):
    """A rule in a plan; `due` is the last day of its term, `earliest` the first day for what waits for it."""

    rule = fields.String(required=True)
    article = fields.String(required=True)
    status = fields.String(required=True, validate=STATUSES)
    due = fields.String(required=True, allow_none=True, metadata={"format": "date"})
    earliest = fields.String(required=True, allow_none=True, metadata={"format": "date"})
    count = fields.Nested(CountSchema, required=True, allow_none=True)
    skipped = fields.List(fields.Nested(SkippedSchema), required=True)
    text_ro = fields.String(required=True)
    text_en = fields.String(required=True)
    applies = fields.Boolean(required=True)
    article_en = fields.String(required=True)


class HeldSchema(TermSchema):
    """A rule in the plan of a consultation, and how the day that is planned for it stands against it.

    `warned`: too early by the authority's own rule of counting alone, or against a rule that is not verified;
    `refused`: too early under each of the three rules. The reason is in the caller's language.
    """

    planned = fields.Date(required=True, allow_none=True)
    verdict = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(["planned-ok", "warned", "refused"])
    )
    reason = fields.String(required=True)


class PlanOfConsultationSchema(Schema):
    """The plan of a consultation, from the day of its notice, or from the day on which that is planned."""

    published = fields.Date(required=True)
    count_rule = fields.String(required=True, validate=COUNT_RULES)
    count_version = fields.Integer(required=True)
    rules = fields.List(fields.Nested(HeldSchema), required=True)


class PlanSchema(Schema):
    """Every rule once, in the order of the law."""

    kind = fields.String(required=True, validate=KINDS)
    published = fields.Date(required=True)
    count_rule = fields.String(required=True, validate=COUNT_RULES)
    rules = fields.List(fields.Nested(TermSchema), required=True)


class EntryBody(Strict):
    """What happened with an act; what is null or missing is not known."""

    id = Line(max=100, allow_none=True)
    kind = fields.String(validate=KINDS, allow_none=True)
    count_rule = fields.String(validate=COUNT_RULES, allow_none=True)
    title = Prose(max=2000, min=0, allow_none=True)
    authority = Line(max=500, min=0, allow_none=True)
    county = Line(max=60, min=0, allow_none=True)
    publication_date = Moment(allow_none=True)
    start_date = Moment(allow_none=True)
    proposals_deadline = Moment(allow_none=True)
    proposals_days = fields.Integer(strict=True, validate=validate.Range(0, 1000), allow_none=True)
    debate_announced_date = Moment(allow_none=True)
    debate_date = Moment(allow_none=True)
    debate_place = Line(max=500, min=0, allow_none=True)
    debate_requested_by = fields.String(validate=validate.OneOf(ASKED_BY), allow_none=True)
    debate_documents_date = Moment(allow_none=True)
    endorsement_date = Moment(allow_none=True)
    adoption_date = Moment(allow_none=True)
    act_number = Line(max=100, min=0, allow_none=True)
    meeting_notice_date = Moment(allow_none=True)
    meeting_date = Moment(allow_none=True)
    annual_report_date = Moment(allow_none=True)
    documents = fields.List(
        Line(max=500, min=0), validate=validate.Length(max=MOST_DOCUMENTS), allow_none=True
    )
    channels = fields.List(
        fields.String(validate=validate.OneOf(CHANNELS)), validate=validate.Length(max=10), allow_none=True
    )
    recommendations_received = fields.Integer(strict=True, validate=validate.Range(0), allow_none=True)
    recommendations_accepted = fields.Integer(strict=True, validate=validate.Range(0), allow_none=True)
    participants = fields.Integer(strict=True, validate=validate.Range(0), allow_none=True)
    timeline_broken = YesOrNo(allow_none=True)
    urgent = YesOrNo(allow_none=True)
    urgency_reason = Prose(max=5000, min=0, allow_none=True)
    register_kept = YesOrNo(allow_none=True)
    officer_named = YesOrNo(allow_none=True)
    refusals_reasoned = YesOrNo(allow_none=True)
    notes = Prose(max=5000, min=0, allow_none=True)
    source = Line(max=2000, min=0, allow_none=True)
    other_sources = fields.List(Line(max=2000, min=0), validate=validate.Length(max=20), allow_none=True)
    computed = fields.Dict(keys=fields.String(), allow_none=True)


class JudgeBody(Strict):
    """Acts to be judged, as of a day; today unless given."""

    entries = fields.List(
        fields.Nested(EntryBody), required=True, validate=validate.Length(min=1, max=MOST_ENTRIES)
    )
    as_of = day(load_default=None, allow_none=True)
    count_rule = fields.String(load_default=CountRule.CIVIL_CODE.value, validate=COUNT_RULES)
    days_off = fields.List(day(), load_default=list, validate=validate.Length(max=MOST_DAYS_OFF))


class JudgedRuleSchema(Schema):
    """What is found of a rule, and why."""

    rule = fields.String(required=True)
    article = fields.String(required=True)
    status = fields.String(required=True, validate=STATUSES)
    verdict = fields.String(required=True, validate=validate.OneOf(get_args(Verdict)))
    reason_ro = fields.String(required=True)
    reason_en = fields.String(required=True)


class JudgedEntrySchema(Schema):
    """Every rule once; `kind_assumed` where the kind was taken from the title."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=KINDS)
    kind_assumed = fields.Boolean(required=True)
    rules = fields.List(fields.Nested(JudgedRuleSchema), required=True)


class JudgementSchema(Schema):
    """The entries in their order, judged as of a day."""

    as_of = fields.Date(required=True)
    items = fields.List(fields.Nested(JudgedEntrySchema), required=True)
