"""Bodies about the minutes of a meeting: a part a body."""

from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.consultation.model.authorship import NameShown
from services.consultation.model.minutes_words import PARTS, VOTES
from services.consultation.schemas.consultations import AuthoritySchema, article_number
from services.consultation.schemas.entries import HandedInBody
from shared.web.files import FileSchema
from shared.web.schemas import Instant, Line, Prose, Strict, YesOrNo

MOST = 200
MOST_COUNTED = 100_000
NAMES = validate.OneOf(get_args(NameShown))
STATES = validate.OneOf(["draft", "published"])


def _counted(**more: Any) -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(min=0, max=MOST_COUNTED), **more)


def _list(of: type[Schema], most: int = MOST) -> fields.List[Any]:
    return fields.List(fields.Nested(of), required=True, validate=validate.Length(max=most))


class OpeningBody(Strict):
    """Who led it, who wrote the minutes, where and when; officials stand by their name."""

    chair = Line(required=True, min=0, max=200)
    secretary = Line(required=True, min=0, max=200)
    place = Line(required=True, min=0, max=500)
    opened_at = Instant(required=True, allow_none=True)
    closed_at = Instant(required=True, allow_none=True)


class GroupBody(Strict):
    """How many of a group were there."""

    group = Line(required=True, max=200)
    number = _counted(required=True)


class PersonBody(Strict):
    """Who was there; the name of who is no official is shown as they chose, by initials unless they did."""

    name = Line(required=True, max=200)
    role = Line(load_default="", min=0, max=300)
    is_official = YesOrNo(load_default=False)
    name_shown = fields.String(load_default="initials", validate=NAMES)


class PresentBody(Strict):
    """Who was there; `counted` is the number of participants that somebody has counted, with its source.

    `media` tells whether the press was there; null where nobody knows.
    """

    media = YesOrNo(required=True, allow_none=True)
    counted = _counted(required=True, allow_none=True)
    counted_source = Line(required=True, min=0, max=300)
    groups = _list(GroupBody, 50)
    people = _list(PersonBody)


class PointBody(Strict):
    """A point of the agenda, and what came of it."""

    title = Line(required=True, max=1_000)
    conclusion = Prose(load_default="", min=0, max=5_000)


class AgendaBody(Strict):
    """The points in order."""

    points = _list(PointBody, 100)


class StatementBody(Strict):
    """What somebody said, on which article if on one, and what was answered there."""

    name = Line(required=True, max=200)
    organisation = Line(load_default="", min=0, max=300)
    is_official = YesOrNo(load_default=False)
    name_shown = fields.String(load_default="initials", validate=NAMES)
    article = article_number(load_default=None, allow_none=True)
    said = Prose(load_default="", min=0, max=10_000)
    answer = Prose(load_default="", min=0, max=10_000)


class DiscussionBody(Strict):
    """Who spoke, in order."""

    statements = _list(StatementBody)


class MemberVoteBody(Strict):
    """How a member voted."""

    name = Line(required=True, max=200)
    vote = fields.String(required=True, validate=validate.OneOf(VOTES))


# `for` is no name that a class can have.
CountsBody = Strict.from_dict({vote: _counted(required=True) for vote in VOTES}, name="VoteCountsBody")


class BallotBody(Strict):
    """A vote: of an open one the members, of a secret one the counts alone (art. 11)."""

    subject = Line(required=True, max=1_000)
    is_secret = YesOrNo(required=True)
    counts = fields.Nested(CountsBody, load_default=None, allow_none=True)
    members = _list(MemberVoteBody)

    @validates_schema
    def counts_of_secret(self, data: dict[str, Any], **_: Any) -> None:
        if data.get("is_secret") and data.get("counts") is None:
            raise ValidationError("A secret vote has counts.", "counts")


class VotesBody(Strict):
    """All votes of a meeting."""

    ballots = _list(BallotBody, 100)


class LinkBody(Strict):
    """Where a recording is."""

    title = Line(required=True, max=300)
    url = fields.URL(required=True, schemes={"https"}, validate=validate.Length(max=2_000))


class RecordingsBody(Strict):
    """Recordings of the meeting."""

    links = _list(LinkBody, 20)


BODIES: dict[str, type[Strict]] = dict(
    zip(
        PARTS,
        (OpeningBody, PresentBody, AgendaBody, DiscussionBody, VotesBody, RecordingsBody),
        strict=True,
    )
)


class MinutesCorrectionBody(Strict):
    """Of which part, what is right, and why it was wrong."""

    part = fields.String(required=True, validate=validate.OneOf(PARTS))
    text = Prose(required=True, min=3, max=5_000)
    reason = Prose(required=True, min=3, max=2_000)


class NameInMinutesBody(Strict):
    """The name of a private person, as it stands there."""

    name = Line(required=True, max=200)


class FromMeetingBody(HandedInBody):
    """What was said or handed in at a meeting, by whom, and when."""

    channel = fields.String(load_default="meeting", validate=validate.Equal("meeting"))


class SavedMinutesSchema(Schema):
    """Minutes after a change."""

    id = fields.UUID(required=True)
    meeting_id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=STATES)
    published_at = fields.AwareDateTime(required=True, allow_none=True)


class MeetingOfMinutesSchema(Schema):
    """The meeting that minutes are of."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    consultation_id = fields.UUID(required=True, allow_none=True)
    consultation_title = fields.String(required=True, allow_none=True)
    authority = fields.Nested(AuthoritySchema, required=True)
    state = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    is_example = fields.Boolean(required=True)


class CorrectionSchema(Schema):
    """A correction."""

    position = fields.Integer(required=True)
    part = fields.String(required=True)
    text = fields.String(required=True)
    reason = fields.String(required=True)
    corrected_at = fields.AwareDateTime(required=True)


class EnteredAtMeetingSchema(Schema):
    """A recommendation that was made at the meeting, by its number in the register."""

    id = fields.UUID(required=True)
    register_number = fields.String(required=True)
    author = fields.String(required=True)
    organisation = fields.String(required=True, allow_none=True)
    article = fields.String(required=True, allow_none=True)
    state = fields.String(required=True)


class GroupShownSchema(Schema):
    """How many of a group."""

    group = fields.String(required=True)
    number = fields.Integer(required=True)


class PersonShownSchema(Schema):
    """Who was there, as everybody reads it."""

    name = fields.String(required=True)
    role = fields.String(required=True)
    is_official = fields.Boolean(required=True)


class PointShownSchema(Schema):
    """A point."""

    title = fields.String(required=True)
    conclusion = fields.String(required=True)


class StatementShownSchema(Schema):
    """What was said, as everybody reads it."""

    speaker = fields.String(required=True)
    organisation = fields.String(required=True)
    article = fields.String(required=True, allow_none=True)
    said = fields.String(required=True)
    answer = fields.String(required=True)


class MemberVoteSchema(Schema):
    """How a member voted."""

    name = fields.String(required=True)
    vote = fields.String(required=True)


class BallotShownSchema(Schema):
    """A vote."""

    subject = fields.String(required=True)
    is_secret = fields.Boolean(required=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    members = fields.List(fields.Nested(MemberVoteSchema), required=True)


class LinkShownSchema(Schema):
    """A recording."""

    title = fields.String(required=True)
    url = fields.String(required=True)


class MinutesSchema(Schema):
    """Minutes as everybody reads them: addresses, telephones and personal numbers are covered."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=STATES)
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    meeting = fields.Nested(MeetingOfMinutesSchema, required=True)
    chair = fields.String(required=True)
    secretary = fields.String(required=True)
    place = fields.String(required=True)
    opened_at = fields.AwareDateTime(required=True, allow_none=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    counted = fields.Integer(required=True, allow_none=True)
    counted_source = fields.String(required=True)
    media = fields.Boolean(required=True, allow_none=True)
    groups = fields.List(fields.Nested(GroupShownSchema), required=True)
    people = fields.List(fields.Nested(PersonShownSchema), required=True)
    points = fields.List(fields.Nested(PointShownSchema), required=True)
    statements = fields.List(fields.Nested(StatementShownSchema), required=True)
    recommendations = fields.List(fields.Nested(EnteredAtMeetingSchema), required=True)
    ballots = fields.List(fields.Nested(BallotShownSchema), required=True)
    links = fields.List(fields.Nested(LinkShownSchema), required=True)
    files = fields.List(fields.Nested(FileSchema), required=True)
    corrections = fields.List(fields.Nested(CorrectionSchema), required=True)


class DocumentDueSchema(Schema):
    """A document of art. 7 (10) d; `there` is null where nobody can know."""

    name = fields.String(required=True)
    there = fields.Boolean(required=True, allow_none=True)
    number = fields.Integer(required=True, allow_none=True)


class DeskMinutesSchema(Schema):
    """Minutes as their clerks write them; `minutes` is null until they are begun."""

    meeting = fields.Nested(MeetingOfMinutesSchema, required=True)
    version = fields.Integer(required=True, allow_none=True)
    state = fields.String(required=True, allow_none=True)
    parts = fields.Dict(keys=fields.String(), required=True, allow_none=True)
    missing = fields.List(fields.String(), required=True)
    due_on = fields.Date(required=True, allow_none=True)
    documents = fields.List(fields.Nested(DocumentDueSchema), required=True)
    minutes = fields.Nested(MinutesSchema, required=True, allow_none=True)
