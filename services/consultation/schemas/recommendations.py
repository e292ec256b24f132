"""Bodies about recommendations."""

from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.consultation.events.recommendations import Verdict
from services.consultation.model.authorship import NameShown
from services.consultation.model.entry import Channel
from services.consultation.model.submission import WHOLE_ACT, Words
from services.consultation.schemas.answers import AnswerDraftSchema
from services.consultation.schemas.consultations import SLUG, AuthoritySchema, article_number
from services.consultation.schemas.moderation import ModerationSchema, WholeModerationSchema
from shared.web.pages import PageArguments
from shared.web.schemas import Line, Prose, Strict, YesOrNo

DESK_STATES = validate.OneOf(
    ["unanswered", "answered", "withdrawn", "waiting", "draft", "ready", "approved", "publishing", "to-post"]
)
CHANNELS = get_args(Channel)
STATES = validate.OneOf(["unanswered", "answered", "withdrawn"])
FILE_STATES = validate.OneOf(["held", "good", "refused", "erased"])
NAMES_SHOWN = validate.OneOf(get_args(NameShown))
MOST_ARTICLES = 10
VERDICTS = validate.OneOf(get_args(Verdict))
FIRST = "The first that it is on; null where it is on the act as a whole."
REGISTER_NUMBER = validate.Regexp(r"\A[1-9][0-9]{0,8}/[0-9]{4}\Z")


class ConsultationNameSchema(Schema):
    """The consultation to which something belongs."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    authority = fields.Nested(AuthoritySchema, required=True)


class OrganisationSchema(Schema):
    """For whom a recommendation was sent; `verified` by the authority that it was sent to."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    verified = fields.Boolean(required=True)


class AnswerSchema(Schema):
    """What the authority answered; `answered_with` is how many others have been answered alike."""

    verdict = fields.String(required=True, validate=VERDICTS)
    reason = fields.String(required=True)
    taken_into = fields.String(required=True, allow_none=True)
    answered_at = fields.AwareDateTime(required=True)
    answered_with = fields.Integer(required=True)


class PublicFileSchema(Schema):
    """A file that was sent with a recommendation, and that everybody may have."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    size = fields.Integer(required=True)
    media_type = fields.String(required=True)


class SentFileSchema(PublicFileSchema):
    """The same for its author and the clerks.

    `sha256` is of what was sent: a picture is drawn anew before anybody gets it. `erased`: its author is
    forgotten.
    """

    name = fields.String(required=True, metadata={"description": "Empty once its author is forgotten."})
    sha256 = fields.String(required=True)
    for_authority = fields.Boolean(required=True)
    state = fields.String(required=True, validate=FILE_STATES)
    reason = fields.String(required=True, allow_none=True)


class _Recommendation(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    register_number = fields.String(required=True)
    received_at = fields.AwareDateTime(required=True)
    hour_known = fields.Boolean(required=True)
    channel = fields.String(required=True, validate=validate.OneOf(CHANNELS))
    entered_at = fields.AwareDateTime(required=True)
    consultation = fields.Nested(ConsultationNameSchema, required=True)
    article = fields.String(required=True, allow_none=True, metadata={"description": FIRST})
    articles = fields.List(fields.String(), required=True)
    organisation = fields.Nested(OrganisationSchema, required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    proposed_wording = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=STATES)
    withdrawn_at = fields.AwareDateTime(required=True, allow_none=True)
    answer = fields.Nested(AnswerSchema, required=True, allow_none=True)


class RecommendationSchema(_Recommendation):
    """A recommendation as the public reads it; of what was withdrawn the words are null."""

    author = fields.String(required=True)
    moderation = fields.Nested(ModerationSchema, required=True)
    files = fields.List(fields.Nested(PublicFileSchema), required=True)
    files_for_authority = fields.Integer(required=True)
    files_hidden = fields.Integer(required=True)


class ModeratedRecommendationSchema(_Recommendation):
    """A recommendation whole, with what the public reads of it."""

    author = fields.String(required=True)
    files = fields.List(fields.Nested(SentFileSchema), required=True)
    moderation = fields.Nested(WholeModerationSchema, required=True)


class ForModeratorSchema(ModeratedRecommendationSchema):
    """The same for who moderates; an author without account contests through them."""

    has_account = fields.Boolean(required=True)


class OwnRecommendationSchema(ModeratedRecommendationSchema):
    """A recommendation as its author reads it, with what proves it."""

    withdrawal_reason = fields.String(required=True, allow_none=True)
    fingerprint = fields.String(required=True)
    nonce = fields.String(required=True)
    check_url = fields.String(required=True)


class AuthorSchema(Schema):
    """Who sent it: as the public sees them, by full name, and where they are written to."""

    label = fields.String(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True, allow_none=True)
    postal_address = fields.String(required=True, allow_none=True)


class DeskRecommendationSchema(_Recommendation):
    """A recommendation as the authority's clerks read it, also where its author has withdrawn it."""

    withdrawal_reason = fields.String(required=True, allow_none=True)
    author = fields.Nested(AuthorSchema, required=True)
    files = fields.List(fields.Nested(SentFileSchema), required=True)
    moderation = fields.Nested(WholeModerationSchema, required=True)
    fingerprint = fields.String(required=True)
    draft = fields.Nested(AnswerDraftSchema, required=True, allow_none=True)
    town_number = fields.String(required=True, allow_none=True)
    entered_by = fields.String(required=True, allow_none=True)
    answer_goes = fields.String(required=True, validate=validate.OneOf(["by-email", "by-post", "by-hand"]))
    posted_at = fields.AwareDateTime(required=True, allow_none=True)
    author_forgotten = fields.Boolean(required=True)


class ReceiptSchema(Schema):
    """What proves to its author that a recommendation stands in the register."""

    id = fields.UUID(required=True)
    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    article = fields.String(required=True, allow_none=True)
    articles = fields.List(fields.String(), required=True)
    register_number = fields.String(required=True)
    received_at = fields.AwareDateTime(required=True)
    fingerprint = fields.String(required=True)
    nonce = fields.String(required=True)
    check_url = fields.String(required=True)


class ReceiptCheckSchema(Schema):
    """Whether a number stands in the register; all else is null where it does not."""

    exists = fields.Boolean(required=True)
    authority = fields.String(required=True)
    register_number = fields.String(required=True)
    received_at = fields.AwareDateTime(required=True, allow_none=True)
    hour_known = fields.Boolean(required=True, allow_none=True)
    fingerprint = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, allow_none=True)
    recommendation_id = fields.UUID(required=True, allow_none=True)


class AnsweredSchema(Schema):
    """A recommendation after its answer."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)
    verdict = fields.String(required=True)


class WithdrawnSchema(Schema):
    """A recommendation that was taken back."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)
    withdrawn_at = fields.AwareDateTime(required=True)


class WithdrawalBody(Strict):
    """Why it is taken back, if its author wants to say so."""

    reason = Prose(load_default=None, allow_none=True, min=0, max=2_000)


class SaidBody(Strict):
    """What is said, on which articles or on the act as a whole, and how its author is named.

    Either `article` names one, null for the act as a whole, or `articles` several. `show_name` true is the
    older way to ask for the full name, and counts where `name_shown` is not given.
    """

    article = article_number(allow_none=True)
    articles = fields.List(article_number(), validate=validate.Length(min=1, max=MOST_ARTICLES))
    text = Prose(required=True, min=3, max=10_000)
    reason = Prose(load_default=None, allow_none=True, min=0, max=10_000)
    proposed_wording = Prose(load_default=None, allow_none=True, min=0, max=20_000)
    show_name = YesOrNo(load_default=False)
    name_shown = fields.String(validate=NAMES_SHOWN)

    @validates_schema
    def check_articles(self, data: dict[str, Any], **_: Any) -> None:
        if ("article" in data) == ("articles" in data):
            raise ValidationError("Either article, null for the act as a whole, or articles.", "article")
        if len(set(data.get("articles", []))) < len(data.get("articles", [])):
            raise ValidationError("Each article once.", "articles")
        on = data.get("articles") or [data["article"]]
        if data["proposed_wording"] and (len(on) > 1 or not on[0]):
            raise ValidationError("A wording is proposed for one article.", "proposed_wording")


def words_of(data: dict[str, Any]) -> Words:
    """The words among what was loaded; they are taken out of it."""
    full = "full" if data.pop("show_name") else "initials"
    first, *others = data.pop("articles", None) or [data.pop("article") or WHOLE_ACT]
    return Words(
        article=first,
        more_articles=tuple(others),
        name_shown=data.pop("name_shown", full),
        on_behalf_of=data.pop("on_behalf_of", None),
        **{name: data.pop(name) for name in ("text", "reason", "proposed_wording")},
    )


class RecommendationBody(SaidBody):
    """What a person sends; `draft` is what it was written in, whose files go with it."""

    on_behalf_of = fields.UUID(load_default=None, allow_none=True)
    text = Prose(required=True, min=10, max=10_000)
    draft = fields.UUID(load_default=None, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        draft_id = data.pop("draft")
        return {"words": words_of(data), "draft_id": draft_id}


class AnswerBody(Strict):
    """A verdict and its reason; art. 12 asks for one where something is not taken over, we always do.

    `taken_into`: the article in which what was taken over stands.
    """

    verdict = fields.String(required=True, validate=VERDICTS)
    reason = Prose(required=True, min=3, max=10_000)
    taken_into = article_number(load_default=None, allow_none=True)


class OfConsultationArguments(PageArguments):
    """Which recommendations of a consultation: on an article, or on the act as a whole."""

    article = article_number()
    whole = fields.Boolean(load_default=False)


class OfOrganisationArguments(PageArguments):
    """In whose name they were sent."""

    organisation = fields.UUID(required=True)


class DeskArguments(PageArguments):
    """Which recommendations of an authority."""

    authority = fields.String(required=True, validate=SLUG)
    state = fields.String(validate=DESK_STATES)
    consultation = fields.UUID()
    article = article_number()
    department = Line(max=200)
    q = Line(
        max=200,
        metadata={"description": "A register number or a part of what was said; with `consultation` alone."},
    )

    @validates_schema
    def within_one(self, data: dict[str, Any], **_: Any) -> None:
        """What was said is looked through within one consultation: an authority may hold a million."""
        if data.get("q") and not data.get("consultation"):
            raise ValidationError("q", "consultation")


class ReceiptArguments(Strict):
    """Which number of whose register."""

    number = fields.String(required=True, validate=REGISTER_NUMBER, metadata={"example": "12/2026"})
    authority = fields.String(required=True, validate=SLUG)
